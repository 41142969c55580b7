// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.journal.Checkpoint;
import coop.lanterne.journal.Entry;
import coop.lanterne.journal.Frontier;
import coop.lanterne.journal.Receipts;
import coop.lanterne.journal.SignerKey;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.storage.Store;
import coop.lanterne.verifier.Place;
import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Someone opens the database of a node with another program and changes one thing at a time. The
 * log is exported as it stands, and the verifier, which shares no code with the journal, says
 * where.
 */
final class TamperTest {
  private static final int ENTRIES = 7;

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T06:01:00Z"); // after the last entry
  private Store store;
  private Journal journal;
  private String key = "";

  @BeforeEach
  void aSmallNode() {
    Founded.copy("seven entries", folder, this::write);
    open(folder, clock);
    assertThat(check().holds()).isTrue();
  }

  private void open(Path where, TestClock at) {
    store = Store.open(where, "epicerie-du-canal", at);
    journal = Journal.open(store);
    key = journal.key().toString();
  }

  private void write(Path where) {
    TestClock from = new TestClock("2026-11-24T05:12:00Z");
    open(where, from);
    Charters charters = new Charters(store, NodeOptions.PARIS);
    assertThat(charters.find()).isEmpty();
    for (int i = 0; i < ENTRIES; i++) {
      from.forward(java.time.Duration.ofMinutes(7));
      record(i);
      if (i % 2 == 1) {
        journal.advance(); // a checkpoint after every second entry
      }
    }
    journal.advance();
    store.close();
  }

  /** An entry with every column filled, so that each can be altered. */
  private void record(int i) {
    store.write(
        tx -> {
          Id id = tx.newId("import");
          Digest digest = tx.keep(id, "import/1", Value.rec("rows", (long) i));
          return journal.record(
              tx,
              new Journal.Line(
                  "member",
                  "fact.import",
                  Optional.of(id),
                  digest,
                  Optional.of(Digest.of(new byte[] {1, (byte) i})),
                  Optional.of(Id.of("decision", i + 1L, "epicerie-du-canal")),
                  Optional.of(Id.of("decision", i + 100L, "epicerie-du-canal")),
                  Optional.of(Digest.of(new byte[] {2, (byte) i}))),
              digest);
        });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Connection otherProgram() throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lanterne.db"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 5000");
    }
    return connection;
  }

  private void alter(String sql) throws SQLException {
    try (Connection connection = otherProgram();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
    }
  }

  private String export() {
    StringBuilder out = new StringBuilder();
    try {
      journal.export(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toString();
  }

  private Report check(Verifier.Given... receipts) {
    return check(export(), receipts);
  }

  private Report check(String export, Verifier.Given... receipts) {
    try {
      return Verifier.log(
          new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)),
          List.of(receipts),
          Optional.of(key));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("pragma table_info(" + table + ")")) {
      while (rows.next()) {
        columns.add(rows.getString("name"));
      }
    }
    return columns;
  }

  /** What each column of the journal is altered to; a column that is added must be added here. */
  @ParameterizedTest
  @CsvSource({
    "at, '2026-11-25T05:12:00Z'",
    "node, 'elsewhere'",
    "role, 'keeper'",
    "action, 'fact.count'",
    "object, 'import-99@epicerie-du-canal'",
    "object, null",
    "version, 3",
    "payload, '0000000000000000000000000000000000000000000000000000000000000000'",
    "payload, 'not a digest'",
    "document, '0000000000000000000000000000000000000000000000000000000000000000'",
    "document, null",
    "decision, 'decision-77@epicerie-du-canal'",
    "decision, null",
    "reverses, 'decision-77@epicerie-du-canal'",
    "reverses, null",
    "charter, '0000000000000000000000000000000000000000000000000000000000000000'",
    "model, 'a-model'",
    "data, '0000000000000000000000000000000000000000000000000000000000000000'",
    "data, null",
    "leaf_hash, '0000000000000000000000000000000000000000000000000000000000000000'",
    "leaf_hash, null",
    "leaf_hash, 'not a hash'",
  })
  void eachColumnOfEachEntryAlteredIsNamed(String column, String value) throws SQLException {
    for (int number = 0; number < ENTRIES; number++) {
      String before = export();
      try (Connection other = otherProgram();
          Statement statement = other.createStatement()) {
        statement.execute(
            "create table kept as select * from journal_entry where number = " + number);
        String quoted = value.equals("null") || value.matches("[0-9]") ? value : "'" + value + "'";
        assertThat(
                statement.executeUpdate(
                    "update journal_entry set "
                        + column
                        + " = "
                        + quoted
                        + " where number = "
                        + number))
            .isEqualTo(1);
      }
      assertThat(check().first()).as(column + " of " + number).contains(new Place.Entry(number));
      alter(
          "update journal_entry set "
              + column
              + " = (select "
              + column
              + " from kept) where number = "
              + number);
      alter2("drop table kept");
      assertThat(export()).isEqualTo(before);
    }
  }

  private void alter2(String sql) throws SQLException {
    try (Connection connection = otherProgram();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void noColumnOfTheJournalIsForgottenHere() throws Exception {
    List<String> altered = new ArrayList<>();
    CsvSource source =
        TamperTest.class
            .getDeclaredMethod("eachColumnOfEachEntryAlteredIsNamed", String.class, String.class)
            .getAnnotation(CsvSource.class);
    for (String line : java.util.Objects.requireNonNull(source).value()) {
      altered.add(line.substring(0, line.indexOf(',')));
    }
    altered.add("number"); // aNumberAlteredIsNamed
    try (Connection other = otherProgram()) {
      assertThat(altered).containsAll(columns(other, "journal_entry"));
      assertThat(columns(other, "journal_checkpoint"))
          .as("each altered below")
          .containsExactlyInAnyOrder("size", "note");
    }
  }

  @Test
  void aNumberAlteredIsNamed() throws SQLException {
    alter("update journal_entry set number = 70 where number = 6");
    assertThat(check().first()).contains(new Place.Entry(6));
  }

  @Test
  void anEntryRemovedIsNamed() throws SQLException {
    alter("delete from journal_entry where number = 3");
    assertThat(check().first()).contains(new Place.Entry(3));
  }

  @Test
  void anEntryAlteredWithItsHashIsFoundBetweenTwoCheckpoints() throws SQLException {
    alter("update journal_entry set role = 'keeper' where number = 4");
    Entry altered = journal.get(4).entry();
    alter(
        "update journal_entry set leaf_hash = '" + altered.leafHash().hex() + "' where number = 4");
    assertThat(check().first()).contains(new Place.Interval(4, 6));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 7})
  void aCheckpointThatIsNoLongerSignedIsFound(int size) throws SQLException {
    for (String sql :
        List.of(
            "update journal_checkpoint set note = replace(note, '— ', '— x') where size = " + size,
            "update journal_checkpoint set note = replace(note, char(10) || '"
                + size
                + "' || char(10), char(10) || '1' || char(10)) where size = "
                + size,
            "update journal_checkpoint set note = '' where size = " + size)) {
      String note = journal.checkpoint(size).orElseThrow();
      alter(sql);
      Report report = check();
      assertThat(report.holds()).as(sql).isFalse();
      restore(size, note);
    }
    assertThat(check().holds()).isTrue();
  }

  private void restore(int size, String note) throws SQLException {
    try (Connection other = otherProgram();
        var statement =
            other.prepareStatement("update journal_checkpoint set note = ? where size = ?")) {
      statement.setString(1, note);
      statement.setInt(2, size);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void aCheckpointSizedOtherwiseIsOutOfPlace() throws SQLException {
    alter("update journal_checkpoint set size = 70 where size = 2");
    assertThat(check().holds()).isFalse();
  }

  /** The keeper has the key: the whole log is written anew, and every checkpoint signed again. */
  @Test
  void aKeeperWhoRewritesAndSignsEverythingIsExposedByAnOlderReceipt() throws Exception {
    String old = Receipts.write(journal.receipt(4).orElseThrow());
    assertThat(Verifier.receipt(old, key).holds()).isTrue();
    alter("update journal_entry set role = 'keeper' where number = 2");
    SignerKey signer = SignerKey.parse(Files.readString(folder.resolve("journal.key")).strip());
    List<Digest> leaves = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      Entry entry = journal.get(i).entry();
      leaves.add(entry.leafHash());
      alter(
          "update journal_entry set leaf_hash = '"
              + entry.leafHash().hex()
              + "' where number = "
              + i);
    }
    for (int size : new int[] {2, 4, 6, 7}) {
      Frontier tree = Frontier.EMPTY.grow(leaves.subList(0, size)).frontier();
      restore(size, Checkpoint.of(signer.verifierKey(), tree).sign(signer).toString());
    }
    assertThat(check().holds()).as("alone, the forged log agrees with itself").isTrue();
    Report report = check(new Verifier.Given("recu-4.tlog-proof", old));
    assertThat(report.holds()).isFalse();
    assertThat(report.first()).isPresent();
    assertThat(report.text(java.util.Locale.FRENCH)).contains("recu-4.tlog-proof");
  }

  @Test
  void anEntryAddedOutsideIsFound() throws SQLException {
    alter(
        "insert into journal_entry select 7, at, node, role, action, object, version, payload,"
            + " document, decision, reverses, charter, model, data, leaf_hash"
            + " from journal_entry where number = 6");
    assertThat(check().first()).contains(new Place.Entry(7));
  }

  @Test
  void anExportSignsWhatIsRecordedBeforeItIsWritten() {
    record(ENTRIES);
    assertThat(journal.size()).isEqualTo(ENTRIES);
    assertThat(check().holds()).isTrue();
    assertThat(journal.size()).isEqualTo(ENTRIES + 1);
  }

  /** As on a full disk, or where the tables are closed to the node. */
  @Test
  void whereNothingCanBeSignedTheExportIsMadeAndTheVerifierNamesWhatIsNotSigned()
      throws SQLException {
    alter2(
        "create trigger shut before insert on journal_checkpoint"
            + " begin select raise(abort, 'shut'); end");
    record(ENTRIES);
    journal.advance();
    Report report = check();
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.first()).contains(new Place.Interval(ENTRIES, ENTRIES + 1));
    assertThat(report.text(java.util.Locale.ENGLISH)).contains("Not yet signed: ");
    alter2("drop trigger shut");
    assertThat(check().holds()).isTrue();
  }

  @Test
  void whatWasAlteredBeforeItWasSignedIsNotSigned() throws SQLException {
    alter2(
        "create trigger shut before insert on journal_checkpoint"
            + " begin select raise(abort, 'shut'); end");
    record(ENTRIES);
    record(ENTRIES + 1);
    journal.advance();
    alter2("drop trigger shut");
    alter("update journal_entry set role = 'keeper' where number = 8");
    Report report = check();
    assertThat(journal.size()).as("up to what was altered").isEqualTo(ENTRIES + 1);
    assertThat(report.first()).contains(new Place.Entry(ENTRIES + 1));
  }
}
