// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Typed;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.SecretLink;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;

/**
 * The growers next door, and the one link of each. A link opens the page on which its grower
 * announces, and nothing else: no session, no account, no other grower's page. It is revoked at any
 * time, and only a digest of it is kept.
 */
public record Growers(Ground ground) {
  /** The use of data, in the charter's table. */
  static final String PURPOSE = "surplus";

  public static final List<Ask.ReadField> READS =
      List.of(
          new Ask.ReadField(Fields.ROOM, PURPOSE, "C3", "growers.name"),
          new Ask.ReadField(Fields.ROOM, PURPOSE, "C3", "growers.link"));

  /** The role under which a grower acts, in the journal. */
  static final String ROLE = "grower";

  private static final int LONGEST_NAME = 120;

  /**
   * A grower, with the link that opens now.
   *
   * @param linkSince since when it opens; empty when it was revoked
   */
  public record Grower(Id id, String name, Optional<Instant> linkSince) {}

  /** A link just made: its token is shown once. */
  public record Link(Id grower, String name, String token) {}

  /** Every grower known by name, by name. */
  public List<Grower> list() {
    Map<Id, Instant> open =
        ground.read(
            sql ->
                sql.selectFrom(GROWER_LINK)
                    .where(GROWER_LINK.REVOKED_AT.isNull())
                    .fetchMap(GROWER_LINK.GROWER, GROWER_LINK.MADE_AT));
    return ground.read(sql -> sql.selectFrom(GROWER).fetch(GROWER.PERSON)).stream()
        .flatMap(id -> ground.people().find(id).stream())
        .map(p -> new Grower(p.id(), p.name(), Optional.ofNullable(open.get(p.id()))))
        .sorted(Comparator.comparing(Grower::name, People.BY_NAME))
        .toList();
  }

  /** That grower. */
  public Grower get(Id grower) {
    return list().stream()
        .filter(g -> g.id().equals(grower))
        .findFirst()
        .orElseThrow(() -> Says.GROCERY.input("grower-unknown", "grower", grower.toString()));
  }

  /** Whose link that is, while it opens. */
  public Optional<Grower> open(String token) {
    return ground
        .read(
            sql ->
                sql.selectFrom(GROWER_LINK)
                    .where(
                        GROWER_LINK.TOKEN_DIGEST.eq(SecretLink.digest(token)),
                        GROWER_LINK.REVOKED_AT.isNull())
                    .fetchOptional()
                    .map(r -> r.getGrower()))
        .flatMap(id -> list().stream().filter(g -> g.id().equals(id)).findFirst());
  }

  /** Lets a grower announce: a name, an identifier without it, and a link. */
  Link invite(String name) {
    String plain = Typed.name(name);
    if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
      throw Says.GROCERY.input("grower-name", "name", plain);
    }
    require();
    return ground.note(
        tx -> {
          Id grower = ground.people().add(tx, plain, "");
          tx.sql()
              .insertInto(GROWER)
              .set(GROWER.PERSON, grower)
              .set(GROWER.ADDED_AT, tx.now())
              .execute();
          return new Link(grower, plain, link(tx, grower));
        });
  }

  /** Another link for a grower, who may have lost the first: the first no longer opens. */
  Link renew(Id id) {
    Grower grower = get(id);
    require();
    return ground.note(
        tx -> {
          close(tx, id);
          return new Link(id, grower.name(), link(tx, id));
        });
  }

  /** Closes a grower's link; what was announced and answered stays. */
  void revoke(Id id) {
    get(id);
    ground.note(
        tx -> {
          close(tx, id);
          fact(tx, Role.MEMBER.text(), "revocation", "fact.grower.revoked", id.canonical());
          return true;
        });
  }

  private void require() {
    ground.requireRead(Role.MEMBER.text(), READS);
  }

  private String link(Tx tx, Id grower) {
    String token = SecretLink.draw();
    tx.sql()
        .insertInto(GROWER_LINK)
        .set(GROWER_LINK.TOKEN_DIGEST, SecretLink.digest(token))
        .set(GROWER_LINK.GROWER, grower)
        .set(GROWER_LINK.MADE_AT, tx.now())
        .execute();
    fact(tx, Role.MEMBER.text(), "link", "fact.grower.link", grower.canonical());
    return token;
  }

  private static void close(Tx tx, Id grower) {
    tx.sql()
        .update(GROWER_LINK)
        .set(GROWER_LINK.REVOKED_AT, tx.now())
        .where(GROWER_LINK.GROWER.eq(grower), GROWER_LINK.REVOKED_AT.isNull())
        .execute();
  }

  /** Keeps and journals a fact, in the write of what it tells. */
  void fact(Tx tx, String role, String kind, String action, Value about) {
    ground.fact(tx, role, kind, action, Value.rec("about", about));
  }
}
