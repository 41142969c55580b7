// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** A person who has a keyboard and no pointer; wherever they stop, they see where they are. */
final class Keys {
  private static final int MOST_TABS = 400;

  private final Page page;
  private int loads;

  Keys(Page page) {
    this.page = page;
    page.onLoad(p -> loads++);
  }

  /** Goes on by Tab until what is focused is the next thing that this selector names. */
  Keys to(String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      if (holds("e => e.matches(\"" + selector + "\")")) {
        assertThat(holds("e => parseFloat(getComputedStyle(e).outlineWidth) >= 2"))
            .as("the focus is seen on %s of %s", selector, page.url())
            .isTrue();
        return this;
      }
    }
    throw new AssertionError("Tab does not reach " + selector + " on " + page.url());
  }

  private boolean holds(String test) {
    return (Boolean) page.evaluate("() => (" + test + ")(document.activeElement)");
  }

  Keys space() {
    page.keyboard().press("Space");
    return this;
  }

  /** Replaces what a field holds; in a list, chooses what begins so. */
  Keys type(String words) {
    if (holds("e => e.tagName !== 'SELECT'")) {
      page.keyboard().press("Control+A");
    }
    page.keyboard().type(words);
    return this;
  }

  /** Presses Enter and waits for the page that it leads to. */
  void enter() {
    int before = loads;
    page.keyboard().press("Enter");
    page.waitForCondition(() -> loads > before);
  }
}
