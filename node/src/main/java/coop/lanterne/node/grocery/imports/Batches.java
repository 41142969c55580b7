// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.imports;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.CorrectionRecord;
import coop.lanterne.db.tables.records.DeliveryRecord;
import coop.lanterne.db.tables.records.ImportBatchRecord;
import coop.lanterne.db.tables.records.LossRecord;
import coop.lanterne.db.tables.records.NeedRecord;
import coop.lanterne.db.tables.records.ProductRecord;
import coop.lanterne.db.tables.records.SaleRecord;
import coop.lanterne.db.tables.records.ShopDayRecord;
import coop.lanterne.db.tables.records.StockCountRecord;
import coop.lanterne.db.tables.records.SupplierRecord;
import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.Imported;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.files.Supplier;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.grocery.shop.Batch;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.Waiting;
import coop.lanterne.node.storage.Tx;
import coop.lanterne.tables.Shape;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The imports, and the rows that each of them brought. */
final class Batches {
  private static final int CHUNK = 2_000;

  /** Those that an import fills. */
  private static final List<Table<?>> TABLES =
      List.of(SUPPLIER, PRODUCT, STOCK_COUNT, DELIVERY, SALE, LOSS, SHOP_DAY, CORRECTION, NEED);

  private Batches() {}

  /** That import. */
  public static Batch get(DSLContext sql, Id id) {
    return Batch.list(sql).stream()
        .filter(b -> b.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Says.GROCERY.input("import-unknown", "import", id.toString()));
  }

  /** The findings of that import. */
  static List<Finding> findings(DSLContext sql, Id id) {
    return Intake.findings(
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
    row.setFindings(Intake.bytes(imported.findings()));
    row.setImportedAt(tx.now());
    row.insert();
    List<TableRecord<?>> rows = new ArrayList<>(CHUNK);
    long written = 0;
    for (Imported.Line line : imported.rows()) {
      rows.add(record(id, line));
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
        batch = batch.bind(values(row));
      }
      batch.execute();
      rows.clear();
    }
    return size;
  }

  /** The values of a row as they are, without the mapping that {@code intoArray} looks for. */
  private static @Nullable Object[] values(TableRecord<?> row) {
    @Nullable Object[] values = new @Nullable Object[row.size()];
    Arrays.setAll(values, row::get);
    return values;
  }

  private static TableRecord<?> record(Id batch, Imported.Line line) {
    long n = line.line();
    return switch (line.row()) {
      case Supplier s ->
          new SupplierRecord(
              batch,
              s.id(),
              s.name(),
              days(s.orderDays()),
              days(s.deliveryDays()),
              s.leadDays(),
              s.cutOff().map(LocalTime::toString).orElse(null),
              s.minimum().map(Money::cents).orElse(null),
              s.freeFrom().map(Money::cents).orElse(null),
              s.phone().orElse(null));
      case Product p -> product(batch, p);
      case Facts.Count c ->
          new StockCountRecord(
              batch, n, c.date(), c.product(), of(c.quantity()), c.bestBefore().orElse(null));
      case Facts.Delivery d ->
          new DeliveryRecord(
              batch,
              n,
              d.date(),
              d.product(),
              of(d.ordered()),
              d.delivered().map(Quantity::thousandths).orElse(null),
              d.refused().map(Quantity::thousandths).orElse(null),
              d.bestBefore().orElse(null));
      case Facts.Sale s ->
          new SaleRecord(batch.toString(), n, s.date().toString(), s.product(), of(s.quantity()));
      case Facts.Loss l ->
          new LossRecord(batch, n, l.date(), l.product(), of(l.quantity()), l.cause());
      case Facts.Day d -> new ShopDayRecord(batch, d.date(), d.open(), known(d.known()));
      case Facts.Correction c -> correction(batch, n, c);
      case Facts.Need w -> need(batch, n, w);
    };
  }

  private static ProductRecord product(Id batch, Product p) {
    return new ProductRecord(
        batch,
        p.id(),
        p.name(),
        p.family(),
        p.unit().symbol(),
        p.supplier(),
        of(p.pack()),
        p.shelfLifeDays(),
        p.price().map(Money::cents).orElse(null),
        p.cold(),
        p.ean().orElse(null),
        p.plu().orElse(null),
        p.like().orElse(null));
  }

  private static CorrectionRecord correction(Id batch, long line, Facts.Correction c) {
    CorrectionRecord r = new CorrectionRecord();
    r.setBatch(batch);
    r.setLine(line);
    r.setFromDay(c.from());
    r.setToDay(c.to());
    r.setScope(c.scope().name());
    r.setOfWhat(c.of());
    r.setFactor(c.factor().toPlainString());
    r.setReason(c.reason());
    return r;
  }

  private static NeedRecord need(Id batch, long line, Facts.Need n) {
    NeedRecord r = new NeedRecord();
    r.setBatch(batch);
    r.setLine(line);
    r.setDay(n.date());
    r.setProduct(n.product());
    r.setThousandths(of(n.quantity()));
    r.setKind(n.kind().name());
    return r;
  }

  private static long of(Quantity quantity) {
    return quantity.thousandths();
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
    for (Table<?> table : TABLES) {
      Field<String> from = DSL.field(table.getQualifiedName().append("batch"), String.class);
      tx.sql().deleteFrom(table).where(from.eq(batch.id().toString())).execute();
    }
    tx.sql()
        .update(IMPORT_BATCH)
        .set(IMPORT_BATCH.UNDONE_AT, tx.now())
        .where(IMPORT_BATCH.ID.eq(batch.id()))
        .execute();
  }
}
