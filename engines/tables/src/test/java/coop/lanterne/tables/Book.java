// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import java.lang.management.ManagementFactory;

/** Writes small workbooks, good and bad, part by part. */
final class Book {
  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String TYPE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private int count;

  /** A workbook without sheets; style 1 is a day, style 2 a moment of its own format. */
  Book() {
    part(
        "_rels/.rels",
        "<Relationships xmlns=\"%s\"><Relationship Id=\"r1\" Type=\"%s/officeDocument\""
                .formatted(RELATIONS, TYPE)
            + " Target=\"xl/workbook.xml\"/></Relationships>");
    part(
        "xl/styles.xml",
        "<styleSheet "
            + MAIN
            + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"&quot;jour &quot;0.00 [Red]\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
            + "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>"
            + "</styleSheet>");
  }

  Book part(String name, String text) {
    return part(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Book part(String name, byte[] bytes) {
    parts.put(name, bytes);
    return this;
  }

  /** A sheet with that name; {@code rows} are its {@code row} elements. */
  Book sheet(String name, String rows) {
    count++;
    sheets.append("<sheet name=\"%s\" sheetId=\"%s\" r:id=\"s%s\"/>".formatted(name, count, count));
    relate("s" + count, "worksheet", "worksheets/sheet" + count + ".xml");
    return part(
        "xl/worksheets/sheet" + count + ".xml",
        "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
  }

  /** The texts that cells of type {@code s} point at, each an {@code si} element. */
  Book texts(String items) {
    relate("t", "sharedStrings", "sharedStrings.xml");
    return part("xl/sharedStrings.xml", "<sst " + MAIN + ">" + items + "</sst>");
  }

  private void relate(String id, String type, String target) {
    relations.append(
        "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, TYPE, type, target));
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out);
    return out.toByteArray();
  }

  void write(OutputStream out) {
    part(
        "xl/workbook.xml",
        "<workbook %s xmlns:r=\"%s\"><sheets>%s</sheets></workbook>".formatted(MAIN, TYPE, sheets));
    part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"%s\">%s</Relationships>".formatted(RELATIONS, relations));
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row whose cells are words, or numbers where they look like one. */
  static String row(String... cells) {
    StringBuilder row = new StringBuilder("<row>");
    for (String cell : cells) {
      row.append(
          cell.matches("-?[0-9.E-]+")
              ? "<c><v>" + cell + "</v></c>"
              : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  /** What this thread has worked so far, in nanoseconds, whatever else the machine does. */
  static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
