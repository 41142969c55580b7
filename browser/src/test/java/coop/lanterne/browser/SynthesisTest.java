// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hundred contributions, and a facilitator whose browser runs no script. */
final class SynthesisTest {
  private static final int PHONE = 390;

  @TempDir Path folder;

  @Test
  void threeHundredContributionsBecomeASynthesisThatLeadsToThemAndIsSortedByHand() {
    try (Stage stage = Stage.open(folder, new TestClock("2026-11-24T05:12:00Z"))) {
      Page odile = stage.visitor("fr", ColorScheme.LIGHT, PHONE, false);
      odile.navigate("/personas");
      odile.locator("button", new Page.LocatorOptions().setHasText("Odile")).first().click();

      // she opens a debate, brings a file and publishes what nothing is pointed at in
      odile.navigate("/debates/new");
      odile.locator("#question").fill("Quelle charte pour le territoire de Valmont ?");
      odile.locator("#until").fill("2026-12-20");
      odile.locator("main form button").last().click();
      String debate = odile.url().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
      odile.navigate(debate + "/files");
      odile.locator("#file").setInputFiles(root().resolve("examples/valmont/contributions.csv"));
      odile.locator("main form button").first().click();
      odile.locator("#consent").fill("Textes inventés");
      odile.locator("button[value='keep']").click();
      while (odile.locator("main form[action$='/publish']").count() > 0) {
        odile.locator("main form[action$='/publish'] button").first().click();
      }

      // writing ends: she moves it on, and says why
      odile.navigate(debate);
      odile.locator("#stage").selectOption("sort");
      odile.locator("#reason").fill("Trois semaines ont passé.");
      odile.locator("form[action$='/stage'] button").click();
      assertThat(odile.locator("[aria-current=step]").innerText()).isEqualTo("Trier");

      // the synthesis is made and read
      odile.navigate(debate + "/synthesis");
      odile.locator("main form[action$='/synthesis'] button").click();
      assertThat(odile.locator("h1").innerText()).contains("Ce que disent");
      assertThat(odile.locator(".count").first().innerText()).contains("sur");
      assertThat(odile.locator(".themes li").count()).isGreaterThan(2);

      // a sentence is followed to whoever wrote it
      String quote = odile.locator(".cite blockquote").first().innerText();
      odile.locator(".cite figcaption a").first().click();
      assertThat(quote).contains(odile.locator("mark#said").innerText().strip());

      // a theme is split by hand, then the split is undone
      odile.navigate(debate + "/sorting");
      odile.locator("#themes ~ ol a").first().click();
      odile.locator("input[name='contribution']").first().check();
      odile.locator("input[name='kind'][value='split']").check();
      odile.locator("#split-name").fill("À part");
      odile.locator("#reason").fill("Un autre sujet.");
      odile.locator("main form button").last().click();
      assertThat(odile.locator(".diary").innerText()).contains("À part", "Un autre sujet.");
      odile.navigate(debate + "/sorting");
      odile.locator(".diary summary").first().click();
      odile.locator("#undo-1").fill("Un seul sujet, en fait.");
      odile.locator(".diary form button").first().click();
      assertThat(odile.locator(".diary").innerText()).contains("annulée");

      // the booklet is printed: what is on paper is what is on the page
      odile.navigate(debate + "/synthesis");
      int sentences = odile.locator("main > section[aria-labelledby^='t'] .cite").count();
      odile.navigate(debate);
      odile.locator("main a[href$='/booklet']").click();
      assertThat(odile.locator("section[aria-labelledby='said'] .cite").count())
          .isEqualTo(sentences);
      assertThat(odile.locator(".ruled").count()).isEqualTo(3);
      Download booklet =
          odile.waitForDownload(() -> odile.locator("a[href$='/booklet.pdf']").click());
      assertThat(booklet.path()).content(StandardCharsets.ISO_8859_1).startsWith("%PDF");
      assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
    }
  }

  private static Path root() {
    return Path.of(System.getProperty("lanterne.root", ".."));
  }
}
