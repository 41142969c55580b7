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
import com.microsoft.playwright.options.SelectOption;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.Limits;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.room.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bad morning on telephones: a supplier cancels, half a delivery is refused, the cold room is
 * full, 200 kg of courgettes are offered; every order is decided before its hour, and one is
 * corrected.
 */
final class BadMorningTest {
  private static final LocalDate DAY = LocalDate.of(2026, 8, 5);
  private static final int ROOM = 6;

  @TempDir Path folder;

  @Test
  void aBadMorningIsWorkedToTheEndBeforeTheCutOff() {
    TestClock clock = new TestClock("2026-08-05T04:12:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Grocery grocery = stage.node().part(Grocery.class);
      grocery.orders().prepare();
      Map<String, SupplierOrder> before = orders(grocery);

      // Karim, a volunteer, is at the door
      Page karim = stage.as("Karim", "fr", ColorScheme.LIGHT, 390);
      List<String> due = hrefs(karim, "/grocery/deliveries", "section[aria-labelledby='here'] a");
      assertThat(due).hasSizeGreaterThan(1);
      karim.navigate(due.get(0));
      follow(karim.locator("form[action$='/nothing'] button"));
      assertThat(karim.locator("h1")).hasText(Pattern.compile("^Rien ne vient de"), READ);

      karim.navigate(due.get(1));
      for (Locator came : karim.locator("input[name^='came.']").all()) {
        String code = came.getAttribute("name").substring("came.".length());
        karim.locator("[name='refused." + code + "']").fill(half(came.inputValue()));
        karim.locator("select[name='cause." + code + "']").selectOption("spoiled");
      }
      follow(karim.locator("form.decide button.button"));
      assertSays(karim.locator("h1"), "avoir");

      // the cold room is full: Mireille says what fits
      Page mireille = stage.as("Mireille", "fr", ColorScheme.LIGHT, 390);
      mireille.navigate("/grocery");
      mireille.locator("#packs").fill(String.valueOf(ROOM));
      follow(mireille.locator("form[action='/grocery/cold-room'] button"));
      assertSays(mireille.locator("main"), "il reste " + ROOM + " caisses");
      Map<String, SupplierOrder> after = orders(grocery);
      assertThat(cold(grocery, before)).isGreaterThan(ROOM);
      assertThat(cold(grocery, after)).isLessThanOrEqualTo(ROOM);

      // a grower announces 200 kg of courgettes, which want the cold room too
      surplus(stage, mireille);
      mireille.navigate("/grocery/surplus");
      assertSays(mireille.locator("main"), "Ada du Bief", "200");
      double kilos =
          Double.parseDouble(
              mireille.locator("input[name^='quantity.']").inputValue().replace(',', '.'));
      assertThat(kilos).as(mireille.locator("main").innerText()).isBetween(1.0, 199.0);
      double pack = products(grocery).get("courgettes").pack().thousandths() / 1000.0;
      int offered = (int) Math.ceil(kilos / pack);
      follow(mireille.locator("#surplus-form button"));
      assertSays(mireille.locator("main"), "Répondu aujourd’hui");

      // three quarters of an hour are left for the first of them
      clock.forward(Duration.ofMinutes(4 * 60 + 3));
      mireille.navigate("/");
      assertSays(mireille.locator("main"), "Plus que 45 minutes");
      List<String> orders =
          hrefs(mireille, "/grocery", "section[aria-labelledby='orders'] a.button");
      for (String order : orders) {
        decide(mireille, order);
        assertThat(mireille.locator(".receipt").first()).isAttached();
      }
      assertThat(orders(grocery).values()).allMatch(o -> o.progress() instanceof Progress.Decided);
      assertThat(bought(grocery))
          .as("cold packs ordered, beside %s of courgettes", offered)
          .isLessThanOrEqualTo(ROOM - offered);

      // one of them is corrected before its hour
      String first = orders.getFirst();
      mireille.navigate(first);
      mireille.locator("main details summary").first().click();
      mireille.locator("#back-reason").fill("Le livreur a encore une caisse.");
      follow(mireille.locator("form:has(input[value='reverse']) button"));
      assertSays(mireille.locator("main"), "La décision précédente est annulée");
      mireille.locator("input[name^='quantity.']").first().fill("40");
      mireille.locator("#reason").fill("Le livreur a encore une caisse.");
      mireille.locator("input[name='opened']").all().forEach(Locator::check);
      follow(mireille.locator("button[name='step'][value='order']"));
      assertThat(mireille.locator(".receipt").first()).isAttached();

      assertThat(stage.elsewhere()).isEmpty();
      assertThat(stage.complaints()).isEmpty();
    }
  }

  /** A link is given, and used on another telephone. */
  private static void surplus(Stage stage, Page orderer) {
    orderer.navigate("/grocery/growers");
    orderer.locator("#name").fill("Ada du Bief");
    follow(orderer.locator("form[action='/grocery/growers'] button"));
    String link = URI.create(orderer.locator("#link").innerText()).getPath();
    Page ada = stage.visitor("fr", ColorScheme.LIGHT, 390, false);
    ada.navigate(link);
    ada.locator("#product").selectOption(new SelectOption().setValue("courgettes"));
    ada.locator("#quantity").fill("200");
    ada.locator("#price").fill("1,10");
    ada.locator("#until").fill("2026-08-07");
    ada.locator("#cold").check();
    follow(ada.locator("form[action$='/offers'] button"));
    assertSays(ada.locator("main"), "attend une réponse");
  }

  @Test
  void atTheCutOffWithoutADecisionNothingIsOrderedAndThePageSaysWhomToCall() {
    TestClock clock = new TestClock("2026-11-24T10:00:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Page mireille = stage.as("Mireille", "fr", ColorScheme.LIGHT, 390);
      List<String> orders =
          hrefs(mireille, "/grocery", "section[aria-labelledby='orders'] a.button");
      mireille.navigate(orders.getFirst());
      mireille.locator("input[name='opened']").all().forEach(Locator::check);
      clock.forward(Duration.ofMinutes(61));
      follow(mireille.locator("button[name='step'][value='order']"));
      assertSays(mireille.locator("main"), "L’heure du fournisseur est passée");
      mireille.navigate(orders.getFirst());
      assertSays(mireille.locator("main"), "personne n’a décidé à temps", "04 65 71 12");
      assertThat(mireille.locator("#order-form")).hasCount(0);
      assertThat(
              mireille
                  .locator("section[aria-labelledby='missed'] li")
                  .filter(new Locator.FilterOptions().setHasText("Mireille"))
                  .first())
          .isAttached();
    }
  }

  private static Map<String, SupplierOrder> orders(Grocery grocery) {
    grocery.orders().prepare(DAY);
    return grocery.orders().of(DAY).stream()
        .collect(Collectors.toMap(SupplierOrder::supplier, Function.identity()));
  }

  private static int cold(Grocery grocery, Map<String, SupplierOrder> orders) {
    Map<String, Product> products = products(grocery);
    return orders.values().stream()
        .flatMap(o -> o.proposal().lines().stream())
        .filter(l -> products.get(l.product()).cold())
        .mapToInt(l -> Limits.packs(l.quantity(), l.pack()))
        .sum();
  }

  private static int bought(Grocery grocery) {
    Map<String, Product> products = products(grocery);
    return orders(grocery).values().stream()
        .flatMap(o -> o.written().map(PurchaseOrder::lines).orElse(List.of()).stream())
        .filter(l -> products.get(l.product()).cold())
        .mapToInt(l -> Limits.packs(l.quantity(), l.pack()))
        .sum();
  }

  private static Map<String, Product> products(Grocery grocery) {
    return grocery.shelf().products().stream()
        .collect(Collectors.toMap(Product::id, Function.identity()));
  }

  private static List<String> hrefs(Page page, String path, String selector) {
    page.navigate(path);
    return page.locator(selector).all().stream().map(a -> a.getAttribute("href")).toList();
  }

  private static void decide(Page page, String order) {
    page.navigate(order);
    page.locator("input[name='opened']").all().forEach(Locator::check);
    follow(page.locator("button[name='step'][value='order']"));
  }

  private static String half(String quantity) {
    return new BigDecimal(quantity.replace(',', '.'))
        .divide(BigDecimal.valueOf(2), 0, RoundingMode.DOWN)
        .toPlainString();
  }
}
