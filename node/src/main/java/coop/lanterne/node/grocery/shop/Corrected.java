// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import static coop.lanterne.db.Tables.CORRECTION;

import module java.base;

import coop.lanterne.db.tables.records.CorrectionRecord;
import coop.lanterne.grocery.files.Facts;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import org.jooq.DSLContext;

/** Where people know better than the forecast: what they said here and what files say. */
public final class Corrected {
  private Corrected() {}

  /**
   * What was said.
   *
   * @param of the product's code or the family; empty for the whole shop
   * @param factor empty where the shop is closed
   * @param at since when it is known
   * @param withdrawn when it was withdrawn
   */
  public record Said(
      Id id,
      LocalDate from,
      LocalDate to,
      Facts.Scope scope,
      String of,
      Optional<BigDecimal> factor,
      String reason,
      Instant at,
      Optional<Instant> withdrawn)
      implements Canonical {
    /** As the engines read it, where it is no closure. */
    public Optional<Facts.Correction> correction(LocalDate first, LocalDate last) {
      return factor
          .filter(_ -> !last.isBefore(first))
          .map(f -> new Facts.Correction(first, last, scope, of, f, reason));
    }

    @Override
    public Value canonical() {
      return Value.rec(
          "from", from.toString(),
          "to", to.toString(),
          "scope", scope.name(),
          "of", of,
          "factor", factor.map(BigDecimal::toPlainString),
          "reason", reason);
    }
  }

  /** What stands. */
  public static List<Said> live(DSLContext sql) {
    return all(sql).stream().filter(s -> s.withdrawn().isEmpty()).toList();
  }

  /** All that was said or imported; of the same days and things, the latest import alone. */
  public static List<Said> all(DSLContext sql) {
    Map<Id, Instant> imported =
        Batch.live(sql).stream().collect(Collectors.toMap(Batch::id, Batch::importedAt));
    List<Said> all = new ArrayList<>();
    Map<String, Said> ofFiles = new HashMap<>();
    for (CorrectionRecord r : sql.selectFrom(CORRECTION).orderBy(CORRECTION.LINE).fetch()) {
      Said said = read(r, imported.getOrDefault(r.getBatch(), Instant.EPOCH));
      if (r.getDigest() != null) {
        all.add(said);
      } else {
        String key = said.from() + " " + said.to() + " " + said.scope() + " " + said.of();
        ofFiles.merge(key, said, (a, b) -> a.at().isAfter(b.at()) ? a : b);
      }
    }
    all.addAll(ofFiles.values());
    all.sort(Comparator.comparing(Said::at).thenComparing(s -> s.id().toString()));
    return all;
  }

  private static Said read(CorrectionRecord r, Instant imported) {
    return new Said(
        r.getBatch(),
        r.getFromDay(),
        r.getToDay(),
        Facts.Scope.valueOf(r.getScope()),
        r.getOfWhat(),
        Optional.ofNullable(r.getFactor()).map(BigDecimal::new),
        r.getReason(),
        Optional.ofNullable(r.getWrittenAt()).orElse(imported),
        Optional.ofNullable(r.getWithdrawnAt()));
  }

  /** As the engines read them. */
  static List<Facts.Correction> facts(DSLContext sql) {
    return live(sql).stream().flatMap(s -> s.correction(s.from(), s.to()).stream()).toList();
  }

  /** The days on which people said that the shop is closed. */
  static Set<LocalDate> closed(DSLContext sql) {
    Set<LocalDate> closed = new TreeSet<>();
    for (Said said : live(sql)) {
      if (said.factor().isEmpty()) {
        said.from().datesUntil(said.to().plusDays(1)).forEach(closed::add);
      }
    }
    return closed;
  }

  /** The digests of what was said and stands. */
  public static List<Digest> digests(DSLContext sql) {
    return sql.select(CORRECTION.DIGEST)
        .from(CORRECTION)
        .where(CORRECTION.DIGEST.isNotNull(), CORRECTION.WITHDRAWN_AT.isNull())
        .orderBy(CORRECTION.WRITTEN_AT, CORRECTION.BATCH)
        .fetch(r -> r.value1());
  }
}
