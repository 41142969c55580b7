// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

/** What came of an item. A fact: the decision is the assembly's, once proclaimed. */
public enum VoteOutcome {
  /** The majority was reached. */
  ADOPTED,
  /** It was not. */
  REJECTED,
  /** The quorum was not met: nothing was voted. */
  NOT_PUT,
  /** Votes are equal and the chair has not yet said which side prevails. */
  TIE_CASTING,
  /** Votes are equal and the rules put the item again another day. */
  ADJOURNED
}
