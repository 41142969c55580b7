// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files say of products: their names, their units, their packs; then what Odoo exports. */
class GroceryFilesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String SUPPLIERS =
      """
      supplier,name,order_days,delivery_days,lead_days
      bief,Les Maraîchers du Bief,mon thu,tue fri,1
      """;
  private static final String PRODUCTS =
      """
      product,name,family,unit,supplier,pack,shelf_life_days,ean,plu
      batavia,Batavia,légumes,piece,bief,6,4,3760123456784,
      carottes,Carottes fanes,légumes,kg,Les maraîchers du bief,5,14,,4562
      radis,Radis roses,légumes,botte,bief,caisse de 12,5,,
      """;

  private static Imported read(FileKind kind, String text, Known known) {
    try {
      return GroceryFiles.read(
          kind,
          kind.fileName(),
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
          known);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Known known() {
    List<Supplier> suppliers =
        read(FileKind.SUPPLIERS, SUPPLIERS, Known.nothing(TODAY)).values(Supplier.class);
    Known first = Known.of(suppliers, List.of(), TODAY);
    return Known.of(
        suppliers, read(FileKind.PRODUCTS, PRODUCTS, first).values(Product.class), TODAY);
  }

  private static Imported products(String rows) {
    List<Supplier> suppliers =
        read(FileKind.SUPPLIERS, SUPPLIERS, Known.nothing(TODAY)).values(Supplier.class);
    return read(
        FileKind.PRODUCTS,
        "product,name,family,unit,supplier,pack,shelf_life_days,price,ean,plu\n" + rows,
        Known.of(suppliers, List.of(), TODAY));
  }

  private static Imported sales(String text) {
    return read(FileKind.SALES, text, known());
  }

  private static List<String> codes(Imported imported) {
    return imported.findings().stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "product,batavia,batavia",
    "product,BATAVIA,batavia",
    "product,carottes fanes,carottes",
    "ean,3760123456784,batavia",
    "code-barres,3 760123 456784,batavia",
    "plu,4562,carottes",
    "libellé,Radis Roses,radis"
  })
  void aProductIsNamedByItsCodeItsBarCodeItsPluOrItsName(String column, String text, String id) {
    Imported sales = sales("date;" + column + ";quantity\n2026-11-20;" + text + ";3\n");
    assertThat(sales.findings()).isEmpty();
    assertThat(sales.values(Facts.Sale.class).getFirst().product()).isEqualTo(id);
  }

  @Test
  void aNearNameIsProposedAndNeverTaken() {
    Imported sales = sales("date,product,quantity\n2026-11-20,Radis rosés long,3\n");
    assertThat(sales.rows()).isEmpty();
    assertThat(codes(sales)).containsExactly("unknown-product");
    assertThat(sales.findings().getFirst().maybe().toString()).contains("radis");
    Imported typo = sales("date,product,quantity\n2026-11-20,Carotes fanes,3\n");
    assertThat(typo.rows()).isEmpty();
    assertThat(typo.findings().getFirst().maybe().toString()).contains("carottes");
  }

  @Test
  void aNameThatTwoProductsBearNamesNeither() {
    Imported two = products("a,Salade,l,piece,bief,6,4,,,\nb,salade,l,piece,bief,6,4,,,\n");
    Known known = Known.of(List.of(), two.values(Product.class), TODAY);
    Imported sales = read(FileKind.SALES, "date,product,quantity\n2026-11-20,Salade,3\n", known);
    assertThat(codes(sales)).containsExactly("unknown-product");
  }

  @ParameterizedTest
  @CsvSource({
    "3760123456784,true", "4006381333931,true", "96385074,true", "036000291452,true",
    "3760123456781,false", "4562,false", "3.76E12,false", "abc,false"
  })
  void theLastDigitOfABarCodeChecksTheOthers(String code, boolean good) {
    assertThat(Ean.find(code).isPresent()).isEqualTo(good);
  }

  @Test
  void aWrongBarCodeOrOneThatIsTakenIsSaidAndTheProductIsKeptWithoutIt() {
    Imported products =
        products(
            """
            a,A,l,piece,bief,6,4,,3760123456781,
            b,B,l,piece,bief,6,4,0,3760123456784,12
            c,C,l,piece,bief,6,4,1.20,3760123456784,12
            """);
    assertThat(codes(products))
        .containsExactly("ean-wrong", "price-zero", "duplicate-ean", "duplicate-plu");
    assertThat(products.findings()).allMatch(f -> f.severity() == Severity.WARNING);
    List<Product> kept = products.values(Product.class);
    assertThat(kept).hasSize(3);
    assertThat(kept.get(0).ean()).isEmpty();
    assertThat(kept.get(1).ean()).contains("3760123456784");
    assertThat(kept.get(1).price()).isEmpty();
    assertThat(kept.get(2).ean()).isEmpty();
    assertThat(kept.get(2).plu()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "piece|6|6|PIECE",
        "botte|caisse de 12|12|PIECE",
        "bunch|crate of 6|6|PIECE",
        "pièces|Carton de 8 pièces|8|PIECE",
        "kg|5 kg|5|KILOGRAM",
        "kg|colis de 2.5 kg|2.5|KILOGRAM",
        "unité(s)|x6|6|PIECE"
      })
  void unitsAndPacksAreReadAsPeopleWriteThem(String unit, String pack, String of, Unit as) {
    Imported products = products("a,A,l," + unit + ",bief," + pack + ",4,,,\n");
    assertThat(products.findings()).isEmpty();
    Product product = products.values(Product.class).getFirst();
    assertThat(product.pack()).isEqualTo(Quantity.of(new java.math.BigDecimal(of), as));
  }

  @Test
  void aUnitThatChangesInTheMiddleOfAFileIsSaid() {
    Imported sales =
        sales(
            """
            date,product,quantity,unit
            2026-11-20,carottes,3.5,kg
            2026-11-21,carottes,12,piece
            2026-11-22,carottes,4,louche
            2026-11-23,carottes,4,
            """);
    assertThat(codes(sales)).containsExactly("unit-changed", "unknown-unit");
    assertThat(sales.rows()).hasSize(2);
    assertThat(sales.setAside()).isEqualTo(2);
  }

  @Test
  void aSaleOfAClosedDayIsKeptAndSaidAndAYearThatIsMissingToo() {
    Known known = known().closedOn(List.of(LocalDate.of(2026, 11, 22)));
    Imported sales =
        read(
            FileKind.SALES,
            """
            date,product,quantity
            2024-12-31,batavia,3
            2026-01-02,batavia,2
            2026-03-20,batavia,2
            2026-11-22,batavia,2
            """,
            known);
    assertThat(codes(sales))
        .containsExactlyInAnyOrder("gap-in-sales", "gap-in-sales", "sale-on-closed-day");
    assertThat(sales.findings().getFirst().place().line()).isEqualTo(3);
    assertThat(sales.rows()).hasSize(4);
    List<LocalDate> year = LocalDate.of(2025, 1, 1).datesUntil(LocalDate.of(2026, 1, 2)).toList();
    Imported closed =
        read(
            FileKind.SALES,
            "date,product,quantity\n2024-12-31,batavia,3\n2026-01-02,batavia,2\n",
            known().closedOn(year));
    assertThat(closed.findings()).isEmpty();
  }

  @Test
  void aCalendarThatIsWrongIsSaidOnceAndNotForEachSale() {
    LocalDate sunday = LocalDate.of(2026, 11, 22);
    StringBuilder rows = new StringBuilder("date,product,quantity\n2026-11-21,batavia,3\n");
    for (int i = 1; i <= 2000; i++) {
      rows.append("2026-11-22,batavia,").append(i).append('\n');
    }
    rows.append("2026-11-23,unknown,3\n");
    Imported sales = read(FileKind.SALES, rows.toString(), known().closedOn(List.of(sunday)));
    assertThat(codes(sales)).containsExactly("sale-on-closed-day", "unknown-product");
    Finding folded = sales.findings().getFirst();
    assertThat(folded.place()).isEqualTo(new Finding.Place("sales.csv", 3, "date"));
    assertThat(folded.why().args().get("count"))
        .isEqualTo(new Message.Figure(java.math.BigDecimal.valueOf(2000)));
    assertThat(folded.why().args().get("lines")).isEqualTo(new Message.Words("3, 4, 5, 6, 7"));
    assertThat(sales.rows()).hasSize(2001);
  }

  // --- Odoo ---

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Order Ref/Date,Product,Quantity|2026-11-20 09:15:02,[batavia] Batavia,",
        "Réf. Commande/Date;Article;Quantité|2026-11-20 09:15:02;[batavia] Batavia;",
        "Réf. commande/Date;Produit/Code-barres;Produit;Quantité|20/11/2026 09:15;3760123456784;x;",
        "order_id/date_order,product_id,product_id/default_code,qty|2026-11-20,x,batavia,",
        "Date,Order Lines/Product,Order Lines/Quantity|2026-11-20 18:00:00,Batavia,"
      })
  void linesOfTheTillAreAddedUpByProductAndDay(String header, String line) {
    Imported sales = sales(header + "\n" + line + "2\n" + line + "3\n" + line + "-1\n");
    assertThat(codes(sales)).containsExactly("odoo-sales");
    assertThat(sales.values(Facts.Sale.class))
        .containsExactly(
            new Facts.Sale(LocalDate.of(2026, 11, 20), "batavia", Quantity.of(4, Unit.PIECE)));
    assertThat(sales.setAside()).isZero();
  }

  @Test
  void theLinesOfOneOrderBearItsDateOnce() {
    Imported sales =
        sales(
            """
            Order Ref,Date,Order Lines/Product,Order Lines/Quantity
            Shop/0001,2026-11-20 09:15:02,[batavia] Batavia,2
            ,,[carottes] Carottes fanes,1.5
            Shop/0002,2026-11-21 09:15:02,[batavia] Batavia,1
            """);
    assertThat(codes(sales)).containsExactlyInAnyOrder("odoo-sales", "unknown-column");
    assertThat(sales.values(Facts.Sale.class))
        .extracting(s -> s.date().getDayOfMonth() + " " + s.product())
        .containsExactly("20 batavia", "20 carottes", "21 batavia");
  }

  @Test
  void returnsLargerThanSalesAreSetAside() {
    Imported sales =
        sales(
            """
            Order Ref/Date,Product,Quantity
            2026-11-20 09:15:02,Batavia,2
            2026-11-20 17:15:02,Batavia,-5
            2026-11-21 09:15:02,Batavia,4
            """);
    assertThat(codes(sales)).containsExactlyInAnyOrder("odoo-sales", "returns-exceed-sales");
    assertThat(sales.rows()).hasSize(1);
    assertThat(sales.setAside()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Customer",
    "Client",
    "Order Ref/Customer",
    "Réf. Commande/Client",
    "order_id/partner"
  })
  void aColumnThatNamesACustomerRefusesTheWholeExport(String column) {
    Imported sales =
        sales(
            "Order Ref/Date;Product;Quantity;"
                + column
                + "\n2026-11-20 09:15:02;Batavia;2;Mireille\n");
    assertThat(codes(sales)).contains("member-column");
    assertThat(sales.stopped()).isTrue();
    assertThat(sales.rows()).isEmpty();
  }

  @Test
  void theStockOfTheShopIsThatOfToday() {
    Imported stock =
        read(
            FileKind.STOCK,
            """
            Article;Emplacement;Quantité;Numéro de lot
            [batavia] Batavia;WH/Stock;4;
            [batavia] Batavia;WH/Stock/Chambre froide;6;
            [batavia] Batavia;Emplacements virtuels/Production;-10;
            [carottes] Carottes fanes;WH/Stock;-2;
            """,
            known());
    assertThat(codes(stock))
        .containsExactlyInAnyOrder(
            "odoo-stock", "unknown-column", "not-in-the-shop", "negative-stock");
    assertThat(stock.values(Facts.Count.class))
        .containsExactly(
            new Facts.Count(TODAY, "batavia", Quantity.of(10, Unit.PIECE), Optional.empty()));
  }

  @Test
  void productsComeWithTheirVendorTheirPackageAndTheirLife() {
    List<Supplier> suppliers =
        read(FileKind.SUPPLIERS, SUPPLIERS, Known.nothing(TODAY)).values(Supplier.class);
    Known known = Known.of(suppliers, List.of(), TODAY);
    String rows =
        "batavia;Batavia;3760123456784;All / Saleable / Légumes;Unité(s);"
            + "Les Maraîchers du Bief;6;4;0,85\n";
    Imported fr =
        read(
            FileKind.PRODUCTS,
            "Référence interne;Nom;Code-barres;Catégorie d'articles;Unité de mesure;"
                + "Fournisseurs/Fournisseur;Colis du produit/Quantité contenue;"
                + "Délai d'expiration;Coût\n"
                + rows,
            known);
    Imported en =
        read(
            FileKind.PRODUCTS,
            "Internal Reference;Name;Barcode;Product Category;Unit of Measure;Vendors/Vendor;"
                + "Product Packages/Contained Quantity;Expiration Time;Cost\n"
                + rows,
            known);
    assertThat(fr.findings()).isEmpty();
    assertThat(en.findings()).isEmpty();
    assertThat(en.values(Product.class)).isEqualTo(fr.values(Product.class));
    Product product = fr.values(Product.class).getFirst();
    assertThat(product.family()).isEqualTo("Légumes");
    assertThat(product.supplier()).isEqualTo("bief");
    assertThat(product.ean()).contains("3760123456784");
    Imported without =
        read(
            FileKind.PRODUCTS,
            "Internal Reference,Name,Product Category,Unit of Measure\nb,B,c,kg\n",
            known);
    assertThat(without.stopped()).isTrue();
    assertThat(without.findings())
        .filteredOn(f -> f.place().column().equals("pack"))
        .singleElement()
        .satisfies(f -> assertThat(f.maybe().toString()).contains("Contained Quantity"));
  }

  private static Imported corrections(String rows) {
    return read(FileKind.CORRECTIONS, "from,to,scope,of,factor,reason\n" + rows, known());
  }

  @ParameterizedTest
  @CsvSource({
    "'2026-11-28,2026-11-28,product,batavia,0,fête',factor-out-of-range",
    "'2026-11-28,2026-11-28,product,batavia,-1.5,fête',factor-out-of-range",
    "'2026-11-28,2026-11-28,product,batavia,20.01,fête',factor-out-of-range",
    "'2026-11-28,2026-11-28,product,batavia,1.333,fête',factor-out-of-range",
    "'2026-11-28,2026-11-28,product,batavia,NaN,fête',says-no-value",
    "'2026-11-28,2026-11-27,product,batavia,1.5,fête',from-after-to",
    "'2026-11-28,2026-11-28,product,batvia,1.5,fête',unknown-product",
    "'2026-11-28,2026-11-28,family,legume,1.5,fête',unknown-family",
    "'2026-11-28,2026-11-28,aisle,legume,1.5,fête',unknown-scope",
    "'2026-11-28,2026-11-28,product,batavia,1.5,',missing-value"
  })
  void aCorrectionThatCannotBeTakenIsSetAsideWithItsReason(String row, String code) {
    Imported read = corrections(row + "\n2026-11-28,2026-11-28,shop,,1.5,fête\n");
    assertThat(codes(read)).containsExactly(code);
    assertThat(read.values(Facts.Correction.class)).hasSize(1);
  }

  @Test
  void needsAreTotalsAndANegativeOneIsSetAside() {
    Imported read =
        read(
            FileKind.NEEDS,
            """
            date,product,quantity,kind
            2026-11-27,batavia,12,paniers
            2026-11-27,batavia,-1,panier solidaire
            2026-11-23,batavia,2,asked
            2026-11-27,batavia,2,asked
            2026-11-27,batavia,2,voeu
            """,
            known());
    assertThat(read.values(Facts.Need.class))
        .extracting(n -> n.kind() + " " + n.quantity().decimal().intValue())
        .containsExactly("BASKET 12", "ASKED 2");
    assertThat(codes(read)).containsExactly("negative-need", "date-in-the-future", "unknown-need");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "membre",
        "member",
        "adhérent",
        "adherent",
        "client",
        "customer",
        "email",
        "e-mail",
        "nom",
        "name",
        "prénom",
        "foyer",
        "bénéficiaire",
        "commandé par"
      })
  void aFileOfNeedsThatSaysWhoIsRefusedWhole(String column) {
    Imported read =
        read(
            FileKind.NEEDS,
            "date,product,quantity,kind," + column + "\n2026-11-27,batavia,12,panier,Ada\n",
            known());
    assertThat(codes(read)).containsExactly("member-column");
    assertThat(read.rows()).isEmpty();
    assertThat(read.stopped()).isTrue();
    assertThat(read.findings().toString()).doesNotContain("Ada");
  }
}
