// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

/** PDF files made of pages, in the fonts that every reader of PDF has. */
public final class Pdf {
  /** The signs that those fonts have. */
  private static final Charset SIGNS = Charset.forName("windows-1252");

  private static final char UNKNOWN = '?';

  private Pdf() {}

  /**
   * A page as PDF.
   *
   * @param html well-formed, with its style, without script or picture
   */
  public static byte[] of(String html) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.withProducer("Lanterne");
      builder.withHtmlContent(drawable(html), null);
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same text in signs that can be drawn; for others, a near one or a question mark. */
  static String drawable(String text) {
    String near =
        text.replace('\u202f', '\u00a0')
            .replace('\u2212', '-')
            .replace("→", "->")
            .replace("ᵉʳ", "er");
    CharsetEncoder signs = SIGNS.newEncoder();
    StringBuilder out = new StringBuilder(near.length());
    near.codePoints()
        .forEach(
            c -> {
              boolean isXml = c >= ' ' || c == '\n' || c == '\r' || c == '\t';
              String sign = isXml ? Character.toString(c) : "";
              out.append(signs.canEncode(sign) ? sign : UNKNOWN);
            });
    return out.toString();
  }
}
