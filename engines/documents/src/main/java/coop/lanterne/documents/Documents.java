// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.documents;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Place;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Typed;
import coop.lanterne.tables.Archive;
import coop.lanterne.tables.Binary;
import coop.lanterne.tables.LineReader;
import coop.lanterne.tables.PackedXml;
import coop.lanterne.tables.Seen;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The paragraphs of a text document: ODT (OASIS OpenDocument 1.3), DOCX (ECMA-376, Office Open XML)
 * or plain text. Words alone are read: what was deleted under tracked changes, comments, links,
 * pictures and macros are left out.
 *
 * <p>In a plain text an empty line parts two paragraphs; where there is none, each line is one.
 *
 * <p>What a hostile file could grow is bounded: the file, what it unpacks to and in which ratio,
 * its parts, the depth of its XML, its paragraphs. XML that declares a DTD or an entity is not
 * read.
 */
public final class Documents {
  /** The largest file read, in bytes. */
  public static final int MOST_PACKED = 16 << 20;

  private static final Archive.Limits LIMITS = new Archive.Limits(128L << 20, 4L << 20, 2000);
  private static final int MOST_DEPTH = 500;
  private static final int MOST_PARAGRAPHS = 100_000;
  private static final int MOST_CHARS = 2_000_000; // of one paragraph
  private static final int MOST_IN_ALL = 32_000_000;
  private static final String WORD = "word/document.xml";
  private static final String OPEN = "content.xml";
  private static final String OPEN_TEXT = "application/vnd.oasis.opendocument.text";

  /** What stands beside the text: comments, deleted words, the second form of a drawing. */
  private static final Set<String> BESIDE =
      Set.of("annotation", "tracked-changes", "Fallback", "del", "moveFrom");

  private final String source;
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private long chars;

  private Documents(String source) {
    this.source = source;
  }

  /** A paragraph that holds something: its number among those that do, from 1, and its words. */
  public record Paragraph(long number, String text) {}

  /** Why nothing of a document can be read. */
  private static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String seen;

    Unusable(String code, String seen) {
      super(code, null, false, false); // no trace: it is told as a finding
      this.code = code;
      this.seen = seen;
    }
  }

  /** What a document holds. */
  public record Read(List<Paragraph> paragraphs, List<Finding> findings) {
    public Read {
      paragraphs = List.copyOf(paragraphs);
      findings = List.copyOf(findings);
    }

    /** Whether nothing could be read, or reading had to stop before the end. */
    public boolean stopped() {
      return findings.stream().anyMatch(f -> f.severity() == Severity.STOPPED);
    }
  }

  /**
   * Whether this is a document rather than a table: by what a packed file holds, else by its name.
   */
  public static boolean isOne(String source, byte[] bytes) {
    if (Binary.isWorkbook(bytes)) {
      return part(bytes).isPresent();
    }
    return source.toLowerCase(Locale.ROOT).matches(".*\\.(txt|odt|docx|docm|doc)");
  }

  /**
   * Reads a document.
   *
   * @param source the name under which findings show it
   */
  public static Read read(String source, byte[] bytes) {
    return new Documents(source).read(bytes);
  }

  private Read read(byte[] bytes) {
    try {
      if (bytes.length > MOST_PACKED) {
        throw tooLarge(bytes.length);
      }
      if (Binary.isWorkbook(bytes)) {
        readPacked(bytes);
      } else {
        readText(bytes);
      }
      if (paragraphs.isEmpty()) {
        report("document-empty", Severity.STOPPED, "");
      }
    } catch (Unusable e) {
      paragraphs.clear(); // nothing half read
      report(e.code, Severity.STOPPED, e.seen);
    }
    return new Read(paragraphs, findings);
  }

  private void report(String code, Severity severity, String seen) {
    String key = "documents." + code.replace("document-", "").replace('-', '_');
    findings.add(
        new Finding(
            code,
            severity,
            new Place(source, paragraphs.size(), ""),
            seen,
            Message.of(key + ".why").with("most", MOST_PACKED >> 20),
            Message.of(key + ".maybe")));
  }

  private static Unusable tooLarge(long bytes) {
    return tooLarge((bytes >> 20) + " MB");
  }

  private static Unusable tooLarge(String seen) {
    return new Unusable("document-too-large", seen);
  }

  private static Unusable broken(String seen) {
    return new Unusable("document-broken", seen);
  }

  private void add(String text) {
    String plain = Typed.text(text);
    if (plain.isEmpty()) {
      return;
    }
    if (Seen.hasStrayBytes(plain)) {
      report("invalid-utf8", Severity.SET_ASIDE, Seen.of(plain));
      return;
    }
    if (paragraphs.size() == MOST_PARAGRAPHS) {
      throw broken(Integer.toString(MOST_PARAGRAPHS));
    }
    chars += plain.length();
    if (chars > MOST_IN_ALL) {
      throw tooLarge(chars);
    }
    paragraphs.add(new Paragraph(paragraphs.size() + 1, plain));
  }

  // --- plain text ---

  private void readText(byte[] bytes) {
    try (LineReader lines = new LineReader(new ByteArrayInputStream(bytes));
        BufferedReader reader = new BufferedReader(lines)) {
      Optional<String> binary = Binary.kind(lines.head(), lines.byteOrderMark());
      if (binary.isPresent()) {
        throw new Unusable("document-unknown", binary.get());
      }
      List<String> all = reader.lines().toList();
      if (all.stream().anyMatch(l -> l.indexOf(LineReader.TOO_LONG) >= 0)) {
        throw broken("");
      }
      boolean parted = all.stream().dropWhile(String::isBlank).anyMatch(String::isBlank);
      StringBuilder paragraph = new StringBuilder();
      for (String line : all) {
        if (!parted || line.isBlank()) {
          add(paragraph.toString());
          paragraph.setLength(0);
        }
        paragraph.append(line.stripTrailing()).append('\n');
      }
      add(paragraph.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  // --- packed documents ---

  /** The part that holds the text; none where this is no document. */
  private static Optional<String> part(byte[] bytes) {
    boolean open = false;
    try (Archive zip = new Archive(bytes, LIMITS)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = PackedXml.plain(entry.getName());
        if (name.equals(WORD)) {
          return Optional.of(WORD);
        }
        if (name.equals("mimetype")) {
          byte[] type = zip.readNBytes(OPEN_TEXT.length());
          open = new String(type, StandardCharsets.US_ASCII).equals(OPEN_TEXT);
        }
        if (name.startsWith("xl/")) {
          return Optional.empty();
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // said by whoever reads it
    }
    return open ? Optional.of(OPEN) : Optional.empty();
  }

  private void readPacked(byte[] bytes) {
    measure(bytes);
    String part = part(bytes).orElseThrow(() -> new Unusable("document-unknown", "PK"));
    try (Archive zip = new Archive(bytes, LIMITS)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (PackedXml.plain(entry.getName()).equals(part)) {
          paragraphs(PackedXml.open(zip), part.equals(OPEN));
          return;
        }
      }
      throw broken(part);
    } catch (Unusable e) {
      throw e.code.startsWith("document") ? e : broken(part);
    } catch (XMLStreamException | IOException | RuntimeException e) {
      throw broken(part); // the JDK's parser throws more than it says on hostile bytes
    }
  }

  /** Unpacks everything once, to nowhere: a file that grows too much is not read at all. */
  private void measure(byte[] bytes) {
    try (Archive zip = new Archive(bytes, LIMITS)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (PackedXml.plain(entry.getName()).matches(".*vbaproject.bin|basic/.*\\.xml")) {
          report("document-macros", Severity.WARNING, entry.getName());
        }
      }
    } catch (Archive.TooLarge e) {
      throw tooLarge(String.valueOf(e.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      throw broken("");
    }
  }

  /** Paragraphs may stand within one another, such as those of a note: each is one. */
  private void paragraphs(XMLStreamReader xml, boolean open) throws XMLStreamException {
    Deque<StringBuilder> within = new ArrayDeque<>();
    int depth = 0;
    int beside = 0; // the depth at which something to leave out began; 0 where nothing did
    boolean words = open; // DOCX keeps its words in elements of their own
    while (xml.hasNext()) {
      switch (xml.next()) {
        case DTD, ENTITY_REFERENCE -> throw broken("<!DOCTYPE");
        case START_ELEMENT -> {
          depth++;
          if (depth > MOST_DEPTH) {
            throw broken(Integer.toString(depth));
          }
          String name = xml.getLocalName();
          if (beside == 0 && BESIDE.contains(name)) {
            beside = depth;
          }
          if (beside == 0) {
            if (isParagraph(name, open)) {
              within.push(new StringBuilder());
            } else if (!within.isEmpty()) {
              append(within.getFirst(), mark(xml, name, open));
            }
            words = open || name.equals("t");
          }
        }
        case END_ELEMENT -> {
          String name = xml.getLocalName();
          if (beside == 0 && isParagraph(name, open) && !within.isEmpty()) {
            add(within.pop().toString());
          }
          beside = beside == depth ? 0 : beside;
          words = open;
          depth--;
        }
        case CHARACTERS, SPACE, CDATA -> {
          if (words && beside == 0 && !within.isEmpty()) {
            String text = xml.getText();
            append(within.getFirst(), open ? text.replaceAll("[ \\t\\r\\n]+", " ") : text);
          }
        }
        default -> {}
      }
    }
  }

  private static boolean isParagraph(String name, boolean open) {
    return name.equals("p") || (open && name.equals("h"));
  }

  /** The white space that an element stands for. */
  private static String mark(XMLStreamReader xml, String name, boolean open) {
    return switch (name) {
      case "tab" -> "\t";
      case "line-break", "br", "cr" -> "\n";
      case "s" -> {
        String count = PackedXml.attribute(xml, "c");
        yield open ? " ".repeat(count.matches("\\d{1,3}") ? Integer.parseInt(count) : 1) : "";
      }
      case "noBreakHyphen" -> "\u2011";
      default -> "";
    };
  }

  private static void append(StringBuilder paragraph, String text) {
    if (paragraph.length() + text.length() > MOST_CHARS) {
      throw tooLarge((long) paragraph.length() + text.length());
    }
    paragraph.append(text);
  }
}
