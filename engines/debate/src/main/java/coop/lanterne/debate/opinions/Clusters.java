// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

/**
 * Points of the plane gathered around centres: k-means whose starts are the first distinct points,
 * weights counting in the centres alone, as in Polis (math/src/polismath/math/clusters.clj). It
 * draws nothing: the order of the points, that of ids, decides.
 *
 * @param of each point, its cluster, from 0
 * @param x of each cluster, its centre
 * @param y the same
 */
record Clusters(int[] of, double[] x, double[] y) {
  private static final int ROUNDS = 100;

  int size() {
    return x.length;
  }

  static Clusters of(double[] x, double[] y, double[] weight, int k) {
    double[][] start = distinct(x, y, k);
    Clusters now = assign(x, y, start[0], start[1]);
    for (int round = 0; round < ROUNDS; round++) {
      Clusters next = now.recentred(x, y, weight);
      next = assign(x, y, next.x, next.y);
      if (Arrays.equals(next.of, now.of)) {
        return next;
      }
      now = next;
    }
    return now.recentred(x, y, weight);
  }

  private static double[][] distinct(double[] x, double[] y, int k) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < x.length && found.size() < k; i++) {
      int at = i;
      if (found.stream().noneMatch(f -> x[f] == x[at] && y[f] == y[at])) {
        found.add(i);
      }
    }
    return new double[][] {
      found.stream().mapToDouble(i -> x[i]).toArray(),
      found.stream().mapToDouble(i -> y[i]).toArray()
    };
  }

  /** Each point to its closest centre, the first of equals; centres without a point are dropped. */
  private static Clusters assign(double[] x, double[] y, double[] cx, double[] cy) {
    int[] of = new int[x.length];
    int[] members = new int[cx.length];
    for (int i = 0; i < x.length; i++) {
      of[i] = closest(x[i], y[i], cx, cy);
      members[of[i]]++;
    }
    int[] number = new int[cx.length];
    int kept = 0;
    double[] keptX = new double[cx.length];
    double[] keptY = new double[cx.length];
    for (int c = 0; c < cx.length; c++) {
      if (members[c] > 0) {
        number[c] = kept;
        keptX[kept] = cx[c];
        keptY[kept] = cy[c];
        kept++;
      }
    }
    for (int i = 0; i < of.length; i++) {
      of[i] = number[of[i]];
    }
    return new Clusters(of, Arrays.copyOf(keptX, kept), Arrays.copyOf(keptY, kept));
  }

  private static int closest(double x, double y, double[] cx, double[] cy) {
    int closest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < cx.length; c++) {
      double dx = x - cx[c];
      double dy = y - cy[c];
      double square = dx * dx + dy * dy;
      if (square < least) {
        least = square;
        closest = c;
      }
    }
    return closest;
  }

  private Clusters recentred(double[] px, double[] py, double[] weight) {
    double[] sumX = new double[size()];
    double[] sumY = new double[size()];
    double[] sum = new double[size()];
    for (int i = 0; i < px.length; i++) {
      sumX[of[i]] += weight[i] * px[i];
      sumY[of[i]] += weight[i] * py[i];
      sum[of[i]] += weight[i];
    }
    for (int c = 0; c < sum.length; c++) {
      sumX[c] /= sum[c];
      sumY[c] /= sum[c];
    }
    return new Clusters(of, sumX, sumY);
  }

  /** How many points, weighted, each cluster holds. */
  double[] weights(double[] weight) {
    double[] sum = new double[size()];
    for (int i = 0; i < of.length; i++) {
      sum[of[i]] += weight[i];
    }
    return sum;
  }

  /**
   * The mean silhouette of the points: from −1, each closer to another cluster, to 1, each far from
   * any other; 0 for a point alone in its cluster (Rousseeuw, J. Comput. Appl. Math. 20, 1987).
   */
  double silhouette(double[] px, double[] py) {
    double total = 0;
    for (int i = 0; i < px.length; i++) {
      double[] distance = new double[size()];
      int[] others = new int[size()];
      for (int j = 0; j < px.length; j++) {
        if (j != i) {
          double dx = px[i] - px[j];
          double dy = py[i] - py[j];
          distance[of[j]] += StrictMath.sqrt(dx * dx + dy * dy);
          others[of[j]]++;
        }
      }
      if (others[of[i]] > 0) {
        double own = distance[of[i]] / others[of[i]];
        double nearest = nearest(of[i], distance, others);
        double larger = Math.max(own, nearest);
        total += larger == 0 ? 0 : (nearest - own) / larger;
      }
    }
    return px.length == 0 ? 0 : total / px.length;
  }

  /** The mean distance to the nearest other cluster. */
  private static double nearest(int own, double[] distance, int[] members) {
    return IntStream.range(0, distance.length)
        .filter(c -> c != own)
        .mapToDouble(c -> distance[c] / members[c])
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
