// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.language.Sentences;
import coop.lanterne.language.Span;
import coop.lanterne.language.Tongue;
import coop.lanterne.language.Vectors;
import coop.lanterne.language.Words;

/**
 * A debate as the engine works on it: contributions by id, people, sentences with their stems and
 * vectors. Nothing in it depends on the order in which contributions came.
 */
final class Corpus {
  /**
   * A sentence of a contribution.
   *
   * @param contribution its place in {@link #contributions}
   * @param words how many, as white space separates them
   * @param unit whether it is of a length that may be shown
   * @param stems of its words that say something
   * @param content how many words of substance it has; at least one
   * @param vector of unit length, or all zeros
   * @param asks whether it asks for something
   */
  @SuppressWarnings("ArrayRecordComponent") // held here alone, compared by nobody
  record Sentence(
      int contribution,
      Quote quote,
      int words,
      boolean unit,
      Set<String> stems,
      int content,
      float[] vector,
      boolean asks) {}

  final List<Contribution> contributions;
  final List<Sentence> sentences;

  /** Sentences of each contribution. */
  final List<List<Integer>> of;

  /** Who wrote each contribution; where nobody knows, each is by someone else. */
  final int[] person;

  final int people;
  final boolean authorsKnown;
  final Vectors vectors;

  Corpus(Collection<Contribution> all, Vectors vectors) {
    this.vectors = vectors;
    contributions = all.stream().sorted(Comparator.comparing(Contribution::id)).toList();
    checkIds();
    Map<String, Integer> known = new TreeMap<>();
    person = new int[contributions.size()];
    int next = 0;
    for (int i = 0; i < person.length; i++) {
      String author = contributions.get(i).author().orElse("");
      int fresh = next;
      person[i] = author.isEmpty() ? fresh : known.computeIfAbsent(author, _ -> fresh);
      next = Math.max(next, person[i] + 1);
    }
    people = next;
    authorsKnown = !known.isEmpty();
    List<List<Sentence>> split =
        IntStream.range(0, contributions.size()).parallel().mapToObj(this::split).toList();
    sentences = split.stream().flatMap(List::stream).toList();
    of = new ArrayList<>();
    int at = 0;
    for (List<Sentence> own : split) {
      of.add(IntStream.range(at, at + own.size()).boxed().toList());
      at += own.size();
    }
  }

  private void checkIds() {
    Set<String> ids = new HashSet<>();
    for (Contribution c : contributions) {
      if (!ids.add(c.id())) {
        throw new IllegalArgumentException("two contributions have the id \"" + c.id() + "\"");
      }
    }
  }

  private List<Sentence> split(int contribution) {
    Contribution c = contributions.get(contribution);
    Tongue tongue = Tongue.of(c.text());
    Set<Span> units = new HashSet<>(Sentences.units(c.text()));
    List<Sentence> split = new ArrayList<>();
    for (Span s : Sentences.split(c.text())) {
      Set<String> stems = new TreeSet<>(Words.stems(s.text(), tongue));
      int words = words(s.text());
      int content = Words.of(s.text()).isEmpty() ? words : stems.size();
      split.add(
          new Sentence(
              contribution,
              new Quote(c.id(), s.start(), s.end(), s.text()),
              words,
              units.contains(s),
              stems,
              Math.max(1, content),
              vectors.of(s.text()),
              Asks.in(s.text())));
    }
    return split;
  }

  /** How many words a text has, as white space separates them. */
  static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
      words += !blank && !inside ? 1 : 0;
      inside = !blank;
    }
    return words;
  }

  /** Who said that sentence. */
  int personOf(int sentence) {
    return person[sentences.get(sentence).contribution()];
  }

  /** How many people said any of those sentences. */
  int peopleOf(Collection<Integer> those) {
    return (int) those.stream().mapToInt(this::personOf).distinct().count();
  }

  /** What each person wrote in those contributions, so that who repeats counts once. */
  List<String> texts(Collection<Integer> those) {
    Map<Integer, String> texts = new TreeMap<>();
    those.forEach(c -> texts.merge(person[c], contributions.get(c).text(), (a, b) -> a + "\n" + b));
    return List.copyOf(texts.values());
  }

  double cosine(int a, int b) {
    return Vectors.cosine(sentences.get(a).vector(), sentences.get(b).vector());
  }
}
