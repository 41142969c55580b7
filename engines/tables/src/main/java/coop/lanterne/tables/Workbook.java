// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import module java.base;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of an XLSX workbook, row by row, as ECMA-376 (Office Open XML) describes it. A formula
 * is read as the value stored with it; macros, links and pictures are never opened. The packed file
 * stays in memory, what it unpacks to never does, the table of its texts excepted.
 *
 * <p>What a hostile file could grow is bounded: the file, what it unpacks to, its parts, those of
 * them that are kept, its texts, its columns, its rows and its cells.
 */
final class Workbook {
  /** The largest file read, in bytes. */
  static final int MOST_PACKED = 64 << 20;

  /** What stands for the encoding of a workbook. */
  static final String ENCODING = "XLSX";

  private static final Archive.Limits LIMITS = new Archive.Limits(1L << 30, 64L << 20, 10_000);
  private static final int MOST_SMALL_PARTS = 8 << 20; // bytes of all of them
  private static final int MOST_STRINGS = 2_000_000;
  private static final long MOST_STRING_CHARS = 48L << 20;
  private static final int MOST_CELL = 200_000;
  private static final int MOST_COLUMNS = 16_384; // as in every spreadsheet
  private static final long MOST_ROWS = 1_048_576;
  private static final long MOST_CELLS = 32L << 20; // empty ones before a filled one counted
  private static final int MOST_NOTICES = 20; // of one code

  private final byte[] packed;
  private final Map<String, byte[]> smallParts = new HashMap<>();
  private final Set<String> parts = new HashSet<>();
  private final List<String> strings = new ArrayList<>();
  private final List<Boolean> dateStyles = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private boolean from1904;
  private String sheetPart = "";

  private Workbook(byte[] packed) {
    this.packed = packed;
  }

  /** Something to say that stops nothing. */
  record Notice(String code, long line, String column, String seen) {}

  /** A workbook that cannot be read, or no further. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String seen;

    Unusable(String code, String seen) {
      super(code);
      this.code = code;
      this.seen = seen;
    }

    String code() {
      return code;
    }

    String seen() {
      return seen;
    }
  }

  /** A sheet with the place of its part. */
  private record Sheet(String name, String part, boolean hidden) {}

  /**
   * Opens a workbook at one of its sheets: the first that bears one of those names, else the first
   * that is not hidden.
   *
   * @throws Unusable when it cannot be read
   */
  static Workbook open(byte[] packed, Set<String> sheetNames) {
    if (packed.length > MOST_PACKED) {
      throw tooLarge(packed.length);
    }
    Workbook book = new Workbook(packed);
    book.listParts();
    book.chooseSheet(sheetNames);
    return book;
  }

  /** What is to be said of it so far. */
  List<Notice> notices() {
    return notices;
  }

  private static Unusable tooLarge(long bytes) {
    return tooLarge((bytes >> 20) + " MB");
  }

  private static Unusable tooLarge(String seen) {
    return new Unusable("workbook-too-large", seen);
  }

  private static Unusable broken(String seen) {
    return new Unusable("workbook-broken", seen);
  }

  // --- the parts of the file ---

  private void listParts() {
    int kept = 0;
    try (Archive zip = new Archive(packed, LIMITS)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = PackedXml.plain(entry.getName());
        parts.add(name);
        if (isSmall(name)) {
          byte[] part = zip.readNBytes(MOST_SMALL_PARTS - kept + 1);
          kept += part.length;
          if (kept > MOST_SMALL_PARTS) {
            throw tooLarge(kept);
          }
          smallParts.put(name, part);
        }
      }
    } catch (Archive.TooLarge e) {
      throw tooLarge(String.valueOf(e.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      throw parts.stream().anyMatch(p -> p.startsWith("xl/"))
          ? broken("")
          : new Unusable("not-a-text-file", "PK");
    }
    if (parts.stream().noneMatch(p -> p.startsWith("xl/") && p.endsWith(".xml"))) {
      throw new Unusable("not-a-text-file", "PK");
    }
    if (parts.stream().anyMatch(p -> p.endsWith("vbaproject.bin"))) {
      notices.add(new Notice("macros-not-run", 0, "", "vbaProject.bin"));
    }
  }

  private static boolean isSmall(String part) {
    return part.endsWith(".rels") || part.matches("xl/(workbook|styles)[^/]*\\.xml");
  }

  /** The bytes of that part as they unpack. */
  private InputStream unpack(String part) {
    Archive zip = new Archive(packed, LIMITS);
    try {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (PackedXml.plain(entry.getName()).equals(part)) {
          return zip;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw broken(part);
    }
    throw broken(part);
  }

  // --- what is found before the rows ---

  private void chooseSheet(Set<String> sheetNames) {
    String book =
        targets("", ".rels").stream()
            .filter(t -> t.type().endsWith("/officedocument"))
            .map(Target::part)
            .findFirst()
            .orElse("xl/workbook.xml");
    List<Target> targets = targets(folder(book), name(book) + ".rels");
    List<Sheet> sheets = sheets(book, targets);
    Sheet chosen =
        sheets.stream()
            .filter(s -> sheetNames.contains(Names.plain(s.name())))
            .findFirst()
            .or(() -> sheets.stream().filter(s -> !s.hidden()).findFirst())
            .orElseThrow(() -> broken(book));
    sheetPart = chosen.part();
    List<String> others =
        sheets.stream().filter(s -> !s.equals(chosen) && !s.hidden()).map(Sheet::name).toList();
    if (!others.isEmpty()) {
      notices.add(new Notice("other-sheets", 0, "", String.join(", ", others)));
    }
    readStyles(part(targets, "/styles").orElse("xl/styles.xml"));
    part(targets, "/sharedstrings").filter(parts::contains).ifPresent(this::readStrings);
  }

  private static String folder(String part) {
    return part.substring(0, part.lastIndexOf('/') + 1);
  }

  private static String name(String part) {
    return part.substring(part.lastIndexOf('/') + 1);
  }

  /** Another part that a part speaks of. */
  private record Target(String id, String type, String part) {}

  private List<Target> targets(String folder, String relations) {
    List<Target> targets = new ArrayList<>();
    byte[] part = smallParts.get(folder + "_rels/" + relations);
    if (part != null) {
      read(
          new ByteArrayInputStream(part),
          xml -> {
            if (xml.getLocalName().equals("Relationship")) {
              String to = PackedXml.plain(PackedXml.attribute(xml, "Target"));
              boolean absolute = PackedXml.attribute(xml, "Target").startsWith("/");
              targets.add(
                  new Target(
                      PackedXml.attribute(xml, "Id"),
                      PackedXml.attribute(xml, "Type").toLowerCase(Locale.ROOT),
                      absolute ? to : folder + to));
            }
          });
    }
    return targets;
  }

  private static Optional<String> part(List<Target> targets, String type) {
    return targets.stream().filter(t -> t.type().endsWith(type)).map(Target::part).findFirst();
  }

  private List<Sheet> sheets(String book, List<Target> targets) {
    List<Sheet> sheets = new ArrayList<>();
    Map<String, Target> byId = new HashMap<>();
    targets.stream()
        .filter(t -> t.type().endsWith("/worksheet"))
        .forEach(t -> byId.putIfAbsent(t.id(), t));
    read(
        new ByteArrayInputStream(smallPart(book)),
        xml -> {
          switch (xml.getLocalName()) {
            case "sheet" -> {
              String id = PackedXml.attribute(xml, "id");
              boolean hidden = !PackedXml.attribute(xml, "state").matches("|visible");
              Optional.ofNullable(byId.get(id))
                  .map(t -> new Sheet(PackedXml.attribute(xml, "name"), t.part(), hidden))
                  .ifPresent(sheets::add);
            }
            case "workbookPr" -> from1904 = PackedXml.attribute(xml, "date1904").matches("1|true");
            default -> {}
          }
        });
    return sheets;
  }

  private byte[] smallPart(String part) {
    byte[] bytes = smallParts.get(part);
    if (bytes == null) {
      throw broken(part);
    }
    return bytes;
  }

  private void readStyles(String part) {
    byte[] styles = smallParts.get(part);
    if (styles == null) {
      return;
    }
    Set<Integer> dateFormats = new HashSet<>();
    boolean[] ofCells = {false};
    read(
        new ByteArrayInputStream(styles),
        xml -> {
          switch (xml.getLocalName()) {
            case "numFmt" -> {
              if (SheetValues.isDateFormat(PackedXml.attribute(xml, "formatCode"))) {
                dateFormats.add(number(PackedXml.attribute(xml, "numFmtId")));
              }
            }
            case "cellXfs" -> ofCells[0] = true;
            case "cellStyleXfs", "cellStyles", "dxfs" -> ofCells[0] = false;
            case "xf" -> {
              if (ofCells[0]) {
                int format = number(PackedXml.attribute(xml, "numFmtId"));
                dateStyles.add(SheetValues.isDateFormat(format) || dateFormats.contains(format));
              }
            }
            default -> {}
          }
        });
  }

  private void readStrings(String part) {
    try (InputStream in = unpack(part)) {
      XMLStreamReader xml = PackedXml.open(in);
      long chars = 0;
      while (xml.hasNext()) {
        if (xml.next() == START_ELEMENT && xml.getLocalName().equals("si")) {
          String text = text(xml, "si");
          strings.add(text);
          chars += text.length();
          if (strings.size() > MOST_STRINGS || chars > MOST_STRING_CHARS) {
            throw tooLarge(chars);
          }
        }
      }
    } catch (Unusable e) {
      throw e;
    } catch (XMLStreamException | IOException | RuntimeException e) {
      throw broken(part); // the JDK's parser throws more than it says on hostile bytes
    }
  }

  // --- XML ---

  private interface Element {
    void at(XMLStreamReader xml);
  }

  /** Looks at each element that begins. */
  private static void read(InputStream part, Element element) {
    try {
      XMLStreamReader xml = PackedXml.open(part);
      while (xml.hasNext()) {
        if (xml.next() == START_ELEMENT) {
          element.at(xml);
        }
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw broken("");
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  /** The words of a text, reading aids left out; the reader stands at the end of it. */
  private static String text(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean words = false;
    int aid = 0;
    while (true) {
      int event = xml.next();
      if (event == START_ELEMENT) {
        words = xml.getLocalName().equals("t");
        aid += xml.getLocalName().equals("rPh") ? 1 : 0;
      } else if (event == END_ELEMENT) {
        words = false;
        aid -= xml.getLocalName().equals("rPh") ? 1 : 0;
        if (xml.getLocalName().equals(element)) {
          return text.toString();
        }
      } else if ((event == CHARACTERS || event == SPACE || event == CDATA) && words && aid == 0) {
        append(text, xml);
      }
    }
  }

  private static void append(StringBuilder text, XMLStreamReader xml) {
    if (text.length() + xml.getTextLength() > MOST_CELL) {
      text.setLength(0);
      text.append(LineReader.TOO_LONG);
    } else if (text.isEmpty() || text.charAt(0) != LineReader.TOO_LONG) {
      text.append(xml.getText());
    }
  }

  // --- rows ---

  /** The rows that hold something, in order. */
  Iterator<Line> lines() {
    return new Rows(unpack(sheetPart));
  }

  private final class Rows implements Iterator<Line> {
    private final XMLStreamReader xml;
    private @Nullable Line next;
    private long row;
    private int formulas;
    private long cellsRead;
    private int width; // of the header; a row that ends before it is filled with empty cells

    Rows(InputStream in) {
      try {
        xml = PackedXml.open(in);
      } catch (XMLStreamException | RuntimeException e) {
        throw broken(sheetPart);
      }
      next = read();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Line next() {
      Line line = next;
      if (line == null) {
        throw new NoSuchElementException();
      }
      next = read();
      return line;
    }

    private @Nullable Line read() {
      try {
        while (xml.hasNext()) {
          if (xml.next() == START_ELEMENT && xml.getLocalName().equals("row")) {
            Line line = row();
            if (!line.isBlank()) {
              width = width == 0 ? line.size() : width;
              return line;
            }
          }
        }
        return null;
      } catch (Unusable e) {
        throw e;
      } catch (XMLStreamException | RuntimeException e) {
        throw broken(sheetPart); // the JDK's parser throws more than it says on hostile bytes
      }
    }

    private Line row() throws XMLStreamException {
      row = Math.max(row + 1, number(PackedXml.attribute(xml, "r")));
      if (row > MOST_ROWS) {
        throw broken(Long.toString(row));
      }
      List<String> cells = new ArrayList<>();
      BitSet exact = new BitSet();
      while (true) {
        int event = xml.next();
        if (event == END_ELEMENT && xml.getLocalName().equals("row")) {
          while (cells.size() < width) {
            cells.add("");
          }
          cellsRead += cells.size();
          if (cellsRead > MOST_CELLS) {
            throw tooLarge(cellsRead + " ×");
          }
          return new Line(row, cells, exact);
        }
        if (event == START_ELEMENT && xml.getLocalName().equals("c")) {
          int at = column(PackedXml.attribute(xml, "r"), cells.size());
          while (cells.size() <= at) {
            cells.add("");
          }
          cell(cells, exact, at);
        }
      }
    }

    /** Where a cell stands: C7 is the third. */
    private int column(String reference, int otherwise) {
      int at = 0;
      for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
        at = at * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        if (at < 1 || at > MOST_COLUMNS) {
          throw broken(reference);
        }
      }
      if (at == 0 && otherwise >= MOST_COLUMNS) {
        throw broken(Long.toString(row));
      }
      return at == 0 ? otherwise : at - 1;
    }

    private void cell(List<String> cells, BitSet exact, int at) throws XMLStreamException {
      String type = PackedXml.attribute(xml, "t");
      int style = number(PackedXml.attribute(xml, "s"));
      String reference = PackedXml.attribute(xml, "r");
      String stored = null;
      boolean formula = false;
      while (true) {
        int event = xml.next();
        if (event == START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "v" -> stored = value();
            case "is" -> stored = text(xml, "is");
            case "f" -> formula = true;
            default -> {}
          }
        } else if (event == END_ELEMENT && xml.getLocalName().equals("c")) {
          break;
        }
      }
      if (stored == null) {
        if (formula && formulas++ < MOST_NOTICES) {
          notices.add(new Notice("formula-without-value", row, "", reference));
        }
        return;
      }
      store(cells, exact, at, stored, new Kind(type, style, reference));
    }

    /** What kind of cell it is: its type, its style, and where it stands. */
    private record Kind(String type, int style, String reference) {}

    private void store(List<String> cells, BitSet exact, int at, String stored, Kind kind) {
      switch (kind.type()) {
        case "s" -> {
          int index = number(stored);
          if (index < 0 || index >= strings.size()) {
            throw broken(kind.reference());
          }
          cells.set(at, strings.get(index));
        }
        case "str", "inlineStr", "e", "b", "d" -> cells.set(at, stored);
        default -> {
          boolean date =
              kind.style() >= 0 && kind.style() < dateStyles.size() && dateStyles.get(kind.style());
          String moment = date ? SheetValues.moment(stored, from1904) : null;
          cells.set(at, moment == null ? SheetValues.number(stored) : moment);
          exact.set(at, moment == null && SheetValues.isNumber(stored));
        }
      }
    }

    private String value() throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      while (true) {
        switch (xml.next()) {
          case CHARACTERS, SPACE, CDATA -> append(text, xml);
          case END_ELEMENT -> {
            return text.toString();
          }
          default -> {}
        }
      }
    }
  }
}
