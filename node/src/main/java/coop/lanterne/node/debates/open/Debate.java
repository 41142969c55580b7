// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import module java.base;

import coop.lanterne.kernel.Id;

/**
 * A debate as it stands.
 *
 * @param question what people are asked
 * @param description what they should know before they answer; may be empty
 * @param languages tags of the languages in which people are expected to write, the first one first
 * @param until the last day on which people may write
 * @param closedOn the day on which it was closed
 */
public record Debate(
    Id id,
    String question,
    String description,
    List<String> languages,
    Who who,
    LocalDate until,
    Stage stage,
    Optional<LocalDate> closedOn) {
  public Debate {
    languages = List.copyOf(languages);
  }

  /** Who may write. */
  public enum Who implements Word {
    /** Anyone with the link. */
    ANYONE,
    /** Members who signed in. */
    MEMBERS
  }

  /** The stages that people see, in their order. */
  public enum Stage implements Word {
    /** People write. */
    COLLECT,
    /** What was written is sorted. */
    SORT,
    /** People vote on statements. */
    VOTE,
    /** What was said is shown. */
    SYNTHESIS,
    /** Versions of a text are compared. */
    VERSIONS,
    /** A body decides. */
    DECISION,
    /** Nothing is added any more. */
    CLOSED
  }

  /** Its number, as addresses carry it. */
  public long number() {
    return id.number();
  }

  /** What decisions and advices about it are told to be about. */
  public String subject() {
    return subject(id);
  }

  /** What decisions and advices about that debate are told to be about. */
  public static String subject(Id debate) {
    return "debate-" + debate.number();
  }

  /** Whether people may write on that day. */
  public boolean collects(LocalDate day) {
    return stage == Stage.COLLECT && !day.isAfter(until);
  }

  /** Whether facilitators may still bring what was written elsewhere: files, post-its. */
  public boolean gathers() {
    return stage == Stage.COLLECT || stage == Stage.SORT;
  }
}
