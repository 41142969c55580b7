// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Place;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.tables.Shape.DecimalMark;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table, CSV or XLSX, as people have it: delimiter, encoding, decimal mark and forms of
 * days are found, good rows are given to the caller, each bad row becomes a {@link Finding}. A row
 * is never lost in silence: the header apart, every row is either kept or set aside.
 *
 * <p>Memory is bounded whatever the file: a line has at most 2,000,000 characters, a cell that runs
 * over several lines four million. CSV as RFC 4180 describes it, quotes being doubled inside
 * quotes.
 */
public final class Tables {
  /** The most findings listed for one table; rows set aside are always counted. */
  public static final int MAX_FINDINGS = 1000;

  /** No number may be further from zero: a bar code pasted in the wrong column is beyond it. */
  public static final BigDecimal MOST = BigDecimal.TEN.pow(12);

  private static final Column ANY_NUMBER = Column.number("number").anySign();
  private static final int SNIFFED_CHARS = 1 << 15;
  private static final int SNIFFED_ROWS = 1000;
  private static final int MAX_RECORD = 1 << 22;
  private static final int HEAD = 4096;

  private final String source;
  private final List<Form> forms;
  private final boolean onlyHeader;
  private Schema schema;
  private Consumer<Row> rows;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> dateForms = new LinkedHashSet<>();
  private long lastLine;
  private long kept;
  private long setAside;
  private DecimalMark decimalMark = DecimalMark.NOT_SEEN;
  private boolean contradictory; // "1,250" beside "1.250", and nothing to tell which is meant
  private char delimiter = ';';
  private List<String> header = List.of();
  private int[] places = new int[0]; // of each cell in the schema; -1 set aside, -2 kept as number
  private int[] cellOf = new int[0]; // the contrary
  private Map<Long, String> tooLong = Map.of();

  private Tables(String source, List<Form> forms, boolean onlyHeader) {
    this.source = source;
    this.forms = List.copyOf(forms);
    this.onlyHeader = onlyHeader;
    this.schema = forms.getFirst().schema();
    this.rows = forms.getFirst().rows();
  }

  /**
   * Reads a table to its end, one row at a time.
   *
   * @param source the name under which findings show it
   * @param in its bytes; left open
   * @param rows takes each good row, in order
   * @throws IOException when the stream fails; never for what the stream holds
   */
  public static Reading read(String source, InputStream in, Schema schema, Consumer<Row> rows)
      throws IOException {
    return read(source, in, List.of(new Form(schema, rows)));
  }

  /**
   * Reads a table that may have one of several forms: the first whose needed columns all stand in
   * the header, else the one that knows most of them, which then says what is missing.
   *
   * @throws IOException when the stream fails; never for what the stream holds
   */
  public static Reading read(String source, InputStream in, List<Form> forms) throws IOException {
    return new Tables(source, forms, false).read(in);
  }

  /** The header of a table as it is written; empty where none can be read. */
  public static List<String> header(InputStream in) throws IOException {
    Form any = new Form(Schema.asWritten(), _ -> {});
    return new Tables("", List.of(any), true)
        .read(in)
        .shape()
        .map(Shape::columns)
        .orElse(List.of());
  }

  /** Reads a table that is in memory. */
  public static Reading read(String source, byte[] bytes, Schema schema, Consumer<Row> rows) {
    try {
      return read(source, new ByteArrayInputStream(bytes), schema, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  /** The day that a cell says, in any form that a column of days may have. */
  public static Optional<LocalDate> findDay(String cell) {
    return Optional.ofNullable(Cells.day(Cells.trim(cell))).map(Cells.Day::date);
  }

  /**
   * A row as a table is written, without the end of its line; quotes only where they are needed.
   */
  public static String line(char delimiter, List<String> cells) {
    StringBuilder out = new StringBuilder();
    for (String cell : cells) {
      if (cell.indexOf(delimiter) >= 0
          || cell.indexOf('"') >= 0
          || cell.indexOf('\n') >= 0
          || cell.indexOf('\r') >= 0) {
        out.append('"').append(cell.replace("\"", "\"\"")).append('"');
      } else {
        out.append(cell);
      }
      out.append(delimiter);
    }
    return out.substring(0, Math.max(0, out.length() - 1));
  }

  private Reading read(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    if (Binary.isWorkbook(head)) {
      return readWorkbook(whole(head, in));
    }
    return readText(new LineReader(whole(head, in)));
  }

  private static InputStream whole(byte[] head, InputStream rest) {
    return new SequenceInputStream(new ByteArrayInputStream(head), rest);
  }

  private Reading readText(LineReader lines) throws IOException {
    tooLong = lines.tooLong();
    Optional<String> binary = Binary.kind(lines.head(), lines.byteOrderMark());
    if (binary.isPresent()) {
      stop(Binary.code(lines.head()), 0, "", binary.get());
      return new Reading(Optional.empty(), 0, 0, findings);
    }
    BufferedReader reader = new BufferedReader(lines, 2 * SNIFFED_CHARS);
    String sample = sample(reader);
    if (sample.isBlank()) {
      stop("empty-file", 0, "", "");
      return new Reading(Optional.empty(), 0, 0, findings);
    }
    Sniffer.Found found = Sniffer.delimiter(sample, forms.stream().map(Form::schema).toList());
    delimiter = found.delimiter();
    try {
      readLines(records(reader, found.skip()), found.other());
    } catch (CsvParseException e) {
      stop("broken-quotes", lastLine + 1, "", "");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return reading(lines.encoding(), lines.byteOrderMark());
  }

  private Reading readWorkbook(InputStream in) throws IOException {
    byte[] packed = in.readNBytes(Workbook.MOST_PACKED + 1);
    Set<String> sheets = new HashSet<>();
    forms.forEach(f -> f.schema().sheets().forEach(s -> sheets.add(Names.plain(s))));
    List<Workbook.Notice> notices = List.of();
    try {
      Workbook book = Workbook.open(packed, sheets);
      notices = book.notices();
      Iterator<Line> lines = book.lines();
      if (lines.hasNext()) {
        readLines(lines, Optional.empty());
      } else {
        stop("empty-file", 0, "", "");
      }
    } catch (Workbook.Unusable e) {
      report(unusable(e));
    }
    for (Workbook.Notice n : notices) {
      report(finding(n.code(), Severity.WARNING, n.line(), n.column(), n.seen()));
    }
    findings.sort(Comparator.comparingLong(f -> f.place().line()));
    return reading(Workbook.ENCODING, false);
  }

  private Finding unusable(Workbook.Unusable e) {
    return new Finding(
        e.code(),
        Severity.STOPPED,
        new Place(source, lastLine == 0 ? 0 : lastLine + 1, ""),
        e.seen(),
        why(e.code()).with("most", Workbook.MOST_PACKED >> 20),
        maybe(e.code()));
  }

  private Reading reading(String encoding, boolean byteOrderMark) {
    Shape shape =
        new Shape(delimiter, encoding, byteOrderMark, decimalMark, List.copyOf(dateForms), header);
    if (findings.size() == MAX_FINDINGS) {
      findings.add(finding("more-findings", Severity.WARNING, 0, "", Long.toString(setAside)));
    }
    return new Reading(
        header.isEmpty() ? Optional.empty() : Optional.of(shape), kept, setAside, findings);
  }

  private static String sample(BufferedReader reader) throws IOException {
    reader.mark(SNIFFED_CHARS);
    char[] chars = new char[SNIFFED_CHARS];
    int n = 0;
    while (n < chars.length) {
      int more = reader.read(chars, n, chars.length - n);
      if (more < 0) {
        break;
      }
      n += more;
    }
    reader.reset();
    return new String(chars, 0, n);
  }

  private Iterator<Line> records(BufferedReader reader, int skip) {
    CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .maxBufferSize(MAX_RECORD)
            .ofCsvRecord(reader);
    return csv.stream()
        .skip(skip)
        .map(record -> Line.ofText(record.getStartingLineNumber(), record.getFields()))
        .iterator();
  }

  private void readLines(Iterator<Line> lines, Optional<String> otherDelimiter) {
    Line first = lines.next();
    lastLine = first.number();
    if (!readHeader(first, otherDelimiter) || onlyHeader) {
      return;
    }
    List<Line> head = head(lines);
    leaveWords(head, first.number());
    sniffDecimalMark(head);
    head.forEach(this::readRow);
    while (lines.hasNext()) {
      readRow(lines.next());
    }
    if (kept + setAside == 0) {
      report(finding("no-rows", Severity.WARNING, first.number(), "", ""));
    }
  }

  private List<Line> head(Iterator<Line> lines) {
    List<Line> head = new ArrayList<>();
    long chars = 0;
    while (head.size() < SNIFFED_ROWS && chars < MAX_RECORD && lines.hasNext()) {
      Line record = lines.next();
      lastLine = record.number();
      head.add(record);
      for (int i = 0; i < record.size(); i++) {
        chars += record.cell(i).length();
      }
    }
    return head;
  }

  private boolean readHeader(Line record, Optional<String> otherDelimiter) {
    long line = record.number();
    header = record.cells().stream().map(Cells::trim).toList();
    while (header.size() > 1 && header.getLast().isEmpty()) {
      header = header.subList(0, header.size() - 1); // a delimiter too many at the line's end
    }
    if (!usableText(record, line)) {
      return false;
    }
    chooseForm();
    boolean good = placeColumns(record);
    List<Column> missing =
        IntStream.range(0, cellOf.length)
            .filter(i -> cellOf[i] < 0)
            .mapToObj(schema.columns()::get)
            .filter(Column::required)
            .toList();
    if (otherDelimiter.isPresent() && (!missing.isEmpty() || header.size() > 1)) {
      stop("wrong-delimiter", line, "", raw(record));
      return false;
    }
    missing.forEach(column -> report(missing(column, record)));
    if (!good || !missing.isEmpty()) {
      return false;
    }
    sayUnknown(line);
    return true;
  }

  /** Finds where each column stands; whether none is refused nor stands there twice. */
  private boolean placeColumns(Line record) {
    places = new int[header.size()];
    cellOf = new int[schema.columns().size()];
    Arrays.fill(cellOf, -1);
    boolean good = true;
    for (int i = 0; i < places.length; i++) {
      String name = header.get(i);
      Optional<Integer> place = schema.find(name);
      Optional<Schema.Refused> refused = schema.findRefused(name);
      if (refused.isPresent()) {
        stop(refused.get().code(), record.number(), name, raw(record));
        good = false;
      } else if (place.isPresent()) {
        places[i] = place.get();
        if (cellOf[places[i]] >= 0) {
          stop("duplicate-header", record.number(), name, raw(record));
          good = false;
        }
        cellOf[places[i]] = i;
      } else {
        places[i] = schema.moreNumbers() && !name.isEmpty() ? -2 : -1;
      }
    }
    return good;
  }

  private Finding missing(Column column, Line record) {
    return new Finding(
        "missing-column",
        Severity.STOPPED,
        new Place(source, record.number(), column.name()),
        Seen.of(raw(record)),
        why("missing-column").with("column", column.name()),
        maybe("missing-column").with("names", names(column)));
  }

  private void sayUnknown(long line) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == -1 && !schema.columns().isEmpty()) {
        String name = header.get(i).isEmpty() ? Integer.toString(i + 1) : header.get(i);
        report(finding("unknown-column", Severity.SET_ASIDE, line, name, name));
      }
    }
  }

  private void chooseForm() {
    Form form =
        forms.stream().filter(f -> f.schema().suits(header)).findFirst().orElseGet(this::mostKnown);
    schema = form.schema();
    rows = form.rows();
  }

  private Form mostKnown() {
    Comparator<Form> known = Comparator.comparingInt(f -> -f.schema().known(header));
    return forms.stream().min(known).orElseThrow(); // the first of equals
  }

  /** The record as it stands in the file, quotes that nothing asks for left out. */
  private String raw(Line record) {
    return line(delimiter, record.cells());
  }

  private static String names(Column column) {
    return Stream.concat(Stream.of(column.name()), column.aliases().stream())
        .collect(Collectors.joining(", "));
  }

  /** Whether every byte of this record had a meaning and no line of it was too long. */
  private boolean usableText(Line record, long line) {
    for (int i = 0; i < record.size(); i++) {
      String cell = record.cell(i);
      String column = i < header.size() ? header.get(i) : "";
      if (cell.indexOf(LineReader.TOO_LONG) >= 0) {
        report(tooLong(line));
        return false;
      }
      if (Seen.hasStrayBytes(cell)) {
        report(finding("invalid-utf8", Severity.SET_ASIDE, line, column, cell));
        return false;
      }
      if (cell.indexOf('\0') >= 0) {
        report(finding("control-character", Severity.SET_ASIDE, line, column, cell));
        return false;
      }
    }
    return true;
  }

  private Finding tooLong(long line) {
    long at = tooLong.keySet().stream().filter(l -> l >= line).min(Long::compare).orElse(line);
    return new Finding(
        "line-too-long",
        Severity.SET_ASIDE,
        new Place(source, at, ""),
        tooLong.getOrDefault(at, ""),
        why("line-too-long").with("most", LineReader.MAX_LINE),
        maybe("line-too-long"));
  }

  /** A further column in which the first rows write words, and no number, is not read. */
  private void leaveWords(List<Line> head, long line) {
    for (int i = 0; i < places.length; i++) {
      int at = i;
      List<String> cells =
          head.stream()
              .filter(r -> places[at] == -2 && at < r.size())
              .map(r -> Cells.trim(r.cell(at)))
              .filter(c -> !c.isEmpty())
              .toList();
      if (!cells.isEmpty()
          && cells.stream().allMatch(c -> Cells.number(c, DecimalMark.NOT_SEEN, true) == null)) {
        places[i] = -1;
        report(finding("unknown-column", Severity.SET_ASIDE, line, header.get(i), header.get(i)));
      }
    }
  }

  private void sniffDecimalMark(List<Line> head) {
    if (schema.decimalMark().isPresent()) {
      decimalMark = schema.decimalMark().get();
      return;
    }
    boolean comma = false;
    boolean point = false;
    for (Line record : head) {
      for (int i = 0; i < Math.min(places.length, record.size()); i++) {
        if (isNumber(i)) {
          DecimalMark mark = record.isExact(i) ? null : Cells.markOf(Cells.trim(record.cell(i)));
          comma |= mark == DecimalMark.COMMA;
          point |= mark == DecimalMark.POINT;
        }
      }
    }
    if (comma || point) {
      decimalMark = DecimalMark.of(comma, point);
    } else {
      assumeDecimalMark(head);
    }
  }

  /**
   * Where no number says beyond doubt how decimals are written, "1,250" alone is read as one and a
   * quarter, and a warning says so once; "1,250" beside "1.250" stays ambiguous. A number met after
   * the first rows is read the same way.
   */
  private void assumeDecimalMark(List<Line> head) {
    boolean comma = false;
    boolean point = false;
    Optional<Finding> first = Optional.empty();
    for (Line record : head) {
      for (int i = 0; i < Math.min(places.length, record.size()); i++) {
        String cell = Cells.trim(record.cell(i));
        if (isNumber(i) && !record.isExact(i) && Cells.isAmbiguous(cell)) {
          comma |= cell.indexOf(',') >= 0;
          point |= cell.indexOf('.') >= 0;
          if (first.isEmpty()) {
            long line = record.number();
            String column = places[i] >= 0 ? schema.columns().get(places[i]).name() : header.get(i);
            first = Optional.of(finding("decimal-ambiguous", Severity.WARNING, line, column, cell));
          }
        }
      }
    }
    contradictory = comma && point;
    if (comma != point) {
      decimalMark = DecimalMark.of(comma, point);
      first.ifPresent(this::report);
    }
  }

  private boolean isNumber(int cell) {
    return places[cell] == -2
        || (places[cell] >= 0 && schema.columns().get(places[cell]).kind() == Column.Kind.NUMBER);
  }

  private void readRow(Line record) {
    lastLine = record.number();
    if (record.isBlank()) {
      return;
    }
    Optional<Row> row = toRow(record);
    if (row.isPresent()) {
      kept++;
      rows.accept(row.get());
    } else {
      setAside++;
    }
  }

  private Optional<Row> toRow(Line record) {
    long line = record.number();
    if (!usableText(record, line)) {
      return Optional.empty();
    }
    int cells = record.size();
    while (cells > places.length && record.cell(cells - 1).isBlank()) {
      cells--;
    }
    if (cells != places.length) {
      report(ragged(record, cells));
      return Optional.empty();
    }
    @Nullable Object[] values = new Object[schema.columns().size()];
    Map<String, BigDecimal> more = schema.moreNumbers() ? new TreeMap<>() : Map.of();
    boolean good = true;
    for (int i = 0; i < places.length; i++) {
      good &= readCell(record, i, values, more);
    }
    return good
        ? Optional.of(new Row(schema, line, values, more, record.cells(), delimiter, cellOf))
        : Optional.empty();
  }

  private Finding ragged(Line record, int cells) {
    return new Finding(
        "ragged-row",
        Severity.SET_ASIDE,
        new Place(source, record.number(), ""),
        Seen.of(raw(record)),
        why("ragged-row").with("cells", cells).with("columns", places.length),
        maybe("ragged-row"));
  }

  /** Reads a cell into its place; whether it could be read. */
  private boolean readCell(
      Line record, int i, @Nullable Object[] values, Map<String, BigDecimal> more) {
    String cell = Cells.trim(record.cell(i));
    int place = places[i];
    Column column = place < 0 ? ANY_NUMBER : schema.columns().get(place);
    String name = place < 0 ? header.get(i) : column.name();
    if (place == -1 || cell.isEmpty()) {
      boolean missing = place >= 0 && column.cellRequired();
      if (missing) {
        report(finding("missing-value", Severity.SET_ASIDE, record.number(), name, ""));
      }
      return !missing;
    }
    Object value = toValue(column, name, cell, record.number(), record.isExact(i));
    if (place >= 0) {
      values[place] = value;
    } else if (value instanceof BigDecimal number) {
      more.put(name, number);
    }
    return value != null;
  }

  private @Nullable Object toValue(
      Column of, String column, String cell, long line, boolean exact) {
    return switch (of.kind()) {
      case TEXT -> cell;
      case YES_NO -> known(Cells.yesNo(cell), "not-yes-or-no", column, cell, line);
      case DAY -> {
        Cells.Day day = known(Cells.day(cell), "not-a-date", column, cell, line);
        yield day == null ? null : seen(day.form(), day.date());
      }
      case MOMENT -> {
        Cells.Moment moment = known(Cells.moment(cell), "not-a-date", column, cell, line);
        yield moment == null ? null : seen(moment.form(), moment.at());
      }
      case NUMBER -> toNumber(column, of, cell, line, exact);
    };
  }

  /** That value; where there is none, a finding says what the cell is not. */
  private <T> @Nullable T known(
      @Nullable T value, String code, String column, String cell, long line) {
    if (value == null) {
      report(finding(code, Severity.SET_ASIDE, line, column, cell));
    }
    return value;
  }

  private <T> T seen(String form, T when) {
    dateForms.add(form);
    return when;
  }

  private @Nullable BigDecimal toNumber(
      String column, Column of, String written, long line, boolean exact) {
    String cell =
        of.amongWords()
            .map(words -> words.matcher(written))
            .filter(Matcher::matches)
            .map(m -> m.group(1))
            .orElse(written);
    boolean certain = schema.decimalMark().isPresent();
    Object number = exact ? new BigDecimal(cell) : Cells.number(cell, decimalMark, certain);
    if (number == Cells.Unclear.AMBIGUOUS
        && decimalMark == DecimalMark.NOT_SEEN
        && !contradictory) {
      decimalMark = DecimalMark.of(cell.indexOf(',') >= 0, cell.indexOf('.') >= 0);
      report(finding("decimal-ambiguous", Severity.WARNING, line, column, cell));
      number = Cells.number(cell, decimalMark, certain);
    }
    Optional<String> fault = fault(number, cell, of);
    fault.ifPresent(code -> report(finding(code, Severity.SET_ASIDE, line, column, cell)));
    return fault.isEmpty() && number instanceof BigDecimal value ? value : null;
  }

  /** What is wrong with a number that was read from that cell. */
  private static Optional<String> fault(@Nullable Object number, String cell, Column of) {
    if (!(number instanceof BigDecimal value)) {
      String none = Cells.saysNothing(cell) ? "says-no-value" : "not-a-number";
      return Optional.of(number == null ? none : "decimal-ambiguous");
    }
    if (value.abs().compareTo(MOST) > 0) {
      return Optional.of("number-too-large");
    }
    return value.signum() < 0 ? of.negative() : Optional.empty();
  }

  private void stop(String code, long line, String column, String seen) {
    report(finding(code, Severity.STOPPED, line, column, seen));
  }

  private void report(Finding finding) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(finding);
    }
  }

  private Finding finding(String code, Severity severity, long line, String column, String seen) {
    return new Finding(
        code, severity, new Place(source, line, column), Seen.of(seen), why(code), maybe(code));
  }

  private Message why(String code) {
    return Message.of(schema.voice(code) + '.' + code.replace('-', '_') + ".why");
  }

  private Message maybe(String code) {
    return Message.of(schema.voice(code) + '.' + code.replace('-', '_') + ".maybe");
  }
}
