// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static coop.lanterne.browser.Reading.follow;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import coop.lanterne.node.grocery.Grocery;
import java.time.LocalDate;

/** The pages of the shop and of the house. */
final class AccessibilityTest extends AccessibilityWalk {
  @Override
  boolean isOurs(String address) {
    return isOfTheShop(address);
  }

  @Override
  void walk(Path folder) {
    try (Stage demo = Stage.open(folder.resolve("demo"), new TestClock("2026-11-24T05:12:00Z"))) {
      enter(demo);
      expectEveryPage();
      visit();
      order();
      surplus();
      tell();
      count();
      lose();
      importFiles();
      leave();
    }
  }

  /** A morning of the orderer, with her mistakes. */
  private void order() {
    Page mireille = in("Mireille", "fr");
    look("Mireille", "/");
    look("Mireille", "/grocery");
    look("Mireille", "/grocery/products");
    String product = link(mireille, "/grocery/products/[^/]+");
    look("Mireille", product);
    mireille.navigate("/grocery");
    String order = link(mireille, "/grocery/orders/[^/]+/[^/]+");
    look("Mireille", order);
    look("Karim", order);
    look("Karim", "/grocery/deliveries");
    Page karim = in("Karim", "fr");
    String delivery = link(karim, "/grocery/deliveries/[^/]+/[^/]+");
    look("Karim", delivery);
    look("Karim", page -> receive(page, delivery, "tout"));
    look("Karim", page -> receive(page, delivery, "0"));
    look("Karim", delivery);
    mireille.navigate("/grocery");
    mireille.locator("#packs").fill("4");
    new Facilitator(mireille).submit("cold-room");
    mireille.navigate(order);
    String line = link(mireille, order + "/[^/.]+");
    look("Karim", order + "/check.html");
    look("Mireille", line + "?quantity=7");
    look("Mireille", line + "?quantity=sept");
    mireille.navigate(order);
    String advice = link(mireille, "/advice/[^/]+");
    look("Karim", advice);
    look(
        "Karim",
        page -> {
          page.navigate(advice);
          new Facilitator(page).submit("replay");
        });
    look("Mireille", page -> answer(page, order, "beaucoup", "order"));
    look("Mireille", page -> answer(page, order, "3", "check"));
    look("Mireille", page -> answer(page, order, "60000", "order"));
    answer(mireille, order, "3", "order");
    look("Mireille", order);
    look("Karim", "/grocery/decisions");
    look("Karim", "/grocery/past");
    look("Karim", AccessibilityTest::playAgain);
    node().part(Grocery.class).months().prepare();
    look("Karim", "/grocery/months");
    mireille.navigate(order);
    look("Karim", link(mireille, "/journal/\\d+"));
    look("Jeanne", "/journal");
    look("Jeanne", "/register");
  }

  /** The last two days of sales, played again to their end. */
  private static void playAgain(Page page) {
    page.navigate("/grocery/past");
    String last = page.locator("#to").inputValue();
    page.locator("#from").fill(LocalDate.parse(last).minusDays(1).toString());
    new Facilitator(page).submit("grocery/past");
    assertThat(page.locator("#past-job-stop")).hasCount(0, LONG_WORK); // the block asks by itself
    page.navigate("/grocery/past");
  }

  private static void receive(Page page, String delivery, String came) {
    page.navigate(delivery + "?again");
    page.locator("input[name^='came.']").first().fill(came);
    follow(page.locator("form.decide button.button"));
  }

  private static void answer(Page page, String order, String quantity, String step) {
    page.navigate(order);
    page.locator("input[name='opened']").all().forEach(box -> box.check());
    page.locator("input[name^='quantity.']").first().fill(quantity);
    page.locator("#reason").fill("Le marché est annulé.");
    follow(page.locator("button[name='step'][value='" + step + "']"));
  }

  /** A grower's link, from the first announcement to the answer. */
  private void surplus() {
    look("Mireille", "/grocery/surplus");
    look("Karim", "/grocery/growers");
    look("Mireille", page -> name(page, ""));
    look("Mireille", page -> name(page, "Ada du Bief"));
    String link = URI.create(in("Mireille", "fr").locator("#link").innerText()).getPath();
    look("Mireille", "/grocery/growers");
    look(VISITOR, link);
    look(VISITOR, "/grower/0123");
    look(VISITOR, page -> announce(page, link, "0", ""));
    look(VISITOR, page -> announce(page, link, "40", "0,90"));
    look(VISITOR, link);
    look("Mireille", "/grocery");
    look("Mireille", "/grocery/surplus");
    look("Karim", "/grocery/surplus");
    Page mireille = in("Mireille", "fr");
    mireille.navigate("/grocery/surplus");
    look("Karim", link(mireille, "/advice/[^/]+"));
    look("Mireille", page -> take(page, "beaucoup"));
    take(mireille, "0");
    look("Mireille", "/grocery/surplus");
    look(VISITOR, link);
  }

  private static void name(Page page, String name) {
    page.navigate("/grocery/growers");
    page.locator("#name").fill(name);
    follow(page.locator("form[action='/grocery/growers'] button"));
  }

  private static void announce(Page page, String link, String quantity, String price) {
    page.navigate(link);
    page.locator("#product").selectOption("carottes");
    page.locator("#quantity").fill(quantity);
    page.locator("#price").fill(price);
    follow(page.locator("form[action$='/offers'] button"));
  }

  private static void take(Page page, String quantity) {
    page.navigate("/grocery/surplus");
    page.locator("input[name^='quantity.']").all().forEach(field -> field.fill(quantity));
    page.locator("#reason").fill("Le marché est annulé.");
    follow(page.locator("#surplus-form button"));
  }

  /** What people know: corrections, promises, what was asked for in vain. */
  private void tell() {
    look("Mireille", "/grocery/corrections");
    look("Karim", "/grocery/corrections");
    look("Mireille", page -> correct(page, "zéro"));
    correct(in("Mireille", "fr"), "1,5");
    look("Mireille", "/grocery/corrections");
    look("Mireille", AccessibilityTest::withdrawWithoutReason);
    look("Karim", "/grocery/needs");
    look("Karim", page -> promise(page, "-1"));
    promise(in("Karim", "fr"), "4");
    look("Karim", "/grocery/needs");
    look("Karim", "/grocery/asked");
    Page karim = in("Karim", "fr");
    karim.navigate("/grocery/asked");
    follow(karim.locator(".taps button").first());
    look("Karim", "/grocery/asked");
  }

  private static void correct(Page page, String factor) {
    page.navigate("/grocery/corrections");
    page.locator("#factor").fill(factor);
    page.locator("#reason").fill("fête du village");
    follow(page.locator("form[action='/grocery/corrections'] button"));
  }

  private static void withdrawWithoutReason(Page page) {
    page.navigate("/grocery/corrections");
    page.locator("ol.lines summary").first().click();
    follow(page.locator("form[action$='/withdraw'] button").first());
  }

  private static void promise(Page page, String quantity) {
    page.navigate("/grocery/needs");
    page.locator("#product").selectOption("carottes");
    page.locator("#quantity").fill(quantity);
    page.locator("#day").fill("2026-11-27");
    follow(page.locator("form[action='/grocery/needs'] button"));
  }

  /** A count with a mistake, in dispute, explained without its cause, then confirmed. */
  private void count() {
    look("Karim", "/grocery/count?moment=evening&family=pain");
    look("Karim", "/grocery/count/places");
    look("Karim", "/grocery/count/differences");
    look("Karim", page -> arrange(page, "haut"));
    look("Karim", page -> tally(page, "2,5"));
    tally(
        in("Karim", "fr"),
        "97"); // neither is what the book says: whichever comes first needs a cause
    tally(in("Karim", "en"), "99");
    look("Karim", "/grocery/count?moment=morning&family=pain&sent");
    look("Karim", "/grocery/count/differences");
    look("Karim", page -> confirm(page, false));
    Page karim = in("Karim", "fr");
    confirm(karim, true);
    look("Karim", page -> page.navigate(karim.url()));
  }

  private static void arrange(Page page, String place) {
    page.navigate("/grocery/count/places");
    page.locator("input[name^='place.']").first().fill(place);
    new Facilitator(page).submit("places");
  }

  /** Writes a number and sends the form, without the script that would send it by itself too. */
  private static void tally(Page page, String quantity) {
    page.route(
        "**/grocery/count.js",
        script ->
            script.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setBody("")));
    page.navigate("/grocery/count?moment=morning&family=pain");
    page.locator("li[data-unit='piece'] input.short").first().fill(quantity);
    follow(page.locator("#count-submit"));
    page.unroute("**/grocery/count.js");
  }

  private static void confirm(Page page, boolean whole) {
    page.navigate("/grocery/count/differences");
    page.locator("fieldset.apart input[type='radio']").first().check();
    if (whole) {
      page.locator("fieldset.apart select").first().selectOption("inventory");
      page.locator("#reason").fill("Le rayon a été recompté.");
    }
    follow(page.locator("form.decide button.button"));
  }

  /** Losses of a month, one noted badly then well, and a markdown. */
  private void lose() {
    look("Karim", "/grocery/losses");
    look("Karim", page -> lose(page, ""));
    look("Karim", page -> lose(page, "broken"));
    look("Karim", page -> markDown(page, "beaucoup"));
    markDown(in("Karim", "fr"), "30");
    look("Karim", "/grocery/losses");
  }

  private static void lose(Page page, String cause) {
    page.navigate("/grocery/losses");
    page.locator("#product").selectOption("carottes");
    page.locator("#quantity").fill("1,5");
    page.locator("#cause").selectOption(cause);
    follow(page.locator("form[action='/grocery/losses'] button"));
  }

  private static void markDown(Page page, String percent) {
    page.navigate("/grocery/losses");
    page.locator("section[aria-labelledby='short'] summary").first().click();
    Locator form = page.locator("form[action$='/markdowns']").first();
    form.locator("input[name='percent']").fill(percent);
    form.locator("textarea").fill("Trop reçu vendredi.");
    follow(form.locator("button"));
  }

  /** Files that come in, with what is wrong in them. */
  private void importFiles() {
    Page mireille = in("Mireille", "fr");
    mireille.navigate("/grocery/products");
    String product = link(mireille, "/grocery/products/[^/]+").replaceFirst(".*/", "");
    String rows =
        "date;product;quantity\n2026-11-23;%s;3\n2026-11-23;%s;trois\n2026-11-23;rien;1\n"
            .formatted(product, product);
    look("Mireille", "/grocery/imports");
    look("Mireille", page -> send(page, "ventes.csv", rows));
    look("Mireille", page -> send(page, "photo.csv", "\u0000\u0001"));
    send(mireille, "ventes.csv", rows);
    mireille.locator("button[value='keep']").click();
    mireille.waitForURL(Pattern.compile(".*/grocery/imports/import-.*"));
    look("Mireille", path(mireille));
    look("Mireille", "/grocery/imports");
  }

  private static void send(Page page, String name, String text) {
    page.navigate("/grocery/imports");
    page.locator("#file")
        .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    new Facilitator(page).submit("imports");
  }
}
