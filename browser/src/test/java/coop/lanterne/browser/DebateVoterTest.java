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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone of Valmont with a phone whose browser runs no script, and no account. */
final class DebateVoterTest {
  private static final int PHONE = 360;
  private static final String DEBATE = "/debates/2";

  @TempDir Path folder;

  @Test
  void tenStatementsAreAnsweredOneByOneAndTheVoterSeesTheirPlaceAlone() {
    TestClock clock = new TestClock("2026-11-24T17:00:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Page awa = stage.visitor("fr", ColorScheme.LIGHT, PHONE, false);
      awa.navigate(DEBATE);
      follow(awa.locator("main a[href='" + DEBATE + "/vote']"));

      // told how figures are shown, asked to agree
      assertSays(awa.locator("main"), "groupes de 11 personnes au moins");
      follow(awa.locator("form[action$='/start'] button"));
      assertSays(awa.locator("#consent-wrong"), "article 13");
      awa.locator("#consent").check();
      follow(awa.locator("form[action$='/start'] button"));
      String link = URI.create(awa.locator(".done .mono").innerText()).getPath();
      assertThat(link).startsWith("/voice/");

      Set<String> seen = new HashSet<>();
      for (int i = 0; i < 10; i++) {
        assertSays(awa.locator(".count").first(), i + " réponse");
        seen.add(awa.locator("#says").innerText());
        follow(awa.locator("button[name='vote']").nth(i % 3));
      }
      assertThat(seen).as("each statement is shown once").hasSize(10);
      assertSays(awa.locator("main"), "10 réponses sur 60");

      // their place: a point of their own, and the same in words
      assertThat(awa.locator(".opinion-map .own").first()).isVisible();
      Locator you = awa.locator("#map-table tbody tr").last();
      assertThat(you.locator("th")).hasText("Vous", READ);
      assertThat(you).hasText(Pattern.compile("à gauche|à droite|en haut|en bas|au centre"), READ);
      assertThat((Integer) awa.evaluate("() => document.scrollingElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);

      // an answer is changed
      awa.navigate(link + "/mine");
      Locator first = awa.locator(".statement").first();
      follow(first.locator("button[name='vote']").nth(2));
      assertSays(
          awa.locator(".statement").first().locator("button[aria-pressed='true']"), "Je passe");

      // everyone reads groups, nobody a point
      Page anyone = stage.visitor("fr", ColorScheme.LIGHT, PHONE, false);
      anyone.navigate(DEBATE + "/opinions");
      assertThat(anyone.locator(".opinion-map .own")).hasCount(0);
      for (String people : anyone.locator("#map-table td.num").allInnerTexts()) {
        assertThat(Integer.parseInt(people)).isGreaterThanOrEqualTo(11);
      }
      assertThat((Integer) anyone.evaluate("() => document.scrollingElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);

      // answers are taken back: the link opens nothing any more
      awa.navigate(link + "/mine");
      follow(awa.locator("form[action$='/withdraw'] button"));
      assertThat(awa.navigate(link).status()).isEqualTo(410);
      assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
    }
  }
}
