// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static coop.lanterne.node.GroceryPagesTest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.Sample.Browser;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of votes on statements on a demonstration, as a browser without script meets them. */
final class VotePagesTest {
  /** The debate in which people vote. */
  private static final String DEBATE = "/debates/2";

  /** The debate in which people write. */
  private static final String WRITING = "/debates/1";

  private static final int K = 11;

  @TempDir static Path folder;
  private static Node node;

  @BeforeAll
  static void open() {
    node = Founded.demo(folder, new TestClock("2026-11-24T05:12:00Z"));
  }

  @AfterAll
  static void close() {
    node.close();
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return URI.create(response.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static String started(Browser browser) {
    ok(browser.get(DEBATE + "/vote"));
    return location(browser.post(DEBATE + "/vote/start", Map.of("consent", "yes")));
  }

  @Test
  void everyPageReadsInBothLanguages() {
    for (String language : List.of("fr", "en")) {
      Browser visitor = new Browser(node, language);
      for (String path : List.of("", "/vote", "/statements", "/opinions", "/opinions/statements")) {
        Document page = ok(visitor.get(DEBATE + path));
        assertThat(page.text()).doesNotContain("opinions.");
      }
      ok(visitor.get(WRITING + "/vote"));
      ok(visitor.get(WRITING + "/opinions"));
      ok(visitor.get(WRITING + "/statements"));
      String voice = started(visitor);
      ok(visitor.get(voice + "?new"));
      ok(visitor.get(voice + "/mine"));
      Browser odile = new Browser(node, language).as("Odile");
      for (String path : List.of("/statements?from=1", "/statements/1", "/links", "/opinions")) {
        ok(odile.get(DEBATE + path));
      }
    }
  }

  @Test
  void everyFigureIsAboutElevenPeopleOrMore() {
    Browser visitor = new Browser(node, "fr");
    Document opinions = ok(visitor.get(DEBATE + "/opinions"));
    assertThat(opinions.select("#map-table td.num").eachText())
        .isNotEmpty()
        .allMatch(n -> Integer.parseInt(n) >= K);
    assertThat(opinions.select(".own")).isEmpty();
    Document all = ok(visitor.get(DEBATE + "/opinions/statements"));
    assertThat(all.select(".statement")).hasSize(60);
    for (Element row : all.select("table.groups tbody th .sub")) {
      assertThat(Integer.parseInt(row.text().replaceAll("\\D.*", ""))).isGreaterThanOrEqualTo(K);
    }
  }

  @Test
  void aVisitorAgreesVotesAndSeesTheirOwnPlace() {
    Browser visitor = new Browser(node, "fr");
    ok(visitor.get(DEBATE + "/vote"));
    HttpResponse<String> without = visitor.post(DEBATE + "/vote/start", Map.of());
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("article 13");
    String voice = started(visitor);
    Document first = ok(visitor.get(voice));
    String statement = first.select("input[name=statement]").attr("value");
    location(visitor.post(voice, Map.of("statement", statement, "vote", "1")));
    Document second = ok(visitor.get(voice));
    assertThat(second.select("input[name=statement]").attr("value")).isNotEqualTo(statement);
    assertThat(second.select(".opinion-map .own")).isNotEmpty();
    assertThat(second.select("#map-table tbody th").eachText()).endsWith("Vous");
    assertThat(visitor.post(voice, Map.of("statement", "999", "vote", "1")).statusCode())
        .isEqualTo(422);
    assertThat(visitor.post(voice, Map.of("statement", statement, "vote", "2")).statusCode())
        .isEqualTo(422);
    assertThat(visitor.get("/voice/" + "0".repeat(48)).statusCode()).isEqualTo(410);
    assertThat(
            visitor
                .post("/voice/" + "0".repeat(48), Map.of("statement", statement, "vote", "1"))
                .statusCode())
        .isEqualTo(422);
    ok(visitor.post(voice + "/withdraw", Map.of()));
    assertThat(visitor.get(voice).statusCode()).isEqualTo(410);
  }

  @Test
  void nobodyVotesWherePeopleWrite() {
    Browser visitor = new Browser(node, "fr");
    assertThat(ok(visitor.get(WRITING + "/vote")).select("form[action$=start]")).isEmpty();
    assertThat(visitor.post(WRITING + "/vote/start", Map.of("consent", "yes")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void filesHoldTotalsAndSingleVotesAreRefusedWithTheArticle() {
    Browser odile = new Browser(node, "fr").as("Odile");
    ok(odile.get(DEBATE + "/opinions"));
    assertThat(odile.get(DEBATE + "/opinions/comments.csv").body())
        .startsWith("comment-id,agrees,disagrees,moderated,is_meta,comment-body\n")
        .contains("Fermer la rue du Pont");
    assertThat(odile.get(DEBATE + "/opinions/comment-groups.csv").body()).contains("group-0-votes");
    assertThat(odile.get(DEBATE + "/opinions/summary.csv").body()).contains("groups,3");
    HttpResponse<String> refused = odile.post(DEBATE + "/opinions/votes.csv", Map.of());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Article 16").doesNotContain("voter-id");
  }

  @Test
  void figuresThatStayTheSameAreNotSentAgain() {
    Browser visitor = new Browser(node, "fr");
    String live = ok(visitor.get(DEBATE + "/opinions")).select("#live").attr("hx-get");
    assertThat(visitor.get(live).statusCode()).isEqualTo(204);
    ok(visitor.get(DEBATE + "/opinions/fresh?advice=advice-0"));
  }

  @Test
  void theAnalysisSaysWhyAndIsMadeAgain() {
    Browser karim = new Browser(node, "fr").as("Karim");
    String why = ok(karim.get(DEBATE + "/opinions")).select("main a[href^=/advice/]").attr("href");
    assertThat(ok(karim.get(why)).text())
        .contains("Elle ne propose aucune décision", "opinions-debat/1");
    HttpResponse<String> again = karim.post(why + "/replay", Map.of());
    assertThat(again.body()).contains("octet");
  }

  @Test
  void aFacilitatorAddsAStatementSetsItAsideAndHandsOutLinks() {
    Browser odile = new Browser(node, "fr").as("Odile");
    ok(odile.get(DEBATE + "/statements"));
    assertThat(odile.post(DEBATE + "/statements", Map.of("words", "")).statusCode()).isEqualTo(422);
    location(odile.post(DEBATE + "/statements", Map.of("words", "Un banc par hameau.")));
    assertThat(ok(odile.get(DEBATE + "/statements?done=added")).text())
        .contains("Un banc par hameau.", "Mots de qui anime.");
    assertThat(
            odile
                .post(DEBATE + "/statements/61", Map.of("choice", "aside", "reason", ""))
                .statusCode())
        .isEqualTo(422);
    location(
        odile.post(
            DEBATE + "/statements/61",
            Map.of("choice", "aside", "reason", "other", "words", "Déjà demandé.")));
    assertThat(ok(new Browser(node, "fr").get(DEBATE + "/statements")).text())
        .contains("Déjà demandé.");
    assertThat(odile.post(DEBATE + "/links", Map.of("count", "0")).statusCode()).isEqualTo(422);
    Document made = ok(odile.post(DEBATE + "/links", Map.of("count", "2")));
    String link = URI.create(made.select("li.mono").eachText().getFirst()).getPath();
    Browser holder = new Browser(node, "fr");
    assertThat(ok(holder.get(link)).select("#consent")).hasSize(1);
    location(holder.post(link + "/start", Map.of("consent", "yes")));
    assertThat(ok(holder.get(link)).select("button[name=vote]")).hasSize(3);
  }
}
