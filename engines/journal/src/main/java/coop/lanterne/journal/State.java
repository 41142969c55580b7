// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

/** How far an entry has gone. It only ever moves forward. */
public enum State {
  /** Written in the same transaction as what it records; it has no number yet. */
  RECORDED,
  /** It has its number in the log, and its leaf hash is kept. */
  SEQUENCED,
  /** A signed checkpoint covers it: a receipt can be given. */
  PUBLISHED;

  /**
   * The state of an entry.
   *
   * @param number its number, once it has one
   * @param published how many entries the last signed checkpoint covers
   */
  public static State of(Optional<Long> number, long published) {
    return number.map(n -> n < published ? PUBLISHED : SEQUENCED).orElse(RECORDED);
  }
}
