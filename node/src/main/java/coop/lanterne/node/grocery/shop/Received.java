// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.ReceivingLineRecord;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What people said of deliveries at the door. */
public final class Received {
  private Received() {}

  /** What people said, and when. */
  public record Said(Id id, Receiving what, Digest digest, Instant at) {}

  /** What people said that stands, in the order in which they said it. */
  public static List<Said> live(DSLContext sql, Map<String, Unit> units, Condition which) {
    Map<Id, List<Receiving.Line>> lines = lines(sql, units, which);
    return sql
        .selectFrom(RECEIVING)
        .where(which, RECEIVING.UNDONE_BY.isNull())
        .fetch(
            r ->
                new Said(
                    r.getId(),
                    new Receiving(
                        r.getSupplier(),
                        r.getDueDay(),
                        r.getCameDay(),
                        lines.getOrDefault(r.getId(), List.of())),
                    r.getDigest(),
                    r.getWrittenAt()))
        .stream()
        .sorted(Comparator.comparingLong(s -> s.id().number()))
        .toList();
  }

  private static Map<Id, List<Receiving.Line>> lines(
      DSLContext sql, Map<String, Unit> units, Condition which) {
    return sql
        .select(RECEIVING_LINE.asterisk())
        .from(RECEIVING_LINE)
        .join(RECEIVING)
        .on(RECEIVING.ID.eq(RECEIVING_LINE.RECEIVING))
        .where(which, RECEIVING.UNDONE_BY.isNull())
        .orderBy(RECEIVING_LINE.RECEIVING, RECEIVING_LINE.LINE)
        .fetchInto(RECEIVING_LINE)
        .stream()
        .filter(r -> units.containsKey(r.getProduct()))
        .collect(
            Collectors.groupingBy(
                ReceivingLineRecord::getReceiving,
                Collectors.mapping(
                    r -> line(r, Objects.requireNonNull(units.get(r.getProduct()))),
                    Collectors.toList())));
  }

  private static Receiving.Line line(ReceivingLineRecord r, Unit unit) {
    return new Receiving.Line(
        r.getProduct(),
        new Quantity(r.getOrderedThousandths(), unit),
        new Quantity(r.getDeliveredThousandths(), unit),
        new Quantity(r.getRefusedThousandths(), unit),
        Receiving.Cause.valueOf(r.getCause().toUpperCase(Locale.ROOT)),
        Optional.ofNullable(r.getBestBefore()));
  }

  /** The digests of what people said of deliveries at the door. */
  public static List<Digest> digests(DSLContext sql) {
    return sql.select(RECEIVING.DIGEST)
        .from(RECEIVING)
        .where(RECEIVING.UNDONE_BY.isNull())
        .orderBy(RECEIVING.ID)
        .fetch(r -> r.value1());
  }
}
