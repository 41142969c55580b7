// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static coop.lanterne.browser.Reading.assertSays;
import static coop.lanterne.browser.Reading.follow;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the orderer knows and her sales do not say, on a telephone, to the decision. */
final class KnownTest {
  private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);
  private static final String FEAST = "fête du village";

  @TempDir Path folder;

  /** An order that covers Saturday and a product of it that sells then. */
  private record Chosen(SupplierOrder order, LineAdvice line) {}

  private static Chosen chosen(Grocery grocery) {
    grocery.orders().prepare();
    return grocery.orders().ofToday().stream()
        .filter(SupplierOrder::isOpen)
        .flatMap(
            o ->
                o.lines().stream()
                    .filter(
                        l ->
                            l.days().stream()
                                .anyMatch(d -> d.day().equals(SATURDAY) && d.mean() > 2))
                    .map(l -> new Chosen(o, l)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sheCorrectsSaturdaySeesItInTheProductAndInTheLineAndDecides() {
    TestClock clock = new TestClock("2026-11-26T05:12:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Chosen before = chosen(stage.node().part(Grocery.class));
      String product = before.line().line().product();
      String order = "/grocery/orders/" + before.order().supplier() + "/" + before.order().day();
      Page mireille = stage.as("Mireille", "fr", ColorScheme.LIGHT, 390);

      mireille.navigate("/grocery/products/" + product);
      follow(mireille.locator("a[href*='/grocery/corrections?about=']"));
      assertThat(mireille.locator("#about")).hasValue("product:" + product);
      mireille.locator("#from").fill(SATURDAY.toString());
      mireille.locator("#to").fill(SATURDAY.toString());
      mireille.locator("#factor").fill("1,5");
      follow(mireille.locator("form[action='/grocery/corrections'] button"));
      assertThat(
              mireille
                  .locator("main .why")
                  .filter(new Locator.FilterOptions().setHasText("pourquoi"))
                  .first())
          .isAttached();
      assertThat(mireille.locator("#factor")).hasValue("1,5");
      mireille.locator("#reason").fill(FEAST);
      follow(mireille.locator("form[action='/grocery/corrections'] button"));
      assertSays(mireille.locator("section[aria-labelledby='standing']"), FEAST, "1,5");

      mireille.navigate("/grocery/products/" + product);
      open(mireille, "section[aria-labelledby='effects']");
      assertSays(
          mireille.locator("section[aria-labelledby='effects']"),
          "«\u00a0" + FEAST + "\u00a0»",
          "1,5");

      mireille.navigate(order);
      assertSays(
          mireille.locator("ol.lines", new Page.LocatorOptions().setHasText(FEAST)).first(), FEAST);
      mireille.navigate(order + "/" + product);
      open(mireille, "section[aria-labelledby='sum']");
      assertSays(mireille.locator("section[aria-labelledby='sum']"), FEAST);
      assertThat(width(mireille)).isLessThanOrEqualTo(390);

      mireille.navigate(order);
      mireille.locator("input[name='opened']").all().forEach(Locator::check);
      follow(mireille.locator("button[name='step'][value='order']"));
      assertThat(mireille.locator(".receipt").first()).isAttached();
      assertThat(stage.elsewhere()).isEmpty();
      assertThat(stage.complaints()).as("of the form without its reason").hasSize(1);
      assertThat(stage.complaints().getFirst()).contains("422");
    }
  }

  @Test
  void whatIsAskedForInVainIsOneTapAndATapTooManyIsTakenBack() {
    TestClock clock = new TestClock("2026-11-24T15:12:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Page karim = stage.as("Karim", "fr", ColorScheme.LIGHT, 390);
      karim.navigate("/grocery/asked");
      Locator first = karim.locator(".taps button").first();
      assertThat(first.boundingBox().height).isGreaterThanOrEqualTo(44);
      String product = first.getAttribute("value");
      for (int i = 0; i < 3; i++) {
        follow(karim.locator(".taps button[value='" + product + "']"));
      }
      follow(karim.locator("button[name='back'][value='" + product + "']"));
      Grocery grocery = stage.node().part(Grocery.class);
      long one =
          coop.lanterne.node.grocery.demand.Needs.once(grocery.shelf().product(product))
              .thousandths();
      assertThat(grocery.needs().asked().get(product)).isNotNull();
      assertThat(grocery.needs().asked().values())
          .singleElement()
          .satisfies(q -> assertThat(q.thousandths()).isEqualTo(2 * one));
      assertThat(karim.locator("section[aria-labelledby='today'] li")).hasCount(1);
      assertThat(width(karim)).isLessThanOrEqualTo(390);
      assertThat(stage.complaints()).isEmpty();
    }
  }

  private static void open(Page page, String section) {
    page.locator(section + " details")
        .all()
        .forEach(d -> d.evaluate("details => details.open = true"));
  }

  private static int width(Page page) {
    return (int) page.evaluate("document.documentElement.scrollWidth");
  }
}
