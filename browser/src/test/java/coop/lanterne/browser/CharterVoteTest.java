// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import coop.lanterne.node.decision.ShippedRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembly adopts its charter, then amends it: only by vote, only under its rules. */
final class CharterVoteTest {
  @TempDir Path folder;

  @Test
  void theCharterIsAdoptedOnSecondCallAndAmendedInTwoReadings() {
    TestClock clock = new TestClock("2026-11-24T13:40:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Page page = stage.as("Odile");
      assertThat(page.locator(".notices").innerText()).contains("provisoire");

      // first call: three members and a proxy among twenty-four, six are needed
      page.navigate("/assembly");
      String first =
          page.locator("main a[href^='/assembly/']").all().stream()
              .map(link -> String.valueOf(link.getAttribute("href")))
              .filter(href -> href.matches("/assembly/\\d+"))
              .findFirst()
              .orElseThrow();
      present(page, first, List.of("Odile", "Karim", "Jeanne"));
      proxy(page, "Mireille", "Karim");
      open(page);
      page.navigate(first + "/items/1");
      page.locator("form[action$='/count'] button").click(); // no quorum: not put
      page.waitForLoadState();
      assertThat(page.locator("main").innerText()).containsIgnoringCase("faute de quorum");
      page.navigate(first);
      page.locator("form[action$='/close'] button").click();

      // second call, seven days later at the earliest, with its own quorum
      page.navigate(first + "/second-call");
      page.locator("#held").fill("2026-12-05");
      fillIfThere(page, "#at", "14:30");
      page.locator("form[action$='/second-call'] button").click();
      String second = path(page);
      assertThat(second).isNotEqualTo(first);
      clock.forward(Duration.ofDays(11));
      page = again(stage, page);
      present(page, second, List.of("Odile", "Karim", "Jeanne", "Bakary", "Inès"));
      proxy(page, "Mireille", "Karim");
      open(page);
      vote(page, second, "6", "0", "0");
      page.locator("form[action$='/proclaim'] button").click();
      assertThat(page.locator(".receipt").first().isVisible()).isTrue();
      page.navigate("/charter");
      assertThat(page.locator("body").innerText()).doesNotContain("Charte provisoire");
      page.navigate(second + "/minutes");
      assertThat(page.locator("main").innerText()).contains("6");
      page.navigate(second);
      page.locator("form[action$='/close'] button").click();

      // an amendment: k from eleven to fifteen
      String amended =
          new String(ShippedRules.charterYaml(), StandardCharsets.UTF_8)
              .replace("k: 11", "k: 15")
              .replace("version: \"1.0.0\"", "version: \"1.1.0\"");
      String text = propose(page, amended);
      assertThat(page.locator("main").innerText()).contains("15");

      // read once, sixteen days after the call with its diff
      String reading = convene(page, text, "2026-12-21");
      clock.forward(Duration.ofDays(16));
      page = again(stage, page);
      hold(page, reading);
      assertThat(page.locator("main").innerText()).containsIgnoringCase("lecture");
      page.navigate("/charter");
      assertThat(page.locator("body").innerText()).doesNotContain("1.1.0");

      // a text changed between readings starts again: it is a first reading
      String changed = amended.replace("k: 15", "k: 20");
      String other = propose(page, changed);
      String again = convene(page, other, "2027-01-05");
      String secondReading = convene(page, text, "2027-01-06");
      clock.forward(Duration.ofDays(15));
      page = again(stage, page);
      hold(page, again);
      assertThat(page.locator("main").innerText()).containsIgnoringCase("première lecture");

      // the same text, read again more than fourteen days later: adopted
      clock.forward(Duration.ofDays(1));
      page = again(stage, page);
      hold(page, secondReading);
      page.navigate("/charter");
      assertThat(page.locator("main").innerText()).contains("1.1.0");
      assertThat(stage.elsewhere()).isEmpty();
      assertThat(stage.complaints()).isEmpty();
    }
  }

  /** A session ends when the clock jumps; the person comes in again. */
  private static Page again(Stage stage, Page page) {
    page.context().close();
    return stage.as("Odile");
  }

  private static String path(Page page) {
    return page.url().replaceFirst("https?://[^/]+", "").replaceFirst("[?#].*", "");
  }

  private static void present(Page page, String meeting, List<String> names) {
    page.navigate(meeting + "/attendance");
    for (String name : names) {
      page.locator("label:has(input[name='present'])", new Page.LocatorOptions().setHasText(name))
          .locator("input")
          .check();
    }
    page.locator("form[action$='/attendance'] button").click();
  }

  private static void proxy(Page page, String giver, String holder) {
    Locator form = page.locator("form[action$='/proxies']").first();
    form.locator("#giver").selectOption(new SelectOption().setLabel(giver));
    form.locator("#holder").selectOption(new SelectOption().setLabel(holder));
    form.locator("button").click();
  }

  private static void open(Page page) {
    page.locator("#chair").selectOption(new SelectOption().setLabel("Odile"));
    page.locator("form[action$='/open'] button").click();
  }

  private static void vote(
      Page page, String meeting, String favour, String against, String abstain) {
    page.navigate(meeting + "/items/1");
    page.locator("input[name='way'][value='hands']").check();
    page.locator("#favour").fill(favour);
    page.locator("#against").fill(against);
    page.locator("#abstain").fill(abstain);
    page.locator("form[action$='/count'] button").click();
  }

  private static void hold(Page page, String meeting) {
    present(page, meeting, List.of("Odile", "Karim", "Jeanne", "Bakary", "Inès", "Théo", "Lucia"));
    open(page);
    vote(page, meeting, "7", "0", "0");
    page.locator("form[action$='/proclaim'] button").click();
  }

  private static String propose(Page page, String yaml) {
    page.navigate("/charter/propose");
    page.locator("textarea").first().fill(yaml);
    page.locator("form[action='/charter/propose'] button").last().click();
    page.waitForURL("**/charter/texts/**");
    return path(page).replaceFirst(".*/", "");
  }

  private static String convene(Page page, String text, String day) {
    page.navigate("/assembly/new");
    page.locator("#held").fill(day);
    page.locator("#at").fill("14:30");
    page.locator("#place").fill("Salle du Bief");
    page.locator("input[name='text'][value='" + text + "']").check();
    page.locator("form[action='/assembly'] button").click();
    page.waitForURL(url -> url.matches(".*/assembly/\\d+.*"));
    return path(page);
  }

  private static void fillIfThere(Page page, String field, String value) {
    if (page.locator(field).count() > 0) {
      page.locator(field).fill(value);
    }
  }
}
