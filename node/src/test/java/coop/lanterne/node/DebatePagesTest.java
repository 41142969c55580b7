// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static coop.lanterne.node.GroceryPagesTest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.Sample.Browser;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The pages of debates on a demonstration, as a browser without script meets them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DebatePagesTest {
  private static final String DEBATE = "/debates/1";

  @TempDir static Path folder;
  private static Node node;
  private static final TestClock CLOCK = new TestClock("2026-11-24T05:12:00Z");

  @BeforeAll
  static void open() {
    node = Founded.demo(folder, CLOCK);
  }

  @AfterAll
  static void close() {
    node.close();
  }

  private static Browser odile(String language) {
    return new Browser(node, language).as("Odile");
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static Document stopped(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(422);
    return Jsoup.parse(response.body());
  }

  @Test
  @Order(1)
  void aVisitorReadsTheDebateInBothLanguages() {
    for (String language : List.of("fr", "en")) {
      Browser visitor = new Browser(node, language);
      for (String path :
          List.of(
              "/debates",
              DEBATE,
              DEBATE + "/contributions",
              DEBATE + "/contributions?from=250",
              DEBATE + "/set-aside",
              DEBATE + "/say",
              DEBATE + "/poster")) {
        ok(visitor.get(path));
      }
      for (String path : List.of("/moderate", "/moderate/1", "/notes", "/files")) {
        assertThat(visitor.get(DEBATE + path).statusCode()).isEqualTo(303);
      }
      assertThat(location(visitor.get("/debates/new"))).isEqualTo("/login");
      assertThat(visitor.get("/words/" + "0".repeat(48)).statusCode()).isEqualTo(410);
      assertThat(visitor.get("/debates/99").statusCode()).isEqualTo(422);
    }
  }

  @Test
  @Order(1)
  void aFacilitatorReadsTheirPagesInBothLanguages() {
    for (String language : List.of("fr", "en")) {
      Browser odile = odile(language);
      for (String path :
          List.of(
              "/debates/new",
              DEBATE,
              DEBATE + "/moderate",
              DEBATE + "/moderate?show=second",
              DEBATE + "/moderate?show=set_aside",
              DEBATE + "/moderate?show=published&from=100",
              DEBATE + "/moderate/1",
              DEBATE + "/notes",
              DEBATE + "/files")) {
        ok(odile.get(path));
      }
    }
    Browser karim = new Browser(node, "fr").as("Karim");
    assertThat(karim.get(DEBATE + "/moderate").statusCode()).isEqualTo(403);
  }

  @Test
  @Order(1)
  void publishedTextsAreTakenAwayWithoutAuthors() {
    String csv = new Browser(node, "fr").get(DEBATE + "/contributions.csv").body();
    assertThat(csv).startsWith("id,text,theme\n1,\"plus de vrac");
    assertThat(csv).doesNotContain("a112");
  }

  @Test
  @Order(2)
  void whoeverWritesSeesWhatIsPointedAtThenFollowsTheirWords() {
    Browser visitor = new Browser(node, "fr");
    ok(visitor.get(DEBATE + "/say"));
    stopped(visitor.post(DEBATE + "/say", Map.of("idea", "Un banc")));
    stopped(visitor.post(DEBATE + "/say", Map.of("idea", " ", "consent", "yes")));
    Map<String, String> form =
        Map.of("idea", "<i>La trésorière</i> ment. Appelez le 01 99 00 12 34.", "consent", "yes");
    Document pointed = ok(visitor.post(DEBATE + "/say", form));
    assertThat(pointed.select(".finding .seen").eachText()).contains("01 99 00 12 34", "ment");
    Map<String, String> again =
        Map.of(
            "idea", form.get("idea"),
            "consent", "yes",
            "seen", pointed.select("input[name=seen]").val());
    HttpResponse<String> sent = visitor.post(DEBATE + "/say", again);
    Document said = ok(sent);
    assertThat(sent.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(said.select("main i")).isEmpty();
    String words = URI.create(said.select(".mono a").attr("href")).getPath();
    assertThat(ok(visitor.get(words)).select(".state").text()).isEqualTo("En attente");

    String number = said.select("main li h3").text().replaceAll("\\D", "");
    Browser odile = odile("fr");
    Document waiting = ok(odile.get(DEBATE + "/moderate"));
    assertThat(waiting.select("main .texts > li:first-child mark")).isNotEmpty();
    ok(odile.get(DEBATE + "/moderate/" + number));
    stopped(odile.post(DEBATE + "/moderate/" + number, Map.of("choice", "aside")));
    stopped(
        odile.post(DEBATE + "/moderate/" + number, Map.of("choice", "aside", "reason", "other")));
    location(
        odile.post(
            DEBATE + "/moderate/" + number,
            Map.of("choice", "aside", "reason", "attack", "words", "On reconnaît quelqu’un.")));
    assertThat(ok(visitor.get(DEBATE + "/set-aside")).text())
        .contains("On reconnaît quelqu’un.")
        .doesNotContain("ment. Appelez");

    assertThat(ok(visitor.get(words)).text()).contains("On reconnaît quelqu’un.");
    location(visitor.post(words + "/ask", Map.of("words", "C’est un fait.")));
    assertThat(ok(odile.get(DEBATE + "/moderate/" + number)).text())
        .contains("une autre personne prend le second regard");
    Browser jeanne = new Browser(node, "fr").as("Jeanne");
    ok(jeanne.get(DEBATE + "/moderate?show=second"));
    location(
        jeanne.post(
            DEBATE + "/moderate/" + number,
            Map.of("choice", "second_uphold", "words", "Même ainsi, on la reconnaît.")));
    assertThat(ok(visitor.get(words)).text()).contains("Même ainsi, on la reconnaît.");

    location(visitor.post(words + "/withdraw", Map.of()));
    assertThat(ok(visitor.get(words)).text()).contains("Vos mots sont effacés.");
    assertThat(ok(visitor.get("/journal")).text()).contains("Contribution retirée");
  }

  @Test
  @Order(3)
  void aListThatWasReadIsPublishedTogetherWithoutWhatIsPointedAt() {
    Browser odile = odile("fr");
    ok(odile.get(DEBATE + "/notes"));
    String typed = location(odile.post(DEBATE + "/notes", Map.of("text", "plus de bancs")));
    String number = typed.substring(typed.indexOf('=') + 1);
    ok(odile.get(typed));
    Document waiting = ok(odile.get(DEBATE + "/moderate"));
    assertThat(waiting.select("input[name=contribution]").eachAttr("value"))
        .containsExactly(number);
    String back = location(odile.post(DEBATE + "/publish", Map.of("contribution", number)));
    assertThat(ok(odile.get(back)).select(".done").text()).contains("publiés");
  }

  @Test
  @Order(3)
  void theSquareOfThePosterReadsAsTheAddressOfTheForm() throws Exception {
    Document poster = ok(new Browser(node, "fr").get(DEBATE + "/poster"));
    assertThat(read(poster.select(".qr").attr("viewBox"), poster.select(".qr path").attr("d")))
        .isEqualTo(node.url() + DEBATE + "/say");
  }

  /** Draws the path and reads it as a telephone does. */
  private static String read(String viewBox, String path) throws Exception {
    int side = Integer.parseInt(viewBox.split(" ")[2]);
    int scale = 4;
    int[] pixels = new int[side * side * scale * scale];
    java.util.Arrays.fill(pixels, 0xFFFFFF);
    for (String module : path.substring(1).split("M")) {
      String[] at = module.replaceAll("h.*", "").split(" ");
      for (int y = 0; y < scale; y++) {
        int row = (Integer.parseInt(at[1]) * scale + y) * side * scale;
        int from = row + Integer.parseInt(at[0]) * scale;
        java.util.Arrays.fill(pixels, from, from + scale, 0);
      }
    }
    return new com.google.zxing.qrcode.QRCodeReader()
        .decode(
            new com.google.zxing.BinaryBitmap(
                new com.google.zxing.common.HybridBinarizer(
                    new com.google.zxing.RGBLuminanceSource(side * scale, side * scale, pixels))))
        .getText();
  }

  @Test
  @Order(3)
  void aFileIsLookedAtThenKept() {
    Browser odile = odile("fr");
    ok(odile.get(DEBATE + "/files"));
    String preview =
        location(
            odile.upload(DEBATE + "/files", "file", "reunion.csv", "texte;nom\nDes bancs;x\n;y\n"));
    Document page = ok(odile.get(preview));
    assertThat(page.select("h1").text())
        .contains("1 contribution à garder, 1 ligne laissée de côté");
    stopped(odile.post(preview, Map.of("choice", "keep")));
    location(odile.post(preview, Map.of("choice", "keep", "consent", "Dit à la réunion")));
    assertThat(odile.get(preview).statusCode()).isEqualTo(422);
    assertThat(new Browser(node, "fr").get(DEBATE + "/contributions").body())
        .doesNotContain("Des bancs");
  }

  @Test
  @Order(4)
  void aDebateIsOpenedAndMovedWithAReason() {
    Browser odile = odile("fr");
    ok(odile.get("/debates/new"));
    stopped(odile.post("/debates", Map.of("question", "", "until", "hier")));
    String opened =
        location(
            odile.post(
                "/debates",
                Map.of(
                    "question", "Que faire du local ?",
                    "fr", "yes",
                    "who", "members",
                    "until", "2026-12-24")));
    ok(odile.get(opened));
    String debate = URI.create(opened).getPath();
    assertThat(location(new Browser(node, "fr").get(debate + "/say"))).isEqualTo("/login");
    stopped(odile.post(debate + "/stage", Map.of("stage", "sort")));
    location(odile.post(debate + "/stage", Map.of("stage", "sort", "reason", "Tout est dit.")));
    assertThat(location(new Browser(node, "fr").get(debate))).isEqualTo("/login");
    assertThat(ok(new Browser(node, "fr").as("Karim").get(debate)).text())
        .contains("Tout est dit.");
    assertThat(ok(odile.get("/")).text()).contains("Bonjour");
  }
}
