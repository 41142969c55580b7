// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import static coop.lanterne.db.Tables.ADVICE;
import static coop.lanterne.db.Tables.ADVICE_IMPORT;
import static coop.lanterne.db.Tables.CORRECTION;
import static coop.lanterne.db.Tables.DELIVERY;
import static coop.lanterne.db.Tables.IMPORT_BATCH;
import static coop.lanterne.db.Tables.LOSS;
import static coop.lanterne.db.Tables.NEED;
import static coop.lanterne.db.Tables.PRODUCT;
import static coop.lanterne.db.Tables.SALE;
import static coop.lanterne.db.Tables.SHOP_DAY;
import static coop.lanterne.db.Tables.STOCK_COUNT;
import static coop.lanterne.db.Tables.SUPPLIER;

import coop.lanterne.db.tables.records.ImportBatchRecord;
import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.Imported;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.room.FindingForm;
import coop.lanterne.node.room.Waiting;
import coop.lanterne.node.storage.Tx;
import coop.lanterne.tables.Shape;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The imports, and the rows that each of them brought. */
final class Batches {
  private static final int CHUNK = 2_000;

  private Batches() {}

  /** The imports that stand, the oldest first. */
  static List<Batch> live(DSLContext sql) {
    return list(sql).stream().filter(b -> b.undoneAt().isEmpty()).toList().reversed();
  }

  /** Every import, the newest first. */
  static List<Batch> list(DSLContext sql) {
    List<Id> used =
        sql.selectDistinct(ADVICE_IMPORT.BATCH)
            .from(ADVICE_IMPORT)
            .join(ADVICE)
            .on(ADVICE.ID.eq(ADVICE_IMPORT.ADVICE))
            .where(ADVICE.DECIDED_BY.isNotNull())
            .fetch(ADVICE_IMPORT.BATCH);
    return sql.selectFrom(IMPORT_BATCH).fetch(r -> batch(r, used.contains(r.getId()))).stream()
        .sorted(Comparator.comparingLong((Batch b) -> b.id().number()).reversed())
        .toList();
  }

  /** That import. */
  static Batch get(DSLContext sql, Id id) {
    return list(sql).stream()
        .filter(b -> b.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Says.GROCERY.input("import-unknown", "import", id.toString()));
  }

  private static Batch batch(ImportBatchRecord r, boolean used) {
    return new Batch(
        r.getId(),
        FileKind.valueOf(r.getKind()),
        r.getFileName(),
        r.getFileDigest(),
        r.getEncoding(),
        r.getDelimiter().charAt(0),
        Shape.DecimalMark.valueOf(r.getDecimalMark()),
        r.getRowsKept(),
        r.getRowsSetAside(),
        r.getImportedAt(),
        Optional.ofNullable(r.getUndoneAt()),
        used);
  }

  /** The findings of that import. */
  static List<Finding> findings(DSLContext sql, Id id) {
    return FindingForm.read(
        sql.selectFrom(IMPORT_BATCH).where(IMPORT_BATCH.ID.eq(id)).fetchSingle().getFindings());
  }

  /** Writes an import with its rows; {@code done} is told after each part of them. */
  static Id insert(Tx tx, Waiting file, Imported imported, LongConsumer done) {
    Id id = tx.newId("import");
    Shape shape = imported.shape().orElseThrow();
    ImportBatchRecord row = tx.sql().newRecord(IMPORT_BATCH);
    row.setId(id);
    row.setKind(imported.kind().name());
    row.setFileName(file.fileName());
    row.setFileDigest(file.digest());
    row.setEncoding(shape.encoding());
    row.setDelimiter(String.valueOf(shape.delimiter()));
    row.setDecimalMark(shape.decimalMark().name());
    row.setRowsKept((long) imported.rows().size());
    row.setRowsSetAside(imported.setAside());
    row.setFindings(FindingForm.write(imported.findings()));
    row.setImportedAt(tx.now());
    row.insert();
    List<TableRecord<?>> rows = new ArrayList<>(CHUNK);
    long written = 0;
    for (Imported.Line line : imported.rows()) {
      rows.add(record(tx.sql(), id, line));
      if (rows.size() == CHUNK) {
        written += insert(tx.sql(), rows);
        done.accept(written);
      }
    }
    written += insert(tx.sql(), rows);
    done.accept(written);
    return id;
  }

  private static int insert(DSLContext sql, List<TableRecord<?>> rows) {
    int size = rows.size();
    if (size > 0) {
      Table<?> table = rows.getFirst().getTable();
      BatchBindStep batch = // one statement, written once
          sql.batch(
              sql.insertInto(table)
                  .columns(table.fields())
                  .values(new @Nullable Object[table.fields().length]));
      for (TableRecord<?> row : rows) {
        batch = batch.bind(row.intoArray());
      }
      batch.execute();
      rows.clear();
    }
    return size;
  }

  private static TableRecord<?> record(DSLContext sql, Id batch, Imported.Line line) {
    return switch (line.row()) {
      case Supplier s -> {
        var r = sql.newRecord(SUPPLIER);
        r.setBatch(batch);
        r.setCode(s.id());
        r.setName(s.name());
        r.setOrderDays(days(s.orderDays()));
        r.setDeliveryDays(days(s.deliveryDays()));
        r.setLeadDays(s.leadDays());
        r.setCutOff(s.cutOff().map(LocalTime::toString).orElse(null));
        r.setMinimumCents(s.minimum().map(Money::cents).orElse(null));
        r.setFreeFromCents(s.freeFrom().map(Money::cents).orElse(null));
        r.setPhone(s.phone().orElse(null));
        yield r;
      }
      case Product p -> {
        var r = sql.newRecord(PRODUCT);
        r.setBatch(batch);
        r.setCode(p.id());
        r.setName(p.name());
        r.setFamily(p.family());
        r.setUnit(p.unit().symbol());
        r.setSupplier(p.supplier());
        r.setPackThousandths(p.pack().thousandths());
        r.setShelfLifeDays(p.shelfLifeDays());
        r.setPriceCents(p.price().map(Money::cents).orElse(null));
        r.setCold(p.cold());
        r.setEan(p.ean().orElse(null));
        r.setPlu(p.plu().orElse(null));
        r.setResembles(p.like().orElse(null));
        yield r;
      }
      case Facts.Count c -> {
        var r = sql.newRecord(STOCK_COUNT);
        r.setBatch(batch);
        r.setLine(line.line());
        r.setDay(c.date());
        r.setProduct(c.product());
        r.setThousandths(c.quantity().thousandths());
        r.setBestBefore(c.bestBefore().orElse(null));
        yield r;
      }
      case Facts.Delivery d -> {
        var r = sql.newRecord(DELIVERY);
        r.setBatch(batch);
        r.setLine(line.line());
        r.setDay(d.date());
        r.setProduct(d.product());
        r.setOrderedThousandths(d.ordered().thousandths());
        r.setDeliveredThousandths(d.delivered().map(Quantity::thousandths).orElse(null));
        r.setRefusedThousandths(d.refused().map(Quantity::thousandths).orElse(null));
        r.setBestBefore(d.bestBefore().orElse(null));
        yield r;
      }
      case Facts.Sale s -> {
        var r = sql.newRecord(SALE);
        r.setBatch(batch.toString());
        r.setLine(line.line());
        r.setDay(s.date().toString());
        r.setProduct(s.product());
        r.setThousandths(s.quantity().thousandths());
        yield r;
      }
      case Facts.Loss l -> {
        var r = sql.newRecord(LOSS);
        r.setBatch(batch);
        r.setLine(line.line());
        r.setDay(l.date());
        r.setProduct(l.product());
        r.setThousandths(l.quantity().thousandths());
        r.setCause(l.cause());
        yield r;
      }
      case Facts.Day d -> {
        var r = sql.newRecord(SHOP_DAY);
        r.setBatch(batch);
        r.setDay(d.date());
        r.setOpen(d.open());
        r.setKnownAhead(known(d.known()));
        yield r;
      }
      case Facts.Correction c -> {
        var r = sql.newRecord(CORRECTION);
        r.setBatch(batch);
        r.setLine(line.line());
        r.setFromDay(c.from());
        r.setToDay(c.to());
        r.setScope(c.scope().name());
        r.setOfWhat(c.of());
        r.setFactor(c.factor().toPlainString());
        r.setReason(c.reason());
        yield r;
      }
      case Facts.Need n -> {
        var r = sql.newRecord(NEED);
        r.setBatch(batch);
        r.setLine(line.line());
        r.setDay(n.date());
        r.setProduct(n.product());
        r.setThousandths(n.quantity().thousandths());
        r.setKind(n.kind().name());
        yield r;
      }
    };
  }

  private static String days(SortedSet<DayOfWeek> days) {
    return days.stream().map(d -> Integer.toString(d.getValue())).collect(Collectors.joining(" "));
  }

  private static String known(Map<String, BigDecimal> known) {
    return known.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().toPlainString())
        .collect(Collectors.joining(";"));
  }

  /** Takes an import back: its rows go, its line stays. */
  static void undo(Tx tx, Batch batch) {
    Table<?> table = table(batch.kind());
    tx.sql()
        .deleteFrom(table)
        .where(
            DSL.field(table.getQualifiedName().append("batch"), String.class)
                .eq(batch.id().toString()))
        .execute();
    tx.sql()
        .update(IMPORT_BATCH)
        .set(IMPORT_BATCH.UNDONE_AT, tx.now())
        .where(IMPORT_BATCH.ID.eq(batch.id()))
        .execute();
  }

  private static Table<?> table(FileKind kind) {
    return switch (kind) {
      case SUPPLIERS -> SUPPLIER;
      case PRODUCTS -> PRODUCT;
      case STOCK -> STOCK_COUNT;
      case DELIVERIES -> DELIVERY;
      case SALES -> SALE;
      case LOSSES -> LOSS;
      case DAYS -> SHOP_DAY;
      case CORRECTIONS -> CORRECTION;
      case NEEDS -> NEED;
    };
  }
}
