// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import module java.base;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;

/**
 * How tests read pages, which come when they can: what is asserted of a page is waited for, and a
 * page that someone goes to is whole before anything is read on it.
 */
final class Reading {
  /** The words that people see, whatever the spaces between them. */
  static final LocatorAssertions.HasTextOptions READ =
      new LocatorAssertions.HasTextOptions().setUseInnerText(true);

  private static final LocatorAssertions.ContainsTextOptions AMONG =
      new LocatorAssertions.ContainsTextOptions().setUseInnerText(true);

  private Reading() {}

  /** Each of these is read there, whatever the spaces between its words. */
  static void assertSays(Locator place, String... said) {
    for (String words : said) {
      assertThat(place).containsText(words, AMONG);
    }
  }

  /** Follows a link or sends a form, and waits until all of the page that answers is there. */
  static void follow(Locator link) {
    Page page = link.page();
    AtomicBoolean there = new AtomicBoolean();
    Consumer<Page> loaded = p -> there.set(true);
    page.onLoad(loaded);
    link.click();
    page.waitForCondition(there::get);
    page.offLoad(loaded);
  }
}
