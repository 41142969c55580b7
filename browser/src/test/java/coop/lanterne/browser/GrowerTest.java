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
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Monday in July: a grower with two hundred kilos of courgettes, a phone and no account. */
final class GrowerTest {
  private static final int PHONE = 360;

  @TempDir Path folder;

  @Test
  void twoHundredKilosAreAnnouncedPartIsTakenTheOrderShrinksAndTheGrowerReadsWhy() {
    TestClock clock = new TestClock("2026-07-06T05:12:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Page mireille = stage.as("Mireille");
      double before = ordered(mireille);
      assertThat(before).isPositive();

      // she gives a grower a link, which is shown once
      mireille.navigate("/grocery/growers");
      mireille.locator("#name").fill("Ada du Bief");
      follow(mireille.locator("form[action='/grocery/growers'] button"));
      String link = URI.create(mireille.locator("#link").innerText()).getPath();
      mireille.navigate("/grocery/growers");
      assertThat(mireille.locator("#link")).hasCount(0);

      // the grower announces, on a phone whose browser runs no script
      Page ada = stage.visitor("fr", ColorScheme.LIGHT, PHONE, false);
      ada.navigate(link);
      ada.locator("#product").selectOption(new SelectOption().setValue("courgettes"));
      ada.locator("#quantity").fill("200");
      ada.locator("#price").fill("0");
      ada.locator("#until").fill("2026-07-08");
      ada.locator("#cold").check();
      follow(ada.locator("form[action$='/offers'] button"));
      assertSays(ada.locator("#price-wrong"), "Un prix de zéro");
      ada.locator("#price").fill("1,10");
      follow(ada.locator("form[action$='/offers'] button"));
      assertSays(ada.locator("main"), "attend une réponse");
      assertThat((Integer) ada.evaluate("() => document.scrollingElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);
      assertThat(ada.context().cookies())
          .as("no session says who this is")
          .noneMatch(c -> link.contains(c.value) || c.name.contains("person"));

      // the orderer meets it before the orders, and takes what is advised
      mireille.navigate("/");
      assertThat(mireille.locator("main a[href^='/grocery/']").first())
          .hasAttribute("href", "/grocery/surplus");
      mireille.navigate("/grocery/surplus");
      assertSays(mireille.locator("main"), "Ada du Bief", "200");
      Locator taken = mireille.locator("input[name^='quantity.']");
      double advised = Double.parseDouble(taken.inputValue().replace(',', '.'));
      assertThat(advised).isBetween(1.0, 199.0);
      follow(mireille.locator("#surplus-form button"));
      assertSays(mireille.locator("main"), "Répondu aujourd’hui");
      assertThat(ordered(mireille)).isLessThan(before);

      // the grower reads the answer and its reason
      ada.reload();
      assertSays(
          ada.locator("main"),
          "prise en partie",
          "devraient se vendre",
          "Vous pouvez la proposer de nouveau.");

      // the link is closed
      mireille.navigate("/grocery/growers");
      follow(mireille.locator("form[action$='/revoke'] button"));
      assertThat(ada.navigate(link).status()).isEqualTo(410);
      assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
    }
  }

  /** How many kilos of courgettes today's order to their supplier brings. */
  private static double ordered(Page page) {
    page.navigate("/grocery/orders/bief/2026-07-06");
    return Double.parseDouble(
        page.locator("input[name='quantity.courgettes']").inputValue().replace(',', '.'));
  }
}
