// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** EJR+, against its definition read over every group of people. */
class ProportionTest {
  private static BitSet people(int... those) {
    BitSet set = new BitSet();
    IntStream.of(those).forEach(set::set);
    return set;
  }

  private static Certificate certificate(int people, List<BitSet> shown, List<BitSet> others) {
    List<Proportion.Candidate> candidates = new ArrayList<>();
    for (BitSet o : others) {
      String text = "c" + candidates.size();
      candidates.add(new Proportion.Candidate(new Quote(text, 0, text.length(), text), o, true));
    }
    return Proportion.certificate(
        Certificate.By.VOTES, people, shown, candidates, new TreeMap<>(), 2);
  }

  @Test
  void aHalfThatGetsNothingOfTwoSentencesIsWronged() {
    Certificate c =
        certificate(4, List.of(people(0, 1), people(0, 1)), List.of(people(2, 3), people(3)));
    assertThat(c.holds()).isFalse();
    assertThat(c.violations()).hasSize(1);
    assertThat(c.violations().getFirst().statement().contribution()).isEqualTo("c0");
    assertThat(c.violations().getFirst().deserves()).isEqualTo(1);
    assertThat(c.violations().getFirst().size()).hasValue(2);
  }

  @Test
  void aGroupBelowTheSmallestIsNamedWithoutItsSize() {
    Certificate c = certificate(2, List.of(people(0), people(0)), List.of(people(1)));
    assertThat(c.violations()).hasSize(1);
    assertThat(c.violations().getFirst().size()).isEmpty();
  }

  @Test
  void nothingShownWrongsNobody() {
    assertThat(certificate(2, List.of(), List.of()).holds()).isTrue();
  }

  @Test
  void agreesWithTheDefinitionOnRandomDebates() {
    long seed = 20261128;
    Random random = new Random(seed);
    int wronged = 0;
    for (int round = 0; round < 400; round++) {
      int n = 2 + random.nextInt(6);
      int k = 1 + random.nextInt(4);
      List<BitSet> shown = sets(random, k, n);
      List<BitSet> others = sets(random, 4, n);
      boolean holds = certificate(n, shown, others).holds();
      assertThat(holds).as("seed %d, round %d", seed, round).isEqualTo(defined(n, shown, others));
      wronged += holds ? 0 : 1;
    }
    assertThat(wronged).isBetween(40, 360); // both answers were tried
  }

  private static List<BitSet> sets(Random random, int count, int n) {
    List<BitSet> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BitSet set = new BitSet();
      IntStream.range(0, n).filter(_ -> random.nextInt(3) == 0).forEach(set::set);
      sets.add(set);
    }
    return sets;
  }

  /** No group, no ℓ and no sentence as the axiom has them. */
  private static boolean defined(int n, List<BitSet> shown, List<BitSet> others) {
    for (int group = 1; group < 1 << n; group++) {
      for (int l = 1; l <= shown.size(); l++) {
        int who = group;
        int most = l;
        boolean large = Integer.bitCount(group) * shown.size() >= l * n;
        boolean poor =
            IntStream.range(0, n)
                .filter(p -> (who >> p & 1) == 1)
                .allMatch(p -> shown.stream().filter(s -> s.get(p)).count() < most);
        boolean agreed =
            others.stream()
                .anyMatch(
                    o -> IntStream.range(0, n).filter(p -> (who >> p & 1) == 1).allMatch(o::get));
        if (large && poor && agreed) {
          return false;
        }
      }
    }
    return true;
  }
}
