// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the statements that represent a group, and those that people agree on, as Polis does
 * (math/src/polismath/math/repness.clj): at most {@value #MOST} each.
 */
final class Representative {
  static final int MOST = 5;

  private Representative() {}

  /**
   * What the group holds: statements on which it is on one side, and more than the others; the one
   * that it best agrees on first. Where none passes the tests, the closest to it.
   */
  static List<Opinions.Held> of(String group, List<StatementStats> statements) {
    List<Opinions.Held> sufficient = new ArrayList<>();
    @Nullable Entry best = null;
    @Nullable Entry bestAgree = null;
    for (StatementStats s : statements) {
      GroupStats stats = s.groups().get(group);
      if (stats == null || !s.statement().placesPeople()) {
        continue;
      }
      Entry entry = new Entry(s.statement(), stats);
      if (stats.passes(Side.AGREE) || stats.passes(Side.DISAGREE)) {
        sufficient.add(entry.held(false));
      } else if (sufficient.isEmpty() && (best == null || entry.test() > best.test())) {
        best = entry;
      }
      if (entry.agreesBetterThan(bestAgree)) {
        bestAgree = entry;
      }
    }
    return bestAgree == null
        ? chosen(sufficient, Optional.ofNullable(best).map(b -> b.held(false)))
        : chosen(sufficient, Optional.of(bestAgree.held(true)));
  }

  private static List<Opinions.Held> chosen(
      List<Opinions.Held> sufficient, Optional<Opinions.Held> head) {
    if (sufficient.isEmpty()) {
      return head.stream().toList();
    }
    List<Opinions.Held> chosen = new ArrayList<>();
    head.filter(Opinions.Held::bestAgree).ifPresent(chosen::add);
    sufficient.stream()
        .filter(h -> chosen.isEmpty() || !h.statement().equals(chosen.getFirst().statement()))
        .sorted(Comparator.comparingDouble(h -> -h.stats().metric(h.side())))
        .limit(MOST - chosen.size())
        .toList()
        .forEach(chosen::add);
    chosen.sort(Comparator.comparing(Opinions.Held::side)); // agreements before disagreements
    return List.copyOf(chosen);
  }

  private record Entry(Statement statement, GroupStats stats) {
    double test() {
      return Math.max(stats.ratioTest(Side.AGREE), stats.ratioTest(Side.DISAGREE));
    }

    Opinions.Held held(boolean bestAgree) {
      return new Opinions.Held(statement, stats.side(), stats, bestAgree);
    }

    boolean agreesBetterThan(@Nullable Entry best) {
      Counts in = stats.in();
      if (in.agrees() + in.disagrees() == 0) {
        return false;
      }
      double agreement = in.share(Side.AGREE) * in.test(Side.AGREE);
      if (best == null) {
        return in.test(Side.AGREE) > Proportions.NINETY
            || (stats.ratio(Side.AGREE) > 1 && in.share(Side.AGREE) > 0.5);
      }
      if (best.stats.ratio(Side.AGREE) > 1) {
        return stats.metric(Side.AGREE) > best.stats.metric(Side.AGREE);
      }
      Counts other = best.stats.in();
      return agreement > other.share(Side.AGREE) * other.test(Side.AGREE);
    }
  }

  /** What everyone agrees, or disagrees, on: most of those who voted, beyond one chance in ten. */
  static List<Opinions.Consensus> consensus(List<StatementStats> statements, Side side) {
    return statements.stream()
        .filter(s -> s.statement().placesPeople() && s.all().mostlyOn(side))
        .sorted(Comparator.comparingDouble(s -> -s.all().share(side) * s.all().test(side)))
        .limit(MOST)
        .map(s -> new Opinions.Consensus(s.statement(), side, s.all()))
        .toList();
  }
}
