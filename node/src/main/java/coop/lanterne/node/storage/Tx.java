// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.storage;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * One write: everything in it stands or falls together.
 *
 * @param sql the database, inside the transaction
 * @param node the node's name, carried by every identifier
 * @param now the instant of this write
 */
public record Tx(DSLContext sql, String node, Instant now) {
  /** The day of an instant, in UTC, as tables hold it. */
  public static Field<LocalDate> day(Field<Instant> at) {
    return DSL.substring(at.coerce(String.class), 1, 10)
        .convert(LocalDate.class, LocalDate::parse, LocalDate::toString);
  }

  /** The identifier that {@link #newId} gives next. */
  public Id peekId(String kind) {
    return Id.of(kind, next("next." + kind).orElse(1L), node);
  }

  private Optional<Long> next(String name) {
    return sql.selectFrom(SETTING)
        .where(SETTING.NAME.eq(name))
        .fetchOptional()
        .map(r -> Long.parseLong(r.getValue()));
  }

  /** A new identifier of that kind, numbered from 1 within the node. */
  public Id newId(String kind) {
    String name = "next." + kind;
    Optional<Long> seen = next(name);
    long number = seen.orElse(1L);
    if (seen.isEmpty()) {
      sql.insertInto(SETTING, SETTING.NAME, SETTING.VALUE)
          .values(name, Long.toString(number + 1))
          .execute();
    } else {
      sql.update(SETTING)
          .set(SETTING.VALUE, Long.toString(number + 1))
          .where(SETTING.NAME.eq(name))
          .execute();
    }
    return Id.of(kind, number, node);
  }

  /**
   * Keeps a document as canonical bytes.
   *
   * @param type its type with its version, such as {@code decision/1}
   * @return the digest to write in the journal
   */
  public Digest keep(Id id, String type, Canonical document) {
    return keep(id, type, document.canonical());
  }

  /** Keeps a document given as a value. */
  public Digest keep(Id id, String type, Value document) {
    byte[] bytes = CanonicalBytes.encode(type, document);
    Digest digest = Digest.of(bytes);
    sql.insertInto(DOCUMENT)
        .set(DOCUMENT.ID, id)
        .set(DOCUMENT.TYPE, type)
        .set(DOCUMENT.DIGEST, digest)
        .set(DOCUMENT.CANONICAL, bytes)
        .execute();
    return digest;
  }
}
