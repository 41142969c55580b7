// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.ImportBatchRecord;
import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.tables.Shape.DecimalMark;
import org.jooq.DSLContext;

/**
 * One import.
 *
 * @param kept rows that it brought
 * @param setAside rows that were not taken
 * @param undoneAt when it was taken back; its rows are gone since
 * @param used whether a decision used it: it stays then
 */
public record Batch(
    Id id,
    FileKind kind,
    String fileName,
    Digest digest,
    String encoding,
    char delimiter,
    DecimalMark decimalMark,
    long kept,
    long setAside,
    Instant importedAt,
    Optional<Instant> undoneAt,
    boolean used) {

  /** The imports that stand, the oldest first. */
  public static List<Batch> live(DSLContext sql) {
    return list(sql).stream().filter(b -> b.undoneAt().isEmpty()).toList().reversed();
  }

  /** Every import, the newest first. */
  public static List<Batch> list(DSLContext sql) {
    List<Id> used =
        sql.selectDistinct(ADVICE_IMPORT.BATCH)
            .from(ADVICE_IMPORT)
            .where(Advices.isDecided(ADVICE_IMPORT.ADVICE))
            .fetch(ADVICE_IMPORT.BATCH);
    return sql.selectFrom(IMPORT_BATCH).fetch(r -> of(r, used.contains(r.getId()))).stream()
        .sorted(Comparator.comparingLong((Batch b) -> b.id().number()).reversed())
        .toList();
  }

  private static Batch of(ImportBatchRecord r, boolean used) {
    return new Batch(
        r.getId(),
        FileKind.valueOf(r.getKind()),
        r.getFileName(),
        r.getFileDigest(),
        r.getEncoding(),
        r.getDelimiter().charAt(0),
        DecimalMark.valueOf(r.getDecimalMark()),
        r.getRowsKept(),
        r.getRowsSetAside(),
        r.getImportedAt(),
        Optional.ofNullable(r.getUndoneAt()),
        used);
  }
}
