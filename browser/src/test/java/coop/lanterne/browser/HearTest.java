// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From three hundred contributions to a text that the assembly adopts, without script. */
final class HearTest {
  private static final int PHONE = 390;
  private static final String OURS = ", et chacun le sait";

  @TempDir Path folder;
  private Page page;
  private Facilitator odile;

  @Test
  void whatThreeHundredWriteBecomesATextThatTheAssemblyAdoptsAndAReceiptThatHolds()
      throws Exception {
    TestClock clock = new TestClock("2026-11-24T13:40:00Z");
    String receipt;
    String key;
    try (Stage stage = Stage.open(folder, clock)) {
      page = stage.visitor("fr", ColorScheme.LIGHT, PHONE, false);
      odile = new Facilitator(page);
      page.navigate("/personas");
      page.locator("button", new Page.LocatorOptions().setHasText("Odile")).first().click();
      String debate = gather();
      synthesise(debate);
      sortByHand(debate);
      String draft = edit(debate);
      String item = call(draft);
      clock.forward(Duration.ofDays(10));
      page.navigate(debate + "/synthesis");
      assertThat(main())
          .as("frozen for the meeting, unasked")
          .contains("Synthèse figée", "9 décembre 2026");
      clock.forward(Duration.ofDays(5));
      adopt(debate, draft, item);
      page.locator("#decided ~ * a[href^='/journal/']").click();
      Download proof =
          page.waitForDownload(() -> page.locator(".receipt a[href$='/receipt']").first().click());
      receipt = Files.readString(proof.path());
      key = page.request().get("/journal/key").text().strip();
      assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
    }
    Report report = Verifier.receipt(receipt, key);
    assertThat(report.holds()).as(report.text(Locale.FRENCH)).isTrue();
    assertThat(receipt).as("no words leave with the receipt").doesNotContain(OURS);
  }

  private String main() {
    return page.locator("main").innerText().replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  private String path() {
    return page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*", "");
  }

  /** She opens a debate, brings three hundred contributions and publishes them by the page. */
  private String gather() {
    page.navigate("/debates/new");
    page.locator("#question").fill("Quelle charte pour le territoire de Valmont ?");
    page.locator("#until").fill("2026-12-20");
    page.locator("main form button").last().click();
    String debate = path();
    page.navigate(debate + "/files");
    page.locator("#file").setInputFiles(root().resolve("examples/valmont/contributions.csv"));
    page.locator("main form button").first().click();
    page.locator("#consent").fill("Textes inventés");
    page.locator("button[value='keep']").click();
    while (page.locator("main form[action$='/publish']").count() > 0) {
      page.locator("main form[action$='/publish'] button").first().click();
    }
    return debate;
  }

  private static Path root() {
    return Path.of(System.getProperty("lanterne.root", ".."));
  }

  /** The synthesis, then a sentence in it followed to whoever wrote it. */
  private void synthesise(String debate) {
    page.navigate(debate + "/synthesis");
    odile.submit("synthesis");
    assertThat(page.locator("h1").innerText()).contains("Ce que disent");
    String quote = page.locator(".cite blockquote").first().innerText();
    page.locator(".cite figcaption a").first().click();
    assertThat(quote).contains(page.locator("mark#said").innerText().strip());
  }

  /** A theme is split by hand, and the split undone. */
  private void sortByHand(String debate) {
    page.navigate(debate + "/sorting");
    page.locator("#themes ~ ol a").first().click();
    page.locator("input[name='contribution']").first().check();
    page.locator("input[name='kind'][value='split']").check();
    page.locator("#split-name").fill("À part");
    page.locator("#reason").fill("Un autre sujet.");
    page.locator("main form button").last().click();
    assertThat(page.locator(".diary").innerText()).contains("À part");
    page.locator(".diary summary").first().click();
    page.locator("#undo-1").fill("Un seul sujet, en fait.");
    page.locator(".diary form button").first().click();
    assertThat(page.locator(".diary").innerText()).contains("annulée");
  }

  /** A version is taken and its first article edited: what is theirs shows, word by word. */
  private String edit(String debate) {
    page.navigate(debate + "/versions");
    assertThat(page.locator("table.versions thead th").count()).isGreaterThan(2);
    page.locator("main form[action$='/drafts'] button").first().click();
    String draft = path();
    String verbatim = page.locator("#article-1 blockquote").first().innerText();
    page.locator("a[href$='/articles/1']").click();
    String written = page.locator("#words").inputValue();
    assertThat(verbatim).contains(written);
    page.locator("#words").fill(written.replaceFirst("[.!?…]?$", OURS + "."));
    page.locator("#reason").fill("Pour que ce soit dit.");
    odile.submit("articles/1");
    assertThat(page.locator("#article-1 .wording ins").allInnerTexts().toString())
        .contains("chacun le sait");
    assertThat(page.locator("#article-1 .cite blockquote").innerText()).contains(written);
    assertThat(page.locator("#article-1 .cite a").getAttribute("href")).contains("/contributions/");
    assertThat(main()).contains("Pour que ce soit dit.");
    return draft;
  }

  /** The text is offered, and a meeting called on it. */
  private String call(String draft) {
    page.navigate(draft);
    odile.submit("offer");
    page.locator("a[href^='/assembly/new?offered=']").click();
    page.locator("#held").fill("2026-12-09");
    page.locator("#place").fill("Salle du Bief");
    odile.submit("assembly");
    assertThat(path()).matches("/assembly/\\d+");
    String meeting = path();
    page.navigate(meeting + "/convocation");
    assertThat(main()).contains("chacun le sait");
    return meeting + "/items/1";
  }

  /** The meeting is held and adopts the text; the draft's page says so. */
  private void adopt(String debate, String draft, String item) {
    page.navigate(debate);
    page.locator("#stage").selectOption("decision");
    page.locator("#reason").fill("L’assemblée vote ce soir.");
    odile.submit("stage");
    String meeting = item.replaceFirst("/items/.*", "");
    odile.present(meeting, "Odile", "Karim", "Jeanne", "Mireille", "Inès", "Théo", "Lucia");
    odile.open();
    page.navigate(item);
    assertThat(main()).contains("chacun le sait");
    odile.vote(meeting, "6", "1");
    odile.submit("proclaim");
    assertThat(main()).contains("adopté").contains("Décision nº");
    page.locator("a[href='" + draft + "']").click();
    assertThat(main()).contains("Ce texte est adopté");
    assertThat(page.locator("form[action$='/offer']").count()).isZero();
  }
}
