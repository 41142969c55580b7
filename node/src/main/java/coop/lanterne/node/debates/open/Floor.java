// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** What use cases of the room ask of the ground: who may do it, what is read, what is told. */
public final class Floor {
  /** The room's name in the charter. */
  public static final String ROOM = "debats";

  /** What the room reads data for. */
  public static final String PURPOSE = "debattre";

  /** Opens a debate. */
  public static final String OPEN = "debate.open";

  /** Publishes and sets aside. */
  public static final String MODERATE = "debate.moderate";

  /** Moves a debate to another stage. */
  public static final String STAGE = "debate.stage";

  /** Asks for a synthesis, and corrects its sorting. */
  public static final String SORT = "debate.sort";

  /** The longest public reason, in characters. */
  public static final int LONGEST_REASON = 2000;

  private Floor() {}

  /** The mandate under which that person does that act; refused where there is none. */
  public static Mandate mandate(Ground ground, People.Person by, String act) {
    return ground
        .mandate(by, act, Optional.empty())
        .orElseThrow(() -> Says.DEBATES.right("no-mandate", "", act));
  }

  /** Refuses a public reason that is none, or too long. */
  public static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Says.DEBATES.input("reason-needed", reason.strip());
    }
  }

  /** Refuses what people sent for the first thing that stops it. */
  public static void refuse(List<Finding> findings) {
    findings.stream()
        .filter(f -> f.severity() == Finding.Severity.STOPPED)
        .findFirst()
        .ifPresent(
            f -> {
              throw new Trouble(Trouble.Cause.INPUT, f);
            });
  }

  /** The number that comes after the last one of these. */
  public static <R extends Record> long next(
      DSLContext sql, TableField<R, Long> number, Condition among) {
    Long last =
        sql.select(DSL.max(number))
            .from(Objects.requireNonNull(number.getTable()))
            .where(among)
            .fetchSingle()
            .value1();
    return last == null ? 1 : last + 1;
  }

  /** Asks article 11 about what is read of contributions, and article 13 about consent. */
  public static void requireVoiced(Ground ground, String role, boolean consent) {
    requireVoiced(ground, role, consent, Reads.CONTRIBUTIONS);
  }

  /** Asks article 11 about these fields, and article 13 about consent. */
  public static void requireVoiced(
      Ground ground, String role, boolean consent, List<Ask.ReadField> reads) {
    List<Ask> asks = new ArrayList<>(reads);
    asks.addFirst(new Ask.Voiced(consent, List.of()));
    ground.require(role, asks.toArray(Ask[]::new));
  }

  /** The smallest group of people that article 8 of the charter in force lets be told of. */
  public static int smallestGroup(Ground ground) {
    return Math.toIntExact(
        ((Value.Int) ground.charters().get().charter().article("A08").params().get("k")).value());
  }

  /**
   * Keeps and journals that these were published, if any: contributions or statements, by their
   * ids; how many.
   */
  public static int published(Ground ground, Tx tx, People.Person by, Debate debate, List<Id> ids) {
    if (!ids.isEmpty()) {
      ground.fact(
          tx,
          Holders.role(by),
          "publication",
          "fact.publication",
          Value.rec("debate", debate.id(), "published", Value.list(ids)));
    }
    return ids.size();
  }
}
