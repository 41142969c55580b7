// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static coop.lanterne.browser.Reading.assertSays;
import static coop.lanterne.browser.Reading.follow;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.verifier.Verifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odile holds the assembly that adopts its charter, then changes it: by votes alone. */
final class CharterVoteTest {
  private static final String[] FOUR = {"Odile", "Karim", "Jeanne", "Mireille"};

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T13:40:00Z");
  private Stage stage;
  private Page page;
  private Facilitator odile;

  @BeforeEach
  void odileComesIn() {
    stage = Stage.open(folder, clock);
    page = stage.as("Odile");
    odile = new Facilitator(page);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theAssemblyAdoptsOnSecondCallThenAmendsInTwoReadings() throws IOException {
    assertSays(notices(), "Charte provisoire");

    // the meeting of the day: three members and a proxy, where six of twenty-four are needed
    String first = "/assembly/1";
    odile.present(first, "Odile", "Karim", "Jeanne");
    proxy("Mireille", "Karim");
    assertSays(main(), "4 sur 24, il en faut 6");
    odile.open();
    page.navigate(first + "/items/1");
    odile.submit("count"); // the only form there is: no quorum
    odile.submit("proclaim");
    assertSays(main(), "non mis aux voix, faute de quorum");
    page.navigate(first);
    odile.submit("close");

    // the second call: seven days later at least, with its own quorum
    follow(page.locator("a[href$='/second-call']"));
    page.locator("#held").fill("2026-11-30");
    odile.submit("second-call");
    assertSays(main(), "1 point empêche d’envoyer cette convocation");
    page.locator("#held").fill("2026-12-01");
    odile.submit("second-call");
    String second = path();
    assertThat(second).isNotEqualTo(first);
    clock.forward(Duration.ofDays(7));
    odile.present(second, FOUR);
    proxy("Théo", "Karim");
    assertSays(main(), "5 sur 24, il en fallait 5");
    odile.open();
    odile.vote(second, "4", "1");
    assertSays(notices(), "Charte provisoire"); // counted is not decided
    odile.submit("proclaim");
    assertSays(main(), "adopté", "Décision nº");
    assertThat(notices()).not().containsText("provisoire");
    verifiesAtHome();
    page.navigate("/charter");
    assertSays(main(), "La charte, version 1.0.0", "Adoptée");
    page.navigate(second);
    odile.submit("close");
    follow(page.locator("a[href$='/minutes']"));
    assertSays(main(), "4 présents, 1 représenté", "Pour : 4 ; contre : 1");

    // a member's amendment of article 8: first its difference, then two readings
    String fifteen = propose("k: 11", "k: 15");
    assertSays(main(), "Article 8", "11", "15");
    String reading = convene(fifteen, "2026-12-15", "2026-12-16");
    page.navigate(reading + "/convocation");
    assertSays(main(), "11", "15"); // the difference goes out with the call
    clock.forward(Duration.ofDays(15));
    hold(reading);
    assertSays(main(), "voté en première lecture");
    page.navigate("/charter");
    assertSays(main(), "La charte, version 1.0.0");

    // the text changes between the readings: it begins again
    String twenty = propose("k: 11", "k: 20");
    String other = convene(twenty, "2026-12-30", "2026-12-31");
    clock.forward(Duration.ofDays(15));
    page.navigate(other + "/items/1");
    assertSays(
        main(), "Le texte a changé depuis la première lecture : ceci est une première lecture.");
    hold(other);
    assertSays(main(), "voté en première lecture");

    // the same text again, fifteen days later: adopted
    String last = convene(twenty, "2027-01-14", "2027-01-15");
    clock.forward(Duration.ofDays(15));
    hold(last);
    assertSays(main(), "adopté", "Décision nº");
    page.navigate("/charter");
    assertSays(main(), "La charte, version 1.1.0");
    page.navigate("/charter/history");
    assertSays(main(), "version 1.1.0, adopté", "version 1.0.0, adopté", "provisoire");

    assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
    assertThat(stage.complaints())
        .as("what the browser complained of: the calls that came too soon, told as such")
        .hasSize(4)
        .allMatch(c -> c.contains("422"));
  }

  private Locator main() {
    return page.locator("main");
  }

  private Locator notices() {
    return page.locator(".notices");
  }

  private String path() {
    return page.url().replaceFirst("https?://[^/]+", "").replaceFirst("[?#].*", "");
  }

  private void proxy(String giver, String holder) {
    Locator form = page.locator("form[action$='/proxies']");
    form.locator("#giver").selectOption(new SelectOption().setLabel(giver));
    form.locator("#holder").selectOption(new SelectOption().setLabel(holder));
    odile.submit("proxies");
  }

  /** A meeting of seven who all vote for its one item. */
  private void hold(String meeting) {
    odile.present(meeting, "Odile", "Karim", "Jeanne", "Mireille", "Inès", "Théo", "Lucia");
    odile.open();
    odile.vote(meeting, "7", "0");
    odile.submit("proclaim");
  }

  /** Proposes the text in force with one figure changed; gives the digest of the new text. */
  private String propose(String from, String to) {
    String shipped = new String(ShippedRules.charterYaml(), StandardCharsets.UTF_8);
    assertThat(shipped).contains(from);
    page.navigate("/charter/propose");
    page.locator("#yaml")
        .fill(shipped.replace(from, to).replace("version: \"1.0.0\"", "version: \"1.1.0\""));
    odile.submit("propose");
    return path().replaceFirst(".*/", "");
  }

  /** Calls the assembly on a text: a day too soon first, which is told, then in time. */
  private String convene(String text, String tooSoon, String day) {
    page.navigate("/charter/texts/" + text);
    follow(page.locator("a[href='/assembly/new?text=" + text + "']"));
    page.locator("#held").fill(tooSoon);
    page.locator("#place").fill("Salle du Bief");
    odile.submit("assembly");
    assertSays(main(), "1 point empêche d’envoyer cette convocation");
    page.locator("#held").fill(day);
    odile.submit("assembly");
    assertThat(path()).matches("/assembly/\\d+");
    return path();
  }

  /** From the decision to its entry and its receipt, which holds without this node. */
  private void verifiesAtHome() throws IOException {
    follow(page.locator(".receipt a[href^='/journal/']"));
    Download receipt =
        page.waitForDownload(() -> page.locator(".receipt a[href$='/receipt']").click());
    String key = page.request().get("/journal/key").text().strip();
    assertThat(Verifier.receipt(Files.readString(receipt.path()), key).holds()).isTrue();
  }
}
