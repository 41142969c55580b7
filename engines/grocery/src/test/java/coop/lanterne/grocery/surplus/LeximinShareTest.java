// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.grocery.surplus.LeximinShare.Claim;
import coop.lanterne.grocery.surplus.LeximinShare.Limit;
import org.junit.jupiter.api.Test;

/** Sharing out packs, from one grower to random shops checked against every share there is. */
final class LeximinShareTest {
  private static final int SHOPS = 3_000;

  private static History grower(String name, long offered, long taken) {
    return new History(name, offered, taken);
  }

  private static Claim claim(int grower, long most, long cost, int limit) {
    return new Claim(grower, most, cost, limit);
  }

  private static Limit limit(long most) {
    return new Limit(most, Limit.NONE);
  }

  @Test
  void oneGrowerGivesWhatIsNeededAndNoMore() {
    assertThat(
            LeximinShare.solve(
                List.of(grower("ada", 0, 0)), List.of(claim(0, 20, 100, 0)), List.of(limit(6))))
        .containsExactly(6);
  }

  @Test
  void twoNewGrowersGiveTheSameShareOfWhatTheyOffer() {
    assertThat(
            LeximinShare.solve(
                List.of(grower("ada", 0, 0), grower("bo", 0, 0)),
                List.of(claim(0, 30, 100, 0), claim(1, 10, 900, 0)),
                List.of(limit(12))))
        .as("twelve packs out of forty, whatever they cost")
        .containsExactly(9, 3);
  }

  @Test
  void whoWasTakenLessBeforeComesFirst() {
    assertThat(
            LeximinShare.solve(
                List.of(grower("ada", 10, 8), grower("bo", 10, 0)),
                List.of(claim(0, 10, 0, 0), claim(1, 10, 0, 0)),
                List.of(limit(6))))
        .as("after a refusal, nothing is lost")
        .containsExactly(0, 6);
  }

  @Test
  void priceSettlesWhatFairnessLeavesOpen() {
    List<Limit> limits = List.of(limit(4));
    assertThat(
            LeximinShare.solve(
                List.of(grower("ada", 0, 0)),
                List.of(claim(0, 4, 300, 0), claim(0, 4, 200, 0)),
                limits))
        .as("of one grower's two offers, the cheaper")
        .containsExactly(0, 4);
    assertThat(
            LeximinShare.solve(
                List.of(grower("ada", 0, 0), grower("bo", 0, 0)),
                List.of(claim(0, 3, 300, 0), claim(1, 3, 200, 0)),
                List.of(limit(3))))
        .as("the odd pack")
        .containsExactly(1, 2);
  }

  @Test
  void whatExpiresFirstIsNoMoreThanWhatSellsFirst() {
    // two packs sell by tomorrow, five by Friday
    assertThat(
            LeximinShare.solve(
                List.of(grower("ada", 0, 0), grower("bo", 0, 0)),
                List.of(claim(0, 5, 0, 1), claim(1, 5, 0, 0)),
                List.of(limit(5), new Limit(2, 0))))
        .containsExactly(2, 3);
  }

  @Test
  void theColdRoomIsSharedByAllProducts() {
    // leeks and carrots need no cold; lettuce and spinach share three places
    assertThat(
            LeximinShare.solve(
                List.of(grower("ada", 0, 0), grower("bo", 0, 0)),
                List.of(claim(0, 4, 0, 1), claim(1, 4, 0, 2), claim(0, 4, 0, 3)),
                List.of(limit(3), new Limit(9, 0), new Limit(9, 0), limit(9))))
        .as("ada's carrots leave the cold room to bo")
        .containsExactly(0, 3, 4);
  }

  @Test
  void onRandomShopsNoShareIsFairerNorAsFairAndCheaper() {
    long seed = System.nanoTime();
    System.out.println("LeximinShareTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < SHOPS; i++) {
      Shop shop = Shop.draw(random);
      long[] packs = LeximinShare.solve(shop.growers, shop.claims, shop.limits);
      assertThat(shop.allows(packs)).as("seed %d, shop %d: %s", seed, i, shop).isTrue();
      long[] best = shop.best();
      assertThat(shop.compareRatios(packs, best))
          .as("seed %d, shop %d: %s gives %s, fairer is %s", seed, i, shop, list(packs), list(best))
          .isZero();
      assertThat(shop.cost(packs))
          .as(
              "seed %d, shop %d: %s gives %s, cheaper is %s",
              seed, i, shop, list(packs), list(best))
          .isEqualTo(shop.cost(best));
    }
  }

  private static List<Long> list(long[] packs) {
    return java.util.Arrays.stream(packs).boxed().toList();
  }

  /** A small shop, whose every possible share is looked at. */
  private record Shop(List<History> growers, List<Claim> claims, List<Limit> limits) {

    static Shop draw(SplittableRandom random) {
      List<History> growers = new ArrayList<>();
      int count = 1 + random.nextInt(3);
      for (int g = 0; g < count; g++) {
        long offered = random.nextInt(6);
        growers.add(new History("g" + g, offered, random.nextInt((int) offered + 1)));
      }
      List<Limit> limits = new ArrayList<>();
      limits.add(new Limit(random.nextInt(8), Limit.NONE)); // the cold room
      for (int product = 0; product < 2; product++) {
        int outer = random.nextBoolean() ? 0 : Limit.NONE;
        for (int day = random.nextInt(1, 3); day > 0; day--) {
          limits.add(new Limit(random.nextInt(7), outer));
          outer = limits.size() - 1;
        }
      }
      List<Claim> claims = new ArrayList<>();
      for (int c = random.nextInt(1, 5); c > 0; c--) {
        claims.add(
            new Claim(
                random.nextInt(count),
                random.nextInt(1, 6),
                100L * random.nextInt(4),
                random.nextInt(1, limits.size())));
      }
      return new Shop(growers, claims, limits);
    }

    boolean allows(long[] packs) {
      long[] used = new long[limits.size()];
      for (int c = 0; c < packs.length; c++) {
        if (packs[c] < 0 || packs[c] > claims.get(c).most()) {
          return false;
        }
        for (int l = claims.get(c).limit(); l != Limit.NONE; l = limits.get(l).within()) {
          used[l] += packs[c];
        }
      }
      for (int l = 0; l < used.length; l++) {
        if (used[l] > limits.get(l).most()) {
          return false;
        }
      }
      return true;
    }

    long cost(long[] packs) {
      long cost = 0;
      for (int c = 0; c < packs.length; c++) {
        cost += packs[c] * claims.get(c).cost();
      }
      return cost;
    }

    /** The ratios, the lowest first; those of one shop have small denominators and are exact. */
    private List<Ratio> ratios(long[] packs) {
      long[] taken = new long[growers.size()];
      long[] offered = new long[growers.size()];
      for (int g = 0; g < taken.length; g++) {
        taken[g] = growers.get(g).taken();
        offered[g] = growers.get(g).offered();
      }
      for (int c = 0; c < packs.length; c++) {
        taken[claims.get(c).grower()] += packs[c];
        offered[claims.get(c).grower()] += claims.get(c).most();
      }
      List<Ratio> ratios = new ArrayList<>();
      for (int g = 0; g < taken.length; g++) {
        if (offered[g] > 0) {
          ratios.add(new Ratio(taken[g], offered[g]));
        }
      }
      ratios.sort(null);
      return ratios;
    }

    int compareRatios(long[] one, long[] other) {
      List<Ratio> a = ratios(one);
      List<Ratio> b = ratios(other);
      for (int i = 0; i < a.size(); i++) {
        int compared = a.get(i).compareTo(b.get(i));
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    }

    /** Looks at every share: the fairest, and of these the cheapest. */
    long[] best() {
      long[] best = new long[claims.size()];
      long[] share = new long[claims.size()];
      while (true) {
        if (allows(share)) {
          int fairer = compareRatios(share, best);
          if (fairer > 0 || (fairer == 0 && cost(share) < cost(best))) {
            best = share.clone();
          }
        }
        int c = 0;
        while (c < share.length && share[c] == claims.get(c).most()) {
          share[c++] = 0;
        }
        if (c == share.length) {
          return best;
        }
        share[c]++;
      }
    }
  }

  private record Ratio(long taken, long offered) implements Comparable<Ratio> {
    @Override
    public int compareTo(Ratio other) {
      return Long.compare(taken * other.offered, other.taken * offered);
    }
  }
}
