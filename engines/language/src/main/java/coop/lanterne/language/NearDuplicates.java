// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

import org.jspecify.annotations.Nullable;

/**
 * Texts that are the same but for their spelling, a word or two. Two texts are close when the sets
 * of their runs of six letters have a Jaccard index of {@link #LEAST} or more. A group is a text,
 * and those close to it that are closer to no earlier one; a negation of difference keeps texts
 * apart ({@link Negation}).
 *
 * <p>Nothing is missed: candidates come from an index of the rarest runs of each text, those that
 * two close texts cannot both lack (Bayardo, Ma and Srikant, <i>Scaling up all pairs similarity
 * search</i>, 2007), and each is compared in full.
 */
public final class NearDuplicates {
  /** Least Jaccard index of two close texts. */
  public static final double LEAST = .6;

  private static final int RUN = 6;
  private static final double ROUNDING = 1e-9;

  /** Spreads letters over 64 bits: two runs with one number are not to be expected. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private NearDuplicates() {}

  /**
   * Groups of indices: every index is in one group, groups by their first index, indices in order.
   * Which texts are together depends neither on their order nor on the number of threads.
   */
  public static List<List<Integer>> groups(List<String> texts) {
    List<String> plain = texts.parallelStream().map(NearDuplicates::plain).toList();
    Map<String, List<Integer>> same = new TreeMap<>(); // in an order of the texts alone
    for (int i = 0; i < texts.size(); i++) {
      same.computeIfAbsent(plain.get(i), _ -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> members = List.copyOf(same.values());
    Map<Integer, Negation> said = new HashMap<>(); // few are ever asked for
    IntFunction<String> one = // of each, whichever way it is punctuated
        i -> members.get(i).stream().map(texts::get).min(Comparator.naturalOrder()).orElseThrow();
    IntFunction<Negation> saying = i -> said.computeIfAbsent(i, _ -> Negation.of(one.apply(i)));
    int[] leader = leaders(runs(List.copyOf(same.keySet())), saying);
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < leader.length; i++) {
      groups.computeIfAbsent(leader[i], _ -> new ArrayList<>()).addAll(members.get(i));
    }
    return groups.values().stream()
        .map(group -> group.stream().sorted().toList())
        .sorted(Comparator.comparing(List::getFirst))
        .toList();
  }

  /**
   * A text in lower case, without accents or punctuation; as it stands if nothing would be left.
   */
  static String plain(String text) {
    String lower = Words.composed(text).toLowerCase(Locale.ROOT);
    String letters =
        MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    String plain = NO_LETTERS.matcher(letters).replaceAll(" ").strip();
    return plain.isEmpty() ? text.strip() : plain;
  }

  /** For each of the texts, in any fixed order, the first of its group; often itself. */
  private static int[] leaders(int[][] runs, IntFunction<Negation> said) {
    List<Integer> order =
        IntStream.range(0, runs.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> runs[i].length))
            .toList();
    int ranks = 1 + Arrays.stream(runs).mapToInt(r -> r[r.length - 1]).max().orElse(0);
    int @Nullable [][] index = new int[ranks][]; // the first texts of groups that have a run
    int[] indexed = new int[ranks];
    int[] place = new int[runs.length];
    for (int i = 0; i < place.length; i++) {
      place[order.get(i)] = i;
    }
    int[] leader = new int[runs.length];
    int[] shared = new int[runs.length]; // how many rare runs each has in common with the text
    int[] candidates = new int[runs.length];
    for (int text : order) {
      int count = 0;
      for (int run : rarest(runs[text])) {
        for (int i = 0; i < indexed[run]; i++) {
          if (shared[index[run][i]]++ == 0) {
            candidates[count++] = index[run][i];
          }
        }
      }
      int best = text;
      double closest = 0;
      for (int i = 0; i < count; i++) {
        int other = candidates[i];
        boolean enough = shared[other] >= fewest(runs[text].length, runs[other].length);
        double close = enough ? jaccard(runs[text], runs[other]) : 0;
        boolean closer = close > closest || (close == closest && place[other] < place[best]);
        if (close >= LEAST && closer && !said.apply(text).differs(said.apply(other))) {
          best = other;
          closest = close;
        }
        shared[other] = 0;
      }
      leader[text] = best;
      if (best == text) {
        for (int run : rarest(runs[text])) {
          int[] list = index[run] == null ? new int[1] : index[run];
          list = indexed[run] < list.length ? list : Arrays.copyOf(list, 2 * list.length);
          list[indexed[run]++] = text;
          index[run] = list;
        }
      }
    }
    return leader;
  }

  /** How many of so many runs a text has at least in common with a close one. */
  private static int common(double runs) {
    return (int) Math.ceil(LEAST * runs - ROUNDING);
  }

  /** As many of a text’s rarest runs as it cannot lack all of in common with a close one. */
  private static int[] rarest(int[] runs) {
    return Arrays.copyOf(runs, runs.length - common(runs.length) + 1);
  }

  /** How many of their rarest runs two close texts share: what the others cannot make up for. */
  private static int fewest(int more, int fewer) {
    return common((more + fewer) / (1 + LEAST)) - common(more) + 1;
  }

  private static double jaccard(int[] a, int[] b) {
    if (Math.min(a.length, b.length) < LEAST * Math.max(a.length, b.length)) {
      return 0;
    }
    int common = 0;
    int j = 0;
    for (int run : a) {
      while (j < b.length && b[j] < run) {
        j++;
      }
      if (j < b.length && b[j] == run) {
        common++;
      }
    }
    return (double) common / (a.length + b.length - common);
  }

  /** The set of runs of each text, as ranks from the rarest to the most common over all texts. */
  private static int[][] runs(List<String> texts) {
    List<long[]> sets = texts.parallelStream().map(NearDuplicates::letters).toList();
    long[] all = sets.stream().flatMapToLong(Arrays::stream).toArray();
    Arrays.parallelSort(all);
    long[] distinct = new long[all.length];
    long[] times = new long[all.length]; // how often, then which: sorted, the rarest first
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        times[count] = count;
        distinct[count++] = all[i];
      }
      times[count - 1] += 1L << Integer.SIZE;
    }
    Arrays.parallelSort(times, 0, count);
    int[] ranks = new int[count];
    for (int rank = 0; rank < count; rank++) {
      ranks[(int) times[rank]] = rank;
    }
    int runs = count;
    return sets.parallelStream()
        .map(
            set ->
                Arrays.stream(set)
                    .mapToInt(run -> ranks[Arrays.binarySearch(distinct, 0, runs, run)])
                    .sorted()
                    .toArray())
        .toArray(int[][]::new);
  }

  /** A number for each distinct run of six letters of a text with a blank at each end. */
  private static long[] letters(String text) {
    String padded = " " + text + " ";
    long[] runs = new long[Math.max(1, padded.length() - RUN + 1)];
    for (int i = 0; i < runs.length; i++) {
      for (int j = i; j < Math.min(i + RUN, padded.length()); j++) {
        runs[i] = runs[i] * MIX + padded.charAt(j);
      }
    }
    return Arrays.stream(runs).sorted().distinct().toArray();
  }
}
