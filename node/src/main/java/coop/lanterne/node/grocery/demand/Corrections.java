// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.demand;

import static coop.lanterne.db.Tables.CORRECTION;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Grocery;
import coop.lanterne.grocery.order.CorrectionScores;
import coop.lanterne.grocery.order.GroceryOrders;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.orders.FreshOrders;
import coop.lanterne.node.grocery.shop.Corrected;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.room.Ground;

/**
 * Where people know better than the forecast: a factor for some days, or a day on which the shop is
 * closed. Each is a fact, journalled with its reason and without its author, and can be withdrawn.
 * How they did is said by month and in totals; since no name is kept, nobody can be scored.
 */
public final class Corrections {
  /** The longest reason. */
  static final int LONGEST_REASON = 120;

  /** How many days ahead one can speak of. */
  static final int AHEAD = 150;

  private static final String TYPE = "correction/1";

  /** What is said after noon is not judged on its own day. */
  private static final LocalTime NOON = LocalTime.NOON;

  public static final List<Ask.ReadField> READS =
      Fields.of("corrections: from to scope of factor reason");

  private final Ground ground;
  private final AtomicReference<Scored> last = new AtomicReference<>(new Scored("", List.of()));

  /** The corrections of that node. */
  public Corrections(Ground ground) {
    this.ground = ground;
  }

  /** Those that speak of a day to come and stand, the first day first. */
  List<Corrected.Said> standing() {
    LocalDate today = ground.today();
    return ground.read(Corrected::live).stream()
        .filter(s -> !s.to().isBefore(today))
        .sorted(Comparator.comparing(Corrected.Said::from).thenComparing(Corrected.Said::to))
        .toList();
  }

  /** Says that what is expected of these days is to be multiplied. */
  Id say(Facts.Correction correction) {
    return say(
        correction.from(),
        correction.to(),
        correction.scope(),
        correction.of(),
        Optional.of(correction.factor()),
        correction.reason());
  }

  /** Says that the shop is closed from a day to a day. */
  Id close(LocalDate from, LocalDate to, String reason) {
    return say(from, to, Facts.Scope.SHOP, "", Optional.empty(), reason);
  }

  private Id say(
      LocalDate from,
      LocalDate to,
      Facts.Scope scope,
      String of,
      Optional<BigDecimal> factor,
      String reason) {
    if (from.isBefore(ground.today())
        || to.isBefore(from)
        || to.isAfter(ground.today().plusDays(AHEAD))) {
      throw Says.GROCERY.input("correction-days", "correction", from + " " + to);
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Says.GROCERY.input("correction-reason", "reason", "");
    }
    ground.requireRead(Role.MEMBER.text(), READS);
    return ground.note(
        tx -> {
          Id given = tx.newId("correction");
          Corrected.Said said =
              new Corrected.Said(
                  given, from, to, scope, of, factor, reason, tx.now(), Optional.empty());
          Digest digest = tx.keep(given, TYPE, said);
          tx.sql()
              .insertInto(CORRECTION)
              .set(CORRECTION.BATCH, given)
              .set(CORRECTION.LINE, 1L)
              .set(CORRECTION.FROM_DAY, from)
              .set(CORRECTION.TO_DAY, to)
              .set(CORRECTION.SCOPE, scope.name())
              .set(CORRECTION.OF_WHAT, of)
              .set(CORRECTION.FACTOR, factor.map(BigDecimal::toPlainString).orElse(null))
              .set(CORRECTION.REASON, reason)
              .set(CORRECTION.DIGEST, digest)
              .set(CORRECTION.WRITTEN_AT, tx.now())
              .execute();
          ground.fact(tx, Role.MEMBER.text(), "fact.correction", given, digest);
          return given;
        });
  }

  /** Withdraws one, whoever said it. */
  void withdraw(Id id, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Says.GROCERY.input("correction-reason", "reason", "");
    }
    ground.note(
        tx -> {
          int rows =
              tx.sql()
                  .update(CORRECTION)
                  .set(CORRECTION.WITHDRAWN_AT, tx.now())
                  .where(
                      CORRECTION.BATCH.eq(id),
                      CORRECTION.DIGEST.isNotNull(),
                      CORRECTION.WITHDRAWN_AT.isNull())
                  .execute();
          if (rows == 0) {
            throw Says.GROCERY.input("correction-unknown", "correction", id.toString());
          }
          Id undo = tx.newId("undo");
          Digest digest =
              tx.keep(
                  undo,
                  "correction.withdrawn/1",
                  Value.rec("correction", id.canonical(), "reason", reason));
          ground.fact(tx, Role.MEMBER.text(), "fact.correction.withdrawn", undo, digest);
          return true;
        });
  }

  // --- how they did ---

  /**
   * How the corrections did in each month, the oldest first: each counts on the days before which
   * it was known and not withdrawn.
   */
  List<CorrectionScores.Month> scores() {
    String now = ground.today() + " " + ground.journal().size();
    Scored known = last.get();
    if (!known.now().equals(now)) {
      known = new Scored(now, score(ground.today()));
      last.set(known);
    }
    return known.months();
  }

  /** The scores of a day, up to that entry of the journal. */
  private record Scored(String now, List<CorrectionScores.Month> months) {}

  private List<CorrectionScores.Month> score(LocalDate today) {
    return ground.read(
        sql -> {
          List<Facts.Correction> known =
              Corrected.all(sql).stream()
                  .flatMap(s -> s.correction(firstJudged(s), lastJudged(s)).stream())
                  .filter(c -> c.from().isBefore(today))
                  .toList();
          if (known.isEmpty()) {
            return List.of();
          }
          Grocery all = Stored.all(sql, today);
          Set<String> touched =
              all.products().stream()
                  .filter(p -> known.stream().anyMatch(c -> c.touches(p)))
                  .map(p -> p.supplier())
                  .collect(Collectors.toSet());
          return CorrectionScores.of(
              GroceryOrders.past(
                  all.of(s -> touched.contains(s.id())), today, FreshOrders.policy()),
              known);
        });
  }

  private LocalDate firstJudged(Corrected.Said said) {
    var at = said.at().atZone(ground.zone());
    LocalDate known =
        at.toLocalTime().isBefore(NOON) ? at.toLocalDate() : at.toLocalDate().plusDays(1);
    return known.isAfter(said.from()) ? known : said.from();
  }

  private LocalDate lastJudged(Corrected.Said said) {
    Optional<LocalDate> eve =
        said.withdrawn().map(at -> LocalDate.ofInstant(at, ground.zone()).minusDays(1));
    return eve.filter(e -> e.isBefore(said.to())).orElse(said.to());
  }
}
