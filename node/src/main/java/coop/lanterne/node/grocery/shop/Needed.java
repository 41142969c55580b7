// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import static coop.lanterne.db.Tables.NEED;

import coop.lanterne.db.tables.records.NeedRecord;
import coop.lanterne.grocery.files.Facts.Need;
import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** What is wanted beside what is sold: totals that people said here and that files say. */
public final class Needed {
  private Needed() {}

  /**
   * Every total that is not nothing: what people said first, of the same day, product and kind, and
   * what files say of the others.
   */
  public static List<Need> all(DSLContext sql, Map<String, Unit> units) {
    List<Need> said = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (NeedRecord r :
        sql.selectFrom(NEED)
            .where(NEED.DIGEST.isNotNull().and(NEED.UNDONE_BY.isNull()))
            .orderBy(NEED.DAY, NEED.PRODUCT, NEED.KIND)
            .fetch()) {
      known.add(r.getDay() + " " + r.getKind() + " " + r.getProduct());
      read(r, units).ifPresent(said::add);
    }
    List<Need> all =
        new ArrayList<>(
            Stored.latest(
                sql
                    .selectFrom(NEED)
                    .where(NEED.DIGEST.isNull())
                    .orderBy(NEED.DAY, NEED.LINE)
                    .fetch()
                    .stream()
                    .filter(
                        r -> !known.contains(r.getDay() + " " + r.getKind() + " " + r.getProduct()))
                    .toList(),
                r -> r.getBatch(),
                r -> r.getDay() + " " + r.getKind() + " " + r.getProduct(),
                r -> read(r, units)));
    all.addAll(said);
    all.removeIf(n -> n.quantity().thousandths() == 0);
    return all;
  }

  private static Optional<Need> read(NeedRecord r, Map<String, Unit> units) {
    Unit unit = units.get(r.getProduct()); // none where its import was taken back
    return unit == null
        ? Optional.empty()
        : Optional.of(
            new Need(
                r.getDay(),
                r.getProduct(),
                new Quantity(r.getThousandths(), unit),
                NeedKind.valueOf(r.getKind())));
  }

  /** The digests of the totals that people said and that stand. */
  public static List<Digest> digests(DSLContext sql) {
    return sql.select(NEED.DIGEST)
        .from(NEED)
        .where(NEED.DIGEST.isNotNull().and(NEED.UNDONE_BY.isNull()))
        .orderBy(NEED.DAY, NEED.PRODUCT, NEED.KIND)
        .fetch(r -> r.value1());
  }
}
