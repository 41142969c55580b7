// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.shell.Pdf;
import coop.lanterne.prose.Prose;

/** An order as it goes to the supplier: a table for programs, a sheet of paper for people. */
final class OrderFiles {
  private static final String STYLE =
      """
      @page { size: A4; margin: 20mm 18mm 22mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt serif } }
      body { font: 11pt/1.4 serif; }
      h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 4mm; }
      p { margin: 0 0 2.5mm; }
      table { width: 100%; border-collapse: collapse; margin-top: 6mm; -fs-table-paginate: paginate; }
      th, td { text-align: left; padding: 1.6mm 2mm 1.6mm 0; border-bottom: .5pt solid #999; vertical-align: top; }
      thead th { border-bottom: 1.2pt solid #000; font-size: 10pt; }
      tfoot td { border-bottom: 0; font-weight: bold; }
      .num { text-align: right; white-space: nowrap; }
      .foot { margin-top: 8mm; font-size: 9pt; }
      """;

  private OrderFiles() {}

  /** The order as CSV: semicolons, a decimal point, UTF-8; quantities in the product's unit. */
  public static byte[] csv(PurchaseOrder order) {
    StringBuilder out = new StringBuilder("product;name;quantity;unit;packs;price;total\n");
    for (PurchaseOrder.Line line : order.lines()) {
      out.append(cell(line.product()))
          .append(';')
          .append(cell(line.name()))
          .append(';')
          .append(line.quantity().decimal().stripTrailingZeros().toPlainString())
          .append(';')
          .append(line.quantity().unit().symbol())
          .append(';')
          .append(line.packs().toPlainString())
          .append(';')
          .append(line.price().map(p -> p.decimal().toPlainString()).orElse(""))
          .append(';')
          .append(line.price().isPresent() ? line.total().decimal().toPlainString() : "")
          .append('\n');
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A cell that no spreadsheet takes for a formula. */
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return safe.matches("(?s).*[;\"\\n\\r].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  /** The order as the text of an e-mail. */
  static byte[] text(PurchaseOrder order, String from, Prose prose) {
    StringBuilder out = new StringBuilder();
    out.append(
            prose.say(
                Message.of("grocery.mail.hello")
                    .with("from", from)
                    .with("delivery", order.delivery())))
        .append("\n\n");
    for (PurchaseOrder.Line line : order.lines()) {
      out.append("- ").append(line.name()).append(" (").append(line.product()).append(")");
      out.append(prose.say(Message.of("grocery.mail.colon"))).append(' ');
      out.append(prose.quantity(line.quantity())).append(", ");
      out.append(prose.say(packs(line))).append('\n');
    }
    out.append('\n')
        .append(prose.say(Message.of("grocery.mail.total").with("amount", order.total())))
        .append('\n')
        .append(order.id())
        .append('\n');
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The order as a PDF.
   *
   * @param from who orders
   * @param supplier to whom
   */
  public static byte[] pdf(PurchaseOrder order, String from, String supplier, Prose prose) {
    return Pdf.of(html(order, from, supplier, prose));
  }

  private static String html(PurchaseOrder order, String from, String supplier, Prose prose) {
    String title =
        prose.say(Message.of("grocery.pdf.title").with("from", from).with("supplier", supplier));
    StringBuilder out = new StringBuilder();
    out.append("<html lang=\"").append(prose.language().tag()).append("\"><head><title>");
    out.append(escape(title)).append("</title><style>").append(STYLE).append("</style></head>");
    out.append("<body><h1>").append(escape(title)).append("</h1><p>");
    out.append(
        escape(
            prose.say(
                Message.of("grocery.pdf.days")
                    .with("day", order.day())
                    .with("delivery", order.delivery()))));
    out.append("</p><table><thead><tr>");
    head(out, prose, "grocery.col.product", "");
    for (String column : List.of("quantity", "packs", "price", "total")) {
      head(out, prose, "grocery.col." + column, "num");
    }
    out.append("</tr></thead><tbody>");
    order.lines().forEach(line -> row(out, prose, line));
    out.append("</tbody><tfoot><tr><td colspan=\"4\">");
    out.append(escape(prose.say(Message.of("grocery.col.total")))).append("</td>");
    number(out, prose.money(order.total()));
    out.append("</tr></tfoot></table><p class=\"foot\">");
    out.append(
        escape(
            prose.say(
                Message.of("grocery.pdf.foot")
                    .with("order", order.id().toString())
                    .with("decision", order.decision().toString()))));
    return out.append("</p></body></html>").toString();
  }

  private static void row(StringBuilder out, Prose prose, PurchaseOrder.Line line) {
    out.append("<tr><td>").append(escape(line.name())).append(" (");
    out.append(escape(line.product())).append(")</td>");
    number(out, prose.quantity(line.quantity()));
    number(out, prose.say(packs(line)));
    number(out, line.price().map(prose::money).orElse("–"));
    number(out, line.price().isPresent() ? prose.money(line.total()) : "–");
    out.append("</tr>");
  }

  private static Message packs(PurchaseOrder.Line line) {
    return Message.of("grocery.pdf.packs").with("packs", line.packs()).with("pack", line.pack());
  }

  private static void head(StringBuilder out, Prose prose, String key, String kind) {
    out.append("<th class=\"").append(kind).append("\">");
    out.append(escape(prose.say(Message.of(key)))).append("</th>");
  }

  private static void number(StringBuilder out, String text) {
    out.append("<td class=\"num\">").append(escape(text)).append("</td>");
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
