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

/** Texts as ECMA-376, Office Open XML (DOCX). */
final class WordDocument {
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String TYPES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
       <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
       <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
       <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
       <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
      </Types>
      """;
  private static final String RELATIONS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
       <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
       <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
      </Relationships>
      """;
  private static final String OF_DOCUMENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
       <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
      </Relationships>
      """;
  private static final String STYLES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
       <w:docDefaults>
        <w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="22"/><w:lang w:val="LANGUAGE"/></w:rPr></w:rPrDefault>
        <w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="312" w:lineRule="auto"/></w:pPr></w:pPrDefault>
       </w:docDefaults>
       <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
       <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="340"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>
       <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="400"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>
       <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="280"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="25"/></w:rPr></w:style>
       <w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="220"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
      </w:styles>
      """;

  private WordDocument() {}

  static byte[] write(TextDocument text) {
    try (Parts parts = new Parts()) {
      parts.text("[Content_Types].xml", TYPES);
      parts.text("_rels/.rels", RELATIONS);
      parts.text("word/_rels/document.xml.rels", OF_DOCUMENT);
      parts.text(
          "word/styles.xml",
          STYLES.replace("LANGUAGE", text.language().equals("fr") ? "fr-FR" : "en-GB"));
      parts.xml("docProps/core.xml", xml -> core(xml, text));
      parts.xml("word/document.xml", xml -> document(xml, text));
      return parts.bytes();
    }
  }

  private static void core(XMLStreamWriter xml, TextDocument text) throws XMLStreamException {
    xml.writeStartElement("cp:coreProperties");
    xml.writeAttribute(
        "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    xml.writeAttribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    Parts.element(xml, "dc:title", text.title());
    Parts.element(xml, "dc:language", text.language());
    xml.writeEndElement();
  }

  private static void document(XMLStreamWriter xml, TextDocument text) throws XMLStreamException {
    xml.writeStartElement("w:document");
    xml.writeAttribute("xmlns:w", W);
    xml.writeStartElement("w:body");
    paragraph(xml, "Title", List.of(new Run(text.title(), Mark.PLAIN)));
    for (Block block : text.blocks()) {
      switch (block) {
        case Heading(int level, String words) ->
            paragraph(xml, "Heading" + level, List.of(new Run(words, Mark.PLAIN)));
        case Paragraph(List<Run> runs) -> paragraph(xml, "Normal", runs);
      }
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void paragraph(XMLStreamWriter xml, String style, List<Run> runs)
      throws XMLStreamException {
    xml.writeStartElement("w:p");
    xml.writeStartElement("w:pPr");
    value(xml, "w:pStyle", style);
    xml.writeEndElement();
    for (Run run : runs) {
      xml.writeStartElement("w:r");
      xml.writeStartElement("w:rPr");
      switch (run.mark()) {
        case ADDED -> value(xml, "w:u", "single");
        case REMOVED -> xml.writeEmptyElement("w:strike");
        case QUOTED -> xml.writeEmptyElement("w:i");
        case PLAIN -> {}
      }
      xml.writeEndElement();
      Parts.spaced(run.text(), new Inline(xml));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void value(XMLStreamWriter xml, String element, String value)
      throws XMLStreamException {
    xml.writeEmptyElement(element);
    xml.writeAttribute("w:val", value);
  }

  /** Words within a run. */
  private record Inline(XMLStreamWriter xml) implements Parts.Spaces {
    @Override
    public void words(String words) throws XMLStreamException {
      xml.writeStartElement("w:t");
      xml.writeAttribute("xml:space", "preserve");
      xml.writeCharacters(words);
      xml.writeEndElement();
    }

    @Override
    public void line() throws XMLStreamException {
      xml.writeEmptyElement("w:br");
    }

    @Override
    public void tab() throws XMLStreamException {
      xml.writeEmptyElement("w:tab");
    }
  }
}
