// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/** What a version is best at. */
public enum Criterion {
  /** For each article, the wording that most people approve. */
  APPROVAL(false),
  /** For each article, the wording whose support is best in the group that supports it least. */
  WORST_OFF(true),
  /**
   * For each article, the wording that all groups support together: Polis' group-aware consensus.
   */
  CONSENSUS(true),
  /**
   * A whole in which people weigh in proportion: articles are taken one after the other, the
   * largest theme first, and who already got l of theirs weighs 1/(1 + l) (sequential PAV: Thiele,
   * 1895; Aziz et al., <i>Justified representation</i>, 2017).
   */
  PROPORTIONAL(false),
  /** For each article, the wording closest to those whom the synthesis leaves out. */
  MINORITY(false);

  private final boolean groups;

  Criterion(boolean groups) {
    this.groups = groups;
  }

  /** Whether it can be told only from votes, which alone show groups of opinion. */
  public boolean needsVotes() {
    return groups;
  }

  /** Its name in files and message keys: {@code worst_off}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
