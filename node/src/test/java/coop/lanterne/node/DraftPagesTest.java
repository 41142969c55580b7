// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static coop.lanterne.node.GroceryPagesTest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.documents.Documents;
import coop.lanterne.node.Sample.Browser;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.drafts.Drafts.Article;
import coop.lanterne.node.debates.drafts.Drafts.Draft;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of drafts on a demonstration, as a browser without script meets them. */
final class DraftPagesTest {
  private static final String WORDS = "Le magasin ouvre chaque soir, sauf le lundi.";

  @TempDir static Path folder;
  private static Node node;
  private static Draft draft;
  private static Article first;

  @BeforeAll
  static void open() {
    node = Founded.demo(folder, new TestClock("2026-11-24T05:12:00Z"));
    Debates debates = node.part(Debates.class);
    People.Person facilitator =
        node.part(People.class).list().stream()
            .filter(p -> p.is(Role.FACILITATOR))
            .findFirst()
            .orElseThrow();
    Debate debate = debates.openings().get(1);
    debates.syntheses().make(facilitator, debate, Duration.ofMinutes(2));
    Draft taken = debates.drafts().take(facilitator, debate, 1, Criterion.APPROVAL);
    first = taken.articles().getFirst();
    debates
        .edits()
        .rewrite(
            facilitator, debate, taken, first.number(), "", "Les horaires", WORDS, "Plus clair.");
    draft = debates.drafts().get(debate, taken.number());
  }

  @AfterAll
  static void close() {
    node.close();
  }

  private static Browser odile(String language) {
    return new Browser(node, language).as("Odile");
  }

  private static byte[] file(String end) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(node.url() + draft.href() + "." + end))
                .header("Accept-Language", "fr")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  @Test
  void everyoneReadsADraftAndWhoeverHoldsTheMandateEditsIt() {
    for (String language : List.of("fr", "en")) {
      Browser visitor = new Browser(node, language);
      Document page = ok(visitor.get(draft.href()));
      assertThat(page.select("form[action*='/drafts/']")).isEmpty();
      assertThat(page.text()).doesNotContain("drafts.");
      ok(visitor.get("/debates/1/drafts"));
      ok(visitor.get("/debates/1/versions"));
      ok(visitor.get(draft.href() + "/articles/" + first.number()));
      Document edits = ok(odile(language).get(draft.href()));
      assertThat(edits.select("form[action$='/offer']")).hasSize(1);
      ok(odile(language).get(draft.href() + "/articles/" + first.number()));
    }
  }

  @Test
  void anEditedArticleShowsByWordWhatIsTheirsAndWhatWasWritten() {
    Document page = ok(new Browser(node, "fr").get(draft.href()));
    var article = page.select("#article-" + first.number());
    assertThat(article.select(".written").eachText().getFirst()).isEqualTo(WORDS);
    assertThat(article.select(".wording ins")).isNotEmpty();
    assertThat(article.select(".wording del")).isNotEmpty();
    assertThat(article.select(".cite blockquote").text()).contains(first.words().orElseThrow());
    assertThat(article.select(".cite a").attr("href")).startsWith("/debates/1/contributions/");
  }

  @Test
  void anArticleSentWithoutAReasonKeepsWhatWasTyped() {
    Browser odile = odile("fr");
    String href = draft.href() + "/articles/" + first.number();
    ok(odile.get(href));
    HttpResponse<String> answer =
        odile.post(
            href, Map.of("heading", "Les horaires", "words", "Des mots tapés.", "reason", ""));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Des mots tapés.");
  }

  @Test
  void theFormOfAnArticleSaysOnWhichContributionItWasMade() {
    String source = first.source().orElseThrow().contribution();
    Browser odile = odile("fr");
    String href = draft.href() + "/articles/" + first.number();
    assertThat(ok(odile.get(href)).select("input[name=source]").val()).isEqualTo(source);
    HttpResponse<String> answer =
        odile.post(href, Map.of("source", source, "words", "Des mots tapés.", "reason", ""));
    assertThat(Jsoup.parse(answer.body()).select("input[name=source]").val()).isEqualTo(source);
  }

  @Test
  void theFilesHoldTheTextThenWhereEachArticleComesFrom() throws Exception {
    for (String end : List.of("odt", "docx")) {
      Documents.Read read = Documents.read("draft." + end, file(end));
      assertThat(read.findings()).isEmpty();
      List<String> paragraphs = read.paragraphs().stream().map(Documents.Paragraph::text).toList();
      assertThat(paragraphs).contains("Article 1. Les horaires", WORDS);
      String annex =
          String.join(
              "\n",
              paragraphs.subList(
                  paragraphs.indexOf("D’où vient chaque article"), paragraphs.size()));
      assertThat(annex.replace('\u00a0', ' '))
          .contains(first.words().orElseThrow())
          .contains("nº " + first.source().orElseThrow().contribution())
          .contains("Plus clair.");
    }
    String markdown = new String(file("md"), StandardCharsets.UTF_8);
    assertThat(markdown).contains("## Article 1. Les horaires", "<ins>", "<del>", "Plus clair.");
  }
}
