// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.charter.SmallestGroup.Cell;
import org.junit.jupiter.api.Test;

/** No group under the floor, against an adversary who adds and subtracts everything published. */
class SmallestGroupTest {
  private static final long K = 11;

  private static SortedMap<String, Cell> atoms(long... people) {
    TreeMap<String, Cell> atoms = new TreeMap<>();
    for (int i = 0; i < people.length; i++) {
      atoms.put(String.valueOf((char) ('a' + i)), Cell.of(people[i]));
    }
    return atoms;
  }

  @Test
  void largeAtomsStandAlone() {
    assertThat(SmallestGroup.blocks(atoms(14, 12, 13), List.of(), K))
        .containsExactlyInAnyOrder(Set.of("a"), Set.of("b"), Set.of("c"));
  }

  @Test
  void aSmallOneJoinsInTheVotedOrder() {
    assertThat(
            SmallestGroup.blocks(
                atoms(14, 12, 9), List.of(List.of("b", "c"), List.of("a", "b", "c")), K))
        .containsExactlyInAnyOrder(Set.of("a"), Set.of("b", "c"));
  }

  @Test
  void whereNoOrderIsVotedEverythingJoins() {
    assertThat(SmallestGroup.blocks(atoms(14, 12, 9), List.of(), K))
        .containsExactly(Set.of("a", "b", "c"));
  }

  @Test
  void tooFewAltogetherShowNothing() {
    assertThat(SmallestGroup.blocks(atoms(4, 3, 2), List.of(), K)).isEmpty();
  }

  @Test
  void sensitiveCountsLookAtBothSides() {
    TreeMap<String, Cell> atoms = new TreeMap<>();
    atoms.put("a", new Cell(12, 12, true));
    atoms.put("b", new Cell(40, 15, true));
    assertThat(SmallestGroup.blocks(atoms, List.of(), K)).containsExactly(Set.of("a", "b"));
  }

  @Test
  void aRunningTotalMovesByNobodyOrByEnough() {
    assertThat(SmallestGroup.mayMove(40, 41, K)).isFalse();
    assertThat(SmallestGroup.mayMove(40, 29, K)).isTrue();
    assertThat(SmallestGroup.mayMove(40, 40, K)).isTrue();
  }

  /**
   * Random small tables, random orders, random families of published sets. Whatever the engine lets
   * through, no sum and difference of the published figures is about one to ten people.
   */
  @Test
  void anAdversaryFindsNoSmallGroup() {
    long seed = 20261124;
    Random random = new Random(seed);
    int allowed = 0;
    int refusedRightly = 0;
    for (int round = 0; round < 4000; round++) {
      int n = 1 + random.nextInt(5);
      TreeMap<String, Cell> atoms = new TreeMap<>();
      for (int i = 0; i < n; i++) {
        long people = random.nextInt(30);
        atoms.put(
            String.valueOf((char) ('a' + i)),
            random.nextInt(3) == 0 && people > 0
                ? new Cell(people, random.nextInt((int) people + 1), true)
                : Cell.of(people));
      }
      List<List<String>> order = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        order.add(subset(atoms.keySet(), random));
      }
      List<Set<String>> blocks = SmallestGroup.blocks(atoms, order, K);
      List<Set<String>> published = new ArrayList<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        published.add(new TreeSet<>(subset(atoms.keySet(), random)));
      }
      boolean all = published.stream().allMatch(s -> SmallestGroup.isUnion(s, blocks));
      boolean safe = safe(atoms, published);
      String what = "seed " + seed + ", round " + round + ": " + atoms + order + published;
      if (all) {
        allowed++;
        assertThat(safe).as(what).isTrue();
      } else if (!safe) {
        refusedRightly++;
      }
      // The blocks themselves are always safe, all together.
      assertThat(blocks.isEmpty() || safe(atoms, blocks)).as(what).isTrue();
    }
    assertThat(allowed).isGreaterThan(300);
    assertThat(refusedRightly).isGreaterThan(300);
  }

  /** Every sum of published sets with signs −1, 0, 1 that is a set of atoms is empty or large. */
  private static boolean safe(SortedMap<String, Cell> atoms, List<Set<String>> published) {
    List<String> names = List.copyOf(atoms.keySet());
    int families = (int) Math.round(Math.pow(3, published.size()));
    for (int code = 0; code < families; code++) {
      int[] times = new int[names.size()];
      int rest = code;
      for (Set<String> set : published) {
        int sign = rest % 3 - 1;
        rest /= 3;
        for (int i = 0; i < names.size(); i++) {
          times[i] += set.contains(names.get(i)) ? sign : 0;
        }
      }
      long people = 0;
      long having = 0;
      boolean sensitive = false;
      boolean aSet = true;
      boolean empty = true;
      for (int i = 0; i < times.length; i++) {
        aSet &= times[i] == 0 || times[i] == 1;
        if (times[i] == 1) {
          Cell cell = Objects.requireNonNull(atoms.get(names.get(i)));
          people += cell.people();
          having += cell.having();
          sensitive |= cell.sensitive();
          empty = false;
        }
      }
      if (aSet && !empty && (people < K || (sensitive && (having < K || people - having < K)))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> subset(Set<String> names, Random random) {
    List<String> some = new ArrayList<>(names.stream().filter(_ -> random.nextBoolean()).toList());
    if (some.isEmpty()) {
      some.add(names.iterator().next());
    }
    return some;
  }
}
