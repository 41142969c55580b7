// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

/**
 * Which groups of people a figure may be published about, so that no group smaller than the floor
 * can be found, even by subtracting one figure from another (article A8).
 *
 * <p>For one indicator and one period, the voted atoms (districts, say) that count too few people
 * are merged, in the voted order, into blocks; only unions of blocks are published. The difference
 * of two unions of blocks is itself a union of blocks, hence empty or large enough. Nothing is
 * masked: a masked cell is found again by subtraction. An atom without anybody joins its neighbour
 * like any other.
 */
public final class SmallestGroup {
  private SmallestGroup() {}

  /**
   * One atom.
   *
   * @param people persons counted in it
   * @param having how many of them have what is counted, where that is sensitive (C4, C5); else the
   *     same as {@code people}
   * @param sensitive whether the rest of the group must be large enough too
   */
  public record Cell(long people, long having, boolean sensitive) {
    public Cell {
      if (having < 0 || having > people) {
        throw new IllegalArgumentException(having + " cannot be counted out of " + people);
      }
    }

    /** People counted, of whom nothing sensitive is said. */
    public static Cell of(long people) {
      return new Cell(people, people, false);
    }

    /** The fewest people that a figure on this cell is about. */
    long fewest() {
      return sensitive ? Math.min(having, people - having) : people;
    }

    boolean tooFew(long k) {
      return fewest() < k;
    }
  }

  /**
   * The blocks that may be published, each a set of atoms; empty when even all of them together are
   * too few.
   *
   * @param atoms the cells by atom
   * @param order the voted order of merging: groups of atoms that become one when one of them is
   *     too small
   * @param k the fewest people
   */
  public static List<Set<String>> blocks(
      SortedMap<String, Cell> atoms, List<List<String>> order, long k) {
    return partition(atoms, order, k).stream().filter(b -> !total(atoms, b).tooFew(k)).toList();
  }

  /** Whether that set of atoms is a union of these blocks, and not empty. */
  public static boolean isUnion(Set<String> atoms, List<Set<String>> blocks) {
    Set<String> covered = new TreeSet<>();
    blocks.stream().filter(atoms::containsAll).forEach(covered::addAll);
    return !atoms.isEmpty() && covered.equals(atoms);
  }

  /** Whether a running count may move by that much: by nobody, or by enough people. */
  public static boolean mayMove(long before, long now, long k) {
    return before == now || Math.abs(now - before) >= k;
  }

  /** The smallest group that publishing this set would show: it cuts a block in two. */
  static long fewest(
      Set<String> set, SortedMap<String, Cell> atoms, List<List<String>> order, long k) {
    long fewest = Long.MAX_VALUE;
    for (Set<String> block : partition(atoms, order, k)) {
      Set<String> inside = new TreeSet<>(block);
      inside.retainAll(set);
      Set<String> outside = new TreeSet<>(block);
      outside.removeAll(set);
      for (Set<String> half : List.of(inside, outside)) {
        if (!inside.isEmpty() && !half.isEmpty()) {
          fewest = Math.min(fewest, total(atoms, half).fewest());
        }
      }
    }
    return fewest;
  }

  private static List<Set<String>> partition(
      SortedMap<String, Cell> atoms, List<List<String>> order, long k) {
    List<Set<String>> blocks = new ArrayList<>();
    atoms.keySet().forEach(a -> blocks.add(new TreeSet<>(Set.of(a))));
    for (List<String> group : order) {
      List<Set<String>> touched =
          blocks.stream().filter(b -> b.stream().anyMatch(group::contains)).toList();
      if (touched.stream().anyMatch(b -> total(atoms, b).tooFew(k))) {
        merge(blocks, touched);
      }
    }
    if (blocks.stream().anyMatch(b -> total(atoms, b).tooFew(k))) {
      merge(blocks, List.copyOf(blocks));
    }
    return blocks;
  }

  private static void merge(List<Set<String>> blocks, List<Set<String>> some) {
    Set<String> one = new TreeSet<>();
    some.forEach(one::addAll);
    blocks.removeAll(some);
    blocks.add(one);
  }

  private static Cell total(Map<String, Cell> atoms, Collection<String> block) {
    long people = 0;
    long having = 0;
    boolean sensitive = false;
    for (String atom : block) {
      Cell cell = atoms.getOrDefault(atom, Cell.of(0));
      people += cell.people();
      having += cell.having();
      sensitive |= cell.sensitive();
    }
    return new Cell(people, having, sensitive);
  }
}
