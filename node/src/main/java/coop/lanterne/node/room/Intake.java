// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import coop.lanterne.charter.Admission;
import coop.lanterne.charter.Ask;
import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.GroceryFiles;
import coop.lanterne.grocery.files.Imported;
import coop.lanterne.grocery.files.Known;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.grocery.internal.Pending.Waiting;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Work;
import coop.lanterne.node.storage.Tx;
import coop.lanterne.tables.Column;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Shape;
import coop.lanterne.tables.Shape.DecimalMark;
import coop.lanterne.tables.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files come in: shown first, then imported whole rows at a time, taken back as long as no decision
 * used them. The charter is asked about each column; one import runs at a time.
 */
public final class Imports {
  /** The room's name in the charter. */
  static final String ROOM = "epicerie";

  /** What the room reads data for. */
  static final String PURPOSE = "commander";

  private final Ground ground;
  private final Pending pending;
  private final Work.Turn<Result> turn = new Work.Turn<>();

  /** The imports of that node. */
  public Imports(Ground ground) {
    this.ground = ground;
    this.pending = new Pending(ground.store());
  }

  private LocalDate today() {
    return ground.today();
  }

  // --- before anything is imported ---

  /** Keeps a file that was sent, until someone imports it or gives it up. */
  public Waiting receive(String fileName, InputStream in, Optional<FileKind> kind) {
    return pending.keep(fileName, in, kind);
  }

  /** Says how a file is to be read. */
  public void readAs(String token, Optional<FileKind> kind, Optional<DecimalMark> decimals) {
    pending.write(pending.get(token).readAs(kind, decimals));
  }

  /** Gives a file up. */
  public void drop(String token) {
    pending.drop(token);
  }

  /**
   * What that file would bring.
   *
   * @param role the role of whoever asks, for the journal
   * @throws RefusedByCharter when a column says what no one voted that the grocery reads; the file
   *     is forgotten
   */
  public Preview preview(String token, String role) {
    return preview(pending.get(token), role);
  }

  private record Read(Preview preview, Optional<Imported> imported) {}

  private Preview preview(Waiting file, String role) {
    return read(file, role).preview();
  }

  private Read read(Waiting file, String role) {
    try {
      List<String> header = header(file);
      Optional<FileKind> kind =
          file.kind().or(() -> FileKind.find(file.fileName())).or(() -> byColumns(header));
      if (kind.isEmpty()) {
        return new Read(unknown(file), Optional.empty());
      }
      Imported imported = read(file, kind.get());
      refuseMembers(imported, kind.get(), role);
      imported = ask(imported, kind.get(), header, role);
      boolean already = already(kind.get(), file.digest());
      List<Finding> findings = new ArrayList<>();
      if (already) {
        findings.add(
            Says.GROCERY.finding(
                "already-imported",
                Severity.WARNING,
                new Finding.Place(file.fileName(), 0, ""),
                file.digest().brief()));
      }
      findings.addAll(imported.findings());
      Preview preview =
          new Preview(
              file,
              kind,
              imported.shape(),
              imported.rows().size(),
              imported.setAside(),
              findings,
              already,
              Samples.of(imported));
      return new Read(preview, Optional.of(imported));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RefusedByCharter refused) {
      pending.drop(file.token()); // nothing of what was refused stays
      throw refused;
    }
  }

  private static Preview unknown(Waiting file) {
    return new Preview(
        file,
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        List.of(
            Says.GROCERY.finding(
                "unknown-kind",
                Severity.STOPPED,
                new Finding.Place(file.fileName(), 0, ""),
                file.fileName())),
        false,
        List.of());
  }

  private Imported read(Waiting file, FileKind kind) throws IOException {
    Known known =
        ground.read(
            sql ->
                Known.of(Stored.suppliers(sql), Stored.products(sql), today())
                    .closedOn(
                        Stored.days(sql).stream()
                            .filter(d -> !d.open())
                            .map(Facts.Day::date)
                            .toList()));
    try (InputStream in = pending.open(file)) {
      return GroceryFiles.read(kind, file.fileName(), in, known, file.decimals());
    }
  }

  /** The first line's cells, as written. */
  private List<String> header(Waiting file) throws IOException {
    try (InputStream in = pending.open(file)) {
      return Tables.header(in);
    }
  }

  /** The kind whose needed columns all stand in that header and which knows most of them. */
  static Optional<FileKind> byColumns(List<String> header) {
    Optional<FileKind> best = Optional.empty();
    int most = 0;
    for (FileKind kind : FileKind.values()) {
      boolean whole = kind.forms().stream().anyMatch(f -> f.suits(header));
      int found = form(kind, header).known(header);
      if (whole && found > most) {
        most = found;
        best = Optional.of(kind);
      } else if (whole && found == most && kind == FileKind.SALES) {
        best = Optional.of(kind); // stock without its dates looks like sales, which are many more
      }
    }
    return best;
  }

  /** The form of that kind which such a header has. */
  private static Schema form(FileKind kind, List<String> header) {
    return kind.forms().stream().filter(f -> f.suits(header)).findFirst().orElseGet(kind::schema);
  }

  // --- the charter ---

  private void refuseMembers(Imported imported, FileKind kind, String role) {
    for (Finding finding : imported.findings()) {
      if (finding.code().equals("member-column")) {
        ground
            .gates()
            .require(
                role,
                new Ask.ReadField(
                    ROOM, PURPOSE, "C2", table(kind) + "." + finding.place().column()));
      }
    }
  }

  /** The columns that files may have and that the engines need. */
  static Stream<Ask.ReadField> reads() {
    return Stream.of(FileKind.values())
        .flatMap(
            kind ->
                kind.forms().stream().flatMap(s -> s.columns().stream()).map(c -> read(kind, c)));
  }

  private static Ask.ReadField read(FileKind kind, Column column) {
    boolean identity = column.name().equals("barcode") || column.name().equals("reference");
    return new Ask.ReadField(
        ROOM, PURPOSE, "C1", table(kind) + "." + (identity ? "product" : column.name()));
  }

  /** Asks about each column: those that the engines need, and those that are set aside. */
  private Imported ask(Imported imported, FileKind kind, List<String> header, String role) {
    Schema schema = form(kind, header);
    List<Ask> asks = new ArrayList<>();
    List<Admission.Column> more = new ArrayList<>();
    for (String name : header) {
      Optional<Integer> place = schema.find(name);
      if (place.isPresent()) {
        asks.add(read(kind, schema.columns().get(place.get())));
        asks.add(new Ask.Held(name, "C1", today(), Optional.empty(), List.of()));
      } else if (schema.moreNumbers()) {
        more.add(new Admission.Column(name, Optional.empty(), Optional.empty()));
      } else {
        asks.add(new Ask.Column(kind.fileName(), name, false, false, true));
      }
    }
    if (!asks.isEmpty()) {
      ground.require(role, asks.toArray(Ask[]::new));
    }
    if (more.isEmpty()) {
      return imported;
    }
    Admission admission = ground.gates().importing(ROOM, PURPOSE, table(kind), more, today());
    return without(imported, admission.dropped());
  }

  /** Forgets the columns that no one voted, and says so. */
  private static Imported without(Imported imported, List<Admission.Dropped> dropped) {
    if (dropped.isEmpty()) {
      return imported;
    }
    Set<String> names = dropped.stream().map(Admission.Dropped::column).collect(Collectors.toSet());
    List<Imported.Line> rows = new ArrayList<>();
    for (Imported.Line line : imported.rows()) {
      Facts.Day day = (Facts.Day) line.row();
      Map<String, java.math.BigDecimal> known = new TreeMap<>(day.known());
      known.keySet().removeAll(names);
      rows.add(new Imported.Line(line.line(), new Facts.Day(day.date(), day.open(), known)));
    }
    List<Finding> findings = new ArrayList<>();
    for (Admission.Dropped column : dropped) {
      Finding why = column.refusal().finding(Severity.WARNING, imported.kind().fileName(), 1);
      findings.add(
          new Finding(
              why.code(),
              why.severity(),
              new Finding.Place(imported.kind().fileName(), 1, column.column()),
              column.column(),
              why.why(),
              why.maybe()));
    }
    findings.addAll(imported.findings());
    findings.sort(Comparator.comparingLong(f -> f.place().line()));
    return new Imported(imported.kind(), imported.shape(), rows, imported.setAside(), findings);
  }

  private static String table(FileKind kind) {
    return kind.fileName().substring(0, kind.fileName().length() - ".csv".length());
  }

  private boolean already(FileKind kind, Digest digest) {
    return ground.read(sql -> already(sql, kind, digest));
  }

  private static boolean already(org.jooq.DSLContext sql, FileKind kind, Digest digest) {
    return Batches.live(sql).stream().anyMatch(b -> b.kind() == kind && b.digest().equals(digest));
  }

  // --- importing ---

  /**
   * What came of an import.
   *
   * @param batch the import, where there is one
   */
  public record Result(Preview preview, Optional<Id> batch) {}

  /**
   * Imports that file now; what cannot be used changes nothing.
   *
   * @throws coop.lanterne.node.storage.Trouble when another import is under way
   */
  public Result commit(String token, String role) {
    Waiting file = pending.get(token);
    return turn.run(begin(file), work -> take(work, file, role));
  }

  /** Begins the import of that file, which goes on by itself. */
  public Work<Result> start(String token, String role) {
    Waiting file = pending.get(token);
    return turn.start(begin(file), work -> take(work, file, role));
  }

  /** The import under way, or the last one, of that file. */
  public Optional<Work<Result>> job(String token) {
    return turn.last().filter(work -> work.token().equals(token));
  }

  private Work<Result> begin(Waiting file) {
    return turn.begin(
        file.token(),
        file.fileName(),
        other -> Says.GROCERY.busy("two-imports-at-once", file.fileName(), other));
  }

  private Result take(Work<Result> job, Waiting file, String role) {
    Read read = read(file, role);
    if (!read.preview().usable()) {
      return new Result(read.preview(), Optional.empty());
    }
    Imported imported = read.imported().orElseThrow();
    Shape shape = imported.shape().orElseThrow();
    job.expects(imported.rows().size());
    Id batch =
        ground.note(
            tx -> {
              if (already(tx.sql(), imported.kind(), file.digest())) {
                throw Says.GROCERY.input(
                    "already-imported", file.fileName(), file.digest().brief());
              }
              Id id = Batches.insert(tx, file, imported, shape, job::at);
              record(tx, id, imported, file.digest(), role);
              return id;
            });
    pending.drop(file.token());
    return new Result(read.preview(), Optional.of(batch));
  }

  private void record(Tx tx, Id id, Imported imported, Digest file, String role) {
    Digest digest =
        tx.keep(
            id,
            "import/1",
            Value.rec(
                "kind",
                imported.kind().name(),
                "file",
                file,
                "kept",
                (long) imported.rows().size(),
                "set_aside",
                imported.setAside()));
    ground
        .journal()
        .record(
            tx,
            Journal.Line.fact(role, "fact.import", id, digest).of(file),
            ground.charters().digest(tx.sql()));
  }

  // --- afterwards ---

  /** Every import, the newest first. */
  public List<Batch> list() {
    return ground.read(sql -> Batches.list(sql));
  }

  /** That import. */
  public Batch get(Id id) {
    return ground.read(sql -> Batches.get(sql, id));
  }

  /** What that import found. */
  public List<Finding> findings(Id id) {
    return ground.read(sql -> Batches.findings(sql, id));
  }

  /**
   * Takes an import back.
   *
   * @throws coop.lanterne.node.storage.Trouble when a decision used it, or it is undone already
   */
  public void undo(Id id, String role) {
    ground.note(
        tx -> {
          Batch batch = Batches.get(tx.sql(), id);
          if (batch.undoneAt().isPresent()) {
            throw Says.GROCERY.input("import-undone", batch.fileName(), id.toString());
          }
          if (batch.used()) {
            throw Says.GROCERY.input("import-used", batch.fileName(), id.toString());
          }
          Batches.undo(tx, batch);
          Id undo = tx.newId("undo");
          Digest digest = tx.keep(undo, "import.undone/1", Value.rec("import", id));
          ground
              .journal()
              .record(
                  tx,
                  Journal.Line.fact(role, "fact.import.undone", undo, digest).of(batch.digest()),
                  ground.charters().digest(tx.sql()));
          return true;
        });
  }
}
