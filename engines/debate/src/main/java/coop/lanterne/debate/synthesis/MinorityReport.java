// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.debate.opinions.Counts;
import coop.lanterne.debate.opinions.Side;

/**
 * Those whom the synthesis leaves out, gathered by what they hold and the others do not. (Ours:
 * nobody publishes one.)
 *
 * @param groups those who wrote, the largest first
 * @param voters those who voted; empty without votes, or where all are represented alike or too few
 *     to be told of
 */
public record MinorityReport(List<Group> groups, Optional<Voters> voters) {
  /**
   * People whom the synthesis leaves out, and whose words are close.
   *
   * @param people how many; empty below the smallest group, whose texts stand alone
   * @param phrases what they speak of and the others less; none below the smallest group
   * @param texts what they wrote: the sentence of each contribution that is most like the others of
   *     the group, the most typical first
   */
  public record Group(OptionalInt people, List<String> phrases, List<Quote> texts) {
    public Group {
      phrases = List.copyOf(phrases);
      texts = List.copyOf(texts);
    }
  }

  /**
   * The third of voters of whose agreements the synthesis represents the smallest share, those who
   * are equal to the last of them included; who agreed with nothing is among the others.
   *
   * @param who how many, and in which groups of opinion
   * @param holds what they hold and the others less
   */
  public record Voters(Told who, List<Held> holds) {
    public Voters {
      holds = List.copyOf(holds);
    }
  }

  /**
   * A statement that sets them apart.
   *
   * @param side on which side they are, more than the others
   * @param in their answers
   * @param out the answers of the others
   */
  public record Held(Quote statement, Side side, Counts in, Counts out) {}

  public MinorityReport {
    groups = List.copyOf(groups);
  }
}
