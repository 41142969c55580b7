// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

/**
 * Finds texts by their words and by their meaning. Words: Okapi BM25 (Robertson and Zaragoza,
 * <i>The probabilistic relevance framework</i>, 2009) over terms that Lucene cuts and stems.
 * Meaning: the cosine of the query with the whole text, and with its closest sentence, half of
 * each. Both become z-scores over all texts, so that they can be added (decision 45).
 *
 * <p>Most texts of an index being English, all of it is stemmed as English, otherwise as French.
 */
public final class Index {
  private static final double K1 = 1.2;
  private static final double B = .75;

  /** How much of the score is meaning; the rest is words. */
  private static final double MEANING = .4;

  private final List<Document> documents;
  private final Vectors vectors;
  private final Terms terms;
  private final Map<String, List<Posting>> postings = new HashMap<>();
  private final double[] lengths;
  private final double meanLength;
  private final List<List<float[]>> places;

  /**
   * A text to be found.
   *
   * @param id what names it; where two texts score the same, the first id is first
   */
  public record Document(String id, String text) {}

  /**
   * A text found.
   *
   * @param score the sum of the two that follow, in standard deviations over all texts
   * @param words what shared words bring to it
   * @param meaning what closeness of meaning brings to it
   */
  public record Hit(String id, double score, double words, double meaning) {}

  private record Posting(int document, int times) {}

  private Index(List<Document> documents, Vectors vectors) {
    this.documents =
        documents.stream()
            .sorted(Comparator.comparing(Document::id).thenComparing(Document::text))
            .toList();
    this.vectors = vectors;
    terms = new Terms(mostUsed(documents));
    List<List<String>> read = this.documents.parallelStream().map(d -> terms.of(d.text())).toList();
    for (int i = 0; i < read.size(); i++) {
      int document = i;
      read.get(i).stream()
          .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(_ -> 1)))
          .forEach(
              (term, times) ->
                  postings
                      .computeIfAbsent(term, _ -> new ArrayList<>())
                      .add(new Posting(document, times)));
    }
    lengths = read.stream().mapToDouble(List::size).toArray();
    meanLength = Math.max(1, Arrays.stream(lengths).average().orElse(1));
    places = this.documents.parallelStream().map(this::places).toList();
  }

  /** An index of texts; it keeps a vector for each of their sentences. */
  public static Index of(List<Document> documents, Vectors vectors) {
    return new Index(documents, vectors);
  }

  /** The texts that answer best, the best first; none where the query holds no word. */
  public List<Hit> search(String query, int most) {
    float[] asked = vectors.of(query);
    double[] words = standard(bm25(terms.of(query)));
    double[] meaning = standard(closeness(asked));
    if (Vectors.cosine(asked, asked) == 0 && Arrays.stream(words).allMatch(w -> w == 0)) {
      return List.of();
    }
    return IntStream.range(0, documents.size())
        .mapToObj(
            i -> {
              double w = (1 - MEANING) * words[i];
              double m = MEANING * meaning[i];
              return new Hit(documents.get(i).id(), w + m, w, m);
            })
        .sorted(Comparator.comparingDouble(Hit::score).reversed()) // stable: then by id
        .limit(most)
        .toList();
  }

  /** The BM25 score of each document, with Lucene’s idf: {@code ln(1 + (N − n + ½) / (n + ½))}. */
  double[] bm25(List<String> query) {
    double[] scores = new double[documents.size()];
    for (String term : new LinkedHashSet<>(query)) {
      List<Posting> found = postings.getOrDefault(term, List.of());
      double rarity =
          StrictMath.log1p((documents.size() - found.size() + .5) / (found.size() + .5));
      for (Posting p : found) {
        double length = 1 - B + B * lengths[p.document] / meanLength;
        scores[p.document] += rarity * p.times / (p.times + K1 * length);
      }
    }
    return scores;
  }

  private double[] closeness(float[] asked) {
    return places.parallelStream()
        .mapToDouble(
            of -> {
              double whole = Vectors.cosine(asked, of.getFirst());
              double closest = -1;
              for (float[] sentence : of.subList(1, of.size())) {
                closest = Math.max(closest, Vectors.cosine(asked, sentence));
              }
              return of.size() == 1 ? whole : (whole + closest) / 2;
            })
        .toArray();
  }

  /** The vector of the whole text, then one for each sentence. */
  private List<float[]> places(Document document) {
    List<float[]> places = new ArrayList<>();
    places.add(vectors.of(document.text()));
    Sentences.split(document.text()).forEach(s -> places.add(vectors.of(s.text())));
    return places;
  }

  /** How many standard deviations each stands above the mean; zeros where all are the same. */
  private static double[] standard(double[] scores) {
    double mean = 0;
    for (double score : scores) {
      mean += score / scores.length;
    }
    double variance = 0;
    for (double score : scores) {
      variance += (score - mean) * (score - mean) / scores.length;
    }
    double deviation = Math.sqrt(variance);
    double[] standard = new double[scores.length];
    for (int i = 0; i < scores.length && deviation > 0; i++) {
      standard[i] = (scores[i] - mean) / deviation;
    }
    return standard;
  }

  private static Tongue mostUsed(List<Document> documents) {
    Map<Tongue, Long> texts =
        documents.parallelStream()
            .collect(
                Collectors.groupingBy(
                    d -> Tongue.of(d.text()), TreeMap::new, Collectors.counting()));
    long english = texts.getOrDefault(Tongue.ENGLISH, 0L);
    return 2 * english > documents.size() ? Tongue.ENGLISH : Tongue.FRENCH;
  }
}
