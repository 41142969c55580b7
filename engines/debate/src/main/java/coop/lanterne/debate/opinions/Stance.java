// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

/** What a person answered to a statement. Where there is no answer, nothing is known. */
public enum Stance {
  AGREE(1),
  PASS(0),
  DISAGREE(-1);

  private final int value;

  Stance(int value) {
    this.value = value;
  }

  /** 1 agree, 0 pass, −1 disagree, as in the exports of Polis. */
  public int value() {
    return value;
  }

  /** The stance written so in an export of Polis; empty for any other number. */
  public static Optional<Stance> find(int value) {
    return switch (value) {
      case 1 -> Optional.of(AGREE);
      case 0 -> Optional.of(PASS);
      case -1 -> Optional.of(DISAGREE);
      default -> Optional.empty();
    };
  }
}
