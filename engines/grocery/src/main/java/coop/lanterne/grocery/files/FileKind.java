// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import static coop.lanterne.tables.Column.day;
import static coop.lanterne.tables.Column.number;
import static coop.lanterne.tables.Column.text;
import static coop.lanterne.tables.Column.yesNo;

import module java.base;

import coop.lanterne.tables.Column;
import coop.lanterne.tables.Schema;

/** The files of a grocery, in the order in which they are read. */
public enum FileKind {
  /** Who delivers, and when. */
  SUPPLIERS(true, "suppliers fournisseurs"),
  /** What is sold. */
  PRODUCTS(true, "products produits articles"),
  /** What was counted, lot by lot. */
  STOCK(true, "stock stocks inventory inventaire"),
  /** What was ordered and what came; what is still to come has nothing in {@code delivered}. */
  DELIVERIES(false, "deliveries livraisons"),
  /** What was sold, day by day. */
  SALES(true, "sales ventes"),
  /** What was thrown, given or broken. */
  LOSSES(false, "losses pertes"),
  /** When the shop is open, and what is known in advance of each day. */
  DAYS(false, "days jours"),
  /** Where people know better than the forecast. */
  CORRECTIONS(false, "corrections"),
  /** What is wanted beside what is sold: totals of baskets, and what was asked for and lacked. */
  NEEDS(false, "needs besoins");

  /** Columns that tell who bought what (charter, article 11). */
  private static final String[] PERSONAL = {
    "member", "membre", "adhérent", "adhérente", "coopérateur", "coopératrice",
    "sociétaire", "client", "cliente", "customer", "member id", "numéro d'adhérent",
    "nom du membre", "e-mail", "email", "courriel", "téléphone", "phone",
    "carte de fidélité", "loyalty card"
  };

  /** More of them where a table could name who wants something. */
  private static final String[] WHO = {
    "name", "nom", "prénom", "first name", "last name", "who",
    "qui", "pour", "personne", "person", "bénéficiaire", "beneficiary",
    "foyer", "household", "adresse", "address", "commandé par", "ordered by"
  };

  /** A pack as people write it: 6, caisse de 6, crate of 6 pieces, 5 kg. */
  private static final Pattern PACK =
      Pattern.compile(
          "(?iu)(?:\\p{L}+ (?:de |of |d['’])?|x ?)?(\\d[\\d.,]*)(?: ?(?:kg|l|pi[eè]ces?|pieces?|pce|bottes?|bunches|u))?");

  private static final String[] EAN = {
    "ean 13", "ean13", "code-barres", "code barre", "barcode", "gtin"
  };
  private static final String[] PLU = {"code plu", "code balance", "scale code"};
  private static final String[] NAME = {"name", "nom", "libellé", "désignation", "nom du produit"};

  private final boolean required;
  private final String sheets;

  /** A kind, with what its sheet is called in a workbook, in English and in French. */
  FileKind(boolean required, String sheets) {
    this.required = required;
    this.sheets = sheets;
  }

  /** The name that the file bears in a folder: {@code sales.csv}. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT) + ".csv";
  }

  /** Whether no order can be advised without it. */
  public boolean required() {
    return required;
  }

  /** Its columns. */
  public Schema schema() {
    return columns().onSheet(sheets.split(" "));
  }

  /**
   * Every form that its table may have: the columns of {@link #schema}, first of all; the same with
   * the product named by its bar code, its PLU or its name; then what Odoo exports.
   */
  public List<Schema> forms() {
    Schema standard = schema();
    List<Schema> forms = new ArrayList<>();
    forms.add(standard);
    if (this == STOCK || this == DELIVERIES || this == SALES || this == LOSSES) {
      forms.add(productNamed(standard, "ean", EAN));
      forms.add(productNamed(standard, "plu", PLU));
      forms.add(productNamed(standard, "name", NAME));
    }
    if (this == NEEDS) { // a name there could be a person's
      forms.add(productNamed(standard, "ean", EAN));
      forms.add(productNamed(standard, "plu", PLU));
    }
    forms.addAll(Odoo.forms(this, standard));
    return forms;
  }

  private static Schema productNamed(Schema standard, String name, String... aliases) {
    List<String> names = new ArrayList<>(List.of(aliases));
    names.add(name);
    return standard.withColumns(
        standard.columns().stream()
            .map(c -> c.name().equals("product") ? c.orNamed(names) : c)
            .toList());
  }

  private Schema columns() {
    return switch (this) {
      case SUPPLIERS ->
          columns(
              text("supplier", "fournisseur", "code fournisseur"),
              text("name", "nom", "libellé"),
              text("order_days", "jours de commande"),
              text("delivery_days", "jours de livraison"),
              number("lead_days", "délai", "délai jours", "jours de délai"),
              text("cut_off", "heure limite").optional(),
              number("minimum", "minimum de commande", "mini").optional(),
              number("free_from", "franco", "franco de port").optional(),
              text("phone", "téléphone", "tél").optional());
      case PRODUCTS ->
          columns(
              text("product", "produit", "code", "code produit", "référence", "article"),
              text("name", "nom", "libellé", "désignation"),
              text("family", "famille", "rayon"),
              text("unit", "unité"),
              text("supplier", "fournisseur"),
              number("pack", "colis", "colisage", "conditionnement").amongWords(PACK),
              number("shelf_life_days", "durée de vie", "dlc jours", "durée de vie jours"),
              number("price", "prix", "prix d'achat").optional(),
              yesNo("cold", "froid", "frais").optional(),
              text("ean", EAN).optional(),
              text("plu", PLU).optional(),
              text("like", "comme", "ressemble à").optional());
      case STOCK ->
          columns(
              text("product", "produit", "code", "code produit", "article"),
              day("date", "jour"),
              number("quantity", "quantité", "qté", "stock").ifNegative("negative-stock"),
              day("best_before", "dlc", "ddm", "date limite", "à consommer avant").optional(),
              text("unit", "unité").optional());
      case DELIVERIES ->
          columns(
              day("date", "jour", "date de livraison"),
              text("product", "produit", "code", "code produit", "article"),
              number("ordered", "commandé", "quantité commandée"),
              number("delivered", "livré", "quantité livrée", "reçu")
                  .emptyAllowed()
                  .ifNegative("delivered-negative"),
              number("refused", "refusé").optional(),
              day("best_before", "dlc", "ddm", "date limite").optional(),
              text("unit", "unité").optional());
      case SALES ->
          columns(
              day("date", "jour"),
              text("product", "produit", "code", "code produit", "article"),
              number("quantity", "quantité", "qté", "vendu").ifNegative("negative-sale"),
              text("unit", "unité").optional());
      case LOSSES ->
          columns(
              day("date", "jour"),
              text("product", "produit", "code", "code produit", "article"),
              number("quantity", "quantité", "qté").ifNegative("negative-loss"),
              text("cause", "motif", "raison").emptyAllowed(),
              text("unit", "unité").optional());
      case DAYS -> columns(day("date", "jour"), yesNo("open", "ouvert")).withMoreNumbers();
      case CORRECTIONS ->
          columns(
              day("from", "du", "début"),
              day("to", "au", "fin"),
              text("scope", "portée"),
              text("of", "de", "produit", "famille").emptyAllowed(),
              number("factor", "facteur", "coefficient").ifNegative("factor-out-of-range"),
              text("reason", "raison", "motif"));
      case NEEDS ->
          columns(
                  day("date", "jour"),
                  text("product", "produit", "code", "code produit", "article"),
                  number("quantity", "quantité", "qté").ifNegative("negative-need"),
                  text("kind", "sorte", "nature"),
                  text("unit", "unité").optional())
              .refusing("member-column", WHO);
    };
  }

  private static Schema columns(Column... columns) {
    Schema own = Schema.of(columns); // a supplier has a telephone of its own
    String[] personal =
        Arrays.stream(PERSONAL).filter(n -> own.find(n).isEmpty()).toArray(String[]::new);
    return own.saidBy("logistics.files").refusing("member-column", personal);
  }

  /** The name that the file bears where it is a workbook: {@code sales.xlsx}. */
  public String workbookName() {
    return name().toLowerCase(Locale.ROOT) + ".xlsx";
  }

  /** The kind of file that bears that name, folders and capitals aside. */
  public static Optional<FileKind> find(String fileName) {
    String last = fileName.substring(fileName.lastIndexOf('/') + 1);
    return Arrays.stream(values())
        .filter(k -> k.fileName().equalsIgnoreCase(last) || k.workbookName().equalsIgnoreCase(last))
        .findFirst();
  }
}
