// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.documents;

import module java.base;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The parts of a packed document, written one after the other with no hour. */
final class Parts implements AutoCloseable {
  private static final LocalDateTime NO_HOUR = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  /** What writes one XML part. */
  interface Writing {
    void to(XMLStreamWriter xml) throws XMLStreamException;
  }

  /** A part as it stands, not packed. */
  void stored(String name, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    put(entry, content);
  }

  /** A part of text. */
  void text(String name, String text) {
    put(new ZipEntry(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A part of XML. */
  void xml(String name, Writing writing) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      writing.to(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // memory does not fail
    }
    text(name, out.toString());
  }

  private void put(ZipEntry entry, byte[] content) {
    entry.setTimeLocal(NO_HOUR);
    try {
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole, once every part is written. */
  byte[] bytes() {
    close();
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands for white space that XML would lose. */
  interface Spaces {
    /** Writes words in which no space follows another. */
    void words(String words) throws XMLStreamException;

    /** Writes a line break. */
    void line() throws XMLStreamException;

    /** Writes a tabulation. */
    void tab() throws XMLStreamException;
  }

  /** Writes a text: words, line breaks and tabulations; signs that XML cannot hold are left out. */
  static void spaced(String text, Spaces spaces) throws XMLStreamException {
    StringBuilder words = new StringBuilder();
    for (int c : text.replace("\r\n", "\n").codePoints().toArray()) {
      if (c == '\n' || c == '\r' || c == '\t') {
        spaces.words(words.toString());
        words.setLength(0);
        if (c == '\t') {
          spaces.tab();
        } else {
          spaces.line();
        }
      } else if (isXml(c)) {
        words.appendCodePoint(c);
      }
    }
    spaces.words(words.toString());
  }

  /** Writes an element that holds a text on one line. */
  static void element(XMLStreamWriter xml, String name, String words) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(oneLine(words));
    xml.writeEndElement();
  }

  /** A text on one line, signs that XML cannot hold left out. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.replaceAll("\\s+", " ").codePoints().filter(Parts::isXml).forEach(line::appendCodePoint);
    return line.toString();
  }

  /** The characters of XML 1.0, production 2, line breaks and tabulations left out. */
  private static boolean isXml(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
