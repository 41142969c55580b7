// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Texts that are the same but for their spelling, a word or two. Two texts are close when the sets
 * of their runs of four letters have a Jaccard index of {@link #LEAST} or more. A group is a text,
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

  private static final int RUN = 4;
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
    List<Negation.Said> said = // of one text of each, whichever way it is punctuated
        same.values().parallelStream()
            .map(i -> i.stream().map(texts::get).min(Comparator.naturalOrder()).orElseThrow())
            .map(Negation::of)
            .toList();
    int[] leader = leaders(runs(List.copyOf(same.keySet())), said);
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    List<List<Integer>> members = List.copyOf(same.values());
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
  private static int[] leaders(int[][] runs, List<Negation.Said> said) {
    List<Integer> order =
        IntStream.range(0, runs.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> runs[i].length))
            .toList();
    Map<Integer, List<Integer>> index = new HashMap<>();
    int[] leader = new int[runs.length];
    int[] seen = new int[runs.length];
    Arrays.fill(seen, -1);
    for (int text : order) {
      int best = text;
      double closest = 0;
      for (int run : rarest(runs[text], LEAST)) {
        for (int other : index.getOrDefault(run, List.of())) {
          if (seen[other] != text) {
            seen[other] = text;
            double close = jaccard(runs[text], runs[other]);
            if (close >= LEAST && close > closest && !said.get(text).differs(said.get(other))) {
              best = other;
              closest = close;
            }
          }
        }
      }
      leader[text] = best;
      if (best == text) {
        for (int run : rarest(runs[text], 2 * LEAST / (1 + LEAST))) { // what comes is no shorter
          index.computeIfAbsent(run, _ -> new ArrayList<>()).add(text);
        }
      }
    }
    return leader;
  }

  /** As many of a text’s rarest runs as it cannot lack all of when that share is common. */
  private static int[] rarest(int[] runs, double share) {
    int common = (int) Math.ceil(share * runs.length - 1e-9);
    return Arrays.copyOf(runs, runs.length - common + 1);
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
    Map<Long, Integer> times = new HashMap<>();
    for (long[] set : sets) {
      for (long run : set) {
        times.merge(run, 1, Integer::sum);
      }
    }
    List<Map.Entry<Long, Integer>> rarestFirst = new ArrayList<>(times.entrySet());
    rarestFirst.sort(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry::getKey));
    for (int rank = 0; rank < rarestFirst.size(); rank++) {
      rarestFirst.get(rank).setValue(rank);
    }
    return sets.parallelStream()
        .map(set -> Arrays.stream(set).mapToInt(times::get).sorted().toArray())
        .toArray(int[][]::new);
  }

  /**
   * The distinct runs of four letters of a text with a blank at each end, four letters a number.
   */
  private static long[] letters(String text) {
    String padded = " " + text + " ";
    long[] runs = new long[Math.max(1, padded.length() - RUN + 1)];
    long run = 0;
    for (int i = 0; i < padded.length(); i++) {
      run = run << Character.SIZE | padded.charAt(i);
      runs[Math.max(0, i - RUN + 1)] = run;
    }
    return Arrays.stream(runs).sorted().distinct().toArray();
  }
}
