// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the bytes: rows and findings, and no row lost in silence. */
class TablesFuzzTest {
  private static final Schema ANY =
      Schema.of(
              Column.day("date", "jour"),
              Column.moment("at").optional(),
              Column.text("place", "lieu"),
              Column.number("hours", "heures").emptyAllowed(),
              Column.yesNo("open", "ouvert").optional())
          .withMoreNumbers();

  private static void check(byte[] bytes) {
    for (Schema schema : List.of(ANY, Schema.asWritten())) {
      List<Row> rows = new ArrayList<>();
      Reading reading = Tables.read("any", bytes, schema, rows::add);
      assertThat(reading.kept()).isEqualTo(rows.size());
      assertThat(reading.setAside() == 0 || !reading.findings().isEmpty()).isTrue();
      reading.findings().forEach(f -> assertThat(f.canonical()).isNotNull());
      rows.forEach(r -> assertThat(r.raw()).isNotNull());
    }
  }

  @FuzzTest
  void anyBytes(byte[] bytes) {
    check(bytes);
  }

  @FuzzTest
  void anySheet(byte[] xml) {
    check(new Book().sheet("any", "").part("xl/worksheets/sheet1.xml", xml).bytes());
  }

  @FuzzTest
  void anyStyles(byte[] xml) {
    String rows = Book.row("date", "place") + "<row><c s=\"1\"><v>46350</v></c></row>";
    check(new Book().sheet("any", rows).part("xl/styles.xml", xml).bytes());
  }

  @FuzzTest
  void anyTexts(byte[] xml) {
    String rows = Book.row("date", "place") + "<row><c t=\"s\"><v>0</v></c></row>";
    check(new Book().texts("").sheet("any", rows).part("xl/sharedStrings.xml", xml).bytes());
  }
}
