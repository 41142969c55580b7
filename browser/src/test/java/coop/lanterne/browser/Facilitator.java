// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static coop.lanterne.browser.Reading.follow;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;

/** What whoever presides does on the assembly's pages, Odile being in the chair. */
record Facilitator(Page page) {
  /** Sends the form whose address ends so. */
  void submit(String end) {
    follow(page.locator("main form[action$='/" + end + "'] button").first());
  }

  /** Ticks who came, on the attendance sheet of that meeting. */
  void present(String meeting, String... names) {
    page.navigate(meeting);
    follow(page.locator("a[href$='/attendance']").first());
    for (String name : names) {
      page.locator("label:has(input[name='present'])", new Page.LocatorOptions().setHasText(name))
          .locator("input")
          .check();
    }
    submit("attendance");
  }

  /** Makes the synthesis of a debate, also one that takes longer than its page waits for. */
  void synthesise(String debate) {
    page.navigate(debate + "/synthesis");
    submit("synthesis");
    while (page.locator("#working").count() > 0) {
      page.navigate(debate + "/synthesis");
    }
  }

  void open() {
    page.locator("#chair").selectOption(new SelectOption().setLabel("Odile"));
    submit("open");
  }

  /** Counts a show of hands on the one item of that meeting. */
  void vote(String meeting, String favour, String against) {
    page.navigate(meeting + "/items/1");
    page.locator("input[name='way'][value='hands']").check();
    page.locator("#favour").fill(favour);
    page.locator("#against").fill(against);
    page.locator("#abstain").fill("0");
    submit("count");
  }
}
