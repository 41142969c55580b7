// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Money;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.lending.Lending;
import coop.lanterne.node.lending.LendingRoom;
import coop.lanterne.node.room.Answer;
import coop.lanterne.node.room.Core;
import coop.lanterne.node.room.Rooms;
import coop.lanterne.node.room.Signed;
import coop.lanterne.node.room.Signing;
import coop.lanterne.node.room.SigningPages;
import coop.lanterne.node.storage.Trouble;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room that nothing in the house names is in its menu, its journal and its purge. */
final class RoomTest {
  private static final String BOOK = "Le Pain";
  private static final Id LEA = Id.parse("person-lea@lanterne");

  private final TestClock clock = new TestClock("2026-11-24T05:12:00Z");
  @TempDir Path folder;
  private @Nullable Node started;

  @BeforeEach
  void start() {
    Node node = Node.start(NodeOptions.local(false, folder, 0), clock, List.of(LendingRoom.class));
    started = node;
    Charter.Reading charter = ShippedRules.read(yaml(), "charter.yaml");
    node.part(Founder.class)
        .found(
            "Le Bief",
            List.of(
                new Founder.Entrant(
                    Optional.of("omar"), "Omar", List.of(Role.KEEPER, Role.MEMBER), List.of()),
                new Founder.Entrant(
                    Optional.of("lea"), "Léa", List.of(Role.MEMBER), List.of("commander"))),
            charter.charter().orElseThrow(),
            yaml());
  }

  @AfterEach
  void stop() {
    node().close();
  }

  /** The charter, with a mandate to buy books and a time for which loans are kept. */
  static byte[] yaml() {
    return new String(ShippedRules.charterYaml(), StandardCharsets.UTF_8)
        .replace("\"surplus.take\"]", "\"surplus.take\", \"book.buy\"]")
        .replace("\"reasons.text\"]", "\"reasons.text\", \"loans.title\"]")
        .replace("reasons: \"P24M\"}", "reasons: \"P24M\", loans: \"P1M\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Node node() {
    return Objects.requireNonNull(started);
  }

  private Document page(String language, String path) {
    return Jsoup.parse(new Sample.Browser(node(), language).get(path).body());
  }

  @Test
  void itIsInTheMenuBeforeTheJournal() {
    assertThat(page("fr", "/").select("nav.rooms li").eachText())
        .containsExactly(
            "Aujourd’hui", "Épicerie", "Débats", "Assemblée", "Charte", "Livres", "Journal");
    assertThat(page("en", "/lending").select("nav.rooms a[aria-current=page]").eachText())
        .containsExactly("Books");
  }

  @Test
  void itsFactIsInTheJournalUnderItsOwnWordsAndIsErasedInTime() {
    Sample.Browser browser = new Sample.Browser(node(), "fr");
    browser.get("/lending");
    assertThat(browser.post("/lending", Map.of("title", BOOK)).statusCode()).isEqualTo(303);
    assertThat(page("fr", "/lending").select(".lent li").eachText()).containsExactly(BOOK);
    assertThat(page("fr", "/journal?kind=fact.loan").select("main").text())
        .contains("Livre prêté", "qui emprunte");
    assertThat(page("en", "/journal?kind=fact.loan").select("main").text())
        .contains("Book lent", "whoever borrows");

    Purge purge = node().part(Purge.class);
    assertThat(purge.run()).isZero();
    clock.forward(Duration.ofDays(40));
    assertThat(purge.run()).isEqualTo(1);
    assertThat(node().part(Lending.class).lent()).isEmpty();
    assertThat(page("fr", "/journal?kind=fact.purge").select("main").text()).contains("la machine");
  }

  @Test
  void itsAdviceIsDecidedByTheSigningOfEveryRoomAndSaidInItsOwnWords() {
    Lending lending = node().part(Lending.class);
    Signing signing = node().part(Signing.class);
    Id advice = lending.advise(new Lending.Book(BOOK, "librairie", Money.eur(1250)), 3);
    assertThat(node().part(Advices.class).replay(advice)).isInstanceOf(Replay.Same.class);
    assertThat(lending.books()).as("an advice buys nothing").isEmpty();
    assertThatThrownBy(
            () -> signing.adopt(Id.parse("person-omar@lanterne"), advice, Answer.because("")))
        .isInstanceOf(RefusedByCharter.class);

    Signed.Done done = (Signed.Done) signing.adopt(LEA, advice, Answer.because(""));
    assertThat(lending.books()).containsExactly(BOOK);
    assertThat(page("fr", "/journal/" + done.entry()).select("h1").text())
        .isEqualTo("Achat d’un livre : « Le Pain »");
    assertThat(page("en", "/journal/" + done.entry()).select("h1").text())
        .isEqualTo("Purchase of a book: “Le Pain”");

    signing.reverse(LEA, advice, "Trouvé d’occasion");
    assertThat(lending.books()).isEmpty();
  }

  @Test
  void itsAdviceIsNotDecidedTooLateNorByWhoeverHasNotSignedIn() {
    Id advice =
        node().part(Lending.class).advise(new Lending.Book(BOOK, "librairie", Money.eur(1250)), 3);
    Sample.Browser browser = new Sample.Browser(node(), "fr");
    browser.get("/lending");
    assertThat(
            browser
                .post(SigningPages.href(advice), Map.of("choice", "adopt"))
                .headers()
                .firstValue("Location"))
        .contains("/login");
    clock.forward(Duration.ofDays(8));
    assertThatThrownBy(() -> node().part(Signing.class).adopt(LEA, advice, Answer.because("")))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("too-late"));
  }

  @Test
  void theCharterAllowsWhatEachRoomReads() {
    List<Ask.ReadField> reads = node().part(Rooms.class).reads();
    assertThat(reads).doesNotHaveDuplicates();
    assertThat(reads.stream().map(Ask.ReadField::room))
        .contains("epicerie", "debats", "gouvernance");
    assertThat(reads.stream().map(Ask.ReadField::field)).contains("loans.title");
    assertThat(reads).allMatch(node().part(Gatekeeper.class)::allows);
  }

  @Test
  void twoRoomsNeverDeclareTheSameWord() {
    assertThatThrownBy(() -> new Rooms(List.of(new Core(), new LendingRoom(), new LendingRoom())))
        .hasMessage("two rooms declare book.buy");
  }
}
