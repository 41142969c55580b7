// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.deliberation;

import coop.lanterne.node.decision.People;
import coop.lanterne.node.deliberation.internal.Contribution;
import coop.lanterne.node.deliberation.internal.Contributions;
import coop.lanterne.node.deliberation.internal.Debate;
import coop.lanterne.node.deliberation.internal.DebateFiles;
import coop.lanterne.node.deliberation.internal.Moderation;
import coop.lanterne.node.deliberation.internal.Openings;
import coop.lanterne.node.deliberation.internal.Syntheses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The door of debates: what people, pages and the demonstration may ask of this room.
 *
 * @param openings debates opened, and moved from stage to stage
 * @param contributions what people write, and where their words went
 * @param moderation what is published, what is set aside and why
 * @param files contributions that come in files
 * @param syntheses what was said, in a few sentences of those who said it
 */
public record Debates(
    Openings openings,
    Contributions contributions,
    Moderation moderation,
    DebateFiles files,
    Syntheses syntheses) {
  private static final String SAMPLE = "contributions.csv";

  /** The question that the invented contributions answer. */
  private static final String QUESTION =
      "Que doit contenir la charte du territoire de Valmont\u202f?";

  private static final String ABOUT =
      "Habitants et associations de Valmont écrivent une charte de leur territoire. Au printemps,"
          + " une assemblée en votera les articles\u202f; rien n’est décidé d’avance. Tout est"
          + " inventé\u00a0: le lieu, les voix, les auteurs.";

  private static final Period COLLECTED = Period.ofWeeks(3);

  /**
   * Takes one's words back, from what was made of them too, and makes the synthesis that follows.
   *
   * @param most how long to wait for it; it goes on after
   */
  public void withdraw(String token, Duration most) {
    Optional<Contributions.Mine> mine = contributions.open(token);
    contributions.withdraw(token);
    mine.ifPresent(m -> syntheses.afterWithdrawal(m.debate(), most));
  }

  /**
   * Erases someone's words on request, from what was made of them too, and makes the synthesis that
   * follows.
   *
   * @param most how long to wait for it; it goes on after
   */
  public void erase(
      People.Person by, Debate debate, Contribution what, String words, Duration most) {
    moderation.erase(by, what, words);
    syntheses.afterWithdrawal(debate, most);
  }

  /**
   * Opens the invented debate of the demonstration, by the very path that people use: its file is
   * imported, and what the machine points at is left to be read.
   */
  public void seed(People.Person by) {
    Debate debate =
        openings.open(
            by,
            new Openings.Asked(
                QUESTION,
                ABOUT,
                List.of("fr"),
                Debate.Who.ANYONE,
                openings.today().plus(COLLECTED)));
    try (InputStream in =
        Objects.requireNonNull(Debates.class.getResourceAsStream("/examples/valmont/" + SAMPLE))) {
      files.commit(by, debate, files.receive(by, debate, SAMPLE, in), "Textes inventés");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    moderation.publish(
        by,
        debate,
        moderation
            .list(by, debate, Moderation.Show.WAITING, 0, Integer.MAX_VALUE)
            .contributions()
            .stream()
            .filter(c -> c.flags().isEmpty())
            .map(Contribution::number)
            .toList());
  }
}
