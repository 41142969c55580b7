// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.junit.jupiter.api.Test;

/** The opinions of a debate as an advice: written, read again, told, never about one person. */
class OpinionAdvisorTest {
  private static final int K = 11;

  private static OpinionInputs inputs(Votes votes, String salt, int before) {
    return new OpinionInputs(
        "debate:1@node",
        votes.statements(),
        votes,
        salt,
        K,
        7,
        OptionalInt.empty(),
        false,
        before,
        Digest.of(new byte[] {1}),
        "test");
  }

  private static Votes camps(int... sizes) {
    return Debates.camps(new Random(5), 20, sizes);
  }

  @Test
  void inputsAreReadAsTheyWereWritten() {
    OpinionInputs inputs = inputs(camps(30, 25), "salt", 0);
    OpinionInputs again = OpinionInputs.fromValue(inputs.canonical());
    assertThat(again.canonical()).isEqualTo(inputs.canonical());
    assertThat(OpinionAdvisor.explain(again).advice().digest())
        .isEqualTo(OpinionAdvisor.explain(inputs).advice().digest());
  }

  @Test
  void anotherSaltGivesOtherDigestsAndTheSameFigures() {
    Advice<OpinionMap> one = OpinionAdvisor.explain(inputs(camps(30, 25), "a", 0)).advice();
    Advice<OpinionMap> other = OpinionAdvisor.explain(inputs(camps(30, 25), "b", 0)).advice();
    assertThat(one.result().canonical()).isEqualTo(other.result().canonical());
    assertThat(one.provenance().inputs()).isNotEqualTo(other.provenance().inputs());
    assertThat(one.sources().getFirst().digest()).isNotEqualTo(other.sources().getFirst().digest());
  }

  @Test
  void theMapIsReadAsItWasWrittenWithTheWordsOfNow() {
    OpinionMap map = OpinionAdvisor.explain(inputs(camps(30, 25, 9), "s", 0)).advice().result();
    OpinionMap again = OpinionMap.fromValue(map.canonical(), id -> "phrase " + id);
    assertThat(again.canonical()).isEqualTo(map.canonical());
    assertThat(again.view().opinions().get("3").statement().text()).isEqualTo("phrase 3");
    assertThat(again.view().opinions().divides()).hasSameSizeAs(map.view().opinions().divides());
    assertThat(again.view().areas()).isEqualTo(map.view().areas());
  }

  @Test
  void theAdviceIsToldInBothLanguagesAndHoldsNobodysPlace() {
    Advice<OpinionMap> advice = OpinionAdvisor.explain(inputs(camps(30, 25), "s", 0)).advice();
    for (Language language : Language.values()) {
      Prose prose = Prose.in(language);
      advice.operations().steps().forEach(s -> assertThat(prose.say(s.rule())).isNotBlank());
      advice.sources().forEach(s -> assertThat(prose.say(s.what())).isNotBlank());
      advice.parameters().forEach(p -> assertThat(prose.say(p.source())).isNotBlank());
      advice.uncertainty().forEach(u -> assertThat(prose.uncertainty(u)).isNotBlank());
    }
    assertThat(new String(CanonicalBytes.encode(Advice.TYPE, advice.canonical()), ISO_8859_1))
        .doesNotContain("places");
  }

  @Test
  void whoIsCountedIsPlacedWhereTheAnalysisPutThem() {
    OpinionInputs inputs = inputs(camps(30, 25), "s", 0);
    Opinions all = OpinionAdvisor.explain(inputs).all();
    Map<String, Stance> answers = new HashMap<>();
    inputs
        .votes()
        .each(
            (participant, statement, stance) -> {
              if (participant.equals("12")) {
                answers.put(statement, stance);
              }
            });
    Opinions.Place expected =
        all.places().getOrDefault("12", new Opinions.Place(9, 9, Optional.empty()));
    Placing placing = new Placing(inputs, all);
    Opinions.Place place = placing.place("12", answers);
    assertThat(place.x()).isCloseTo(expected.x(), within(1e-12));
    assertThat(place.y()).isCloseTo(expected.y(), within(1e-12));
    assertThat(place.group()).isEqualTo(expected.group()).isPresent();
    assertThat(placing.place("nobody", answers).group()).isEmpty();
  }

  @Test
  void aTotalMovedByFewerThanElevenIsLeftOut() {
    Votes votes = camps(30, 25);
    assertThat(voters(votes, 0)).hasValue(55);
    assertThat(voters(votes, 55)).hasValue(55);
    assertThat(voters(votes, 44)).hasValue(55);
    assertThat(voters(votes, 45)).isEmpty();
    assertThat(voters(votes, 56)).isEmpty();
  }

  private static OptionalInt voters(Votes votes, int before) {
    return OpinionAdvisor.explain(inputs(votes, "s", before)).advice().result().view().voters();
  }

  /** In a vote that ends, no move is of fewer than k people, the last one included. */
  @Test
  void everyVoteCountsInTheEndAndNoMoveIsSmall() {
    Random random = new Random(20261128);
    List<Statement> statements = List.of(Statement.of("s", ""));
    int rounds = Boolean.getBoolean("lanterne.long") ? 300 : 60;
    for (int round = 0; round < rounds; round++) {
      List<Batches.Cast> casts = new ArrayList<>();
      int seen = 0;
      Map<Integer, Integer> cast = new HashMap<>(); // twice at most, never the same answer
      for (int i = random.nextInt(120); i > 0; i--) {
        int person = random.nextInt(60);
        int times = cast.merge(person, 1, Integer::sum);
        if (times > 2) {
          continue;
        }
        casts.add(
            new Batches.Cast(
                "p" + person, "s", times == 1 ? Stance.AGREE : Stance.DISAGREE, casts.size()));
        int now = shown(casts, statements, false);
        assertThat(people(casts.subList(seen, now))).isIn(allowed());
        seen = now;
      }
      int end = shown(casts, statements, true);
      if (people(casts) < K) {
        assertThat(end).isZero();
      } else {
        assertThat(end).isEqualTo(casts.size());
        assertThat(people(casts.subList(seen, end))).isGreaterThanOrEqualTo(K);
      }
    }
  }

  private static List<Integer> allowed() {
    List<Integer> allowed = new ArrayList<>(List.of(0));
    for (int n = K; n <= 60; n++) {
      allowed.add(n);
    }
    return allowed;
  }

  private static int people(List<Batches.Cast> casts) {
    Set<String> people = new HashSet<>();
    casts.forEach(c -> people.add(c.participant()));
    return people.size();
  }

  /** How many of the casts count: found by the last one whose answer the votes still hold. */
  private static int shown(List<Batches.Cast> casts, List<Statement> statements, boolean ended) {
    Votes votes = Batches.shown(statements, casts, K, ended);
    for (int n = casts.size(); n >= 0; n--) {
      Votes.Builder builder = Votes.builder();
      statements.forEach(builder::statement);
      casts
          .subList(0, n)
          .forEach(c -> builder.vote(c.participant(), "s", c.stance(), c.moment(), 0));
      if (answers(builder.build()).equals(answers(votes))) {
        return n;
      }
    }
    throw new AssertionError("no run of votes from the first gives what is shown");
  }

  private static List<String> answers(Votes votes) {
    List<String> answers = new ArrayList<>();
    votes.each((participant, on, stance) -> answers.add(participant + on + stance));
    return answers;
  }
}
