// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page, in both languages, light and dark, on a phone: WCAG 2.2 AA, nothing from elsewhere.
 */
final class AccessibilityTest {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @TempDir Path folder;

  @Test
  void axeFindsNothingOnAnyPage() {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    List<String> found = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    try (Stage stage = Stage.open(folder, clock)) {
      List<String> paths = addresses(stage);
      for (String language : List.of("fr", "en")) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          Page page = stage.as("Odile", language, colours, 320);
          for (String path : paths) {
            page.navigate(path);
            String where = language + " " + colours + " " + path;
            page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            AxeResults results = new AxeBuilder(page).withTags(WCAG).analyze();
            results
                .getViolations()
                .forEach(
                    v ->
                        found.add(
                            where
                                + ": "
                                + v.getId()
                                + " "
                                + v.getNodes().getFirst().getTarget()
                                + " "
                                + v.getHelp()));
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            seen.add(path);
          }
          page.context().close();
        }
      }
      assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
      assertThat(stage.complaints())
          .as("what the browser complained of, a page that does not exist left out")
          .allMatch(c -> c.contains("/no-such-page: ") && c.contains("404"));
    }
    assertThat(found).isEmpty();
    System.out.println(seen.size() + " pages examined: " + seen);
    assertThat(seen).hasSizeGreaterThan(20);
  }

  /** Where the menu leads, and one page of each kind behind it. */
  private static List<String> addresses(Stage stage) {
    Page page = stage.as("Odile");
    TreeSet<String> paths =
        new TreeSet<>(
            List.of(
                "/",
                "/personas",
                "/login",
                "/accessibility",
                "/source",
                "/grocery",
                "/grocery/products",
                "/grocery/imports",
                "/grocery/decisions",
                "/assembly",
                "/assembly/new",
                "/mandates",
                "/charter",
                "/charter/history",
                "/charter/propose",
                "/journal",
                "/journal/verify",
                "/no-such-page"));
    for (String start :
        List.of(
            "/grocery",
            "/grocery/products",
            "/grocery/imports",
            "/assembly",
            "/journal",
            "/charter/history")) {
      page.navigate(start);
      firstLink(page, "/grocery/orders/", paths);
      firstLink(page, "/grocery/products/", paths);
      firstLink(page, "/grocery/imports/", paths);
      firstLink(page, "/assembly/", paths);
      firstLink(page, "/journal/", paths);
      firstLink(page, "/charter/texts/", paths);
    }
    for (String start : List.copyOf(paths)) {
      if (start.startsWith("/grocery/orders/") || start.matches("/assembly/\\d+")) {
        page.navigate(start);
        firstLink(page, start + "/", paths);
        firstLink(page, "/advice/", paths);
      }
    }
    page.context().close();
    return List.copyOf(paths);
  }

  private static void firstLink(Page page, String start, Set<String> paths) {
    for (var link : page.locator("main a[href^='" + start + "']").all()) {
      String href = link.getAttribute("href").replaceFirst("#.*", "");
      if (!href.matches(".*\\.(csv|pdf|md|yaml|zip)$|.*/(receipt|key|export|checkpoint)$")
          && href.length() > start.length()) {
        paths.add(href);
        return;
      }
    }
  }
}
