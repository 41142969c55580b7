// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.language.KeyPhrases;

/**
 * Files contributions under themes. The theme that an author chose is kept. Where at least one
 * contribution in {@value #KNOWN} bears one, the others join the theme that they are closest to;
 * else themes are found by spherical k-means, begun with the contributions that together are
 * closest to all others, so that no chance is needed. Closeness is half that of vectors, less what
 * the whole debate has in common, and half that of words (TF-IDF).
 */
final class Filing {
  private static final int KNOWN = 5;
  private static final int ROUNDS = 20;
  private static final int MOST_THEMES = 12;
  private static final int STARTS = 400;
  private static final int PHRASES = 4;

  /** Names under which people file what has no theme: they attract nothing. */
  private static final Set<String> OTHER = Set.of("autre", "autres", "divers", "other", "misc");

  /** What a theme of the proposal is called. */
  private record Named(String id, String name) {}

  private final Corpus corpus;
  private final int dimensions;
  private final double[][] points;
  private final List<Named> named = new ArrayList<>();
  private final int[] theme;
  private final List<Theme> proposed;
  private final List<Theme> themes;
  private final Map<String, String> themeOf = new HashMap<>();

  Filing(Corpus corpus, Sorting sorting, Consumer<Sorting.Correction> lost) {
    this.corpus = corpus;
    dimensions = corpus.vectors.dimensions();
    points = points();
    theme = new int[corpus.contributions.size()];
    Arrays.fill(theme, -1);
    propose();
    Map<String, String> names = new LinkedHashMap<>();
    named.forEach(n -> names.put(n.id(), n.name()));
    Map<String, String> filed = new TreeMap<>();
    for (int i = 0; i < theme.length; i++) {
      if (theme[i] >= 0) {
        filed.put(corpus.contributions.get(i).id(), named.get(theme[i]).id());
      }
    }
    proposed = themes(names, filed);
    proposed.forEach(t -> names.put(t.id(), t.name()));
    boolean changed = correct(sorting, names, filed, lost);
    themes = changed ? themes(names, filed) : proposed;
    themes.forEach(t -> t.contributions().forEach(c -> themeOf.put(c, t.id())));
  }

  /** Themes as the engine proposes them, the largest first. */
  List<Theme> proposed() {
    return proposed;
  }

  /** Themes as they stand after people’s corrections. */
  List<Theme> themes() {
    return themes;
  }

  /** The id of a contribution’s theme; empty where it has none. */
  Optional<String> of(String contribution) {
    return Optional.ofNullable(themeOf.get(contribution));
  }

  private void propose() {
    List<String> names =
        corpus.contributions.stream()
            .map(Filing::chosen)
            .filter(n -> !n.isEmpty())
            .distinct()
            .sorted()
            .toList();
    for (int i = 0; i < theme.length; i++) {
      theme[i] = names.indexOf(chosen(corpus.contributions.get(i)));
    }
    long bearing = Arrays.stream(theme).filter(t -> t >= 0).count();
    names.forEach(n -> named.add(new Named("given:" + n, n)));
    List<Integer> free =
        IntStream.range(0, theme.length)
            .filter(i -> theme[i] < 0 && norm(points[i]) > 0)
            .boxed()
            .toList();
    if (bearing * KNOWN >= theme.length && names.stream().anyMatch(Filing::attracts)) {
      double[][] centres =
          IntStream.range(0, names.size())
              .mapToObj(t -> attracts(names.get(t)) ? centre(t) : new double[width()])
              .toArray(double[][]::new);
      free.forEach(i -> theme[i] = closest(points[i], centres));
    } else if (!free.isEmpty()) {
      find(free, names.size());
    } else if (named.isEmpty() && theme.length > 0) {
      named.add(new Named("found:" + corpus.contributions.getFirst().id(), ""));
      Arrays.fill(theme, 0); // one text, or one said by all: nothing parts them
    }
  }

  private static boolean attracts(String name) {
    return !OTHER.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String chosen(Contribution contribution) {
    return contribution.theme().map(String::strip).orElse("");
  }

  private void find(List<Integer> free, int first) {
    int k =
        Math.clamp(Math.round(.6 * Math.sqrt(free.size())), 1, Math.min(MOST_THEMES, free.size()));
    double[][] centres = starts(free, k);
    for (int round = 0; round < ROUNDS; round++) {
      double[][] now = centres;
      int[] next = free.parallelStream().mapToInt(i -> closest(points[i], now)).toArray();
      boolean moved = false;
      for (int j = 0; j < next.length; j++) {
        int t = first + Math.max(0, next[j]);
        moved |= theme[free.get(j)] != t;
        theme[free.get(j)] = t;
      }
      if (!moved) {
        break;
      }
      for (int t = 0; t < k; t++) {
        centres[t] = centre(first + t);
      }
    }
    for (int t = 0; t < k; t++) {
      named.add(new Named("found:" + medoid(first + t, free), ""));
    }
  }

  /** The id of the contribution closest to the centre of that theme; empty where it has none. */
  private String medoid(int at, List<Integer> free) {
    double[] centre = centre(at);
    int medoid = -1;
    double best = Double.NEGATIVE_INFINITY;
    for (int i : free) {
      double close = theme[i] == at ? dot(points[i], centre) : Double.NEGATIVE_INFINITY;
      if (close > best) {
        best = close;
        medoid = i;
      }
    }
    return medoid < 0 ? "" : corpus.contributions.get(medoid).id();
  }

  /** The k contributions that together are closest to all, one after the other. */
  private double[][] starts(List<Integer> free, int k) {
    int step = (free.size() + STARTS - 1) / STARTS;
    List<Integer> some =
        IntStream.range(0, free.size()).filter(i -> i % step == 0).mapToObj(free::get).toList();
    double[] covered = new double[some.size()];
    double[][] starts = new double[k][];
    for (int t = 0; t < k; t++) {
      double[] gains =
          some.parallelStream()
              .mapToDouble(
                  i -> {
                    double gain = 0;
                    for (int j = 0; j < covered.length; j++) {
                      gain += Math.max(0, dot(points[i], points[some.get(j)]) - covered[j]);
                    }
                    return gain;
                  })
              .toArray();
      starts[t] = points[some.get(largest(gains))];
      for (int j = 0; j < covered.length; j++) {
        covered[j] = Math.max(covered[j], dot(starts[t], points[some.get(j)]));
      }
    }
    return starts;
  }

  private static int largest(double[] gains) {
    int best = 0;
    for (int i = 1; i < gains.length; i++) {
      best = gains[i] > gains[best] ? i : best;
    }
    return best;
  }

  /** Each contribution: its vector less the debate’s, then its words; each half of unit length. */
  private double[][] points() {
    int n = corpus.contributions.size();
    List<List<String>> stems =
        corpus.of.stream()
            .map(
                own -> own.stream().flatMap(s -> corpus.sentences.get(s).stems().stream()).toList())
            .toList();
    Map<String, Integer> holders = new TreeMap<>();
    stems.forEach(s -> s.stream().distinct().forEach(w -> holders.merge(w, 1, Integer::sum)));
    Map<String, Integer> column = columns(holders);
    double[][] points = new double[n][dimensions + column.size()];
    List<float[]> vectors =
        corpus.contributions.parallelStream().map(c -> corpus.vectors.of(c.text())).toList();
    double[] mean = mean(vectors);
    for (int i = 0; i < n; i++) {
      double[] p = points[i];
      float[] v = vectors.get(i);
      boolean known = Arrays.equals(v, new float[dimensions]);
      for (int d = 0; d < dimensions && !known; d++) {
        p[d] = v[d] - mean[d];
      }
      for (String w : stems.get(i)) {
        Integer at = column.get(w);
        if (at != null) {
          p[dimensions + at] += StrictMath.log((double) n / holders.getOrDefault(w, n));
        }
      }
      unit(p, 0, dimensions);
      unit(p, dimensions, p.length);
    }
    return points;
  }

  /** The words that most contributions hold, each with its column. */
  private Map<String, Integer> columns(Map<String, Integer> holders) {
    Map<String, Integer> column = new HashMap<>();
    holders.entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(2L * dimensions)
        .forEach(e -> column.put(e.getKey(), column.size()));
    return column;
  }

  private double[] mean(List<float[]> vectors) {
    double[] mean = new double[dimensions];
    for (float[] v : vectors) {
      for (int d = 0; d < dimensions; d++) {
        mean[d] += v[d] / vectors.size();
      }
    }
    return mean;
  }

  private static void unit(double[] p, int from, int to) {
    double squares = 0;
    for (int d = from; d < to; d++) {
      squares += p[d] * p[d];
    }
    double length = Math.sqrt(2 * squares);
    for (int d = from; d < to && length > 0; d++) {
      p[d] /= length;
    }
  }

  private int width() {
    return points.length == 0 ? 0 : points[0].length;
  }

  private double[] centre(int of) {
    double[] centre = new double[width()];
    for (int i = 0; i < theme.length; i++) {
      for (int d = 0; d < centre.length && theme[i] == of; d++) {
        centre[d] += points[i][d];
      }
    }
    double length = norm(centre);
    for (int d = 0; d < centre.length && length > 0; d++) {
      centre[d] /= length;
    }
    return centre;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  /** The first of the closest centres; −1 where none is close at all. */
  private static int closest(double[] point, double[][] centres) {
    int best = -1;
    double closest = 0;
    for (int t = 0; t < centres.length; t++) {
      double close = dot(point, centres[t]);
      if (close > closest) {
        closest = close;
        best = t;
      }
    }
    return best;
  }

  /** Whether anything was changed. */
  private static boolean correct(
      Sorting sorting,
      Map<String, String> names,
      Map<String, String> filed,
      Consumer<Sorting.Correction> lost) {
    boolean changed = false;
    for (Sorting.Correction correction : sorting.corrections()) {
      switch (correction) {
        case Sorting.Rename(String id, String name) when names.containsKey(id) -> {
          names.put(id, name);
          changed = true;
        }
        case Sorting.Move(String contribution, String to)
            when names.containsKey(to) && filed.containsKey(contribution) -> {
          filed.put(contribution, to);
          changed = true;
        }
        case Sorting.Split split when filed.keySet().containsAll(split.contributions()) -> {
          names.put(split.theme(), split.name());
          split.contributions().forEach(c -> filed.put(c, split.theme()));
          changed = true;
        }
        case Sorting.Rename _, Sorting.Move _, Sorting.Split _ -> lost.accept(correction);
        default -> {} // about ideas
      }
    }
    return changed;
  }

  /** Themes that hold something, the largest first; one without a name is named by its phrases. */
  private List<Theme> themes(Map<String, String> names, Map<String, String> filed) {
    Map<String, List<String>> contents = new TreeMap<>();
    filed.forEach((c, t) -> contents.computeIfAbsent(t, _ -> new ArrayList<>()).add(c));
    Map<String, Integer> places = new HashMap<>();
    corpus.contributions.forEach(c -> places.put(c.id(), places.size()));
    List<String> ids = List.copyOf(contents.keySet());
    List<List<KeyPhrases.Phrase>> phrases =
        KeyPhrases.of(
            contents.values().stream()
                .map(held -> corpus.texts(held.stream().map(places::get).toList()))
                .toList(),
            PHRASES);
    return IntStream.range(0, ids.size())
        .mapToObj(
            i -> {
              String id = ids.get(i);
              List<String> words = phrases.get(i).stream().map(KeyPhrases.Phrase::text).toList();
              List<String> held = contents.getOrDefault(id, List.of());
              return new Theme(id, name(names.getOrDefault(id, ""), words, held), words, held);
            })
        .sorted(
            Comparator.comparingInt((Theme t) -> -t.contributions().size())
                .thenComparing(Theme::id))
        .toList();
  }

  private static String name(String given, List<String> words, List<String> held) {
    String phrases = String.join(" · ", words.subList(0, Math.min(2, words.size())));
    String name = given.isEmpty() ? phrases : given;
    return name.isEmpty() ? held.getFirst() : name;
  }
}
