// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import module java.base;

import coop.lanterne.debate.synthesis.SynthesisReport.Span;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.debates.write.Contributions;

/**
 * A sentence as it is read now: where it is no longer published, its place is empty.
 *
 * @param key the sentence's name in a sorting
 * @param number of its contribution
 * @param words none where they were withdrawn, set aside or kept too long
 * @param withdrawn whether its author took it back
 * @param href where it stands in its contribution
 */
public record Said(
    String key, String number, Optional<String> words, boolean withdrawn, String href) {

  /** The words of a debate, as far as everyone may read them now. */
  public static final class Book {
    private final Debate debate;
    private final Map<String, Contribution> contributions = new HashMap<>();

    /** Reads the contributions of these numbers. */
    public Book(Contributions all, Debate debate, Collection<String> numbers) {
      this.debate = debate;
      List<Long> asked = numbers.stream().distinct().map(Long::parseLong).toList();
      all.read(debate, asked).forEach(c -> contributions.put(Long.toString(c.number()), c));
    }

    /** A sentence. */
    public Said said(Span span) {
      return new Said(
          span.key(),
          span.contribution(),
          words(span.contribution()).map(span::in),
          withdrawn(span.contribution()),
          Hall.href(debate)
              + "/contributions/"
              + span.contribution()
              + "?from="
              + span.start()
              + "&to="
              + span.end()
              + "#said");
    }

    /** Whole contributions, in the order of their numbers. */
    List<Said> all(Collection<String> numbers) {
      return numbers.stream()
          .sorted(Comparator.comparingLong(Long::parseLong))
          .map(this::said)
          .toList();
    }

    /** A whole contribution. */
    public Said said(String number) {
      return new Said(
          number,
          number,
          words(number),
          withdrawn(number),
          Hall.href(debate) + "/contributions/" + number);
    }

    private Optional<String> words(String number) {
      return Optional.ofNullable(contributions.get(number))
          .filter(c -> c.state() == State.PUBLISHED)
          .flatMap(Contribution::words);
    }

    private boolean withdrawn(String number) {
      return Optional.ofNullable(contributions.get(number))
          .filter(c -> c.state() == State.WITHDRAWN)
          .isPresent();
    }
  }
}
