// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static coop.lanterne.browser.Reading.assertSays;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the keyboard alone, in a browser that runs no script. */
final class KeyboardTest {
  @TempDir Path folder;

  private static Page personas(Stage stage) {
    Page page = stage.visitor("fr", ColorScheme.LIGHT, 1200, false);
    page.navigate("/personas");
    return page;
  }

  @Test
  void theOrdererOrders() {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Page page = personas(stage);
      Keys keys = new Keys(page);
      keys.to("main form:has(input[value='m4k7p']) button").enter();
      assertSays(page.locator("h1"), "Mireille");
      keys.to("main a[href^='/grocery/orders/']").enter();
      keys.to("[name^='quantity.']").type("3");
      int boxes = page.locator("input[name='opened']").count();
      for (int i = 0; i < boxes; i++) {
        keys.to("[name='opened']").space();
      }
      keys.to("[name='reason']").type("Le marché est annulé.");
      keys.to("[name='step'][value='order']").enter();
      assertSays(page.locator("main"), "adoptée avec des changements", "Le marché est annulé.");
      assertThat(page.locator(".receipt")).isVisible();
      keys.to("a[href$='/order.pdf']")
          .to("a[href$='/order.csv']")
          .to(".receipt a[href$='/receipt']")
          .to(".receipt a[href='/journal/key']");
    }
  }

  @Test
  void theFacilitatorHoldsTheMeeting() {
    TestClock clock = new TestClock("2026-11-24T13:40:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Page page = personas(stage);
      Keys keys = new Keys(page);
      keys.to("main form:has(input[value='m3f8v']) button").enter();
      keys.to("main a[href='/assembly/1']").enter();
      keys.to("a[href$='/attendance']").enter();
      for (String person : List.of("m7w3q", "m9t4v", "m9r2d", "m4k7p", "m3f8v", "m1d8z")) {
        keys.to("[name='present'][value='person-" + person + "@epicerie-du-canal']").space();
      }
      keys.to("form[action$='/attendance'] button").enter();
      keys.to("#chair").type("Odile");
      keys.to("form[action$='/open'] button").enter();
      keys.to("main a[href='/assembly/1/items/1']").enter();
      keys.to("[name='way'][value='hands']").space();
      keys.to("#favour").type("6");
      keys.to("#against").type("0");
      keys.to("#abstain").type("0");
      keys.to("form[action$='/count'] button").enter();
      keys.to("form[action$='/proclaim'] button").enter();
      assertThat(page.locator(".receipt")).isVisible();
      assertThat(page.locator(".notices")).not().containsText("provisoire");
      keys.to(".receipt a[href^='/journal/']").enter();
      keys.to(".receipt a[href$='/receipt']");
    }
  }
}
