// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

/**
 * Places each person on the map that the votes of an analysis make; for their eyes alone. Its axes
 * are found once, and a person is then placed by their answers alone.
 */
public final class Placing {
  private final Votes votes;
  private final Axes axes;
  private final Opinions all;

  /**
   * The map of those inputs.
   *
   * @param all the analysis of those inputs
   */
  public Placing(OpinionInputs inputs, Opinions all) {
    this.votes = inputs.votes();
    this.axes = Axes.of(inputs.votes(), inputs.seed());
    this.all = all;
  }

  /**
   * Where someone's own answers put them, whether their answers are counted or not. The group is
   * theirs only where it was found with their votes: nobody's is guessed.
   *
   * @param participant their id among the votes
   */
  public Opinions.Place place(String participant, Map<String, Stance> answers) {
    double[] place = axes.place(votes, answers);
    return new Opinions.Place(
        place[0],
        place[1],
        Optional.ofNullable(all.places().get(participant)).flatMap(Opinions.Place::group));
  }
}
