// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.assembly.Vote;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.access.Accounts;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.governance.AgendaItem;
import coop.lanterne.node.governance.AgendaItem.Came;
import coop.lanterne.node.governance.Call;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.Resolution;
import coop.lanterne.node.lending.LendingRoom;
import coop.lanterne.node.lending.LoanRules;
import coop.lanterne.node.lending.LoanRules.Rule;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Votable;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import java.net.http.HttpResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a room offers to the vote is called, counted and decided by code that names no room. */
final class VotableTest {
  private static final String SECRET = "un secret assez long";
  private static final Id ODILE = Id.parse("person-odile@lanterne");
  private static final Id LEA = Id.parse("person-lea@lanterne");
  private static final Id OMAR = Id.parse("person-omar@lanterne");
  private static final Rule WEEKS = new Rule(21, "Un livre est prêté trois semaines.");
  private static final Rule MONTH = new Rule(30, "Un livre est prêté un mois.");
  private static final int NOTICE = 15;

  private final TestClock clock = new TestClock("2026-11-24T17:00:00Z");
  @TempDir Path folder;
  private @Nullable Node started;

  @BeforeEach
  void start() {
    start(List.of(LendingRoom.class));
    node()
        .part(Founder.class)
        .found(
            "Le Bief",
            List.of(
                entrant("omar", List.of(Role.KEEPER, Role.MEMBER)),
                entrant("lea", List.of(Role.MEMBER)),
                entrant("odile", List.of(Role.FACILITATOR, Role.MEMBER), "presider")),
            ShippedRules.charter(),
            ShippedRules.charterYaml());
    Accounts accounts = node().part(Accounts.class);
    node()
        .part(Store.class)
        .<Boolean>write(
            tx -> {
              accounts.open(tx, ODILE, "odile", accounts.encode(SECRET));
              return true;
            });
  }

  private void start(List<Class<?>> rooms) {
    started = Node.start(NodeOptions.local(false, folder, 0), clock, rooms);
  }

  private static Founder.Entrant entrant(String name, List<Role> roles, String... mandates) {
    return new Founder.Entrant(Optional.of(name), name, roles, List.of(mandates));
  }

  @AfterEach
  void stop() {
    node().close();
  }

  private Node node() {
    return Objects.requireNonNull(started);
  }

  private Governance governance() {
    return node().part(Governance.class);
  }

  private LoanRules rules() {
    return node().part(LoanRules.class);
  }

  private LocalDate held() {
    return governance().today().plusDays(NOTICE);
  }

  private static Resolution offered(Digest digest) {
    return new Resolution.Offered("loan_rule", digest);
  }

  private Call call(Resolution... agenda) {
    return new Call("ag", held(), "18:00", "Salle du Bief", List.of(agenda), List.of());
  }

  private Id called(Resolution... agenda) {
    return governance().convene(ODILE, call(agenda)).get();
  }

  /** The day comes, and the three members are there. */
  private void open(Id meeting) {
    clock.forward(Duration.ofDays(NOTICE));
    governance().attend(ODILE, meeting, Set.of(ODILE, LEA, OMAR));
    governance().open(ODILE, meeting, Optional.of(ODILE));
  }

  private void count(Id meeting, int item, long favour) {
    governance()
        .count(
            ODILE,
            meeting,
            item,
            Set.of(),
            Vote.byHand(new Vote.Counts(favour, 3 - favour, 0, 0, 0)));
  }

  private AgendaItem proclaimed(Id meeting, int item) {
    return governance().proclaim(ODILE, meeting, item).item(item);
  }

  private AgendaItem voted(Id meeting, int item, long favour) {
    count(meeting, item, favour);
    return proclaimed(meeting, item);
  }

  private void tamper(String sql, Object... values) {
    node().part(Store.class).<Integer>write(tx -> tx.sql().execute(sql, values));
  }

  private String page(String path) {
    HttpResponse<String> read = new Sample.Browser(node(), "fr").get(path);
    assertThat(read.statusCode()).isEqualTo(200);
    return read.body().replace('\u00a0', ' ');
  }

  private static void refused(ThrowingCallable act, String code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Trouble.class, t -> assertThat(t.finding().code()).isEqualTo(code));
  }

  // --- offered, called, voted, decided

  @Test
  void aRuleIsChosenOnTheFormOfACallAndGoesOutWithItInFull() {
    Digest digest = rules().offer(WEEKS);
    Sample.Browser odile = new Sample.Browser(node(), "fr");
    odile.get("/login");
    odile.post("/login", Map.of("username", "odile", "password", SECRET));
    assertThat(odile.get("/assembly/new?offered=" + digest.hex()).body().replace('\u00a0', ' '))
        .contains("Règles du prêt de livres", "Prêter un livre 21 jours au plus");
    HttpResponse<String> sent =
        odile.post(
            "/assembly",
            Map.of(
                "body", "ag",
                "held", held().toString(),
                "at", "18:00",
                "place", "Salle du Bief",
                "offered", digest.hex()));
    assertThat(sent.headers().firstValue("Location")).contains("/assembly/1?done=called");
    assertThat(rules().called()).containsExactly(held());
    assertThat(page("/assembly/1/convocation"))
        .contains("1. Prêter un livre 21 jours au plus", WEEKS.words(), digest.toString());
    assertThat(page("/assembly/1/items/1"))
        .contains(WEEKS.words(), digest.hex(), "href=\"/lending\"", "La règle en vigueur vaut");
  }

  @Test
  void whatABodyAdoptsComesIntoForceByItsDecisionAloneAndHasAReceipt() {
    Digest digest = rules().offer(WEEKS);
    Id meeting = called(offered(digest), offered(rules().offer(MONTH)));
    open(meeting);
    count(meeting, 1, 2);
    assertThat(rules().inForce()).as("counted is not decided").isEmpty();
    AgendaItem adopted = proclaimed(meeting, 1);
    assertThat(adopted.outcome()).contains(Came.ADOPTED);
    assertThat(rules().inForce()).contains(WEEKS);

    Id decision = adopted.decision().orElseThrow();
    Records.Decided decided = node().part(Records.class).decision(decision).orElseThrow();
    assertThat(decided.act()).isEqualTo(Votable.ADOPT);
    assertThat(decided.outcome()).isEqualTo("without_advice");
    assertThat(((Value.Rec) decided.value().orElseThrow()).integer("days")).isEqualTo(21);
    long entry = governance().entry(decision).orElseThrow();
    assertThat(node().part(Journal.class).receipt(entry)).isPresent();

    refused(() -> count(meeting, 2, 3), "text-beside-adopted");
  }

  @Test
  void whatABodyVotesDownIsNotedAsItsDecision() {
    Digest digest = rules().offer(WEEKS);
    Id meeting = called(offered(digest));
    open(meeting);
    AgendaItem rejected = voted(meeting, 1, 0);
    assertThat(rejected.outcome()).contains(Came.REJECTED);
    assertThat(governance().entry(rejected.decision().orElseThrow())).isPresent();
    assertThat(rules().inForce()).isEmpty();
    assertThat(rules().awaiting()).isEmpty();
    assertThat(governance().convene(ODILE, call(offered(digest))).findings())
        .extracting(Finding::code)
        .containsExactly("text-not-offered");
  }

  @Test
  void aProgramCallsAMeetingOnItByItsKind() {
    Digest digest = rules().offer(WEEKS);
    String body =
        "{\"body\":\"ag\",\"held\":\"%s\",\"at\":\"18:00\",\"place\":\"Salle\",\"agenda\":[{\"kind\":\"loan_rule\",\"text\":\"%s\"}]}"
            .formatted(held(), digest);
    assertThat(api("POST", "", body).statusCode()).isEqualTo(201);
    assertThat(api("GET", "/1", "").body())
        .contains("\"kind\":\"loan_rule\",\"words\":\"\",\"text\":\"" + digest + "\"");
    assertThat(api("POST", "", body.replace("loan_rule", "budget")).body()).contains("\"kind\"");
    assertThat(api("POST", "", body.replace(digest.hex(), "0".repeat(64))).body())
        .contains("text-not-offered");
  }

  private HttpResponse<String> api(String method, String path, String body) {
    return new Sample.Browser(node(), "en")
        .api(method, "/api/v1/assemblies" + path, "odile", SECRET, "application/json", body);
  }

  // --- what must not pass

  @Test
  void anItemOfARoomThatIsNotThereIsReadAndNeitherPutNorProclaimed() {
    Digest digest = rules().offer(WEEKS);
    Id meeting = called(offered(digest), offered(rules().offer(MONTH)));
    open(meeting);
    count(meeting, 1, 3);
    node().close();
    start(List.of());
    assertThat(page("/assembly/1")).contains("Un point que ce nœud ne connaît plus");
    assertThat(page("/assembly/1/minutes")).doesNotContain(WEEKS.words());
    refused(() -> proclaimed(meeting, 1), "no-such-room");
    refused(() -> count(meeting, 2, 3), "item-changed");
    assertThat(governance().get(meeting).item(1).decision()).isEmpty();
    governance().recount(ODILE, meeting, 1);
    governance().close(ODILE, meeting);
  }

  @Test
  void anOfferTakenBackBeforeTheResultIsSaidIsNotAdopted() {
    Digest digest = rules().offer(WEEKS);
    Id meeting = called(offered(digest));
    open(meeting);
    count(meeting, 1, 3);
    rules().withdraw(digest);
    long entries = node().part(Journal.class).size();
    refused(() -> proclaimed(meeting, 1), "rule-not-offered");
    assertThat(rules().inForce()).isEmpty();
    assertThat(node().part(Journal.class).size()).isEqualTo(entries);
    assertThat(governance().get(meeting).item(1).outcome()).isEmpty();
  }

  @Test
  void anItemThatIsAnotherThanTheOneCalledIsNeitherPutNorProclaimed() {
    Digest digest = rules().offer(WEEKS);
    Digest other = rules().offer(MONTH);
    Id meeting = called(offered(digest), new Resolution.Motion("Un banc"));
    open(meeting);
    count(meeting, 1, 3);
    count(meeting, 2, 3);
    tamper("update agenda_item set text_digest = ? where item = 1", other.hex());
    tamper("update agenda_item set words = 'Dix bancs' where item = 2");
    refused(() -> proclaimed(meeting, 1), "item-changed");
    refused(() -> proclaimed(meeting, 2), "item-changed");
    governance().recount(ODILE, meeting, 1);
    refused(() -> count(meeting, 1, 3), "item-changed");
    tamper("update agenda_item set kind = 'motion' where item = 1");
    refused(() -> count(meeting, 1, 3), "item-changed");
    assertThat(rules().inForce()).isEmpty();
  }

  @Test
  void anOfferThatWasChangedSinceTheCallIsNeitherShownNorPut() {
    Digest digest = rules().offer(WEEKS);
    Id meeting = called(offered(digest));
    open(meeting);
    count(meeting, 1, 3);
    tamper("update loan_rule set days = 365");
    assertThat(page("/assembly/1/items/1")).doesNotContain("365");
    refused(() -> proclaimed(meeting, 1), "item-changed");
    governance().recount(ODILE, meeting, 1);
    refused(() -> count(meeting, 1, 3), "item-changed");
    assertThat(rules().inForce()).isEmpty();
  }

  private Governance on(Votable<?>... votables) {
    return new Governance(node().part(Ground.class), node().part(Advices.class), List.of(votables));
  }

  @Test
  void twoThingsOfOneNameNeverStart() {
    assertThatThrownBy(() -> on(rules(), rules()))
        .hasMessage("two rooms put loan_rule to the vote");
    Votable<Rule> motion =
        new LoanRules(node().part(Ground.class)) {
          @Override
          public String kind() {
            return "motion";
          }
        };
    assertThatThrownBy(() -> on(motion)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBodyIsNotCalledOnWhatItHasNoMandateToDecide() {
    Digest digest = rules().offer(WEEKS);
    Votable<Rule> other =
        new LoanRules(node().part(Ground.class)) {
          @Override
          public String act() {
            return "rule.adopt";
          }
        };
    assertThat(on(other).convene(ODILE, call(offered(digest))).findings())
        .extracting(Finding::code)
        .containsExactly("body-has-no-mandate");
  }
}
