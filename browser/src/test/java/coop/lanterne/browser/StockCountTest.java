// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static coop.lanterne.browser.Reading.READ;
import static coop.lanterne.browser.Reading.assertSays;
import static coop.lanterne.browser.Reading.follow;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.stock.Counts;
import coop.lanterne.node.grocery.stock.Counts.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stock count in a cellar without network, on a telephone: nothing that was counted is lost, none
 * of it counts twice, what two people say stands side by side, and the next advice reads what
 * someone confirmed.
 */
final class StockCountTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate NEXT = DAY.plusDays(1);
  private static final int PHONE = 390;
  private static final String EAN = "3017620422003";

  @TempDir Path folder;

  @Test
  void aCountWithoutNetworkIsSentLaterOnceAndReadByTheNextAdvice() {
    TestClock clock = new TestClock("2026-11-24T17:12:00Z"); // after closing
    try (Stage stage = Stage.open(folder, clock)) {
      Grocery grocery = stage.node().part(Grocery.class);
      assertThat(grocery.counts().evening(Moment.EVENING)).isEqualTo(DAY);
      grocery.orders().prepare(NEXT);
      List<Product> three = counted(grocery);
      Product first = three.get(0);
      Product second = three.get(1);
      Product third = three.get(2);
      take(grocery, "products.csv", withBarCode(first));
      long there = onHand(grocery, first);
      long book = onHand(grocery, second);
      long before = onHand(grocery, third);

      Page karim = stage.as("Karim", "fr", ColorScheme.LIGHT, PHONE);
      karim.navigate("/grocery/count");
      assertThat(karim.locator("#count-bar")).isVisible();
      assertThat((Integer) karim.evaluate("() => document.scrollingElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);

      // in the cellar
      karim.context().setOffline(true);
      scan(karim, "99999999");
      assertThat(karim.locator("#scan-said"))
          .hasText("Aucun produit de cette page ne porte le code 99999999.", READ);
      scan(karim, second.id());
      karim.keyboard().type(Long.toString(book - 4));
      karim.keyboard().type(EAN); // scanned while the cursor stands in a number
      karim.keyboard().press("Enter");
      assertThat(field(karim, second)).hasValue(Long.toString(book - 4));
      assertThat(karim.evaluate("() => document.activeElement.name"))
          .isEqualTo("count." + first.id());
      karim.keyboard().type(Long.toString(there - 2));
      karim.keyboard().press("Enter");
      type(karim, third, "2,5");
      assertSays(said(karim, third), "nombres entiers");
      type(karim, third, Long.toString(before - 1));
      for (Product product : three) {
        assertThat(said(karim, product)).hasText("gardé ici", READ);
      }
      assertThat(karim.locator("#count-state"))
          .hasText(
              "Gardés ici\u00a0: 3. Envoyés\u00a0: 0. Pas de réseau\u00a0: rien n’est perdu.",
              READ);
      assertThat(grocery.counts().waiting()).as("nothing has left").isEmpty();

      // upstairs the first sending arrives and its answer is lost
      karim.route(
          "**/grocery/count/lines",
          route -> {
            route.fetch();
            route.abort();
          });
      karim.context().setOffline(false);
      karim.waitForCondition(() -> !grocery.counts().waiting().isEmpty());
      assertThat(said(karim, first)).hasText("gardé ici", READ);
      karim.unroute("**/grocery/count/lines");

      // the telephone restarts the page: what was kept is there, and is sent again
      karim.reload();
      for (Product product : three) {
        assertThat(said(karim, product)).hasText("envoyé", READ);
      }
      assertThat(field(karim, first)).hasValue(Long.toString(there - 2));
      assertThat(grocery.counts().differences(DAY))
          .hasSize(3)
          .allMatch(d -> d.counted().size() == 1);

      // meanwhile the till’s file comes in, and Inès counts the first product too
      take(grocery, "sales.csv", "date,product,quantity\n%s,%s,4\n".formatted(DAY, second.id()));
      Page ines = stage.as("Inès", "fr", ColorScheme.LIGHT, PHONE);
      ines.navigate("/grocery/count");
      assertThat(ines.locator("#count-bar")).isVisible();
      assertThat(said(ines, first)).hasText("déjà compté, à confirmer", READ);
      type(ines, first, Long.toString(there - 1));
      assertThat(said(ines, first)).hasText(Pattern.compile("^Compté deux fois"), READ);

      // someone reads both, chooses, and says where each difference comes from
      Page mireille = stage.as("Mireille", "fr", ColorScheme.LIGHT, PHONE);
      mireille.navigate("/");
      follow(mireille.locator("main a[href^='/grocery/count/differences']").first());
      assertThat(mireille.locator("h1"))
          .hasText("3 écarts à expliquer, sur 3 produits comptés.", READ);
      assertSays(
          apart(mireille, first), "Compté deux fois", there - 2 + " pièces", there - 1 + " pièces");
      assertSays(
          apart(mireille, second),
          "attendu " + book + " pièces, maintenant " + (book - 4) + " pièces");
      assertThat((Integer) mireille.evaluate("() => document.scrollingElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);
      assertThat(onHand(grocery, first)).as("nothing takes effect yet").isEqualTo(there);
      choose(mireille, first, (there - 2) * 1000);
      choose(mireille, second, (book - 4) * 1000);
      apart(mireille, first).locator("select").selectOption("broken");
      apart(mireille, third).locator("select").selectOption("inventory");
      mireille.locator("#reason").fill("Deux pots sont tombés, le reste ne se sait pas.");
      follow(mireille.locator("form.decide button.button"));
      assertSays(mireille.locator("main"), "C’est noté.", "cassé");

      // the next advice reads the counted stock, and the losses tell the rest
      assertThat(onHand(grocery, first)).isEqualTo(there - 2);
      assertThat(onHand(grocery, second)).isEqualTo(book - 4);
      assertThat(onHand(grocery, third)).isEqualTo(before - 1);
      mireille.navigate("/grocery/losses");
      mireille.locator("section[aria-labelledby='month'] details summary").click();
      assertSays(mireille.locator("section[aria-labelledby='month']"), "cassé", first.name());
      mireille.navigate("/journal");
      assertSays(mireille.locator("main"), "Inventaire confirmé");

      // a page that was left open starts afresh
      karim.reload();
      assertThat(karim.locator("#count-bar")).isVisible();
      assertThat(field(karim, first)).hasValue("");
      assertThat(stage.elsewhere()).isEmpty();
      assertThat(stage.complaints())
          .allMatch(c -> c.contains("ERR_INTERNET_DISCONNECTED") || c.contains("ERR_FAILED"));
    }
  }

  @Test
  void whenTheSessionIsOverWhatWasCountedWaitsForTheNextOne() {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Grocery grocery = stage.node().part(Grocery.class);
      Page karim = stage.as("Karim", "fr", ColorScheme.LIGHT, PHONE);
      karim.navigate("/grocery/count");
      assertThat(karim.locator("#count-bar")).isVisible();
      karim.context().clearCookies();
      Locator row = karim.locator("li[data-unit='piece']").first();
      String code = row.getAttribute("data-code");
      row.locator("input.short").fill("5");
      row.locator("input.short").blur();
      assertThat(karim.locator("#count-again")).isVisible();
      assertThat(row.locator(".said")).hasText("gardé ici", READ);
      assertThat(grocery.counts().waiting()).isEmpty();
      karim.navigate("/personas");
      follow(karim.locator("button", new Page.LocatorOptions().setHasText("Karim")).first());
      karim.navigate("/grocery/count");
      assertThat(karim.locator("li[data-code='" + code + "'] .said")).hasText("envoyé", READ);
      assertThat(grocery.counts().waiting()).containsExactly(DAY.minusDays(1));

      // what was counted for another evening leaves from whichever page is open
      karim.route("**/grocery/count/lines", route -> route.abort());
      karim.navigate("/grocery/count?moment=evening");
      assertThat(karim.locator("#count-bar")).isVisible();
      row.locator("input.short").fill("4");
      row.locator("input.short").blur();
      assertThat(row.locator(".said")).hasText("gardé ici", READ);
      karim.unroute("**/grocery/count/lines");
      karim.navigate("/grocery/count?moment=morning&family=pain");
      karim.waitForCondition(() -> grocery.counts().waiting().size() == 2);
      assertThat(grocery.counts().waiting()).containsExactly(DAY.minusDays(1), DAY);
    }
  }

  /** Three products sold by the piece that tomorrow’s orders may bring. */
  private static List<Product> counted(Grocery grocery) {
    return grocery.counts().list(DAY).stream()
        .filter(i -> i.product().unit() == Unit.PIECE)
        .filter(i -> i.expected().filter(e -> e.thousandths() >= 8000).isPresent())
        .map(Counts.Item::product)
        .filter(p -> grocery.orders().find(p.supplier(), NEXT).isPresent())
        .limit(3)
        .toList();
  }

  /** What tomorrow’s advice reads of a product, in whole pieces. */
  private static long onHand(Grocery grocery, Product product) {
    grocery.orders().prepare(NEXT);
    return grocery
            .orders()
            .get(product.supplier(), NEXT)
            .inputs()
            .item(product.id())
            .lots()
            .stream()
            .mapToLong(l -> l.quantity().thousandths())
            .sum()
        / 1000;
  }

  private static String withBarCode(Product p) {
    return "product;name;family;unit;supplier;pack;shelf_life_days;price;cold;ean\n"
        + String.join(
            ";",
            p.id(),
            p.name(),
            p.family(),
            p.unit().symbol(),
            p.supplier(),
            p.pack().decimal().toPlainString(),
            Integer.toString(p.shelfLifeDays()),
            p.price().map(Money::decimal).orElseThrow().toPlainString(),
            p.cold() ? "1" : "0",
            EAN)
        + "\n";
  }

  private static void take(Grocery grocery, String name, String csv) {
    String token =
        grocery
            .imports()
            .files()
            .receive(
                name,
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                Optional.empty())
            .token();
    assertThat(grocery.imports().files().commit(token, "member").kept()).as(csv).isPresent();
  }

  private static void scan(Page page, String code) {
    page.locator("#scan").fill(code);
    page.locator("#scan").press("Enter");
  }

  private static Locator field(Page page, Product product) {
    return page.locator("input[name='count." + product.id() + "']");
  }

  private static void type(Page page, Product product, String quantity) {
    field(page, product).fill(quantity);
    field(page, product).blur();
  }

  private static Locator said(Page page, Product product) {
    return page.locator("li[data-code='" + product.id() + "'] .said");
  }

  private static Locator apart(Page page, Product product) {
    return page.locator("fieldset.apart", new Page.LocatorOptions().setHasText(product.name()));
  }

  private static void choose(Page page, Product product, long thousandths) {
    apart(page, product).locator("input[type='radio'][value='" + thousandths + "']").check();
  }
}
