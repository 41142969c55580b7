// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks give the same rows as CSV files, from a clean one to the hostile. */
class WorkbookTest {
  private static final String HEAD = Book.row("date", "place", "hours", "open");
  private static final Schema MEETINGS =
      Schema.of(
              Column.day("date", "jour"),
              Column.text("place", "lieu"),
              Column.number("hours", "heures").emptyAllowed(),
              Column.yesNo("open", "ouvert").optional())
          .onSheet("meetings", "réunions");

  private final List<Row> rows = new ArrayList<>();

  private Reading read(byte[] bytes) {
    return Tables.read("meetings.xlsx", bytes, MEETINGS, rows::add);
  }

  private Reading read(String sheet) {
    return read(new Book().sheet("Feuille1", sheet).bytes());
  }

  private static List<String> codes(Reading reading) {
    return reading.findings().stream().map(Finding::code).toList();
  }

  @Test
  void aCleanWorkbookGivesTheRowsOfTheSameCsv() {
    Reading reading =
        read(
            new Book()
                .texts(
                    "<si><t>date</t></si><si><r><t>pla</t></r><r><t>ce</t></r></si>"
                        + "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>")
                .sheet(
                    "Feuille1",
                    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                        + "<c r=\"C1\" t=\"inlineStr\"><is><t>hours</t></is></c>"
                        + "<c r=\"D1\" t=\"str\"><v>open</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>46350</v></c>"
                        + "<c r=\"B3\" t=\"s\"><v>2</v></c><c r=\"D3\" t=\"b\"><v>1</v></c></row>"
                        + "<row r=\"4\"/><row r=\"5\"><c r=\"A5\" s=\"1\"><v>46351</v></c>"
                        + "<c r=\"B5\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> Quai </t>"
                        + "</is></c><c r=\"C5\"><v>1.5</v></c></row>")
                .bytes());
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.shape().orElseThrow().workbook()).isTrue();
    assertThat(reading.shape().orElseThrow().columns())
        .containsExactly("date", "place", "hours", "open");
    assertThat(rows).extracting(Row::line).containsExactly(3L, 5L);
    assertThat(rows.getFirst().day("date")).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(rows.getFirst().text("place")).isEqualTo("東京");
    assertThat(rows.getFirst().findNumber("hours")).isEmpty();
    assertThat(rows.getFirst().yes("open")).isTrue();
    assertThat(rows.getLast().text("place")).isEqualTo("Quai");
    assertThat(rows.getLast().number("hours")).isEqualByComparingTo("1.5");
    assertThat(rows.getLast().findYes("open")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,0.1",
    "4.5999999999999996,4.6",
    "0.30000000000000004,0.3",
    "1.234,1.234",
    "1E-3,0.001",
    "120,120",
    "3.760123456789E+9,3760123456.789"
  })
  void aNumberIsWhatTheSheetShowsWithoutTheNoiseOfItsBinaryForm(String stored, String shown) {
    Reading reading = read(HEAD + Book.row("2026-11-24", "Canal", "1") + cell("<v>" + stored));
    assertThat(reading.findings()).isEmpty();
    assertThat(rows.getLast().number("hours").toPlainString()).isEqualTo(shown);
  }

  private static String cell(String third) {
    return "<row><c s=\"1\"><v>46350</v></c><c t=\"inlineStr\"><is><t>Canal</t></is></c><c>"
        + third
        + "</v></c></row>";
  }

  @Test
  void aNumberWrittenAsWordsIsReadAsInACsvFile() {
    Reading reading =
        read(
            HEAD
                + "<row><c s=\"1\"><v>46350</v></c><c t=\"str\"><v>Canal</v></c>"
                + "<c t=\"str\"><v>1 234,5</v></c></row>");
    assertThat(reading.findings()).isEmpty();
    assertThat(rows.getFirst().number("hours")).isEqualByComparingTo("1234.5");
  }

  @ParameterizedTest
  @CsvSource({
    "1,false,1900-01-01",
    "59,false,1900-02-28",
    "61,false,1900-03-01",
    "46350,false,2026-11-24",
    "46350.5,false,2026-11-24 12:00:00",
    "46350.999999999,false,2026-11-25",
    "0.395833333333333,false,09:30",
    "44888,true,2026-11-24"
  })
  void aDayIsANumberOfDays(String stored, boolean from1904, String moment) {
    assertThat(SheetValues.moment(stored, from1904)).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd/mm/yyyy|true", "[$-40C]d mmmm yyyy;@|true", "[h]:mm|true", "General|false",
        "0.00\" jours\"|false", "# ##0,00 [$€-40C]|false", "[Red]0.0|false", "0.00E+00|false"
      })
  void aFormatIsOfADayWhereItsLettersAre(String code, boolean date) {
    assertThat(SheetValues.isDateFormat(code)).isEqualTo(date);
  }

  @Test
  void aFormulaIsReadAsItsStoredValueAndSaidWhereItHasNone() {
    Reading reading =
        read(
            HEAD
                + cell("<f>1+1</f><v>2")
                + "<row r=\"7\"><c s=\"1\"><v>46350</v></c><c t=\"str\"><f>A1</f><v>Quai</v></c>"
                + "<c r=\"C7\"><f>SUM(A1:A9)</f></c></row>"
                + cell("<f>HYPERLINK(\"http://x\")</f><v>3")
                + cell("<f>1/0</f><v>#DIV/0!"));
    assertThat(codes(reading)).containsExactly("formula-without-value", "not-a-number");
    assertThat(reading.findings().getFirst().seen()).isEqualTo("C7");
    assertThat(reading.findings().getFirst().place().line()).isEqualTo(7);
    assertThat(reading.findings().getFirst().severity()).isEqualTo(Severity.WARNING);
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst().number("hours")).isEqualByComparingTo("2");
  }

  @Test
  void macrosAreNeverRunAndSaid() {
    Reading reading =
        read(
            new Book()
                .sheet("Feuille1", HEAD + cell("<v>2"))
                .part("xl/vbaProject.bin", "Sub Auto_Open()")
                .bytes());
    assertThat(codes(reading)).containsExactly("macros-not-run");
    assertThat(rows).hasSize(1);
  }

  @Test
  void theSheetThatIsNamedIsReadElseTheFirstAndTheOthersAreSaid() {
    String wrong = Book.row("a", "b");
    Reading named =
        read(
            new Book()
                .sheet("Notes", wrong)
                .sheet("Réunions", HEAD + cell("<v>2"))
                .sheet("Brouillon", wrong)
                .bytes());
    assertThat(codes(named)).containsExactly("other-sheets");
    assertThat(named.findings().getFirst().seen()).isEqualTo("Notes, Brouillon");
    assertThat(rows).hasSize(1);
    Reading first =
        read(new Book().sheet("2026", HEAD + cell("<v>2")).sheet("2025", wrong).bytes());
    assertThat(codes(first)).containsExactly("other-sheets");
    assertThat(rows).hasSize(2);
  }

  @Test
  void aHeaderIsReadAlone() throws IOException {
    byte[] book = new Book().sheet("Feuille1", HEAD + cell("<v>2")).bytes();
    assertThat(Tables.header(new ByteArrayInputStream(book)))
        .containsExactly("date", "place", "hours", "open");
    assertThat(
            Tables.header(new ByteArrayInputStream("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("a", "b");
  }

  @Test
  void whatIsNoWorkbookOrAClosedOneIsSaid() {
    byte[] old = new byte[600];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
    assertThat(codes(read(old))).containsExactly("workbook-closed");
    assertThat(codes(read(zip("content.xml", "<x/>")))).containsExactly("not-a-text-file");
    assertThat(codes(read(zip("xl/workbook.xml", "<x/>")))).containsExactly("workbook-broken");
    byte[] whole = new Book().sheet("Feuille1", HEAD + cell("<v>2").repeat(500)).bytes();
    for (int length = 30; length < whole.length; length += 37) {
      assertThat(read(Arrays.copyOf(whole, length)).findings()).isNotNull();
    }
    rows.clear();
    Reading half = read("<row><c t=\"str\"><v>date</v></c></row><row></sheetData>");
    assertThat(half.stopped()).isTrue();
  }

  private static byte[] zip(String name, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void twoHundredMegabytesAreRefusedInLittleTimeAndMemory() throws IOException {
    long start = Book.cpu();
    Reading reading =
        Tables.read(
            "meetings.xlsx",
            new java.io.SequenceInputStream(
                new ByteArrayInputStream(new Book().sheet("Feuille1", HEAD + cell("<v>2")).bytes()),
                new Zeros(200L << 20)),
            MEETINGS,
            rows::add);
    assertThat(codes(reading)).containsExactly("workbook-too-large");
    assertThat(reading.stopped()).isTrue();
    assertThat(rows).isEmpty();
    assertThat((Book.cpu() - start) / 1e9).isLessThan(10);
  }

  /** As many zeros. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] out, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(left, length);
      Arrays.fill(out, offset, offset + n, (byte) 0);
      left -= n;
      return n;
    }
  }

  @Test
  void bombsAreRefusedWhileTheyUnpack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 1100; i++) {
        zip.write(zeros);
      }
    }
    assertThat(out.size()).isLessThan(2 << 20);
    assertThat(codes(read(out.toByteArray()))).containsExactly("workbook-too-large");
    String oneCell = "<row><c t=\"str\"><v>" + "9".repeat(300_000) + "</v></c></row>";
    assertThat(codes(read(HEAD + oneCell + cell("<v>2")))).contains("line-too-long");
    assertThat(rows).hasSize(1);
    String attribute = "<row r=\"" + "9".repeat(9 << 20) + "\"/>";
    assertThat(codes(read(HEAD + attribute))).contains("workbook-broken");
    assertThat(codes(read(HEAD + "<row><c r=\"ZZZZZZ2\"><v>1</v></c></row>")))
        .contains("workbook-broken");
    assertThat(codes(read(HEAD + "<row r=\"99999999\"><c><v>1</v></c></row>")))
        .contains("workbook-broken");
    assertThat(codes(read(HEAD + cell("<v>1E999999999")))).containsExactly("not-a-number");
  }

  private static Book good() {
    return new Book().sheet("Feuille1", HEAD + cell("<v>2"));
  }

  /** Each was kept up to eight megabytes: a hundred of them filled the memory of a node. */
  @Test
  void relationsAreCountedTogether() {
    Book book = good();
    for (int i = 0; i < 9; i++) {
      book.part("xl/_rels/bomb" + i + ".rels", new byte[1 << 20]);
    }
    assertThat(codes(read(book.bytes()))).containsExactly("workbook-too-large");
  }

  @Test
  void partsOfOneNameAreEachCounted() {
    Book book = good();
    for (int i = 0; i <= 10_000; i++) { // "media" in as many mixtures of capitals
      StringBuilder name = new StringBuilder("abcdefghijklmn");
      for (int letter = 0; letter < name.length(); letter++) {
        if ((i >> letter & 1) == 1) {
          name.setCharAt(letter, Character.toUpperCase(name.charAt(letter)));
        }
      }
      book.part("xl/media/" + name, "");
    }
    assertThat(codes(read(book.bytes()))).containsExactly("workbook-too-large");
  }

  @Test
  void aPartThatIsNotReadIsCountedTooAndWhatIsPackedInItStaysPacked() {
    assertThat(codes(read(good().part("docProps/bomb.bin", new byte[100 << 20]).bytes())))
        .containsExactly("workbook-too-large");
    byte[] bomb = new Book().part("a", new byte[100 << 20]).bytes();
    assertThat(codes(read(good().part("docProps/inner.zip", bomb).bytes()))).isEmpty();
  }

  @Test
  void emptyCellsBeforeAFilledOneAreCounted() {
    String far = "<row><c r=\"XFD%d\"><v>1</v></c></row>";
    String wide = IntStream.range(2, 2100).mapToObj(far::formatted).collect(Collectors.joining());
    Iterator<Line> lines =
        Workbook.open(new Book().sheet("Feuille1", HEAD + wide).bytes(), Set.of()).lines();
    assertThatThrownBy(() -> lines.forEachRemaining(line -> {}))
        .isInstanceOfSatisfying(
            Workbook.Unusable.class, e -> assertThat(e.code()).isEqualTo("workbook-too-large"));
  }

  @Test
  void aCellInAHundredThousandPiecesIsReadInOneGo() {
    String pieces = "<![CDATA[a]]>".repeat(100_000);
    String row = "<row><c s=\"1\"><v>46350</v></c><c t=\"str\"><v>" + pieces + "</v></c></row>";
    assertThat(codes(read(HEAD + row))).isEmpty();
    assertThat(rows.getFirst().text("place")).isEqualTo("a".repeat(100_000));
  }

  @Test
  void elementsWithinElementsWithoutEndAreNotRead() {
    assertThat(codes(read(HEAD + "<row>" + "<a>".repeat(100_000)))).contains("workbook-broken");
  }

  @Test
  void entitiesOfTheFileAreNotOpened() {
    Book book = new Book().sheet("Feuille1", "");
    book.part(
        "xl/worksheets/sheet1.xml",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
            + HEAD
            + "<row><c><v>46350</v></c><c t=\"str\"><v>&e;</v></c></row>"
            + "</sheetData></worksheet>");
    Reading reading = read(book.bytes());
    assertThat(rows).noneMatch(r -> r.raw().contains("root"));
    assertThat(reading.findings().toString()).doesNotContain("root:");
  }
}
