// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static coop.lanterne.node.GroceryPagesTest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.Sample.Browser;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.decision.People;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debate in a hall: on a screen, on paper, and on pages that say what has changed. */
final class HallPagesTest {
  private static final Duration WAIT = Duration.ofMinutes(2);
  private static final String COLLECTING = "/debates/1";
  private static final String VOTING = "/debates/2";

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

  private static Browser visitor() {
    return new Browser(node, "fr");
  }

  private static Debates debates() {
    return house.debates();
  }

  private static People.Person facilitator() {
    return house.facilitator();
  }

  private static Debate opened() {
    return house.opened(3);
  }

  /** Writes that text; its secret link. */
  private static String written(Debate debate, String text, boolean published) {
    var given =
        debates().contributions().write(debate, List.of(text), true, Optional.empty()).getFirst();
    if (published) {
      debates().moderation().publish(facilitator(), debate, List.of(given.number()));
    }
    return given.token();
  }

  private static Debate moved(Debate debate, Stage stage) {
    debates().openings().move(facilitator(), debate, stage, "Voilà.");
    return debates().openings().get(debate.number());
  }

  private static String href(Debate debate) {
    return "/debates/" + debate.number();
  }

  /** What every screen of a debate says, one after the other. */
  private static String screens(String debate) {
    StringBuilder all = new StringBuilder();
    int slides = 1;
    for (int i = 1; i <= slides; i++) {
      Document page = ok(visitor().get(debate + "/screen?slide=" + i));
      assertThat(page.select("form, input")).isEmpty();
      for (String at : page.select(".turn li").eachText()) {
        if (at.matches("\\d+ sur \\d+")) {
          slides = Integer.parseInt(at.replaceFirst(".* ", ""));
        }
      }
      all.append(page.select("main").text()).append('\n');
    }
    return all.toString();
  }

  // --- the screen

  @Test
  void whilePeopleWriteTheScreenSaysTheQuestionWhereToWriteAndHowManyDid() {
    Document page = ok(visitor().get(COLLECTING + "/screen"));
    assertThat(page.select("h1").text()).contains("Comment notre épicerie");
    assertThat(page.select("[aria-current=step]").text()).isEqualTo("Recueillir");
    assertThat(page.select("svg.qr").attr("aria-label")).contains(COLLECTING + "/say");
    assertThat(page.select("main").text()).contains("contributions publiées");
    assertThat(page.select("noscript").html()).contains("refresh");
    assertThat(page.select("nav.rooms, form")).as("no menu").isEmpty();
  }

  @Test
  void theAddressChoosesTheLanguageAndTheColours() {
    Document page = ok(visitor().get(COLLECTING + "/screen?lang=en&theme=dark&still"));
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("html").attr("data-theme")).isEqualTo("dark");
    assertThat(page.select("[aria-current=step]").text()).isEqualTo("Collect");
    assertThat(page.select("noscript, main[hx-get]")).as("it stays").isEmpty();
    assertThat(ok(visitor().get(COLLECTING + "/screen?slide=99&lang=xx")).select("h1")).hasSize(1);
  }

  @Test
  void whilePeopleVoteTheScreensShowTheMapWhatIsSharedAndWhatDivides() {
    String said = screens(VOTING);
    assertThat(said).contains("La carte des opinions", "Ce qui rassemble", "Ce qui divise");
    Document opinions = ok(visitor().get(VOTING + "/opinions"));
    assertThat(said).contains(opinions.select("h1").text());
    for (String people :
        ok(visitor().get(VOTING + "/screen?slide=2")).select("td.num").eachText()) {
      assertThat(Integer.parseInt(people)).isGreaterThanOrEqualTo(11);
    }
  }

  @Test
  void aScreenIsSentAgainOnlyWhenSomethingMoved() {
    Debate debate = opened();
    String again = ok(visitor().get(href(debate) + "/screen")).select("main").attr("hx-get");
    assertThat(again).contains("seen=");
    assertThat(visitor().get(again).statusCode()).isEqualTo(204);
    written(debate, "Un banc devant le magasin, pour tous.", true);
    assertThat(ok(visitor().get(again)).select("main").text()).contains("1 contribution publiée");
  }

  @Test
  void nothingThatIsNotPublishedReachesAScreenOrABooklet() throws IOException {
    Debate debate = opened();
    written(debate, "Des bancs solides devant la porte du magasin.", true);
    written(debate, "Voici le sifflet que personne ne doit lire encore.", false);
    String link = written(debate, "Une fontaine dans la cour, pour les enfants du quartier.", true);
    debates().syntheses().make(facilitator(), debate, WAIT);
    debates()
        .freezes()
        .announce(facilitator(), debate, debates().openings().today().plusDays(2), "Assemblée.");
    for (Stage stage : List.of(Stage.SORT, Stage.SYNTHESIS, Stage.VERSIONS, Stage.DECISION)) {
      debate = moved(debate, stage);
      String said = screens(href(debate));
      assertThat(said).as(stage.text()).doesNotContain("sifflet");
      if (stage.compareTo(Stage.SYNTHESIS) >= 0) {
        assertThat(said).contains("fontaine");
      }
    }
    debates().contributions().withdraw(link, WAIT);
    assertThat(screens(href(debate))).contains("bancs solides").doesNotContain("fontaine");
    Document booklet = ok(visitor().get(href(debate) + "/booklet"));
    assertThat(booklet.text())
        .contains("bancs solides", "que son auteur a retirée")
        .doesNotContain("sifflet", "fontaine");
    assertThat(pdf(href(debate))).contains("bancs solides").doesNotContain("sifflet", "fontaine");
  }

  // --- the booklet

  @Test
  void theBookletOfAVoteHasTheFiguresOfThePageOfOpinions() {
    Document booklet = ok(visitor().get(VOTING + "/booklet"));
    Document opinions = ok(visitor().get(VOTING + "/opinions"));
    assertThat(booklet.select("#votes").text()).isEqualTo(opinions.select("h1").text());
    for (Element statement : opinions.select("#shared ~ .statement, #divided ~ .statement")) {
      String says = statement.select(".says").text();
      Element table =
          booklet.select("table").stream()
              .filter(t -> t.select("caption").text().equals(says))
              .findFirst()
              .orElseThrow();
      assertThat(table.select("tbody tr")).hasSize(statement.select("tbody tr").size());
      List<String> words = statement.select("tbody tr .words").eachText();
      List<String> agreed = table.select("tbody tr td:nth-child(2)").eachText();
      for (int i = 0; i < words.size(); i++) {
        assertThat(words.get(i)).startsWith(agreed.get(i) + " ");
      }
    }
    assertThat(booklet.select("#paper")).as("notes are no longer typed").isEmpty();
  }

  @Test
  void whoHasNoScreenFindsLinesToWriteOnAndUntilWhen() throws IOException {
    Document booklet = ok(visitor().get(COLLECTING + "/booklet"));
    assertThat(booklet.select(".ruled")).hasSize(3);
    assertThat(booklet.select("section:has(#paper)").text())
        .contains("15 décembre 2026", "Épicerie du Canal", "Comment notre épicerie");
    assertThat(pdf(COLLECTING)).contains("Comment notre épicerie", "Écrire sur papier");
  }

  /** What the PDF says; signs that its fonts lack are question marks. */
  private static String pdf(String debate) throws IOException {
    HttpResponse<byte[]> got;
    try (HttpClient client = HttpClient.newHttpClient()) {
      got =
          client.send(
              HttpRequest.newBuilder(URI.create(node.url() + debate + "/booklet.pdf"))
                  .header("Accept-Language", "fr")
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(got.statusCode()).isEqualTo(200);
    try (PDDocument document = Loader.loadPDF(got.body())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void signsThatThePdfCannotDrawDoNotStopIt() throws IOException {
    Debate debate = opened();
    written(
        debate, "Un banc 🪑 <b>solide</b> & \u0628\u0646\u0643 devant la porte du magasin.", true);
    debates().syntheses().make(facilitator(), debate, WAIT);
    assertThat(pdf(href(debate))).contains("<b>solide</b> & ???");
    assertThat(ok(visitor().get(href(debate) + "/booklet")).text()).contains("🪑 <b>solide</b> &");
  }

  // --- pages that say what has changed

  private static String asked(String page) {
    return ok(visitor().get(page)).select("#live").attr("hx-get");
  }

  /** The block that takes the place of the one before. */
  private static Document block(String href) {
    HttpResponse<String> got = visitor().get(href);
    assertThat(got.statusCode()).isEqualTo(200);
    return Jsoup.parse(got.body());
  }

  @Test
  void thePageOfADebateCountsAgainAndSaysItsNewStage() {
    Debate debate = opened();
    String again = asked(href(debate));
    assertThat(visitor().get(again).statusCode()).isEqualTo(204);
    written(debate, "Un banc devant le magasin, pour tous.", true);
    Document live = block(again);
    assertThat(live.text()).contains("1 contribution est publiée");
    String next = live.select("#live").attr("hx-get");
    assertThat(visitor().get(next).statusCode()).as("said once").isEqualTo(204);
    moved(debate, Stage.SORT);
    assertThat(block(next).text()).contains("Le débat en est maintenant à", "Trier");
    assertThat(visitor().get(href(debate) + "/live?place=DEBATE&from=x").statusCode())
        .isEqualTo(204);
  }

  @Test
  void theSynthesisSaysHowManyTextsChangedSinceAndThatANewOneIsReady() {
    Debate debate = opened();
    written(debate, "Des bancs solides devant la porte du magasin.", true);
    debates().syntheses().make(facilitator(), debate, WAIT);
    String again = asked(href(debate) + "/synthesis");
    written(debate, "Une fontaine dans la cour, pour les enfants du quartier.", true);
    assertThat(block(again).text()).contains("1 contribution est arrivée ou partie");
    assertThat(ok(visitor().get(href(debate) + "/synthesis")).text())
        .as("without script, a new reading says it too")
        .contains("1 contribution est arrivée ou partie");
    debates().syntheses().make(facilitator(), debate, WAIT);
    Document live = block(again);
    assertThat(live.text()).contains("Une nouvelle synthèse est prête.");
    assertThat(live.select("a").attr("href")).isEqualTo(href(debate) + "/synthesis");
  }

  @Test
  void whereAFormStandsThePageOfOpinionsDoesNotMove() {
    assertThat(ok(visitor().get(VOTING + "/opinions")).select("[hx-get]")).hasSize(1);
    assertThat(ok(new Browser(node, "fr").as("Odile").get(VOTING + "/opinions")).select("[hx-get]"))
        .isEmpty();
  }

  // --- bad input

  @Test
  void anEmptyDebateHasItsScreenItsBookletAndNoSynthesis() {
    Debate debate = moved(opened(), Stage.SYNTHESIS);
    assertThat(screens(href(debate))).contains("0 contribution");
    assertThat(ok(visitor().get(href(debate) + "/booklet")).select("#said, #votes")).isEmpty();
    assertThat(
            new Browser(node, "fr").as("Odile").post(href(debate) + "/synthesis", Map.of()).body())
        .contains("Aucune contribution n’est publiée");
  }

  @Test
  void aFloodByOneAuthorWeighsOneVoiceInTheRoomToo() {
    Debate debate = opened();
    StringBuilder flood = new StringBuilder("text,author\n");
    for (int i = 0; i < 3000; i++) {
      flood.append("Il faut ouvrir le magasin toute la nuit.,a0\n");
    }
    for (int i = 1; i <= 12; i++) {
      flood.append("Il faut garder la fermeture du magasin le dimanche.,a" + i + "\n");
    }
    house.kept(
        debate,
        debates()
            .files()
            .receive(
                facilitator(),
                debate,
                "flood.csv",
                new ByteArrayInputStream(flood.toString().getBytes(StandardCharsets.UTF_8))));
    List<Long> all = house.waiting(debate);
    assertThat(all).as("all are kept").hasSize(3012);
    debates().moderation().publish(facilitator(), debate, all);
    debates().syntheses().make(facilitator(), debate, WAIT);
    Document page = ok(visitor().get(href(debate) + "/synthesis"));
    assertThat(page.select(".lede").text()).contains("13 personnes sur 13");
    assertThat(page.text()).contains("12 personnes l’écrivent").doesNotContain("3 000 personnes");
  }
}
