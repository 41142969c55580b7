// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.documents;

import module java.base;

import coop.lanterne.documents.TextDocument.Block;
import coop.lanterne.documents.TextDocument.Heading;
import coop.lanterne.documents.TextDocument.Mark;
import coop.lanterne.documents.TextDocument.Paragraph;
import coop.lanterne.documents.TextDocument.Run;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Texts as OASIS OpenDocument 1.3 (ODT). */
final class OpenDocument {
  private static final String TYPE = "application/vnd.oasis.opendocument.text";
  private static final String NS = "urn:oasis:names:tc:opendocument:xmlns:";

  private static final String MANIFEST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
       <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>
       <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
       <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
       <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
      </manifest:manifest>
      """;

  private static final String STYLES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
       <office:styles>
        <style:default-style style:family="paragraph">
         <style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="130%"/>
         <style:text-properties fo:font-family="serif" fo:font-size="11pt" fo:language="LANGUAGE" fo:country="COUNTRY"/>
        </style:default-style>
        <style:style style:name="Standard" style:family="paragraph"/>
        <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.6cm"/><style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.7cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.5cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="12.5pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="3"><style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="Added" style:family="text"><style:text-properties style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/></style:style>
        <style:style style:name="Removed" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
        <style:style style:name="Quoted" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
       </office:styles>
      </office:document-styles>
      """;

  private OpenDocument() {}

  static byte[] write(TextDocument text) {
    try (Parts parts = new Parts()) {
      parts.stored("mimetype", TYPE); // first and not packed: part 2 of the format, 3.3
      parts.text("META-INF/manifest.xml", MANIFEST);
      parts.text(
          "styles.xml",
          STYLES
              .replace("LANGUAGE", text.language())
              .replace("COUNTRY", text.language().equals("fr") ? "FR" : "GB"));
      parts.xml("meta.xml", xml -> meta(xml, text));
      parts.xml("content.xml", xml -> content(xml, text));
      return parts.bytes();
    }
  }

  private static void meta(XMLStreamWriter xml, TextDocument text) throws XMLStreamException {
    xml.writeStartElement("office:document-meta");
    xml.writeAttribute("xmlns:office", NS + "office:1.0");
    xml.writeAttribute("xmlns:meta", NS + "meta:1.0");
    xml.writeAttribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml.writeAttribute("office:version", "1.3");
    xml.writeStartElement("office:meta");
    Parts.element(xml, "meta:generator", "Lanterne");
    Parts.element(xml, "dc:title", text.title());
    Parts.element(xml, "dc:language", text.language());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void content(XMLStreamWriter xml, TextDocument text) throws XMLStreamException {
    xml.writeStartElement("office:document-content");
    xml.writeAttribute("xmlns:office", NS + "office:1.0");
    xml.writeAttribute("xmlns:text", NS + "text:1.0");
    xml.writeAttribute("office:version", "1.3");
    xml.writeStartElement("office:body");
    xml.writeStartElement("office:text");
    paragraph(xml, "Title", List.of(new Run(text.title(), Mark.PLAIN)));
    for (Block block : text.blocks()) {
      switch (block) {
        case Heading(int level, String words) -> {
          xml.writeStartElement("text:h");
          xml.writeAttribute("text:style-name", "Heading_20_" + level);
          xml.writeAttribute("text:outline-level", Integer.toString(level));
          Parts.spaced(words, new Inline(xml));
          xml.writeEndElement();
        }
        case Paragraph(List<Run> runs) -> paragraph(xml, "Standard", runs);
      }
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void paragraph(XMLStreamWriter xml, String style, List<Run> runs)
      throws XMLStreamException {
    xml.writeStartElement("text:p");
    xml.writeAttribute("text:style-name", style);
    for (Run run : runs) {
      if (run.mark() != Mark.PLAIN) {
        xml.writeStartElement("text:span");
        xml.writeAttribute(
            "text:style-name",
            switch (run.mark()) {
              case ADDED -> "Added";
              case REMOVED -> "Removed";
              case QUOTED -> "Quoted";
              case PLAIN -> throw new IllegalStateException();
            });
      }
      Parts.spaced(run.text(), new Inline(xml));
      if (run.mark() != Mark.PLAIN) {
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  /** Words within a paragraph: a space at an edge or after another needs its own element. */
  private record Inline(XMLStreamWriter xml) implements Parts.Spaces {
    @Override
    public void words(String words) throws XMLStreamException {
      int from = 0;
      for (int i = 0; i < words.length(); i++) {
        boolean lost =
            words.charAt(i) == ' '
                && (i == 0 || i == words.length() - 1 || words.charAt(i - 1) == ' ');
        if (lost) {
          xml.writeCharacters(words.substring(from, i));
          xml.writeEmptyElement("text:s");
          from = i + 1;
        }
      }
      xml.writeCharacters(words.substring(from));
    }

    @Override
    public void line() throws XMLStreamException {
      xml.writeEmptyElement("text:line-break");
    }

    @Override
    public void tab() throws XMLStreamException {
      xml.writeEmptyElement("text:tab");
    }
  }
}
