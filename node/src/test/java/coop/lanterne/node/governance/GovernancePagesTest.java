// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.Founded;
import coop.lanterne.node.Node;
import coop.lanterne.node.TestClock;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.ShippedRules;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same story by the pages, as a browser without script sends it, and by the interface. */
final class GovernancePagesTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T17:00:00Z");
  private Node node;
  private String root = "";

  @BeforeEach
  void start() {
    node = Founded.demo(folder.resolve("data"), clock);
    root = node.url();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  /** A browser in which a person has signed in, or nobody. */
  private final class Browser {
    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String language;
    private String token = "";

    private Browser(String language) {
      this.language = language;
    }

    HttpResponse<String> get(String path) {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(root + path)).GET());
      var found =
          java.util.regex.Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
              .matcher(answer.body());
      if (found.find()) {
        token = found.group(1);
      }
      return answer;
    }

    HttpResponse<String> post(String path, String... fields) {
      List<String> all = new ArrayList<>(Arrays.asList(fields));
      all.addAll(List.of("_csrf", token));
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < all.size(); i += 2) {
        body.append(body.isEmpty() ? "" : "&")
            .append(URLEncoder.encode(all.get(i), StandardCharsets.UTF_8))
            .append('=')
            .append(URLEncoder.encode(all.get(i + 1), StandardCharsets.UTF_8));
      }
      return send(
          HttpRequest.newBuilder(URI.create(root + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> upload(String path, String file) {
      String body =
          "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
              + token
              + "\r\n--x\r\nContent-Disposition: form-data; name=\"yaml\"\r\n\r\n\r\n"
              + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"charter.yaml\"\r\n"
              + "Content-Type: application/yaml\r\n\r\n"
              + file
              + "\r\n--x--\r\n";
      return send(
          HttpRequest.newBuilder(URI.create(root + path))
              .header("Content-Type", "multipart/form-data; boundary=x")
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return http.send(
            request.header("Accept-Language", language).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Browser as(String person) {
    Browser browser = new Browser("fr");
    browser.get("/charter");
    HttpResponse<String> signed = browser.post("/login", "username", person, "password", "");
    assertThat(signed.headers().firstValue("Location").orElse("")).doesNotContain("failed");
    browser.get("/charter");
    return browser;
  }

  private static String person(String name) {
    return "person-" + name + "@epicerie-du-canal";
  }

  private LocalDate in(int days) {
    return node.part(Governance.class).today().plusDays(days);
  }

  private String inForce() {
    return node.part(Charters.class).get().digest().hex();
  }

  private static String where(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private String shot(String name, HttpResponse<String> page) {
    String folder = System.getProperty("lanterne.shots", "");
    if (!folder.isEmpty()) {
      try {
        Files.createDirectories(Path.of(folder));
        Files.writeString(Path.of(folder, name + ".html"), page.body());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return page.body();
  }

  @Test
  void theCharterIsReadByAnyoneInBothLanguages() {
    String french = shot("charter-fr", new Browser("fr").get("/charter"));
    assertThat(french)
        .contains(
            "La charte provisoire, version 1.0.0", "id=\"A08\"", "Charte provisoire", "k</code>");
    String english = shot("charter-en", new Browser("en").get("/charter"));
    assertThat(english).contains("The provisional charter, version 1.0.0", "Article 8.");
    assertThat(shot("history-fr", new Browser("fr").get("/charter/history")).replace('\u00a0', ' '))
        .contains("provisoire, par la fondation");
    assertThat(new Browser("fr").get("/charter/texts/" + "0".repeat(64)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void anAssemblyFailsItsQuorumAndAdoptsOnSecondCallByThePages() {
    Browser awa = as("m3f8v");
    assertThat(awa.get("/assembly/1").body())
        .as("the sample begins with an assembly on the charter")
        .contains("mardi 24");
    shot("convene-fr", awa.get("/assembly/new"));
    HttpResponse<String> early =
        awa.post(
            "/assembly",
            "body",
            "ag",
            "held",
            in(14).toString(),
            "at",
            "18:00",
            "place",
            "Salle du Bief",
            "text",
            inForce());
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(shot("convene-wrong-fr", early)).contains("14");
    String meeting =
        where(
            awa.post(
                "/assembly",
                "body",
                "ag",
                "held",
                in(15).toString(),
                "at",
                "18:00",
                "place",
                "Salle du Bief",
                "text",
                inForce()));
    assertThat(meeting).isEqualTo("/assembly/2?done=called");
    assertThat(shot("assembly-fr", awa.get(meeting)))
        .contains("Adopter la charte, version 1.0.0", "Première adoption");
    Browser member = as("m1d8z");
    shot("assembly-member-fr", member.get("/assembly/2"));
    where(member.post("/assembly/2/proxies", "holder", person("m4k7p")));
    assertThat(member.get("/assembly/2/attendance").statusCode())
        .as("names are for those who keep the sheet")
        .isEqualTo(403);
    String convocation = shot("convocation-fr", new Browser("fr").get("/assembly/2/convocation"));
    assertThat(convocation).contains("Article 20.", "Aucun changement", "Empreinte du texte");

    clock.forward(Duration.ofDays(15));
    awa = as("m3f8v");
    where(
        awa.post(
            "/assembly/2/attendance",
            "present",
            person("m3f8v"),
            "present",
            person("m4k7p"),
            "present",
            person("m6t5n")));
    assertThat(shot("attendance-fr", awa.get("/assembly/2/attendance")).replace('\u00a0', ' '))
        .contains("4 sur 24, il en faut 6", "Théo", "représenté par Mireille");
    where(awa.post("/assembly/2/open", "chair", person("m3f8v")));
    assertThat(shot("no-quorum-fr", awa.get("/assembly/2/items/1")))
        .contains("Constater l’absence de quorum");
    where(awa.post("/assembly/2/items/1/count", "way", "none"));
    where(awa.post("/assembly/2/items/1/proclaim"));
    where(awa.post("/assembly/2/close"));
    shot("second-call-fr", awa.get("/assembly/2/second-call"));
    String second =
        where(
            awa.post(
                "/assembly/2/second-call",
                "held",
                in(7).toString(),
                "at",
                "18:00",
                "place",
                "Salle du Bief"));
    assertThat(second).isEqualTo("/assembly/3?done=called");

    clock.forward(Duration.ofDays(7));
    awa = as("m3f8v");
    where(
        awa.post(
            "/assembly/3/attendance",
            "present",
            person("m3f8v"),
            "present",
            person("m4k7p"),
            "present",
            person("m6t5n"),
            "present",
            person("m9r2d")));
    where(awa.post("/assembly/3/proxies", "giver", person("m1d8z"), "holder", person("m4k7p")));
    where(awa.post("/assembly/3/open", "chair", person("m3f8v")));
    shot("vote-fr", awa.get("/assembly/3/items/1"));
    where(
        awa.post(
            "/assembly/3/items/1/count",
            "way",
            "names",
            "vote-" + person("m3f8v"),
            "FOR",
            "vote-" + person("m4k7p"),
            "FOR",
            "vote-" + person("m1d8z"),
            "FOR",
            "vote-" + person("m9r2d"),
            "FOR",
            "vote-" + person("m6t5n"),
            "AGAINST"));
    assertThat(shot("counted-fr", awa.get("/assembly/3/items/1"))).contains("Charte provisoire");
    where(awa.post("/assembly/3/items/1/proclaim"));
    assertThat(shot("adopted-fr", awa.get("/assembly/3/items/1?done=said")))
        .doesNotContain("Charte provisoire")
        .contains("Décision nº");
    assertThat(shot("charter-adopted-fr", awa.get("/charter")).replace('\u00a0', ' '))
        .contains("La charte, version 1.0.0", "Adoptée");
    where(awa.post("/assembly/3/close"));
    shot("assemblies-fr", awa.get("/assembly"));

    String minutes =
        awa.get("/assembly/3/minutes.md").body().replace('\u00a0', ' ').replace('\u202f', ' ');
    shot("minutes-fr", awa.get("/assembly/3/minutes"));
    assertThat(minutes)
        .contains("4 présents, 1 représenté", "Pour : 4 ; contre : 1", "5 sur 24, il en fallait 5")
        .contains("Présidence : Odile", "Décision decision-");
    Browser english = new Browser("en");
    assertThat(english.get("/assembly/3/minutes.md").body()).contains("Minutes: General assembly");
    HttpResponse<String> pdf = english.get("/assembly/3/minutes.pdf");
    assertThat(pdf.body()).startsWith("%PDF-");
    assertThat(english.get("/assembly/3/convocation.pdf").statusCode()).isEqualTo(200);
  }

  @Test
  void todaysPageSaysWhatTheAssemblyAwaits() {
    assertThat(as("m9r2d").get("/").body().replace('\u00a0', ' '))
        .contains("La charte est à l’ordre du jour", "à 14 h 30")
        .as("a meeting begins; it is not due before")
        .doesNotContain("avant 14 h 30");
    clock.forward(Duration.ofDays(1));
    Browser presides = as("m3f8v");
    assertThat(presides.get("/").body())
        .as("a meeting that was never opened awaits nobody")
        .doesNotContain("La charte est à l’ordre du jour");
  }

  @Test
  void aMemberProposesATextAndWhatIsWrongIsToldByLine() {
    Browser mireille = as("m4k7p");
    shot("propose-fr", mireille.get("/charter/propose"));
    String yaml = new String(ShippedRules.charterYaml(), StandardCharsets.UTF_8);
    HttpResponse<String> low = mireille.upload("/charter/propose", yaml.replace("k: 11", "k: 3"));
    assertThat(low.statusCode()).isEqualTo(422);
    assertThat(shot("propose-wrong-fr", low)).contains("plancher");
    String kept =
        where(
            mireille.upload(
                "/charter/propose",
                yaml.replace("version: \"1.0.0\"", "version: \"1.1.0\"")
                    .replace("per_act: \"500.00 EUR\"", "per_act: \"450.00 EUR\"")));
    assertThat(shot("text-fr", mireille.get(kept)).replace('\u00a0', ' '))
        .contains("500,00 €", "450,00 €", "durcit");
    assertThat(inForce()).isNotEqualTo(kept.replaceAll(".*/([0-9a-f]{64}).*", "$1"));
    assertThat(where(mireille.post("/charter/propose", "yaml", yaml.replace("1.0.0\"", "1.0.1\""))))
        .startsWith("/charter/texts/");
  }

  @Test
  void whoHoldsNoMandateReadsTheArticleAndNoCode() {
    HttpResponse<String> refused =
        as("m9r2d")
            .post(
                "/mandates",
                "person",
                person("m4k7p"),
                "kind",
                "commander",
                "until",
                in(90).toString());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("Il faut un mandat pour cela", "/charter#A16")
        .doesNotContain("mandate.grant");
  }

  @Test
  void theKeeperIsRefusedOnThePageWithTheArticle() {
    Browser keeper = as("m2b9x");
    shot("mandates-fr", keeper.get("/mandates"));
    HttpResponse<String> refused =
        keeper.post(
            "/mandates",
            "person",
            person("m2b9x"),
            "kind",
            "commander",
            "until",
            in(90).toString());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(shot("refused-fr", refused)).contains("Article 10", "/charter#A10");
  }

  @Test
  void theInterfaceSaysAndDoesTheSame() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> charter = api(http, "", "GET", "/api/v1/charter", "");
    assertThat(charter.statusCode()).isEqualTo(200);
    assertThat(charter.body()).contains("\"state\":\"provisional\"", "\"id\":\"A20\"");
    assertThat(api(http, "", "GET", "/api/v1/assemblies", "").statusCode()).isEqualTo(401);
    String call =
        "{\"body\":\"ag\",\"held\":\"%s\",\"at\":\"18:00\",\"place\":\"Salle\",\"agenda\":[{\"kind\":\"motion\",\"words\":\"Un banc\"}]}"
            .formatted(in(15));
    assertThat(api(http, "m4k7p", "POST", "/api/v1/assemblies", call).statusCode()).isEqualTo(403);
    HttpResponse<String> made = api(http, "m3f8v", "POST", "/api/v1/assemblies", call);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(
            api(http, "m3f8v", "POST", "/api/v1/assemblies", call.replace("18:00", "25:00")).body())
        .contains("hour");
    String unknown =
        call.replace("motion", "text")
            .replace("\"words\":\"Un banc\"", "\"text\":\"" + "0".repeat(64) + "\"");
    assertThat(api(http, "m3f8v", "POST", "/api/v1/assemblies", unknown).body())
        .contains("text-not-offered");
    assertThat(
            api(
                    http,
                    "m4k7p",
                    "POST",
                    "/api/v1/assemblies/2/proxies",
                    "{\"holder\":\"" + person("m3f8v") + "\"}")
                .statusCode())
        .isEqualTo(201);
    clock.forward(Duration.ofDays(15));
    String five =
        List.of("m3f8v", "m9r2d", "m6t5n", "m9p3k", "m4v6r", "m2x7h").stream()
            .map(p -> "\"" + person(p) + "\"")
            .collect(Collectors.joining(","));
    api(http, "m3f8v", "PUT", "/api/v1/assemblies/2/attendance", "{\"present\":[" + five + "]}");
    api(http, "m3f8v", "POST", "/api/v1/assemblies/2/open", "{}");
    api(
        http,
        "m3f8v",
        "POST",
        "/api/v1/assemblies/2/items/1/votes",
        "{\"counts\":{\"favour\":4,\"against\":1,\"abstain\":1,\"blank\":0,\"spoilt\":0}}");
    assertThat(api(http, "m3f8v", "POST", "/api/v1/assemblies/2/items/1/proclaim", "{}").body())
        .contains("\"outcome\":\"adopted\"", "\"decision\":\"decision-");
    assertThat(api(http, "m3f8v", "POST", "/api/v1/assemblies/2/close", "").body())
        .contains("\"stage\":\"closed\"");
  }

  private HttpResponse<String> api(
      HttpClient http, String person, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", "application/json")
            .header("Accept-Language", "en")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!person.isEmpty()) {
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((person + ":x").getBytes(StandardCharsets.UTF_8)));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
