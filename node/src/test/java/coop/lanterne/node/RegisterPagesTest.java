// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.charter.Register;
import coop.lanterne.node.decision.ShippedRules;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The register of algorithms, read by anyone: each method that runs, and what became of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RegisterPagesTest {
  private Path folder = Path.of(".");
  private @Nullable Node started;

  @BeforeAll
  void start(@TempDir Path where) {
    folder = where;
    Node node = Founded.demo(where, new TestClock("2026-11-24T05:12:00Z"), Sample.Room.class);
    started = node;
    refuseAnOrder();
  }

  private void refuseAnOrder() {
    Sample.Browser program = new Sample.Browser(node(), "fr");
    List<?> orders =
        (List<?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(
                    program.api("GET", "/api/v1/advices", "Mireille", "", "", "").body());
    var refused =
        program.api(
            "POST",
            "/api/v1/advices/" + ((Map<?, ?>) orders.getFirst()).get("id") + "/decision",
            "Mireille",
            "",
            "application/json",
            "{\"choice\":\"refuse\",\"reason\":\"Fête du village jeudi\"}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    node().close();
  }

  private Node node() {
    return Objects.requireNonNull(started);
  }

  private Map<?, ?> answer(String language, String query) {
    var response = new Sample.Browser(node(), language).get("/api/v1/register" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(response.body());
  }

  private static Map<?, ?> method(Map<?, ?> answer, String idName, String id) {
    return ((List<?>) Objects.requireNonNull(answer.get("methods")))
        .stream()
            .map(m -> (Map<?, ?>) m)
            .filter(m -> id.equals(m.get(idName)))
            .findFirst()
            .orElseThrow();
  }

  /** Whatever the spaces. */
  private static String plain(String words) {
    return words.replaceAll("[\\s\u00a0\u202f]+", " ");
  }

  private long count(String sql) throws SQLException {
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lanterne.db"));
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      r.next();
      return r.getLong(1);
    }
  }

  @Test
  void aVisitorReadsEveryMethodWithTheFourAnswersOfTheLawInBothLanguages() {
    Register register =
        Register.read(ShippedRules.file("register.yaml"), "register.yaml").register().orElseThrow();
    for (String language : List.of("fr", "en")) {
      Document page = Jsoup.parse(new Sample.Browser(node(), language).get("/register").body());
      for (Register.Entry m : register.methods()) {
        var section = page.select("#" + m.id().replace('/', '-'));
        boolean french = language.equals("fr");
        assertThat(section.select("h2").text()).isEqualTo(french ? m.name().fr() : m.name().en());
        assertThat(section.select("dd").eachText().stream().map(t -> plain(t)))
            .containsAll(
                Stream.of(m.place(), m.data(), m.parameters(), m.working())
                    .map(words -> plain(french ? words.fr() : words.en()))
                    .toList());
      }
    }
  }

  @Test
  void everyMethodThatRanStandsInIt() throws SQLException {
    List<String> ids = new ArrayList<>();
    for (Object m : (List<?>) Objects.requireNonNull(answer("fr", "").get("methods"))) {
      ids.add(String.valueOf(((Map<?, ?>) m).get("version")));
    }
    assertThat(ids).doesNotHaveDuplicates();
    String apart = "'doublement/1'"; // a method of the tests
    assertThat(count("select count(distinct method) from advice where method <> " + apart))
        .isPositive()
        .isEqualTo(
            count(
                "select count(distinct method) from advice where method in ("
                    + ids.stream().map(i -> "'" + i + "'").collect(Collectors.joining(","))
                    + ")"));
  }

  @Test
  void whatIsCountedIsWhatTheTablesHold() throws SQLException {
    for (String id : List.of("commande-frais/1", "surplus-voisins/1", "synthese-debat/1")) {
      Map<?, ?> method = method(answer("fr", ""), "version", id);
      assertThat(method.get("conseils"))
          .isEqualTo((int) count("select count(*) from advice where method = '" + id + "'"));
      for (var outcome : ((Map<?, ?>) Objects.requireNonNull(method.get("decisions"))).entrySet()) {
        assertThat(outcome.getValue())
            .isEqualTo(
                (int)
                    count(
                        "select count(distinct da.decision) from decision_advice da"
                            + " join advice a on a.id = da.advice"
                            + " join decision d on d.id = da.decision"
                            + " where a.method = '"
                            + id
                            + "' and d.reverses is null"
                            + " and d.outcome = '"
                            + outcome.getKey()
                            + "'"));
      }
    }
    assertThat(method(answer("fr", ""), "version", "commande-frais/1").get("decisions"))
        .isEqualTo(Map.of("refused", 1));
  }

  @Test
  void programsReadItInThreePublicShapesAndNobodyIsNamed() {
    Map<?, ?> dutch = method(answer("en", "?shape=DUTCH"), "source_id", "commande-frais/1");
    assertThat(dutch.get("standard_version")).isEqualTo("1.0.0");
    assertThat(dutch.get("status")).isEqualTo("In gebruik");
    assertThat(dutch.get("publication_category")).isEqualTo("Overige algoritmes");
    assertThat(String.valueOf(dutch.get("begin_date"))).matches("\\d{4}-\\d{2}");
    assertThat(dutch.containsKey("contact_email")).isTrue();
    assertThat(dutch.get("contact_email")).isNull();
    Map<?, ?> atrs = answer("en", "?shape=ATRS");
    assertThat(String.valueOf(atrs)).contains("tier_1", "human_decisions_and_review");
    assertThat(answer("fr", "?shape=CRPA").get("organisation")).isEqualTo("Épicerie du Canal");
    for (String shape : List.of("DUTCH", "ATRS", "CRPA")) {
      assertThat(String.valueOf(answer("fr", "?shape=" + shape)))
          .doesNotContain("Mireille", "person-");
    }
    assertThat(new Sample.Browser(node(), "fr").get("/api/v1/register?shape=x").statusCode())
        .isBetween(400, 422);
  }

  @Test
  void whatIsMeasuredAndWhatIsEstimatedIsSaid() {
    Map<?, ?> energy = (Map<?, ?>) Objects.requireNonNull(answer("fr", "").get("energy"));
    double seconds = ((Number) Objects.requireNonNull(energy.get("cpuSeconds"))).doubleValue();
    double hours = ((Number) Objects.requireNonNull(energy.get("wattHours"))).doubleValue();
    assertThat(seconds).isPositive();
    assertThat(hours).isBetween(seconds * 10 / 3600 - .01, (seconds + 1) * 10 / 3600 + .01);
    assertThat(new Sample.Browser(node(), "en").get("/register").body())
        .contains("Measured", "Estimated");
  }
}
