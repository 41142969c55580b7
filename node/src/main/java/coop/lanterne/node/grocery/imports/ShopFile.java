// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.imports;

import module java.base;

import coop.lanterne.charter.Admission;
import coop.lanterne.charter.Ask;
import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.GroceryFiles;
import coop.lanterne.grocery.files.Imported;
import coop.lanterne.grocery.files.Known;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.grocery.shop.Batch;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.room.Columns;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.Waiting;
import coop.lanterne.node.storage.Tx;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Shape;
import org.jooq.DSLContext;

/** A kind of files of a shop; the charter is asked about each column. */
public record ShopFile(Ground ground, FileKind kind) implements Intake.Kind<ShopFile.Shown> {
  /** What the journal calls an import. */
  static final String FACT = "import";

  /**
   * What is shown of a file beside its rows and their findings.
   *
   * @param shape how it is written, where it could be read
   * @param sample the first good rows, as they are read
   */
  public record Shown(Optional<Shape> shape, List<Sample> sample) {}

  /** A good row: its line, and its cells by the name of their column. */
  public record Sample(long line, List<Cell> cells) {}

  /** A cell, as it is read. */
  public record Cell(String column, Message.Arg value) {}

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public boolean bears(String fileName) {
    return FileKind.find(fileName).filter(kind::equals).isPresent();
  }

  @Override
  public List<Schema> forms() {
    return kind.forms();
  }

  @Override
  public boolean already(DSLContext sql, Waiting file) {
    return Batch.live(sql).stream()
        .anyMatch(b -> b.kind() == kind && b.digest().equals(file.digest()));
  }

  @Override
  public Intake.Read<Shown> read(Intake.Source source) throws IOException {
    Waiting file = source.file();
    Imported imported = admitted(source, rows(source));
    return new Intake.Read<>(
        imported.rows().size(),
        imported.setAside(),
        imported.findings(),
        new Shown(imported.shape(), Samples.of(imported)),
        (tx, done) -> write(tx, file, imported, source.role(), done));
  }

  private Imported rows(Intake.Source source) throws IOException {
    Known known =
        ground.read(
            sql ->
                Known.of(Stored.suppliers(sql), Stored.products(sql), ground.today())
                    .closedOn(
                        Stored.days(sql).stream()
                            .filter(d -> !d.open())
                            .map(Facts.Day::date)
                            .toList()));
    try (InputStream in = source.open()) {
      Waiting file = source.file();
      return GroceryFiles.read(kind, file.fileName(), in, known, file.decimals());
    }
  }

  // --- the charter

  private static Columns columns(FileKind kind) {
    String table = kind.fileName().substring(0, kind.fileName().length() - ".csv".length());
    return new Columns(Fields.ROOM, Fields.PURPOSE, table, kind.fileName());
  }

  /** The fields of such a table that the engines need; a code of a product is its product. */
  static Stream<Ask.ReadField> reads(FileKind kind, Schema form) {
    Set<String> codes = Set.of("barcode", "reference");
    return form.columns().stream()
        .map(c -> columns(kind).read("C1", codes.contains(c.name()) ? "product" : c.name()));
  }

  /** Refuses a column that names members; leaves those out that no one voted, and says so. */
  private Imported admitted(Intake.Source source, Imported imported) throws IOException {
    Columns columns = columns(kind);
    for (Finding finding : imported.findings()) {
      if (finding.code().equals("member-column")) {
        ground.require(source.role(), columns.read("C2", finding.place().column()));
      }
    }
    List<String> header = source.header();
    Schema form = Columns.form(forms(), header);
    List<Admission.Dropped> dropped =
        columns.ask(ground, source.role(), form, reads(kind, form).toList(), header);
    return dropped.isEmpty() ? imported : without(imported, dropped, columns);
  }

  private static Imported without(
      Imported imported, List<Admission.Dropped> dropped, Columns columns) {
    Set<String> names = dropped.stream().map(Admission.Dropped::column).collect(Collectors.toSet());
    List<Imported.Line> rows = new ArrayList<>();
    for (Imported.Line line : imported.rows()) {
      Facts.Day day = (Facts.Day) line.row();
      Map<String, BigDecimal> known = new TreeMap<>(day.known());
      known.keySet().removeAll(names);
      rows.add(new Imported.Line(line.line(), new Facts.Day(day.date(), day.open(), known)));
    }
    List<Finding> findings =
        Stream.concat(dropped.stream().map(columns::finding), imported.findings().stream())
            .sorted(Comparator.comparingLong(f -> f.place().line()))
            .toList();
    return new Imported(imported.kind(), imported.shape(), rows, imported.setAside(), findings);
  }

  // --- kept

  private Id write(Tx tx, Waiting file, Imported imported, String role, LongConsumer done) {
    Id id = Batches.insert(tx, file, imported, done);
    Value told =
        Value.rec(
            "kind", kind.name(),
            "file", file.digest(),
            "kept", (long) imported.rows().size(),
            "set_aside", imported.setAside());
    Intake.kept(ground, tx, FACT, id, file.digest(), role, told);
    return id;
  }
}
