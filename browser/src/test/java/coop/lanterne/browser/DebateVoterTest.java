// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
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
      awa.locator("main a[href='" + DEBATE + "/vote']").click();

      // told how figures are shown, asked to agree
      assertThat(awa.locator("main").innerText()).contains("groupes de 11 personnes au moins");
      awa.locator("form[action$='/start'] button").click();
      assertThat(awa.locator("#consent-wrong").innerText()).contains("article 13");
      awa.locator("#consent").check();
      awa.locator("form[action$='/start'] button").click();
      String link = URI.create(awa.locator(".done .mono").innerText()).getPath();
      assertThat(link).startsWith("/voice/");

      Set<String> seen = new HashSet<>();
      for (int i = 0; i < 10; i++) {
        assertThat(awa.locator(".count").first().innerText()).contains(i + " réponse");
        seen.add(awa.locator("#says").innerText());
        awa.locator("button[name='vote']").nth(i % 3).click();
      }
      assertThat(seen).as("each statement is shown once").hasSize(10);
      assertThat(awa.locator("main").innerText()).contains("10 réponses sur 60");

      // their place: a point of their own, and the same in words
      assertThat(awa.locator(".opinion-map .own").first().isVisible()).isTrue();
      Locator you = awa.locator("#map-table tbody tr").last();
      assertThat(you.locator("th").innerText()).isEqualTo("Vous");
      assertThat(you.innerText()).containsPattern("à gauche|à droite|en haut|en bas|au centre");
      assertThat((Integer) awa.evaluate("() => document.scrollingElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);

      // an answer is changed
      awa.navigate(link + "/mine");
      Locator first = awa.locator(".statement").first();
      first.locator("button[name='vote']").nth(2).click();
      assertThat(
              awa.locator(".statement").first().locator("button[aria-pressed='true']").innerText())
          .contains("Je passe");

      // everyone reads groups, nobody a point
      Page anyone = stage.visitor("fr", ColorScheme.LIGHT, PHONE, false);
      anyone.navigate(DEBATE + "/opinions");
      assertThat(anyone.locator(".opinion-map .own").count()).isZero();
      for (String people : anyone.locator("#map-table td.num").allInnerTexts()) {
        assertThat(Integer.parseInt(people)).isGreaterThanOrEqualTo(11);
      }
      assertThat((Integer) anyone.evaluate("() => document.scrollingElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);

      // answers are taken back: the link opens nothing any more
      awa.navigate(link + "/mine");
      awa.locator("form[action$='/withdraw'] button").click();
      assertThat(awa.navigate(link).status()).isEqualTo(410);
      assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
    }
  }
}
