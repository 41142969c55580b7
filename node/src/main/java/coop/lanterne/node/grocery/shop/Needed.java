// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import static coop.lanterne.db.Tables.NEED;

import module java.base;

import coop.lanterne.db.tables.records.NeedRecord;
import coop.lanterne.grocery.files.Facts.Need;
import coop.lanterne.grocery.files.Facts.NeedKind;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.jooq.DSLContext;

/** What is wanted beside what is sold: totals that people said here and that files say. */
public final class Needed {
  private Needed() {}

  /**
   * Every total that is not nothing: what people said first, of the same day, product and kind, and
   * what files say of the others.
   */
  public static List<Need> all(DSLContext sql, Map<String, Unit> units) {
    List<NeedRecord> said =
        sql.selectFrom(NEED)
            .where(NEED.DIGEST.isNotNull(), NEED.UNDONE_BY.isNull())
            .orderBy(NEED.DAY, NEED.PRODUCT, NEED.KIND)
            .fetch();
    Set<String> known = said.stream().map(Needed::key).collect(Collectors.toSet());
    List<NeedRecord> ofFiles =
        new ArrayList<>(
            sql.selectFrom(NEED).where(NEED.DIGEST.isNull()).orderBy(NEED.DAY, NEED.LINE).fetch());
    ofFiles.removeIf(r -> known.contains(key(r)));
    List<Need> all =
        new ArrayList<>(
            Stored.latest(ofFiles, NeedRecord::getBatch, Needed::key, r -> read(r, units)));
    said.forEach(r -> read(r, units).ifPresent(all::add));
    all.removeIf(n -> n.quantity().thousandths() == 0);
    return all;
  }

  private static String key(NeedRecord r) {
    return r.getDay() + " " + r.getKind() + " " + r.getProduct();
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
        .where(NEED.DIGEST.isNotNull(), NEED.UNDONE_BY.isNull())
        .orderBy(NEED.DAY, NEED.PRODUCT, NEED.KIND)
        .fetch(r -> r.value1());
  }
}
