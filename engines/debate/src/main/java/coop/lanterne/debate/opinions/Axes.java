// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

/**
 * The two directions along which opinions most differ: the first two principal components of the
 * votes, a missing vote being taken as its statement's mean. Such votes are 0 once centred, so only
 * votes cast are ever read.
 *
 * <p>Power iteration, as in Polis (math/src/polismath/math/pca.clj). Polis makes at most 100 rounds
 * from where its last update ended, and so comes close over updates; from a cold start 100 are not
 * always enough (where the second and third directions weigh .89 of one another, 1e-5 is left), so
 * rounds go on here until the direction moves by less than {@value #STILL}, {@value #ROUNDS} at
 * most.
 *
 * @param mean of each statement, its mean vote; 0 for those that place nobody
 * @param first of each statement, its part in the first direction
 * @param second the same in the second direction; zeros where there is none
 * @param aside how many statements place nobody
 */
record Axes(double[] mean, double[] first, double[] second, long aside) {
  private static final int ROUNDS = 500;
  private static final double STILL = 1e-13;

  static Axes of(Votes votes, long seed) {
    int n = votes.statements().size();
    double[] mean = means(votes);
    SplittableRandom random = new SplittableRandom(seed);
    double[] none = new double[n];
    double[] first = direction(votes, mean, none, random);
    double[] second = direction(votes, mean, first, random);
    long aside = votes.statements().stream().filter(s -> !s.placesPeople()).count();
    return new Axes(mean, first, second, aside);
  }

  private static double[] means(Votes votes) {
    int n = votes.statements().size();
    int[] sum = new int[n];
    int[] seen = new int[n];
    for (int i = 0; i < votes.size(); i++) {
      sum[votes.statementAt(i)] += votes.valueAt(i);
      seen[votes.statementAt(i)]++;
    }
    double[] mean = new double[n];
    for (int s = 0; s < n; s++) {
      mean[s] = votes.statements().get(s).placesPeople() ? (double) sum[s] / seen[s] : 0;
    }
    return mean;
  }

  /** The heaviest direction, once what lies along another is taken away. */
  private static double[] direction(
      Votes votes, double[] mean, double[] other, SplittableRandom random) {
    int n = mean.length;
    double[] v = new double[n];
    for (int s = 0; s < n; s++) {
      double drawn = random.nextDouble();
      v[s] = votes.statements().get(s).placesPeople() ? drawn : 0;
    }
    takeAway(v, other);
    normalise(v);
    double[] centred = centred(votes, mean);
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = product(votes, centred, v);
      takeAway(next, other);
      double length = normalise(next);
      if (length == 0) {
        return new double[n]; // nobody differs
      }
      double moved = 0;
      for (int s = 0; s < n; s++) {
        moved += (next[s] - v[s]) * (next[s] - v[s]);
      }
      v = next;
      if (moved < STILL * STILL) {
        break;
      }
    }
    return signed(v);
  }

  /** Of each statement, what a disagreement, a pass and an agreement are once centred. */
  private static double[] centred(Votes votes, double[] mean) {
    double[] centred = new double[3 * mean.length];
    for (int s = 0; s < mean.length; s++) {
      if (votes.statements().get(s).placesPeople()) {
        for (int value = -1; value <= 1; value++) {
          centred[3 * s + value + 1] = value - mean[s];
        }
      }
    }
    return centred;
  }

  /** The matrix of centred votes, transposed, times itself, times v. */
  private static double[] product(Votes votes, double[] centred, double[] v) {
    double[] result = new double[v.length];
    for (int p = 0; p < votes.participants().size(); p++) {
      int from = votes.start(p);
      int to = from + votes.votesOf(p);
      double along = 0;
      for (int i = from; i < to; i++) {
        int s = votes.statementAt(i);
        along += centred[3 * s + votes.valueAt(i) + 1] * v[s];
      }
      for (int i = from; i < to; i++) {
        int s = votes.statementAt(i);
        result[s] += centred[3 * s + votes.valueAt(i) + 1] * along;
      }
    }
    return result;
  }

  private static void takeAway(double[] v, double[] other) {
    double along = 0;
    for (int s = 0; s < v.length; s++) {
      along += v[s] * other[s];
    }
    for (int s = 0; s < v.length; s++) {
      v[s] -= along * other[s];
    }
  }

  private static double normalise(double[] v) {
    double square = 0;
    for (double part : v) {
      square += part * part;
    }
    double length = StrictMath.sqrt(square);
    if (length > 0) {
      for (int s = 0; s < v.length; s++) {
        v[s] /= length;
      }
    }
    return length;
  }

  /** The same direction, whose largest part is above zero: a map that does not flip by chance. */
  private static double[] signed(double[] v) {
    double largest = 0;
    for (double part : v) {
      largest = Math.abs(part) > Math.abs(largest) ? part : largest;
    }
    if (largest < 0) {
      for (int s = 0; s < v.length; s++) {
        v[s] = -v[s];
      }
    }
    return v;
  }

  /**
   * Where the votes of a participant put them: what they cast, once centred, along each direction,
   * times √(statements / votes). As in Polis, a statement that places nobody counts as one that
   * everyone passed.
   */
  double[] place(Votes votes, int participant) {
    double x = 0;
    double y = 0;
    int cast = 0;
    int from = votes.start(participant);
    for (int i = from; i < from + votes.votesOf(participant); i++) {
      int s = votes.statementAt(i);
      if (votes.statements().get(s).placesPeople()) {
        cast++;
        x += (votes.valueAt(i) - mean[s]) * first[s];
        y += (votes.valueAt(i) - mean[s]) * second[s];
      }
    }
    double scale = StrictMath.sqrt((double) mean.length / Math.max(1, cast + aside));
    return new double[] {x * scale, y * scale};
  }

  /**
   * Where those answers put someone, counted among the votes or not; what they answered to
   * statements without a vote places nobody.
   */
  double[] place(Votes votes, Map<String, Stance> answers) {
    double x = 0;
    double y = 0;
    int cast = 0;
    for (int s = 0; s < mean.length; s++) {
      Statement statement = votes.statements().get(s);
      Stance stance = answers.get(statement.id());
      if (stance != null && statement.placesPeople()) {
        cast++;
        x += (stance.value() - mean[s]) * first[s];
        y += (stance.value() - mean[s]) * second[s];
      }
    }
    double scale = StrictMath.sqrt((double) mean.length / Math.max(1, cast + aside));
    return new double[] {x * scale, y * scale};
  }

  /** How far from the centre agreeing with that statement alone would put someone. */
  double extremity(int s) {
    double x = (1 - mean[s]) * first[s];
    double y = (1 - mean[s]) * second[s];
    return StrictMath.sqrt(mean.length) * StrictMath.sqrt(x * x + y * y);
  }
}
