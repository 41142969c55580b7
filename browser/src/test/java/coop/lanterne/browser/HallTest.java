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
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.vote.Statements;
import coop.lanterne.node.debates.write.Moderation;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debate in a hall: on a projector, and on the telephone of someone who has no account. */
final class HallTest {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int PHONE = 390;
  private static final int POLL = 16_000;
  private static final int READABLE = 24;
  private static final String COLLECTING = "/debates/1";
  private static final String VOTING = "/debates/2";
  private static final Duration WAIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  private static People.Person facilitator(Stage stage) {
    return stage.node().part(People.class).list().stream()
        .filter(p -> p.is(Role.FACILITATOR))
        .findFirst()
        .orElseThrow();
  }

  private static Page projector(Stage stage, boolean script) {
    Page page = stage.visitor("fr", ColorScheme.DARK, WIDTH, script);
    page.setViewportSize(WIDTH, HEIGHT);
    return page;
  }

  private static int number(Page page, String script) {
    return ((Number) page.evaluate(script)).intValue();
  }

  @Test
  void eachScreenFitsAProjectorAndIsTurnedWithoutScript() {
    try (Stage stage = Stage.open(folder, new TestClock("2026-11-24T17:00:00Z"))) {
      Page page = projector(stage, false);
      page.navigate(VOTING + "/screen");
      String first = page.locator("main").innerText();
      int screens = 0;
      do {
        assertThat(number(page, "() => document.scrollingElement.scrollHeight"))
            .as(page.url())
            .isLessThanOrEqualTo(HEIGHT);
        assertThat(number(page, "() => document.scrollingElement.scrollWidth"))
            .isLessThanOrEqualTo(WIDTH);
        assertThat(
                number(
                    page,
                    "() => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"))
            .isGreaterThan(READABLE);
        screens++;
        follow(page.locator("a[rel=next]"));
      } while (!page.url().endsWith("slide=1"));
      assertThat(screens).isBetween(3, 8);
      assertThat(page.locator("main")).hasText(first, READ);
      assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
    }
  }

  @Test
  void theArrowsTurnTheScreensAndTheCountMovesByItself() {
    try (Stage stage = Stage.open(folder, new TestClock("2026-11-24T17:00:00Z"))) {
      Page page = projector(stage, true);
      page.navigate(VOTING + "/screen");
      page.keyboard().press("ArrowRight");
      page.waitForURL("**/screen?slide=2");
      page.keyboard().press("PageUp");
      page.waitForURL("**/screen?slide=1");

      page.clock().install();
      page.navigate(COLLECTING + "/screen");
      String before = page.locator(".big").innerText();
      Debates debates = stage.node().part(Debates.class);
      Debate debate = debates.openings().get(1);
      List<Long> waiting =
          debates
              .moderation()
              .list(facilitator(stage), debate, Moderation.Show.WAITING, 0, 1)
              .contributions()
              .stream()
              .map(c -> c.number())
              .toList();
      debates.moderation().publish(facilitator(stage), debate, waiting);
      page.clock().fastForward(POLL);
      assertThat(page.locator(".big")).not().hasText(before, READ);
      assertThat(stage.complaints()).isEmpty();
    }
  }

  @Test
  void whatSomeoneIsTypingStaysWhileThePageSaysWhatHasChanged() {
    try (Stage stage = Stage.open(folder, new TestClock("2026-11-24T17:00:00Z"))) {
      Page odile = stage.as("Odile");
      odile.clock().install();
      odile.navigate(COLLECTING);
      odile.locator("#reason").fill("Trois semaines ont passé");
      Debates debates = stage.node().part(Debates.class);
      debates
          .contributions()
          .write(
              debates.openings().get(1),
              List.of("Un banc devant le magasin."),
              true,
              Optional.empty());
      String before = odile.locator("#live").innerText();
      odile.clock().fastForward(POLL);
      assertThat(odile.locator("#live")).not().hasText(before, READ);
      assertThat(odile.locator("[aria-live=polite] #live")).hasCount(1);
      assertThat(odile.locator("#reason")).hasValue("Trois semaines ont passé");
      assertThat((Boolean) odile.evaluate("() => document.activeElement.id === 'reason'")).isTrue();
    }
  }

  /** From the square on the wall to the vote, without account and without script. */
  @Test
  void someoneWithATelephoneWritesFollowsTheirWordsAndVotes() {
    try (Stage stage = Stage.open(folder, new TestClock("2026-11-24T17:00:00Z"))) {
      Page wall = projector(stage, false);
      wall.navigate(COLLECTING + "/screen");
      String square = URI.create(wall.locator("main .mono a").getAttribute("href")).getPath();

      Page awa = stage.visitor("fr", ColorScheme.LIGHT, PHONE, false);
      awa.navigate(square);
      awa.locator("#idea-1").fill("Il faudrait une fontaine dans la cour, pour les enfants.");
      awa.locator("#consent").check();
      follow(awa.locator("main form button").last());
      String link = URI.create(awa.locator("main .mono a").getAttribute("href")).getPath();

      Debates debates = stage.node().part(Debates.class);
      Debate debate = debates.openings().get(1);
      long number =
          debates
              .contributions()
              .open(link.substring("/words/".length()))
              .orElseThrow()
              .contribution()
              .number();
      debates.moderation().publish(facilitator(stage), debate, List.of(number));
      debates.syntheses().make(facilitator(stage), debate, WAIT);
      awa.navigate(link);
      assertSays(awa.locator("main"), "Où sont passés mes mots", "Tout le monde peut la lire");
      assertThat(awa.locator("main"))
          .hasText(
              Pattern.compile("La synthèse vous cite|ne vous cite pas|Rien de ce que montre"),
              READ);

      debates.openings().move(facilitator(stage), debate, Debate.Stage.SORT, "On lit.");
      debates
          .statements()
          .add(
              facilitator(stage),
              debates.openings().get(1),
              new Statements.Draft(
                  "Il faudrait une fontaine dans la cour, pour les enfants.", Optional.of(number)));
      debates
          .openings()
          .move(facilitator(stage), debates.openings().get(1), Debate.Stage.VOTE, "On vote.");
      wall.navigate(COLLECTING + "/screen");
      awa.navigate(URI.create(wall.locator("main .mono a").getAttribute("href")).getPath());
      awa.locator("#consent").check();
      follow(awa.locator("form[action$='/start'] button"));
      assertSays(awa.locator("#says"), "une fontaine");
      follow(awa.locator("button[name='vote']").first());
      assertSays(awa.locator("main"), "1 réponse sur 1");
      assertThat(number(awa, "() => document.scrollingElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);
      assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
    }
  }

  /** Every cell of the map's table is announced with the head of its row and of its column. */
  @Test
  void theTableOfTheMapIsHeardCellByCell() {
    try (Stage stage = Stage.open(folder, new TestClock("2026-11-24T17:00:00Z"))) {
      Page page = projector(stage, false);
      page.navigate(VOTING + "/screen?slide=2");
      Locator table = page.locator("#map-table");
      String heard = table.ariaSnapshot();
      assertThat(heard.lines().findFirst().orElseThrow())
          .as("its name is its caption")
          .contains("table \"La carte en mots\"");
      assertThat(heard).contains("columnheader \"Place sur la carte\"");
      int groups = page.locator(".opinion-map .area").count();
      assertThat(heard.split("rowheader \"Groupe [A-Z]\"", -1)).hasSize(groups + 1);
      assertThat(table.locator("th:not([scope])")).hasCount(0);
      assertThat(page.locator(".opinion-map > svg")).hasAttribute("aria-labelledby", "map-title");
    }
  }
}
