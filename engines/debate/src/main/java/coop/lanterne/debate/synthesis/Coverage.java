// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * Whom the synthesis represents: a contribution stands in it when one of its sentences is shown, or
 * is a source of one that is, or is close enough to one, without denying it.
 *
 * @param standings one for each contribution, in the order of ids
 * @param threshold the least cosine of two sentences that are close enough
 */
public record Coverage(List<Standing> standings, double threshold) {
  /** How a contribution stands. */
  public enum How {
    /** A sentence of it is shown, or is a source of one that is. */
    QUOTED,
    /** A sentence of it is close to one that is shown. */
    CLOSE,
    /** Nothing that is shown is close to it. */
    OUTSIDE
  }

  /**
   * Where someone's words went.
   *
   * @param contribution its id
   * @param own its sentence that comes closest; empty where it is outside
   * @param shown the sentence shown that it comes closest to; empty where it is outside
   * @param closeness the cosine of the two; 1 where it is quoted
   */
  public record Standing(
      String contribution, How how, Optional<Quote> own, Optional<Quote> shown, double closeness) {}

  public Coverage {
    standings = List.copyOf(standings);
  }

  /** Ids of the contributions that stand so, in order. */
  public List<String> ids(How how) {
    return standings.stream().filter(s -> s.how() == how).map(Standing::contribution).toList();
  }

  /** How many contributions are represented. */
  public int represented() {
    return standings.size() - others().size();
  }

  /** Ids of the contributions that are not, in order. */
  public List<String> others() {
    return ids(How.OUTSIDE);
  }
}
