// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.access.FoundingLink;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node of one's own: founded by the link of its first start, entered by password. */
final class EntranceTest {
  private static final String SECRET = "une phrase que je retiens";

  @TempDir Path folder;

  @Test
  void aNodeIsFoundedOnceByItsLinkAndEachPersonComesInByTheirs() {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    try (Node node = Node.start(NodeOptions.local(false, folder, 0), clock)) {
      Sample.Browser browser = new Sample.Browser(node, "fr");
      assertThat(browser.get("/journal").headers().firstValue("Location")).contains("/founding");
      assertThat(browser.get("/founding").statusCode()).isEqualTo(503);
      assertThat(browser.get("/look.css").statusCode()).isEqualTo(200);
      assertThat(browser.get("/api/v1/journal/entries").statusCode()).isEqualTo(503);
      assertThat(browser.get("/api/v1/version").body()).contains("\"charter\":null");
      assertThat(browser.get("/founding/0123").statusCode()).isEqualTo(410);

      String link = "/founding/" + node.part(FoundingLink.class).find().orElseThrow();
      assertThat(browser.get(link).statusCode()).isEqualTo(200);
      HttpResponse<String> wrong =
          browser.post(
              link,
              Map.of(
                  "organisation",
                  "Le Bief",
                  "keeper",
                  "Omar B.",
                  "second",
                  "omar\u202e\u00a0b.\u200b", // looks the same
                  "login",
                  "omar",
                  "password",
                  "court"));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(Jsoup.parse(wrong.body()).select(".why").eachText())
          .contains(
              "Ce mot de passe a moins de douze caractères.",
              "La seconde personne est quelqu’un d’autre que la première.");
      assertThat(node.part(Founder.class).find()).isEmpty();

      browser.get(link);
      HttpResponse<String> done =
          browser.post(
              link,
              Map.of(
                  "organisation", "Le Bief",
                  "keeper", "Omar B.",
                  "second", "Léa C.",
                  "login", "omar",
                  "password", SECRET,
                  "holders.commander", "Léa C.\nInès D.\n",
                  "holders.presider", "Inès D."));
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      assertThat(done.headers().firstValue("Cache-Control")).contains("no-store");
      var invitations = Jsoup.parse(done.body()).select("dl.facts dd").eachText();
      assertThat(invitations).as("one each for Inès and Léa").hasSize(2);
      assertThat(node.part(People.class).list()).hasSize(3);
      assertThat(node.part(Mandates.class).list())
          .as("the keeper got none")
          .noneMatch(m -> m.holder().toString().contains(keeper(node)));
      assertThat(browser.get(link).statusCode()).as("the link has served").isEqualTo(410);

      signIn(browser, "omar", "pas le bon mot de passe", "/login?failed");
      signIn(browser, "omar", SECRET, "/");
      assertThat(browser.get("/").body()).contains("Omar");
      assertThat(browser.get("/personas").statusCode()).as("for the demo alone").isEqualTo(403);

      String token = invitations.getFirst().replaceFirst(".*(/invitation/)", "$1");
      Sample.Browser ines = new Sample.Browser(node, "en");
      assertThat(ines.get(token).statusCode()).isEqualTo(200);
      assertThat(ines.post(token, Map.of("login", "om\u200bar", "password", SECRET)).statusCode())
          .as("that login is taken")
          .isEqualTo(422);
      ines.get(token);
      HttpResponse<String> opened = ines.post(token, Map.of("login", "ines", "password", SECRET));
      assertThat(opened.headers().firstValue("Location")).contains("/login");
      assertThat(ines.get(token).statusCode()).isEqualTo(410);
      signIn(ines, "ines", SECRET, "/");
      assertThat(ines.api("GET", "/api/v1/advices/advice-1@lanterne", "ines", SECRET).statusCode())
          .as("known, but there is no such advice")
          .isEqualTo(422);
    }
  }

  private static String keeper(Node node) {
    return node.part(Founder.class).find().orElseThrow().keeper().local();
  }

  private static void signIn(Sample.Browser browser, String login, String password, String where) {
    assertThat(browser.get("/login").statusCode()).isEqualTo(200);
    HttpResponse<String> answer =
        browser.post("/login", Map.of("username", login, "password", password));
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(where);
  }

  @Test
  void invitedAndRealDataNeverMeet() {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    Founded.demo(folder, clock).close();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Node.start(NodeOptions.local(false, folder, 0), clock))
        .hasMessageContaining("real-data-in-demo");
  }

  @Test
  void theSourceThatIsOfferedHoldsNoData() throws Exception {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    try (Node node = Founded.demo(folder, clock)) {
      Sample.Browser browser = new Sample.Browser(node, "fr");
      String archive =
          Jsoup.parse(browser.get("/source").body()).select("a[href^=/source/]").attr("href");
      List<String> names = new ArrayList<>();
      try (ZipInputStream zip =
          new ZipInputStream(new ByteArrayInputStream(browser.bytes(archive)))) {
        for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
          names.add(e.getName().replaceFirst("^[^/]+/", ""));
        }
      }
      assertThat(names)
          .contains("pom.xml", "node/src/main/java/coop/lanterne/node/Main.java")
          .noneMatch(n -> n.contains("target/") || n.contains(".lanterne/") || n.endsWith(".db"));
    }
  }
}
