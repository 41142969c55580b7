// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.lending;

import static coop.lanterne.node.lending.Lending.BORROWER;
import static coop.lanterne.node.lending.Lending.DAY;
import static coop.lanterne.node.lending.Lending.FILE;
import static coop.lanterne.node.lending.Lending.LOAN;
import static coop.lanterne.node.lending.Lending.TITLE;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.Troubles;
import coop.lanterne.node.room.Waiting;
import coop.lanterne.node.storage.Tx;
import coop.lanterne.tables.Column;
import coop.lanterne.tables.Reading;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Tables;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Loans that were written on paper, and come in a file. */
public final class LoanFiles {
  /** The largest file taken, in bytes. */
  public static final long LARGEST = 1 << 10;

  private static final Troubles SAYS = new Troubles("lending");
  private static final String FACT = "loans";
  private static final Table<Record> LOAN_FILE = DSL.table("loan_file");
  private static final Field<String> ID = DSL.field("id", SQLDataType.VARCHAR(120));
  private static final Field<String> DIGEST = DSL.field("digest", SQLDataType.VARCHAR(64));

  private static final Intake.Words WORDS =
      new Intake.Words(
          (name, size) -> SAYS.input("loans-too-large", name, Long.toString(size)),
          token -> SAYS.input("loans-gone", "", token),
          (file, other) -> SAYS.busy("loans-busy", file.fileName(), other),
          file -> SAYS.finding("loans-already", file.fileName(), ""),
          file -> SAYS.finding("loans-unknown", file.fileName(), ""));

  private final Ground ground;
  private final Intake<List<String>> files;

  /** Those of that room, whose tables stand. */
  public LoanFiles(Ground ground, Lending lending) {
    this.ground = ground;
    this.files = new Intake<>(ground, "loans", LARGEST, WORDS, List.of(new Loans(ground)));
    ground.draft(tx -> tx.sql().createTableIfNotExists(LOAN_FILE).columns(ID, DIGEST).execute());
  }

  /** A table of titles, each lent today; the first ones are shown. */
  private record Loans(Ground ground) implements Intake.Kind<List<String>> {
    private static final Schema TITLES = Schema.of(Column.text("title", "titre"));

    @Override
    public String name() {
      return "LOANS";
    }

    @Override
    public List<Schema> forms() {
      return List.of(TITLES);
    }

    @Override
    public boolean already(DSLContext sql, Waiting file) {
      return sql.fetchExists(LOAN_FILE, DIGEST.eq(file.digest().hex()));
    }

    @Override
    public Intake.Read<List<String>> read(Intake.Source source) throws IOException {
      ground.require(source.role(), Lending.TITLES);
      List<String> titles = new ArrayList<>();
      try (InputStream in = source.open()) {
        String name = source.file().fileName();
        Reading read = Tables.read(name, in, TITLES, row -> titles.add(row.text("title")));
        return new Intake.Read<>(
            read.kept(),
            read.setAside(),
            read.findings(),
            titles.stream().limit(3).toList(),
            (tx, done) -> write(tx, source.file(), titles, done));
      }
    }

    private Id write(Tx tx, Waiting file, List<String> titles, LongConsumer done) {
      Id id = tx.newId(FACT);
      tx.sql()
          .insertInto(LOAN_FILE, ID, DIGEST)
          .values(id.toString(), file.digest().hex())
          .execute();
      long written = 0;
      for (String title : titles) {
        tx.sql()
            .insertInto(LOAN, TITLE, DAY, FILE)
            .values(title, ground.today().toString(), id.toString())
            .execute();
        done.accept(++written);
      }
      Intake.kept(ground, tx, FACT, id, file.digest(), BORROWER, Value.rec("kept", written));
      return id;
    }
  }

  /** The files, until they are kept. */
  public Intake<List<String>> files() {
    return files;
  }

  /** Takes back what that file brought. */
  public void undo(Id id) {
    ground.note(
        tx -> {
          Optional<String> digest =
              tx.sql()
                  .deleteFrom(LOAN_FILE)
                  .where(ID.eq(id.toString()))
                  .returning(DIGEST)
                  .fetchOptional(DIGEST);
          tx.sql().deleteFrom(LOAN).where(FILE.eq(id.toString())).execute();
          Digest file = new Digest(digest.orElseThrow());
          Intake.undone(ground, tx, FACT, id, file, BORROWER);
          return true;
        });
  }
}
