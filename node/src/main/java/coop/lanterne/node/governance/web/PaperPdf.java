// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import module java.base;

import coop.lanterne.node.shell.Pdf;
import coop.lanterne.prose.Language;

/** Papers as PDF, A4. */
final class PaperPdf {
  private static final String STYLE =
      """
      @page { size: A4; margin: 22mm 20mm 24mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt serif } }
      body { font: 11pt/1.45 serif; }
      h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 6mm; }
      h2 { font-size: 14pt; border-top: 1pt solid #000; padding-top: 3mm; margin: 7mm 0 2mm; page-break-after: avoid; }
      h3 { font-size: 11.5pt; margin: 4mm 0 1mm; page-break-after: avoid; }
      p, ul { margin: 0 0 2.5mm; }
      li { margin: 0 0 1mm; }
      """;

  private PaperPdf() {}

  static byte[] of(Paper paper, Language language) {
    return Pdf.of(html(paper, language));
  }

  private static String html(Paper paper, Language language) {
    StringBuilder out = new StringBuilder();
    out.append("<html lang=\"").append(language.tag()).append("\"><head><title>");
    out.append(escape(paper.title())).append("</title><style>").append(STYLE);
    out.append("</style></head><body><h1>").append(escape(paper.title())).append("</h1>");
    for (Paper.Block block : paper.blocks()) {
      switch (block) {
        case Paper.Heading(int level, String words) ->
            out.append("<h" + level + ">").append(escape(words)).append("</h" + level + ">");
        case Paper.Text(String words) -> out.append("<p>").append(escape(words)).append("</p>");
        case Paper.Items(List<String> items) -> {
          out.append("<ul>");
          items.forEach(i -> out.append("<li>").append(escape(i)).append("</li>"));
          out.append("</ul>");
        }
      }
    }
    return out.append("</body></html>").toString();
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
