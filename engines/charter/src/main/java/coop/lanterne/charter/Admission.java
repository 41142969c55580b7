// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

/**
 * What an import may keep of a file.
 *
 * @param verdict whether the file may come in at all
 * @param kept the columns kept, as the file names them
 * @param dropped the columns left out, each with the article that leaves it out
 */
public record Admission(Verdict verdict, List<String> kept, List<Dropped> dropped) {
  public Admission {
    kept = List.copyOf(kept);
    dropped = List.copyOf(dropped);
  }

  /** A column left out. */
  public record Dropped(String column, Refusal refusal) {}

  /**
   * A column of a file.
   *
   * @param name as the file names it
   * @param field the field of the table that it was recognised as, if any
   * @param youngestBirth the latest date of birth in it, where it holds such dates
   */
  public record Column(
      String name,
      java.util.Optional<String> field,
      java.util.Optional<java.time.LocalDate> youngestBirth) {}
}
