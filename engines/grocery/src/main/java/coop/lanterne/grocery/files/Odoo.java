// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import module java.base;

import coop.lanterne.tables.Column;
import coop.lanterne.tables.Schema;

/**
 * Lists as Odoo exports them, recognised by their headers: the labels of its fields in English and
 * in French from version 12 on, or the fields' own names, a field of another record being written
 * after a slash ({@code Order Ref/Date}).
 *
 * <ul>
 *   <li>Sales are lines of the till ({@code pos.order.line}, or {@code pos.order} with its lines),
 *       added up by product and day. Hours are those of the person who exports, as Odoo writes them
 *       since version 12; before, they were UTC, which changes the day of a sale around midnight
 *       alone.
 *   <li>Stock is the list of quantities ({@code stock.quant}); it bears no date and is the stock of
 *       today. Only what stands in the shop's own locations counts.
 *   <li>Products are {@code product.product} or {@code product.template}, with the vendor, what a
 *       package contains, and how many days it lives.
 * </ul>
 */
final class Odoo {
  private static final List<String> PRODUCT =
      List.of("Product", "Article", "Produit", "product_id");
  private static final List<String> BARCODE = List.of("Barcode", "Code-barres", "Code barre");
  private static final List<String> REFERENCE =
      List.of("Internal Reference", "Référence interne", "default_code");
  private static final List<String> QUANTITY = List.of("Quantity", "Quantité", "qty", "quantity");
  private static final List<String> ON_HAND =
      List.of(
          "On Hand Quantity",
          "Quantité en stock",
          "Inventoried Quantity",
          "Quantité inventoriée",
          "inventory_quantity_auto_apply");
  private static final List<String> LOT =
      List.of("Lot/Serial Number", "Lot/Numéro de série", "lot_id");
  private static final List<String> EXPIRES =
      List.of("Expiration Date", "Date d'expiration", "expiration_date");
  private static final List<String> LINES =
      List.of(
          "Order Lines", "Order lines",
          "Lignes de la commande", "Lignes de commande",
          "Lignes de commandes", "lines");
  private static final List<String> ORDER =
      List.of("Order Ref", "Réf. Commande", "Réf. de commande", "Réf. de la commande", "order_id");
  private static final List<String> DATE =
      List.of("Date", "Order Date", "Date de commande", "Date de la commande", "date_order");

  /** A product as Odoo shows it: [reference] name. */
  private static final Pattern SHOWN = Pattern.compile("\\[([^\\]]+)\\]\\s*(.*)");

  private static final List<String> ELSEWHERE =
      List.of(
          "virtual locations",
          "partner locations",
          "emplacements virtuels",
          "emplacements partenaires",
          "emplacements des partenaires");

  /** What Odoo calls the columns of a list of products. */
  private static final Map<String, List<String>> PRODUCTS =
      Map.of(
          "product", REFERENCE,
          "family",
              List.of(
                  "Product Category",
                  "Catégorie d'article",
                  "Catégorie d'articles",
                  "Catégorie de produits",
                  "categ_id"),
          "unit", List.of("Unit of Measure", "Unité de mesure", "UdM", "uom_id"),
          "supplier",
              List.of(
                  "Vendors/Vendor", "Fournisseurs/Fournisseur",
                  "seller_ids/partner_id", "seller_ids/name"),
          "pack",
              List.of(
                  "Product Packages/Contained Quantity", "Packagings/Contained Quantity",
                  "Colis du produit/Quantité contenue", "Conditionnements/Quantité contenue",
                  "Emballages du produit/Quantité contenue", "packaging_ids/qty"),
          "shelf_life_days",
              List.of(
                  "Expiration Time",
                  "Product Life Time",
                  "Délai d'expiration",
                  "Durée de vie de l'article",
                  "expiration_time",
                  "life_time",
                  "use_time"),
          "price", List.of("Cost", "Coût", "standard_price"));

  private Odoo() {}

  /** The forms that Odoo gives to the files of that kind. */
  static List<Schema> forms(FileKind kind, Schema standard) {
    return switch (kind) {
      case SALES ->
          List.of(
              sales(
                  standard, paths(ORDER, DATE, "create_date", "Created on", "Créé le"), List.of()),
              sales(standard, DATE, LINES));
      case STOCK ->
          List.of(
              form(
                  standard,
                  Column.text("product").orNamed(PRODUCT),
                  Column.text("barcode").orNamed(paths(PRODUCT, BARCODE)).optional(),
                  Column.text("reference").orNamed(paths(PRODUCT, REFERENCE)).optional(),
                  Column.text("location").orNamed(List.of("Emplacement", "location_id")),
                  Column.number("quantity").orNamed(QUANTITY).orNamed(ON_HAND).anySign(),
                  Column.moment("best_before").orNamed(paths(LOT, EXPIRES)).optional()));
      case PRODUCTS -> List.of(products(standard));
      default -> List.of();
    };
  }

  private static Schema sales(Schema standard, List<String> dates, List<String> lines) {
    return form(
        standard,
        Column.moment("date").orNamed(without("date", dates)).emptyAllowed(),
        Column.text("product").orNamed(under(lines, PRODUCT)),
        Column.text("barcode").orNamed(under(lines, paths(PRODUCT, BARCODE))).optional(),
        Column.text("reference").orNamed(under(lines, paths(PRODUCT, REFERENCE))).optional(),
        Column.number("quantity").orNamed(under(lines, QUANTITY)).anySign());
  }

  private static Schema products(Schema standard) {
    return form(
        standard,
        standard.columns().stream()
            .map(c -> c.orNamed(PRODUCTS.getOrDefault(c.name(), List.of())))
            .toArray(Column[]::new));
  }

  private static Schema form(Schema standard, Column... columns) {
    return standard
        .withColumns(List.of(columns))
        .refusing("member-column", "Partner", "Partenaire", "Invoice", "Facture");
  }

  private static List<String> paths(List<String> first, List<String> then, String... more) {
    List<String> paths = new ArrayList<>(List.of(more));
    first.forEach(f -> then.forEach(t -> paths.add(f + "/" + t)));
    return paths;
  }

  private static List<String> under(List<String> first, List<String> then) {
    return first.isEmpty() ? then : paths(first, then);
  }

  private static List<String> without(String name, List<String> names) {
    return names.stream().filter(n -> !n.equalsIgnoreCase(name)).toList();
  }

  /** The reference that a product is shown with. */
  static Optional<String> reference(String shown) {
    Matcher m = SHOWN.matcher(shown);
    return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
  }

  /** The name that a product is shown with. */
  static String name(String shown) {
    Matcher m = SHOWN.matcher(shown);
    return m.matches() ? m.group(2) : shown;
  }

  /** The last part of a category: "Fruits" of "All / Saleable / Fruits". */
  static String lastPart(String path) {
    return path.substring(path.lastIndexOf(" / ") < 0 ? 0 : path.lastIndexOf(" / ") + 3);
  }

  /** Whether a location is none of the shop's own. */
  static boolean elsewhere(String location) {
    String plain = location.toLowerCase(Locale.ROOT);
    return ELSEWHERE.stream().anyMatch(plain::startsWith);
  }
}
