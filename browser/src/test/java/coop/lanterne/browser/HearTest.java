// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static coop.lanterne.browser.Reading.READ;
import static coop.lanterne.browser.Reading.assertSays;
import static coop.lanterne.browser.Reading.follow;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
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
      follow(page.locator("button", new Page.LocatorOptions().setHasText("Odile")).first());
      String debate = gather();
      synthesise(debate);
      sortByHand(debate);
      print(debate);
      String draft = edit(debate);
      String item = call(draft);
      clock.forward(Duration.ofDays(10));
      page.navigate(debate + "/synthesis");
      assertSays(main(), "Synthèse figée", "9 décembre 2026"); // for the meeting, unasked
      clock.forward(Duration.ofDays(5));
      adopt(debate, draft, item);
      follow(page.locator("#decided ~ * a[href^='/journal/']"));
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

  private Locator main() {
    return page.locator("main");
  }

  private String path() {
    return page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*", "");
  }

  /** She opens a debate, brings three hundred contributions and publishes them by the page. */
  private String gather() {
    page.navigate("/debates/new");
    page.locator("#question").fill("Quelle charte pour le territoire de Valmont ?");
    page.locator("#until").fill("2026-12-20");
    follow(page.locator("main form button").last());
    String debate = path();
    page.navigate(debate + "/files");
    page.locator("#file").setInputFiles(root().resolve("examples/valmont/contributions.csv"));
    follow(page.locator("main form button").first());
    page.locator("#consent").fill("Textes inventés");
    follow(page.locator("button[value='keep']"));
    while (page.locator("main form[action$='/publish']").count() > 0) {
      follow(page.locator("main form[action$='/publish'] button").first());
    }
    // writing ends: she moves it on, and says why
    page.navigate(debate);
    page.locator("#stage").selectOption("sort");
    page.locator("#reason").fill("Trois semaines ont passé.");
    odile.submit("stage");
    assertThat(page.locator("[aria-current=step]")).hasText("Trier", READ);
    return debate;
  }

  private static Path root() {
    return Path.of(System.getProperty("lanterne.root", ".."));
  }

  /** The synthesis, then a sentence in it followed to whoever wrote it. */
  private void synthesise(String debate) {
    odile.synthesise(debate);
    assertSays(page.locator("h1"), "Ce que disent");
    assertSays(page.locator(".count").first(), "sur");
    assertThat(page.locator(".themes li").nth(2)).isAttached();
    String quote = page.locator(".cite blockquote").first().innerText();
    follow(page.locator(".cite figcaption a").first());
    assertThat(quote).contains(page.locator("mark#said").innerText().strip());
  }

  /** A theme is split by hand, and the split undone. */
  private void sortByHand(String debate) {
    page.navigate(debate + "/sorting");
    follow(page.locator("#themes ~ ol a").first());
    page.locator("input[name='contribution']").first().check();
    page.locator("input[name='kind'][value='split']").check();
    page.locator("#split-name").fill("À part");
    page.locator("#reason").fill("Un autre sujet.");
    follow(page.locator("main form button").last());
    assertSays(page.locator(".diary"), "À part", "Un autre sujet.");
    page.navigate(debate + "/sorting");
    page.locator(".diary summary").first().click();
    page.locator("#undo-1").fill("Un seul sujet, en fait.");
    follow(page.locator(".diary form button").first());
    assertSays(page.locator(".diary"), "annulée");
  }

  /** The booklet is printed: what is on paper is what is on the page. */
  private void print(String debate) {
    page.navigate(debate + "/synthesis");
    int sentences = page.locator("main > section[aria-labelledby^='t'] .cite").count();
    page.navigate(debate);
    follow(page.locator("main a[href$='/booklet']"));
    assertThat(page.locator("section[aria-labelledby='said'] .cite")).hasCount(sentences);
    assertThat(page.locator(".ruled")).hasCount(3);
    Download booklet = page.waitForDownload(() -> page.locator("a[href$='/booklet.pdf']").click());
    assertThat(booklet.path()).content(StandardCharsets.ISO_8859_1).startsWith("%PDF");
  }

  /** A version is taken and its first article edited: what is theirs shows, word by word. */
  private String edit(String debate) {
    page.navigate(debate + "/versions");
    assertThat(page.locator("table.versions thead th").nth(2)).isAttached();
    follow(page.locator("main form[action$='/drafts'] button").first());
    String draft = path();
    String verbatim = page.locator("#article-1 blockquote").first().innerText();
    follow(page.locator("a[href$='/articles/1']"));
    String written = page.locator("#words").inputValue();
    assertThat(verbatim).contains(written);
    page.locator("#words").fill(written.replaceFirst("[.!?…]?$", OURS + "."));
    page.locator("#reason").fill("Pour que ce soit dit.");
    odile.submit("articles/1");
    assertThat(
            page.locator("#article-1 .wording ins")
                .filter(new Locator.FilterOptions().setHasText("chacun le sait"))
                .first())
        .isAttached();
    assertSays(page.locator("#article-1 .cite blockquote"), written);
    assertThat(page.locator("#article-1 .cite a"))
        .hasAttribute("href", Pattern.compile("/contributions/"));
    assertSays(main(), "Pour que ce soit dit.");
    return draft;
  }

  /** The text is offered, and a meeting called on it. */
  private String call(String draft) {
    page.navigate(draft);
    odile.submit("offer");
    follow(page.locator("a[href^='/assembly/new?offered=']"));
    page.locator("#held").fill("2026-12-09");
    page.locator("#place").fill("Salle du Bief");
    odile.submit("assembly");
    assertThat(path()).matches("/assembly/\\d+");
    String meeting = path();
    page.navigate(meeting + "/convocation");
    assertSays(main(), "chacun le sait");
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
    assertSays(main(), "chacun le sait");
    odile.vote(meeting, "6", "1");
    odile.submit("proclaim");
    assertSays(main(), "adopté", "Décision nº");
    follow(page.locator("a[href='" + draft + "']"));
    assertSays(main(), "Ce texte est adopté");
    assertThat(page.locator("form[action$='/offer']")).hasCount(0);
  }
}
