// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.journal.Bundle;
import coop.lanterne.journal.Entry;
import coop.lanterne.journal.Frontier;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.verifier.Verifier;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A doubting member reads, verifies, mirrors and recomputes, from a running node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TransparencyTest {
  private static final String REASON = "Fête du village jeudi";

  private final TestClock clock = new TestClock("2026-11-24T05:12:00Z");
  private Path folder = Path.of(".");
  private @Nullable Node started;
  private Id advice = Sample.MIREILLE;
  private long entry;

  @BeforeAll
  void start(@TempDir Path where) {
    folder = where;
    Node node = Founded.demo(where, clock, Sample.Room.class);
    started = node;
    advice = Sample.advise(node, 15);
    entry = Sample.order(node, advice, 36, 31_500, REASON).entry();
  }

  @AfterAll
  void stop() {
    node().close();
    assertThat(folder.resolve("node.json")).doesNotExist();
  }

  private Sample.Browser visitor() {
    return new Sample.Browser(node(), "fr");
  }

  private Node node() {
    return Objects.requireNonNull(started);
  }

  private static Document page(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Jsoup.parse(response.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @Order(1)
  void everyPageReadsWellInBothLanguages(String language) {
    Sample.Browser browser = new Sample.Browser(node(), language).as("Mireille");
    for (String path :
        List.of(
            "/",
            "/journal",
            "/journal?kind=advice",
            "/journal/0",
            "/journal/" + entry,
            "/journal/verify",
            "/register",
            "/advice/" + advice,
            "/personas",
            "/accessibility",
            "/source")) {
      String html = page(browser.get(path)).outerHtml();
      Parser parser = Parser.htmlParser().setTrackErrors(5);
      parser.parseInput(browser.get(path).body(), "");
      assertThat(parser.getErrors()).as(path).isEmpty();
      Document page = Jsoup.parse(html);
      assertThat(page.select("h1")).as(path).hasSize(1);
      assertThat(page.select("style, [style], script:not([src])")).as(path).isEmpty();
      assertThat(page.select("html").attr("lang")).isEqualTo(language);
      for (var field : page.select("input:not([type=hidden]), select, textarea")) {
        assertThat(page.select("label[for=" + field.id() + "]")).as(path + field).isNotEmpty();
      }
    }
  }

  @Test
  @Order(1)
  void todayGreetsAndPutsFirstWhatAwaitsMe() {
    Document mine = page(visitor().as("Mireille").get("/"));
    assertThat(mine.select("h1").text())
        .matches("Bonjour Mireille, .+ attend(ent)? votre décision\\.");
    String bread = ":contains(Batavia : combien en commander)";
    assertThat(mine.select("section[aria-labelledby=awaits] li" + bread + " .when").text())
        .isEqualTo("avant 9 h 30");
    Document others = page(visitor().as("Karim").get("/"));
    assertThat(others.select("h1").text()).startsWith("Bonjour Karim, ");
    assertThat(others.select("section[aria-labelledby=awaits] li" + bread)).isEmpty();
    assertThat(others.select("section[aria-labelledby=others] li" + bread)).hasSize(1);
    assertThat(page(visitor().get("/")).select("table th a, table td a").eachAttr("href"))
        .contains("/journal/" + entry);
  }

  @Test
  @Order(1)
  void aReasonIsReadByMembersAlone() {
    String open = page(visitor().get("/journal/" + entry)).text();
    assertThat(open).contains("changé").doesNotContain(REASON).doesNotContain("Mireille");
    assertThat(open).contains("Une raison a été écrite");
    String member = page(visitor().as("Karim").get("/journal/" + entry)).text();
    assertThat(member).contains(REASON).contains("Mireille").contains("315,00 €");
  }

  @Test
  @Order(1)
  void aReceiptVerifiesAtHome() {
    Sample.Browser browser = visitor();
    String receipt = browser.get("/journal/" + entry + "/receipt").body();
    String key = browser.get("/journal/key").body().strip();
    assertThat(Verifier.receipt(receipt, key).holds()).isTrue();
    assertThat(browser.get("/api/v1/journal/receipts/" + entry).body()).isEqualTo(receipt);
  }

  @Test
  @Order(1)
  void theWholeLogAndTheProofBetweenTwoSizesVerify() throws IOException {
    Sample.Browser browser = visitor();
    String key = browser.get("/journal/key").body().strip();
    byte[] log = browser.bytes("/journal/export");
    assertThat(Verifier.log(new ByteArrayInputStream(log), List.of(), Optional.of(key)).holds())
        .isTrue();
    String older = browser.get("/journal/checkpoint?size=1").body();
    String newer = browser.get("/journal/checkpoint").body();
    String proof = browser.get("/journal/consistency?older=1").body();
    assertThat(Verifier.consistency(older, newer, proof, key).holds()).isTrue();
    assertThat(browser.get("/journal/consistency?older=9&newer=2").statusCode()).isEqualTo(422);
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .as("no export is left behind")
          .noneMatch(name -> name.startsWith("export"));
    }
  }

  @Test
  @Order(1)
  void tilesGiveTheSameRootAsTheCheckpoint() {
    Sample.Browser browser = visitor();
    String[] checkpoint = browser.get("/journal/checkpoint").body().split("\n");
    int size = Integer.parseInt(checkpoint[1]);
    byte[] tile = browser.bytes("/journal/tile/0/000.p/" + size);
    List<Digest> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(Digest.ofRaw(Arrays.copyOfRange(tile, 32 * i, 32 * i + 32)));
    }
    assertThat(
            java.util.Base64.getEncoder()
                .encodeToString(Frontier.EMPTY.grow(leaves).frontier().root().raw()))
        .isEqualTo(checkpoint[2]);
    List<byte[]> entries =
        new Bundle(0, size).read(browser.bytes("/journal/tile/entries/000.p/" + size));
    for (int i = 0; i < size; i++) {
      assertThat(Entry.parse(entries.get(i)).leafHash()).isEqualTo(leaves.get(i));
    }
    assertThat(browser.get("/journal/tile/0/000").statusCode()).as("not full yet").isEqualTo(404);
    assertThat(browser.get("/journal/tile/0/zzz").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void aMemberReplaysAndAVisitorIsAskedToSignIn() {
    Sample.Browser member = visitor().as("Karim");
    Document why = page(member.get("/advice/" + advice));
    assertThat(why.select("dl.law dt")).hasSize(4);
    HttpResponse<String> replayed = member.post("/advice/" + advice + "/replay", Map.of());
    assertThat(page(replayed).select("h1").text()).isEqualTo("Le même résultat, à l’octet près");
    Sample.Browser visitor = visitor();
    visitor.get("/personas");
    long entries = node().part(Journal.class).size();
    for (HttpResponse<String> asked :
        List.of(
            visitor.get("/advice/" + advice),
            visitor.post("/advice/" + advice + "/replay", Map.of()))) {
      assertThat(asked.statusCode()).isEqualTo(303);
      assertThat(asked.headers().firstValue("Location")).contains("/login");
    }
    assertThat(node().part(Journal.class).size()).as("nobody was refused").isEqualTo(entries);
  }

  @Test
  @Order(2)
  void programsGetTheSameAnswers() {
    Sample.Browser program = visitor();
    assertThat(program.get("/api/v1/version").body())
        .contains("\"node\":\"epicerie-du-canal\"")
        .contains("\"adopted\":false");
    assertThat(program.get("/api/v1/advices/" + advice).statusCode()).isEqualTo(401);
    assertThat(program.api("GET", "/api/v1/advices/" + advice, "karim", "").body())
        .contains("\"same\":true")
        .contains("\"act\":\"order.adopt\"");
    assertThat(program.api("POST", "/api/v1/advices/" + advice + "/replay", "karim", "").body())
        .contains("\"answer\":\"same_bytes\"");
    assertThat(program.get("/api/v1/journal/entries?kind=advice").body())
        .contains("\"state\":\"published\"");
    assertThat(program.api("GET", "/api/v1/advices/advice-99@x", "karim", "").statusCode())
        .isEqualTo(422);
  }

  @Test
  @Order(3)
  void whatWasAlteredIsSaidToDifferAndWhere() throws Exception {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lanterne.db"));
        var statement = other.prepareStatement("update advice set inputs = ? where id = ?")) {
      byte[] inputs =
          coop.lanterne.kernel.CanonicalBytes.encode(
              "inputs/1", coop.lanterne.kernel.Value.rec("pieces", 16L));
      var out = new java.io.ByteArrayOutputStream();
      try (var deflated = new java.util.zip.DeflaterOutputStream(out)) {
        deflated.write(inputs);
      }
      statement.setBytes(1, out.toByteArray());
      statement.setString(2, advice.toString());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    // Another reader than above: that one's page is kept for a minute (PageCache).
    Sample.Browser member = visitor().as("Jeanne");
    Document why = page(member.get("/advice/" + advice));
    assertThat(why.text()).contains("recalculé aujourd’hui, ce conseil diffère");
    Document answer = page(member.post("/advice/" + advice + "/replay", Map.of()));
    assertThat(answer.select("h1").text()).isEqualTo("Le résultat diffère");
    assertThat(answer.text()).contains("inputs.pieces");
  }

  @Test
  @Order(4)
  void anAlteredJournalIsSaidSoOnThePageToo() throws Exception {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lanterne.db"));
        var statement = other.createStatement()) {
      statement.executeUpdate("update journal_entry set role = 'elsewhere' where number = 1");
    }
    HttpResponse<String> receipt = visitor().get("/journal/1/receipt");
    assertThat(receipt.statusCode()).isEqualTo(503);
    assertThat(Jsoup.parse(receipt.body()).text()).contains("Le journal a changé après coup");
    assertThat(node().part(Journal.class).size()).isPositive();
    assertThat(new String(visitor().bytes("/journal/export"), StandardCharsets.UTF_8))
        .endsWith("end\n");
  }
}
