// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import static coop.lanterne.tables.Column.day;
import static coop.lanterne.tables.Column.number;
import static coop.lanterne.tables.Column.text;
import static coop.lanterne.tables.Column.yesNo;

import coop.lanterne.tables.Column;
import coop.lanterne.tables.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The files of a grocery, in the order in which they are read. */
public enum FileKind {
  /** Who delivers, and when. */
  SUPPLIERS(
      true,
      List.of("suppliers", "fournisseurs"),
      () ->
          columns(
              text("supplier", "fournisseur", "code fournisseur"),
              text("name", "nom", "libellé"),
              text("order_days", "jours de commande"),
              text("delivery_days", "jours de livraison"),
              number("lead_days", "délai", "délai jours", "jours de délai"),
              text("cut_off", "heure limite").optional(),
              number("minimum", "minimum de commande", "mini").optional(),
              number("free_from", "franco", "franco de port").optional(),
              text("phone", "téléphone", "tél").optional())),
  /** What is sold. */
  PRODUCTS(
      true,
      List.of("products", "produits", "articles"),
      () ->
          columns(
              text("product", "produit", "code", "code produit", "référence", "article"),
              text("name", "nom", "libellé", "désignation"),
              text("family", "famille", "rayon"),
              text("unit", "unité"),
              text("supplier", "fournisseur"),
              number("pack", "colis", "colisage", "conditionnement").amongWords(Names.PACK),
              number("shelf_life_days", "durée de vie", "dlc jours", "durée de vie jours"),
              number("price", "prix", "prix d'achat").optional(),
              yesNo("cold", "froid", "frais").optional(),
              text("ean", Names.EAN).optional(),
              text("plu", Names.PLU).optional(),
              text("like", "comme", "ressemble à").optional())),
  /** What was counted, lot by lot. */
  STOCK(
      true,
      List.of("stock", "stocks", "inventory", "inventaire"),
      () ->
          columns(
              text("product", "produit", "code", "code produit", "article"),
              day("date", "jour"),
              number("quantity", "quantité", "qté", "stock").ifNegative("negative-stock"),
              day("best_before", "dlc", "ddm", "date limite", "à consommer avant").optional(),
              text("unit", "unité").optional())),
  /** What was ordered and what came; what is still to come has nothing in {@code delivered}. */
  DELIVERIES(
      false,
      List.of("deliveries", "livraisons"),
      () ->
          columns(
              day("date", "jour", "date de livraison"),
              text("product", "produit", "code", "code produit", "article"),
              number("ordered", "commandé", "quantité commandée"),
              number("delivered", "livré", "quantité livrée", "reçu")
                  .emptyAllowed()
                  .ifNegative("delivered-negative"),
              number("refused", "refusé").optional(),
              day("best_before", "dlc", "ddm", "date limite").optional(),
              text("unit", "unité").optional())),
  /** What was sold, day by day. */
  SALES(
      true,
      List.of("sales", "ventes"),
      () ->
          columns(
              day("date", "jour"),
              text("product", "produit", "code", "code produit", "article"),
              number("quantity", "quantité", "qté", "vendu").ifNegative("negative-sale"),
              text("unit", "unité").optional())),
  /** What was thrown, given or broken. */
  LOSSES(
      false,
      List.of("losses", "pertes"),
      () ->
          columns(
              day("date", "jour"),
              text("product", "produit", "code", "code produit", "article"),
              number("quantity", "quantité", "qté").ifNegative("negative-loss"),
              text("cause", "motif", "raison").emptyAllowed(),
              text("unit", "unité").optional())),
  /** When the shop is open, and what is known in advance of each day. */
  DAYS(
      false,
      List.of("days", "jours"),
      () -> columns(day("date", "jour"), yesNo("open", "ouvert")).withMoreNumbers()),
  /** Where people know better than the forecast. */
  CORRECTIONS(
      false,
      List.of("corrections"),
      () ->
          columns(
              day("from", "du", "début"),
              day("to", "au", "fin"),
              text("scope", "portée"),
              text("of", "de", "produit", "famille").emptyAllowed(),
              number("factor", "facteur", "coefficient").ifNegative("factor-out-of-range"),
              text("reason", "raison", "motif"))),
  /** What is wanted beside what is sold: totals of baskets, and what was asked for and lacked. */
  NEEDS(
      false,
      List.of("needs", "besoins"),
      () ->
          columns(
                  day("date", "jour"),
                  text("product", "produit", "code", "code produit", "article"),
                  number("quantity", "quantité", "qté").ifNegative("negative-need"),
                  text("kind", "sorte", "nature"),
                  text("unit", "unité").optional())
              .refusing("member-column", Names.WHO));

  private final boolean required;
  private final List<String> sheets;
  private final Supplier<Schema> columns;

  /** A kind, with what its sheet is called in a workbook, in both languages, and its columns. */
  FileKind(boolean required, List<String> sheets, Supplier<Schema> columns) {
    this.required = required;
    this.sheets = sheets;
    this.columns = columns;
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
    return columns.get().onSheet(sheets.toArray(String[]::new));
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
      forms.add(productNamed(standard, "ean", Names.EAN));
      forms.add(productNamed(standard, "plu", Names.PLU));
      forms.add(productNamed(standard, "name", Names.NAME));
    }
    if (this == NEEDS) { // a name there could be a person's
      forms.add(productNamed(standard, "ean", Names.EAN));
      forms.add(productNamed(standard, "plu", Names.PLU));
    }
    forms.addAll(Odoo.forms(this, standard));
    return forms;
  }

  private static Schema productNamed(Schema standard, String name, String... aliases) {
    List<String> names = new ArrayList<>(List.of(aliases));
    names.add(name);
    return new Schema(
        standard.columns().stream()
            .map(c -> c.name().equals("product") ? c.orNamed(names) : c)
            .toList(),
        standard.refused(),
        standard.moreNumbers(),
        standard.decimalMark(),
        standard.voice(),
        standard.sheets());
  }

  private static Schema columns(Column... columns) {
    Schema own = Schema.of(columns); // a supplier has a telephone of its own
    String[] personal =
        Arrays.stream(Names.PERSONAL).filter(n -> own.find(n).isEmpty()).toArray(String[]::new);
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

  /** What columns are called; a class of its own, which the kinds above can name. */
  private static final class Names {
    /** Columns that tell who bought what (charter, article 11). */
    static final String[] PERSONAL = {
      "member", "membre", "adhérent", "adhérente", "coopérateur", "coopératrice",
      "sociétaire", "client", "cliente", "customer", "member id", "numéro d'adhérent",
      "nom du membre", "e-mail", "email", "courriel", "téléphone", "phone",
      "carte de fidélité", "loyalty card"
    };

    /** More of them where a table could name who wants something. */
    static final String[] WHO = {
      "name", "nom", "prénom", "first name", "last name", "who",
      "qui", "pour", "personne", "person", "bénéficiaire", "beneficiary",
      "foyer", "household", "adresse", "address", "commandé par", "ordered by"
    };

    /** A pack as people write it: 6, caisse de 6, crate of 6 pieces, 5 kg. */
    static final Pattern PACK =
        Pattern.compile(
            "(?iu)(?:\\p{L}+ (?:de |of |d['’])?|x ?)?(\\d[\\d.,]*)(?: ?(?:kg|l|pi[eè]ces?|pieces?|pce|bottes?|bunches|u))?");

    static final String[] EAN = {"ean 13", "ean13", "code-barres", "code barre", "barcode", "gtin"};
    static final String[] PLU = {"code plu", "code balance", "scale code"};
    static final String[] NAME = {"name", "nom", "libellé", "désignation", "nom du produit"};
  }
}
