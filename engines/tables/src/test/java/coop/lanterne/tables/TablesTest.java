// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.tables.Shape.DecimalMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a clean table to the ones that people really send. */
class TablesTest {
  private static final Schema MEETINGS =
      Schema.of(
          Column.day("date", "jour"),
          Column.text("place", "lieu"),
          Column.number("hours", "heures").emptyAllowed(),
          Column.yesNo("open", "ouvert").optional());

  private final List<Row> rows = new ArrayList<>();

  private Reading read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Reading read(byte[] bytes) {
    return Tables.read("meetings.csv", bytes, MEETINGS, rows::add);
  }

  private static List<String> codes(Reading reading) {
    return reading.findings().stream().map(Finding::code).toList();
  }

  @Test
  void aCleanTableGivesItsRows() {
    Reading reading =
        read("date,place,hours,open\n2026-11-24,Canal,1.5,yes\n2026-11-25,Quai,2,no\n");
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.kept()).isEqualTo(2);
    assertThat(rows.getFirst().day("date")).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(rows.getFirst().text("place")).isEqualTo("Canal");
    assertThat(rows.getFirst().number("hours")).isEqualByComparingTo("1.5");
    assertThat(rows.get(1).yes("open")).isFalse();
    assertThat(rows.get(1).line()).isEqualTo(3);
  }

  /** A name that shows as another, or a number that reads from the other side, is neither. */
  @Test
  void signsThatShowNothingOrTurnTheDirectionAreNoPartOfACell() {
    Reading reading = read("date,place,hours\n2026-11-24,\u202eQu\u200bai\u202c,\u200e1.5\u2069\n");
    assertThat(reading.findings()).isEmpty();
    assertThat(rows.getFirst().text("place")).isEqualTo("Quai");
    assertThat(rows.getFirst().number("hours")).isEqualByComparingTo("1.5");
  }

  @Test
  void aFrenchSpreadsheetIsReadAsItIs() {
    Reading reading =
        read(
            "Jour ; LIEU;Heures\r\n24/11/2026;\"Salle ; du \"\"haut\"\"\";1\u202F234,5\r\n"
                .getBytes(Charset.forName("UTF-8")));
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.shape().orElseThrow())
        .isEqualTo(
            new Shape(
                ';',
                "UTF-8",
                false,
                DecimalMark.COMMA,
                List.of("dd/MM/yyyy"),
                List.of("Jour", "LIEU", "Heures")));
    assertThat(rows.getFirst().text("place")).isEqualTo("Salle ; du \"haut\"");
    assertThat(rows.getFirst().number("hours")).isEqualByComparingTo("1234.5");
    assertThat(rows.getFirst().raw())
        .isEqualTo("24/11/2026;\"Salle ; du \"\"haut\"\"\";1\u202F234,5");
  }

  @ParameterizedTest
  @CsvSource({"windows-1252,false", "UTF-8,false", "UTF-8,true", "UTF-16LE,true", "UTF-16BE,true"})
  void theEncodingIsFound(String charset, boolean mark) {
    String text = (mark ? "\uFEFF" : "") + "date\tlieu\theures\n24-11-2026\tÉcole d’été\t2\n";
    Reading reading = read(text.getBytes(Charset.forName(charset)));
    assertThat(reading.findings()).isEmpty();
    assertThat(rows.getFirst().text("place")).isEqualTo("École d’été");
    assertThat(reading.shape().orElseThrow().encoding()).isEqualTo(charset);
    assertThat(reading.shape().orElseThrow().byteOrderMark()).isEqualTo(mark);
    assertThat(reading.shape().orElseThrow().delimiter()).isEqualTo('\t');
  }

  @Test
  void theEncodingIsFoundHoweverFarTheFirstAccentIs() {
    String text =
        "date;lieu;heures\n" + "2026-11-24;Canal;2\n".repeat(40_000) + "2026-11-24;Été;2\n";
    Reading reading = read(text.getBytes(Charset.forName("windows-1252")));
    assertThat(reading.findings()).isEmpty();
    assertThat(rows.getLast().text("place")).isEqualTo("Été");
    assertThat(reading.kept()).isEqualTo(40_001);
  }

  @Test
  void bytesThatMeanNothingSetTheirRowAside() {
    byte[] good =
        "date,place,hours\n2026-11-24,Été,1\n2026-11-25,".getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[good.length + 4];
    System.arraycopy(good, 0, bytes, 0, good.length);
    byte[] end = {(byte) 0xE9, ',', '2', '\n'};
    System.arraycopy(end, 0, bytes, good.length, 4);
    Reading reading = read(bytes);
    assertThat(reading.kept()).isEqualTo(1);
    assertThat(codes(reading)).containsExactly("invalid-utf8");
    assertThat(reading.findings().getFirst().place())
        .isEqualTo(new Finding.Place("meetings.csv", 3, "place"));
    assertThat(reading.findings().getFirst().seen()).isEqualTo("\uFFFD");
  }

  @Test
  void whatSaysThatThereIsNoValueIsNoNumberAndNotZero() {
    Reading reading =
        read(
            """
            date,place,hours,open
            2026-11-24,Canal,NaN,yes
            2026-11-24,Canal,n/a,yes
            2026-11-24,Canal,-,yes
            2026-11-24,Canal,#N/A,yes
            2026-11-24,Canal,2,yes
            """);
    assertThat(codes(reading))
        .containsExactly("says-no-value", "says-no-value", "says-no-value", "says-no-value");
    assertThat(reading.kept()).isEqualTo(1);
    assertThat(reading.setAside()).isEqualTo(4);
  }

  @Test
  void eachBadCellIsNamedAndTheGoodRowsAreKept() {
    Reading reading =
        read(
            """
            date,place,hours,open
            2026-11-31,Canal,1,yes
            11/24/2026,Canal,1,yes
            2026-11-24,,1,yes
            2026-11-24,Canal,six,yes
            2026-11-24,Canal,-1,yes
            2026-11-24,Canal,1,maybe
            2026-11-24,Canal
            2026-11-24,Canal,1,yes,5
            2026-11-24,Canal,,
            2026-11-24,Canal,1,yes,,,
            """);
    assertThat(codes(reading))
        .containsExactly(
            "not-a-date",
            "not-a-date",
            "missing-value",
            "not-a-number",
            "negative-number",
            "not-yes-or-no",
            "ragged-row",
            "ragged-row");
    assertThat(reading.findings())
        .extracting(f -> f.place().line())
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(reading.kept()).isEqualTo(2);
    assertThat(reading.setAside()).isEqualTo(8);
    assertThat(rows.getFirst().findNumber("hours")).isEmpty();
  }

  @Test
  void aColumnNobodyAskedForIsSetAsideAloud() {
    Reading reading = read("date,remark,place,hours\n2026-11-24,rain,Canal,1\n");
    assertThat(codes(reading)).containsExactly("unknown-column");
    assertThat(reading.findings().getFirst().severity()).isEqualTo(Severity.SET_ASIDE);
    assertThat(reading.kept()).isEqualTo(1);
  }

  @Test
  void otherNumbersAreKeptWhereTheSchemaSaysSo() {
    Reading reading =
        Tables.read(
            "m.csv",
            "date;place;hours;visitors\n2026-11-24;Canal;1;12,5\n2026-11-24;Canal;1;\n"
                .getBytes(StandardCharsets.UTF_8),
            MEETINGS.withMoreNumbers(),
            rows::add);
    assertThat(reading.findings()).isEmpty();
    assertThat(rows.get(0).more()).containsEntry("visitors", new BigDecimal("12.5"));
    assertThat(rows.get(1).more()).isEmpty();
  }

  @Test
  void amongOtherNumbersAColumnOfWordsIsLeftAloneAndOneBadCellSetsItsRowAside() {
    Reading reading =
        Tables.read(
            "m.csv",
            """
            date;place;hours;remark;visitors
            2026-11-24;Canal;1;rain;12
            2026-11-24;Canal;1;;many
            2026-11-24;Canal;1;sun;1,5
            """
                .getBytes(StandardCharsets.UTF_8),
            MEETINGS.withMoreNumbers(),
            rows::add);
    assertThat(codes(reading)).containsExactly("unknown-column", "not-a-number");
    assertThat(reading.findings().getFirst().place().column()).isEqualTo("remark");
    assertThat(rows).hasSize(2);
    assertThat(rows.getLast().more()).containsOnlyKeys("visitors");
  }

  @Test
  void aColumnThatIsRefusedRefusesTheTable() {
    Reading reading =
        Tables.read(
            "m.csv",
            "date;place;hours;Âge\n2026-11-24;Canal;1;12\n".getBytes(StandardCharsets.UTF_8),
            MEETINGS.refusing("age-column", "age").saidBy("rooms.meetings"),
            rows::add);
    assertThat(rows).isEmpty();
    assertThat(codes(reading)).containsExactly("age-column");
    assertThat(reading.findings().getFirst().why().key())
        .isEqualTo("rooms.meetings.age_column.why");
    assertThat(reading.stopped()).isTrue();
  }

  @Test
  void headersThatCannotBeUsedStopTheReading() {
    assertThat(codes(read("date,place\n"))).containsExactly("missing-column");
    assertThat(codes(read("date,place,hours,Lieu\n"))).containsExactly("duplicate-header");
    assertThat(codes(read("date place hours\n2026-11-24 Canal 2\n")))
        .containsExactly("wrong-delimiter");
    assertThat(codes(read("date,place,hours\n2026-11-24;Canal;2\n")))
        .containsExactly("wrong-delimiter");
    assertThat(rows).isEmpty();
  }

  @Test
  void filesWithNothingToReadAreSaid() {
    assertThat(codes(read(""))).containsExactly("empty-file");
    assertThat(codes(read(" \n\r\n"))).containsExactly("empty-file");
    assertThat(codes(read("date,place,hours\n"))).containsExactly("no-rows");
    assertThat(codes(read("PK\u0003\u0004rest"))).containsExactly("not-a-text-file");
    assertThat(codes(read("date,\0place"))).containsExactly("not-a-text-file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\ndate;place;hours\n", "\n\ndate;place;hours\n"})
  void whatSpreadsheetsPutBeforeTheHeaderIsPassedOver(String head) {
    Reading reading = read(head + "2026-11-24;Canal;1\n");
    assertThat(reading.findings()).isEmpty();
    assertThat(rows.getFirst().line()).isEqualTo(head.lines().count() + 1);
  }

  @Test
  void quotesThatCannotBeFollowedRefuseTheTableWithTheLine() {
    Reading open =
        read("date,place,hours\n2026-11-24,Canal,1\n2026-11-24,\"Canal,1\n2026-11-25,Quai,1\n");
    assertThat(open.stopped()).isTrue();
    assertThat(codes(open)).containsExactly("broken-quotes");
    assertThat(open.findings().getFirst().place().line()).isEqualTo(3);

    Reading after = read("date,place,hours\n2026-11-24,\"Canal\" bis,1\n2026-11-25,Quai,1\n");
    assertThat(codes(after)).containsExactly("broken-quotes");
    assertThat(after.findings().getFirst().place().line()).isEqualTo(2);
  }

  @Test
  void aQuoteInTheMiddleOfWordsIsAQuote() {
    assertThat(read("date,place,hours\n2026-11-24,Salle 5\" nord,1\n").findings()).isEmpty();
    assertThat(rows.getFirst().text("place")).isEqualTo("Salle 5\" nord");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,5         | 1.5",
        "1.5         | 1.5",
        "0,250       | 0.25",
        "1234        | 1234",
        "1234,567    | 1234.567",
        "1 234       | 1234",
        "1 234,5     | 1234.5",
        "1.234,5     | 1234.5",
        "1,234.5     | 1234.5",
        "1.234.567   | 1234567",
        "−3          | -3",
        "+3          | 3",
        "1 23        | ",
        "1,5,2       | ",
        "1,5E+02     | 150",
        "1e5         | 100000",
        "1e999       | ",
        "NaN         | ",
        "12 kg       | "
      })
  void numbersAreReadAsPeopleWriteThem(String cell, String expected) {
    Object number = Cells.number(cell, DecimalMark.NOT_SEEN, false);
    if (expected == null) {
      assertThat(number).isNull();
    } else {
      assertThat((BigDecimal) number).isEqualByComparingTo(expected);
    }
  }

  @Test
  void aNumberThatReadsTwoWaysAfterTheFirstRowsIsReadTheSameWay() {
    String text = "date;place;hours\n" + "2026-11-24;A;3\n".repeat(1500);
    Reading late = read(text + "2026-11-24;A;1,250\n2026-11-24;A;1,5\n2026-11-24;A;2.500\n");
    assertThat(codes(late)).containsExactly("decimal-ambiguous", "decimal-ambiguous");
    assertThat(late.findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.SET_ASIDE);
    assertThat(rows.get(1500).number("hours")).isEqualByComparingTo("1.25");
    assertThat(late.kept()).isEqualTo(1502);
  }

  @Test
  void numbersAsSpreadsheetsShortenThemAreReadAndBarCodesAreNot() {
    Reading reading =
        read(
            "date;place;hours\n2026-11-24;A;1,5E+02\n2026-11-24;A;3760001234567\n2026-11-24;A;1e99\n");
    assertThat(rows.getFirst().number("hours")).isEqualByComparingTo("150");
    assertThat(codes(reading)).containsExactly("number-too-large", "number-too-large");
  }

  @Test
  void aTableMayBeReadAsItIsWrittenAndWrittenAgain() {
    List<List<String>> cells = new ArrayList<>();
    Reading reading =
        Tables.read(
            "m.csv",
            "Pâte;\"a;b\"\n 1,5 ;\"say \"\"x\"\"\"\n".getBytes(StandardCharsets.UTF_8),
            Schema.asWritten(),
            row -> cells.add(row.cells()));
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.shape().orElseThrow().columns()).containsExactly("Pâte", "a;b");
    assertThat(cells).containsExactly(List.of("1,5", "say \"x\""));
    assertThat(Tables.line(',', cells.getFirst())).isEqualTo("\"1,5\",\"say \"\"x\"\"\"");
    assertThat(Tables.line(';', List.of("a", "", "b\nc"))).isEqualTo("a;;\"b\nc\"");
    assertThat(Tables.findDay(" 24/11/2026 ")).contains(LocalDate.of(2026, 11, 24));
    assertThat(Tables.findDay("31/11/2026")).isEmpty();
  }

  @Test
  void aNumberThatReadsTwoWaysFollowsTheTable() {
    read("date;place;hours\n2026-11-24;A;1,250\n2026-11-24;A;2,5\n");
    assertThat(rows.getFirst().number("hours")).isEqualByComparingTo("1.25");

    rows.clear();
    Reading alone = read("date;place;hours\n2026-11-24;A;1,250\n2026-11-24;A;2,500\n");
    assertThat(codes(alone)).containsExactly("decimal-ambiguous");
    assertThat(alone.findings().getFirst().severity()).isEqualTo(Severity.WARNING);
    assertThat(rows.getFirst().number("hours")).isEqualByComparingTo("1.25");

    rows.clear();
    Reading both = read("date;place;hours\n2026-11-24;A;1,250\n2026-11-24;A;2.500\n");
    assertThat(codes(both)).containsExactly("decimal-ambiguous", "decimal-ambiguous");
    assertThat(rows).isEmpty();

    Tables.read(
        "m.csv",
        "date;place;hours\n2026-11-24;A;1,250\n".getBytes(StandardCharsets.UTF_8),
        MEETINGS.withDecimals(DecimalMark.POINT),
        rows::add);
    assertThat(rows.getFirst().number("hours")).isEqualByComparingTo("1250");
  }

  @Test
  void aLineOfAHundredMegabytesIsPassedOverInBoundedMemory() throws IOException {
    InputStream start = bytes("date,place,hours\n2026-11-24,A,1\n2026-11-24,B,");
    InputStream end = bytes("\n2026-11-24,C,1\n");
    InputStream nines =
        new InputStream() {
          private int left = 100_000_000;

          @Override
          public int read() {
            return left-- > 0 ? '9' : -1;
          }

          @Override
          public int read(byte[] out, int offset, int length) {
            if (left <= 0) {
              return -1;
            }
            int n = Math.min(left, length);
            java.util.Arrays.fill(out, offset, offset + n, (byte) '9');
            left -= n;
            return n;
          }
        };
    long before = used();
    Reading reading =
        Tables.read(
            "m.csv",
            new SequenceInputStream(new SequenceInputStream(start, nines), end),
            MEETINGS,
            rows::add);
    assertThat(reading.findings()).extracting(Finding::code).containsExactly("line-too-long");
    assertThat(reading.findings().getFirst().place().line()).isEqualTo(3);
    assertThat(reading.findings().getFirst().seen()).startsWith("2026-11-24,B,999");
    assertThat(reading.kept()).isEqualTo(2);
    assertThat(used() - before).isLessThan(50_000_000);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyRowIsCountedWhateverTheBytes() {
    long seed = 20261124;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    String letters = "aé1,;.\"\n\r\t|-/\u0000\uD83D\uDE00";
    for (int i = 0; i < 3000; i++) {
      byte[] bytes;
      if (i % 2 == 0) {
        bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
      } else {
        StringBuilder text = new StringBuilder("date,place,hours\n");
        int n = random.nextInt(120);
        for (int j = 0; j < n; j++) {
          text.append(letters.charAt(random.nextInt(letters.length())));
        }
        bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      }
      rows.clear();
      Reading reading = read(bytes);
      assertThat(reading.kept()).isEqualTo(rows.size());
      assertThat(reading.setAside() == 0 || !reading.findings().isEmpty()).isTrue();
      reading.findings().forEach(f -> assertThat(f.canonical()).isNotNull());
    }
  }

  @Test
  void aMillionRowsTakeSeconds() throws IOException {
    byte[] row = "2026-11-24,Canal,1.5\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[row.length * 1_000_000];
    for (int i = 0; i < 1_000_000; i++) {
      System.arraycopy(row, 0, all, i * row.length, row.length);
    }
    long start = Book.cpu();
    long[] kept = {0};
    Reading reading =
        Tables.read(
            "m.csv",
            new SequenceInputStream(bytes("date,place,hours\n"), new ByteArrayInputStream(all)),
            MEETINGS,
            r -> kept[0]++);
    double seconds = (Book.cpu() - start) / 1e9;
    System.out.println("a million rows: " + seconds + " s");
    assertThat(reading.kept()).isEqualTo(1_000_000).isEqualTo(kept[0]);
    assertThat(seconds).isLessThan(30);
  }
}
