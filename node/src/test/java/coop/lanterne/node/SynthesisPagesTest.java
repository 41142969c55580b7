// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static coop.lanterne.node.GroceryPagesTest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.Sample.Browser;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.decision.People;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a synthesis on a demonstration, as a browser without script meets them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SynthesisPagesTest {
  private static final String DEBATE = "/debates/1";
  private static final Duration WAIT = Duration.ofMinutes(2);
  private static final Path BAD =
      Path.of(System.getProperty("lanterne.root", ".")).resolve("examples/debate/bad");

  @TempDir static Path folder;
  private static Node node;
  private static DebateHouse house;

  @BeforeAll
  static void open() {
    node = Founded.demo(folder, new TestClock("2026-11-24T05:12:00Z"));
    house = new DebateHouse(node);
  }

  @AfterAll
  static void close() {
    node.close();
  }

  private static Browser odile(String language) {
    return new Browser(node, language).as("Odile");
  }

  private static Debates debates() {
    return house.debates();
  }

  private static People.Person facilitator() {
    return house.facilitator();
  }

  @Test
  @Order(1)
  void beforeAnyoneAskedThePageSaysSo() {
    assertThat(
            ok(new Browser(node, "fr").get(DEBATE + "/synthesis"))
                .select("form[action$=synthesis]"))
        .isEmpty();
    ok(odile("en").get(DEBATE + "/synthesis"));
    assertThat(new Browser(node, "fr").get(DEBATE + "/versions").statusCode()).isEqualTo(422);
  }

  @Test
  @Order(2)
  void aSynthesisIsReadInBothLanguagesAndEachSentenceLeadsToItsContribution() {
    debates().syntheses().make(facilitator(), debates().openings().get(1), WAIT);
    for (String language : List.of("fr", "en")) {
      for (Browser browser : List.of(new Browser(node, language), odile(language))) {
        Document page = ok(browser.get(DEBATE + "/synthesis"));
        assertThat(page.text()).doesNotContain("syntheses.", "synthesis.advice");
        String others = page.select("a[href*='/synthesis/others']").attr("href");
        ok(browser.get(others));
        ok(browser.get(page.select("a[href*='/synthesis/themes/']").attr("href")));
        ok(browser.get(page.select("a[href*='/synthesis/close']").attr("href")));
        ok(browser.get(DEBATE + "/sorting"));
        ok(browser.get(DEBATE + "/versions"));
        ok(browser.get(DEBATE));
        ok(odile(language).get(DEBATE + "/sorting/themes/1"));
        String quote = page.select(".cite blockquote p").eachText().getFirst();
        String href = page.select(".cite figcaption a").eachAttr("href").getFirst();
        Document one = ok(browser.get(href.replaceFirst("#.*", "")));
        assertThat(quote).contains(one.select("mark#said").text());
      }
    }
    Document why =
        ok(
            odile("fr")
                .get(
                    ok(odile("fr").get(DEBATE + "/synthesis"))
                        .select("a[href^='/advice/']")
                        .attr("href")));
    assertThat(why.select("dl.law dt")).hasSize(4);
    assertThat(why.text()).doesNotContain("synthesis.advice", "deliberation.synthesis");
  }

  @Test
  @Order(3)
  void whoeverWroteSeesWhereTheirWordsWentAndTheirPlaceIsEmptyOnceTheyTakeThemBack() {
    Browser visitor = new Browser(node, "fr");
    ok(visitor.get(DEBATE + "/say"));
    Document said =
        ok(
            visitor.post(
                DEBATE + "/say",
                Map.of("idea", "Il faudrait un banc devant le magasin.", "consent", "yes")));
    String words = URI.create(said.select(".mono a").attr("href")).getPath();
    long number = Long.parseLong(said.select("main li h3").text().replaceAll("\\D", ""));
    Debate debate = debates().openings().get(1);
    debates().moderation().publish(facilitator(), debate, List.of(number));
    assertThat(ok(visitor.get(words)).text()).contains("La prochaine en tiendra compte.");
    debates().syntheses().make(facilitator(), debate, WAIT);
    assertThat(ok(visitor.get(words)).select("h2#synthesis").text())
        .contains("Où sont passés mes mots");
    visitor.post(words + "/withdraw", Map.of());
    assertThat(ok(visitor.get(DEBATE + "/contributions/" + number)).text())
        .contains("Cette place est vide");
  }

  @Test
  @Order(4)
  void aThemeIsSplitByTheFormAndTheSplitUndone() {
    Browser odile = odile("fr");
    Document theme = ok(odile.get(DEBATE + "/sorting/themes/1"));
    String first = theme.select("input[name=contribution]").eachAttr("value").getFirst();
    Map<String, String> form =
        Map.of(
            "kind", "split",
            "name", "À part",
            "contribution", first,
            "reason", "Un autre sujet.");
    assertThat(odile.post(DEBATE + "/sorting", form).statusCode()).isEqualTo(303);
    debates().syntheses().make(facilitator(), debates().openings().get(1), WAIT);
    Document sorting = ok(odile.get(DEBATE + "/sorting"));
    assertThat(sorting.select("#told + *, .diary").text()).contains("À part", "Un autre sujet.");
    assertThat(odile.post(DEBATE + "/sorting/1/undo", Map.of("reason", "Non.")).statusCode())
        .isEqualTo(303);
    assertThat(ok(odile.get(DEBATE + "/sorting")).select(".diary .state").text())
        .isEqualTo("annulée");
    assertThat(odile.post(DEBATE + "/sorting", Map.of("kind", "sing")).statusCode()).isEqualTo(422);
    Browser karim = new Browser(node, "fr").as("Karim");
    ok(karim.get(DEBATE + "/sorting"));
    assertThat(karim.post(DEBATE + "/sorting", form).statusCode()).isEqualTo(403);
  }

  @Test
  @Order(5)
  void whateverStandsInATextIsShownAsText() throws IOException {
    for (String file : List.of("markup.csv", "mixed.csv", "one.csv", "identical.csv")) {
      Debate debate = house.opened(3);
      house.kept(debate, house.received(debate, BAD.resolve(file)));
      debates().moderation().publish(facilitator(), debate, house.waiting(debate));
      debates().syntheses().make(facilitator(), debate, WAIT);
      Browser visitor = new Browser(node, "fr");
      String href = "/debates/" + debate.number();
      for (String path :
          List.of(
              "/synthesis", "/synthesis/others", "/sorting", "/versions", "/screen", "/booklet")) {
        Document page = ok(visitor.get(href + path));
        assertThat(page.select("main img, main script, main a[href^='javascript']"))
            .as(file + path)
            .isEmpty();
        assertThat(page.select("main blockquote:not([dir=auto])")).isEmpty();
      }
    }
  }

  @Test
  @Order(6)
  void beforeAVoteThePagesSayThatTheSynthesisIsFrozen() {
    Browser odile = odile("fr");
    ok(odile.get(DEBATE + "/synthesis"));
    assertThat(
            odile
                .post(
                    DEBATE + "/vote-day",
                    Map.of("on", "2026-11-28", "reason", "L’assemblée est ce jour-là."))
                .statusCode())
        .isEqualTo(303);
    Document page = ok(odile.get(DEBATE + "/synthesis"));
    assertThat(page.text()).contains("Synthèse figée", "28 novembre 2026");
    assertThat(page.select("form[action='" + DEBATE + "/synthesis']")).isEmpty();
    assertThat(odile.post(DEBATE + "/synthesis", Map.of()).statusCode()).isEqualTo(403);
    ok(odile.get(DEBATE + "/versions"));
    ok(odile.get(DEBATE + "/sorting"));
    ok(odile.get(DEBATE + "/sorting/themes/1"));
  }
}
