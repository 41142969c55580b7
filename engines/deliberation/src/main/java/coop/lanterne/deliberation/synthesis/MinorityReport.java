// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.deliberation.synthesis;

import java.util.List;
import java.util.OptionalInt;

/**
 * Those whom the synthesis leaves out, gathered by what they hold and the others do not. (Ours:
 * nobody publishes one.)
 *
 * @param groups the largest first
 */
public record MinorityReport(List<Group> groups) {
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

  public MinorityReport {
    groups = List.copyOf(groups);
  }
}
