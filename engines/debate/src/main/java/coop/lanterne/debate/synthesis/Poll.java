// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.debate.opinions.Counts;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.debate.opinions.Statement;

/**
 * Votes on sentences of a debate as sets of people: who answers what to words that a contribution
 * holds, in which group. People are known by their places among the voters.
 */
final class Poll {
  final Ballots ballots;

  /** How many people voted. */
  final int people;

  /** The members of each group, by its id; groups below the smallest are left out. */
  final SortedMap<String, BitSet> groups = new TreeMap<>();

  /** What people voted on that a contribution holds word for word, in the order of ids. */
  final List<Put> put = new ArrayList<>();

  /** Statements that no contribution holds. */
  final List<Statement> unmatched = new ArrayList<>();

  /** How many statements have fewer voters than the smallest group, and are left out. */
  final int few;

  /** Below how many people nothing is counted apart. */
  final int smallestGroup;

  /**
   * Words that were put to the vote.
   *
   * @param quote where they stand
   */
  record Put(Statement statement, Quote quote, BitSet agrees, BitSet against, BitSet seen) {
    void add(int voter, Stance stance) {
      seen.set(voter);
      if (stance == Stance.AGREE) {
        agrees.set(voter);
      } else if (stance == Stance.DISAGREE) {
        against.set(voter);
      }
    }

    /** The answers of everyone. */
    Counts answers() {
      return answers(seen);
    }

    /** The answers of those people. */
    Counts answers(BitSet among) {
      int agree = Told.common(agrees, among);
      int disagree = Told.common(against, among);
      return new Counts(agree, disagree, Told.common(seen, among) - agree - disagree);
    }
  }

  Poll(Debate debate, Ballots ballots, int smallestGroup) {
    this.ballots = ballots;
    this.smallestGroup = smallestGroup;
    List<String> voters = ballots.votes().participants();
    people = voters.size();
    Map<String, Integer> places = new HashMap<>();
    for (int p = 0; p < people; p++) {
      places.put(voters.get(p), p);
      String group = ballots.groupOf().get(voters.get(p));
      if (group != null) {
        groups.computeIfAbsent(group, _ -> new BitSet()).set(p);
      }
    }
    groups.values().removeIf(g -> g.cardinality() < smallestGroup);
    Map<String, Put> byStatement = new HashMap<>();
    for (Statement statement : ballots.votes().statements()) {
      if (!statement.moderatedOut() && !statement.meta()) {
        find(debate.corpus(), statement)
            .map(q -> new Put(statement, q, new BitSet(), new BitSet(), new BitSet()))
            .ifPresentOrElse(put::add, () -> unmatched.add(statement));
      }
    }
    put.forEach(one -> byStatement.put(one.statement().id(), one));
    ballots
        .votes()
        .each(
            (voter, statement, stance) -> {
              Put on = byStatement.get(statement);
              if (on != null) {
                on.add(places.getOrDefault(voter, 0), stance);
              }
            });
    int all = put.size();
    put.removeIf(o -> o.seen().cardinality() < smallestGroup);
    few = all - put.size();
  }

  /**
   * Where a statement stands word for word: the shortest text that holds it, the first of those by
   * id; else, for a statement without text, the first sentence of the contribution of its id.
   */
  private static Optional<Quote> find(Corpus corpus, Statement statement) {
    String words = statement.text().strip();
    if (words.isEmpty()) {
      return corpus.sentences.stream()
          .filter(s -> s.unit() && s.quote().contribution().equals(statement.id()))
          .map(Corpus.Sentence::quote)
          .findFirst();
    }
    return corpus.contributions.stream()
        .filter(c -> c.text().contains(words))
        .min(
            Comparator.comparingInt((Contribution c) -> c.text().length())
                .thenComparing(Contribution::id))
        .map(
            c -> {
              int start = c.text().codePointCount(0, c.text().indexOf(words));
              int end = start + words.codePointCount(0, words.length());
              return new Quote(c.id(), start, end, words);
            });
  }

  /** The answers of each group to it, as everyone may see them: not where too few voted. */
  SortedMap<String, Counts> cells(Put to) {
    SortedMap<String, Counts> cells = new TreeMap<>();
    groups.forEach(
        (group, members) -> {
          Counts cell = to.answers(members);
          if (cell.seen() >= smallestGroup) {
            cells.put(group, cell);
          }
        });
    return cells;
  }

  /**
   * The answers of all as everyone may see them beside those of groups: everyone's, unless fewer
   * people than the smallest group would be found by taking the groups off it; then the groups'.
   */
  Counts all(Put to) {
    Counts members = cells(to).values().stream().reduce(Counts.NONE, Counts::plus);
    Counts everyone = to.answers();
    return Told.fits(everyone.seen() - members.seen(), smallestGroup) ? everyone : members;
  }

  /**
   * Whether everyone sees the answers of all who voted on it: else a number of voters on it would
   * tell of those who are not counted there.
   */
  boolean isWhole(Put to) {
    return all(to).equals(to.answers());
  }

  /**
   * What was voted on and stands there.
   *
   * @throws IllegalArgumentException when nothing does
   */
  Put at(Quote quote) {
    return put.stream()
        .filter(o -> o.quote().equals(quote))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no votes on " + quote));
  }
}
