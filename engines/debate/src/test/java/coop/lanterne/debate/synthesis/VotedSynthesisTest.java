// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import module java.base;

import coop.lanterne.debate.opinions.PolisReader;
import coop.lanterne.debate.opinions.Side;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.debate.opinions.Statement;
import coop.lanterne.debate.opinions.Votes;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.language.Vectors;
import org.junit.jupiter.api.Test;

/** What votes say of a synthesis: whom it serves, whom it wrongs, and what may be told of that. */
class VotedSynthesisTest {
  private static final int K = 11;
  private static final String SUNDAY = "Ouvrir aussi le dimanche matin.";
  private static final String BENCH = "Mettre un banc devant la porte.";
  private static final String PRICE = "Afficher le prix au kilo partout.";

  private static Contribution by(String id, String text) {
    return new Contribution(id, text, Optional.of("w" + id), Optional.of("T"));
  }

  /** Sunday and the bench are said by several, and are what is shown. */
  private static final List<Contribution> SAID =
      List.of(
          by("1", SUNDAY),
          by("2", SUNDAY),
          by("3", SUNDAY),
          by("4", BENCH),
          by("5", BENCH),
          by("6", BENCH),
          by("7", PRICE));

  /** That many of group 0 agree with Sunday and the bench, that many of group 1 with the price. */
  private static Ballots ballots(int first, int second) {
    return ballots(first, second, 0, "");
  }

  /** The same, and that many who agree with nothing, in that group or in none. */
  private static Ballots ballots(int first, int second, int against, String group) {
    Votes.Builder votes = Votes.builder();
    List<String> texts = List.of(SUNDAY, BENCH, PRICE);
    texts.forEach(t -> votes.statement(Statement.of("s" + texts.indexOf(t), t)));
    SortedMap<String, String> groups = new TreeMap<>();
    for (int p = 0; p < first + second; p++) {
      String who = "p" + (100 + p);
      groups.put(who, p < first ? "0" : "1");
      for (String text : texts) {
        boolean yes = text.equals(PRICE) == p >= first;
        votes.vote(who, "s" + texts.indexOf(text), yes ? Stance.AGREE : Stance.DISAGREE);
      }
    }
    for (int p = 0; p < against; p++) {
      String who = "q" + p;
      texts.forEach(t -> votes.vote(who, "s" + texts.indexOf(t), Stance.DISAGREE));
      if (!group.isEmpty()) {
        groups.put(who, group);
      }
    }
    return new Ballots(votes.build(), groups);
  }

  private static Synthesis synthesis(Ballots ballots) {
    Debate debate = new Debate(SAID, Sorting.none(), Vectors.shipped());
    return Synthesis.of(debate, Options.sentences(2), Optional.of(new Poll(debate, ballots, K)));
  }

  @Test
  void agreementIsApprovalAndTheGroupThatIsWrongedIsNamed() {
    Certificate certificate = synthesis(ballots(12, 12)).certificate();
    assertThat(certificate.by()).isEqualTo(Certificate.By.VOTES);
    assertThat(certificate.people()).isEqualTo(24);
    assertThat(certificate.shown()).isEqualTo(2);
    assertThat(certificate.violations())
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.statement().text()).isEqualTo(PRICE);
              assertThat(v.deserves()).isEqualTo(1); // 12 of 24, for two statements
              assertThat(v.size()).hasValue(12);
              assertThat(v.groups()).containsExactly(entry("1", 12));
            });
  }

  @Test
  void votersLeastRepresentedAreTheThirdWithTheSmallestShare() {
    MinorityReport.Voters least = synthesis(ballots(20, 12)).minority().voters().orElseThrow();
    assertThat(least.who().people()).hasValue(12);
    assertThat(least.who().groups()).containsExactly(entry("1", 12));
    assertThat(least.holds())
        .anySatisfy(
            h -> {
              assertThat(h.statement().text()).isEqualTo(PRICE);
              assertThat(h.side()).isEqualTo(Side.AGREE);
              assertThat(h.in().agrees()).isEqualTo(12);
              assertThat(h.out().agrees()).isZero();
              assertThat(h.out().seen()).isEqualTo(20);
            });
  }

  @Test
  void theTwoPartsOfAnAnswerNeverGiveAwayAFewOthers() {
    MinorityReport.Voters within =
        synthesis(ballots(20, 12, 3, "0")).minority().voters().orElseThrow();
    assertThat(within.holds())
        .isNotEmpty()
        .allSatisfy(h -> assertThat(h.in().seen() + h.out().seen()).isEqualTo(35));
    // three in no group: the page of opinions hides them, 32 beside 35 would show them
    assertThat(synthesis(ballots(20, 12, 3, "")).minority().voters().orElseThrow().holds())
        .isEmpty();
  }

  @Test
  void groupsAreNotToldBesideATotalThatAnswersGiveAway() {
    Ballots ballots = ballots(20, 19);
    SortedMap<String, String> groups = new TreeMap<>(ballots.groupOf());
    for (int p = 35; p < 39; p++) { // four of the nineteen, in a group of their own
      groups.put("p" + (100 + p), "2");
    }
    MinorityReport.Voters least =
        synthesis(new Ballots(ballots.votes(), groups)).minority().voters().orElseThrow();
    assertThat(least.who().people()).isEmpty(); // 19, of whom 15 are of group 1
    assertThat(least.who().groups()).isEmpty();
  }

  @Test
  void theWrongedAreNotCountedWhereThePageOfOpinionsHidesVoters() {
    assertThat(synthesis(ballots(12, 16, 3, "0")).certificate().violations())
        .singleElement()
        .satisfies(v -> assertThat(v.size()).hasValue(16));
    // three in no group: the page of opinions leaves them out
    assertThat(synthesis(ballots(12, 16, 3, "")).certificate().violations())
        .singleElement()
        .satisfies(v -> assertThat(v.size()).isEmpty())
        .satisfies(v -> assertThat(v.groups()).isEmpty());
  }

  @Test
  void nothingIsSaidOfVotersTooFewToBeCounted() {
    Synthesis s = synthesis(ballots(20, 8));
    assertThat(s.minority().voters()).isEmpty();
    assertThat(s.certificate().violations())
        .allSatisfy(v -> assertThat(v.size()).isEmpty())
        .allSatisfy(v -> assertThat(v.groups()).isEmpty());
  }

  @Test
  void statementsOnWhichTooFewVotedAreLeftOut() {
    Debate debate = new Debate(SAID, Sorting.none(), Vectors.shipped());
    Votes.Builder votes = Votes.builder().statement(Statement.of("s0", SUNDAY));
    for (int p = 0; p < K - 1; p++) {
      votes.vote("p" + p, "s0", Stance.AGREE);
    }
    Poll poll = new Poll(debate, new Ballots(votes.build(), new TreeMap<>()), K);
    assertThat(poll.put).isEmpty();
    assertThat(poll.few).isEqualTo(1);
  }

  // --- what may be told

  private static BitSet people(int from, int to) {
    BitSet set = new BitSet();
    set.set(from, to);
    return set;
  }

  private static final SortedMap<String, BitSet> GROUPS =
      new TreeMap<>(Map.of("0", people(0, 40), "1", people(40, 60)));

  private static Told told(BitSet some, BitSet... others) {
    return Told.of(some, List.of(others), GROUPS, K);
  }

  @Test
  void aNumberIsToldWithThoseOfItsGroups() {
    Told told = told(people(20, 52), people(0, 20));
    assertThat(told.people()).hasValue(32);
    assertThat(told.groups()).containsExactly(entry("0", 20), entry("1", 12));
  }

  @Test
  void aGroupTooSmallHidesTheTotalBesideTheOthers() {
    Told told = told(people(20, 45)); // 20 and 5: 25 − 20 would tell the five
    assertThat(told.people()).isEmpty();
    assertThat(told.groups()).containsExactly(entry("0", 20));
  }

  @Test
  void whatIsLeftOfAKnownWholeIsNotToldEither() {
    assertThat(told(people(0, 30), people(30, 35)).people()).isEmpty();
    assertThat(told(people(0, 30), people(30, 35)).groups()).isEmpty();
    assertThat(told(people(0, 30)).people()).hasValue(30); // nobody is left
  }

  // --- as an advice

  private static final Path VALMONT =
      Path.of(System.getProperty("lanterne.root", "../..")).resolve("examples/valmont");

  private static byte[] read(String file) throws IOException {
    return Files.readAllBytes(VALMONT.resolve(file));
  }

  private record Cast(String voter, String on, Stance stance) {}

  private static SynthesisInputs inputs(List<Contribution> contributions, Ballots ballots) {
    return new SynthesisInputs(
        "debate",
        contributions.stream().map(c -> new SynthesisInputs.Text(c, "salt-" + c.id())).toList(),
        Sorting.none(),
        Options.words(600),
        Optional.of(
            SynthesisInputs.Voted.anonymous("advice", OptionalInt.of(180), "salt", ballots)),
        new Digest("0".repeat(64)),
        "test");
  }

  private static byte[] bytes(SynthesisInputs inputs) {
    SynthesisAdvisor.Explained made = SynthesisAdvisor.explain(inputs);
    return CanonicalBytes.encode(
        "test/1",
        coop.lanterne.kernel.Value.rec("report", made.advice().result(), "names", made.names()));
  }

  @Test
  void shuffledRowsAndAnyNumberOfThreadsGiveTheSameBytesAndSoDoesAReplay() throws Exception {
    List<Contribution> said =
        new ArrayList<>(Contributions.read("contributions.csv", read("contributions.csv")).list());
    PolisReader reader = new PolisReader();
    reader.comments("comments.csv", read("comments.csv"));
    reader.votes("votes.csv", read("votes.csv"));
    Votes votes = reader.read().votes();
    Ballots ballots = Ballots.of(votes, 0);
    SynthesisInputs inputs = inputs(said, ballots);
    byte[] once = bytes(inputs);

    SynthesisReport report = SynthesisAdvisor.explain(inputs).advice().result();
    assertThat(SynthesisReport.fromValue(report.canonical())).isEqualTo(report);
    assertThat(report.drafts()).hasSize(5).allMatch(d -> d.cannot().isEmpty());
    assertThat(bytes(SynthesisInputs.fromValue(inputs.canonical()))).isEqualTo(once);

    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Cast> casts = new ArrayList<>();
    votes.each((p, on, stance) -> casts.add(new Cast(p, on, stance)));
    Collections.shuffle(casts, random);
    Collections.shuffle(said, random);
    List<Statement> statements = new ArrayList<>(votes.statements());
    Collections.shuffle(statements, random);
    Votes.Builder again = Votes.builder();
    statements.forEach(again::statement);
    casts.forEach(c -> again.vote(c.voter(), c.on(), c.stance()));
    Ballots shuffled = Ballots.of(again.build(), 0);
    for (int threads : List.of(1, 4)) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        assertThat(pool.submit(() -> bytes(inputs(said, shuffled))).get())
            .as("seed %d, %d threads", seed, threads)
            .isEqualTo(once);
      }
    }
  }

  @Test
  void noNumberOfTheReportIsOfFewerPeopleThanTheSmallestGroup() throws IOException {
    PolisReader reader = new PolisReader();
    reader.comments("comments.csv", read("comments.csv"));
    reader.votes("votes.csv", read("votes.csv"));
    SynthesisReport report =
        SynthesisAdvisor.explain(
                inputs(
                    Contributions.read("contributions.csv", read("contributions.csv")).list(),
                    Ballots.of(reader.read().votes(), 0)))
            .advice()
            .result();
    List<Integer> told = new ArrayList<>();
    int losses = 0;
    for (SynthesisReport.Draft draft : report.drafts()) {
      for (SynthesisReport.Clause clause : draft.clauses()) {
        told.add(clause.outOf());
        clause.groups().values().forEach(c -> told.add(c.seen()));
        losses += clause.losses().size();
        for (SynthesisReport.Loss loss : clause.losses()) {
          loss.people().ifPresent(told::add);
          told.addAll(loss.groups().values());
        }
      }
    }
    report.wronged().forEach(w -> told.addAll(w.groups().values()));
    SynthesisReport.Least least = report.counted().orElseThrow().least().orElseThrow();
    told.addAll(least.groups().values());
    least.holds().forEach(h -> told.addAll(List.of(h.in().seen(), h.out().seen())));
    assertThat(told).isNotEmpty().allMatch(n -> n >= K);
    assertThat(losses).isPositive();
  }

  @Test
  void theOrderOfPeopleSaysNothingOfWhoTheyAre() {
    Ballots ballots = ballots(12, 12);
    SynthesisInputs.Voted one =
        SynthesisInputs.Voted.anonymous("advice", OptionalInt.empty(), "one", ballots);
    SynthesisInputs.Voted other =
        SynthesisInputs.Voted.anonymous("advice", OptionalInt.empty(), "other", ballots);
    assertThat(text(one)).doesNotContain("p100").isNotEqualTo(text(other));
    assertThat(one.ballots().votes().size()).isEqualTo(ballots.votes().size());
    assertThat(one.ballots().groupOf()).hasSize(24);
  }

  private static String text(SynthesisInputs.Voted voted) {
    return new String(
        CanonicalBytes.encode("test/1", voted.canonical()), StandardCharsets.ISO_8859_1);
  }
}
