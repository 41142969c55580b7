// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import module java.base;

import coop.lanterne.debate.contributions.Flags;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.Word;

/**
 * What someone wrote in a debate, and where it stands.
 *
 * @param number its number within the debate
 * @param words what was written; none once it is withdrawn, or kept too long
 * @param theme the theme that its author chose
 * @param author a code of this debate alone, where one author is told from another
 * @param nameInFile its name in the file that brought it
 * @param flags what a moderator should look at first
 * @param reason why it is set aside
 * @param decision the decision that set it aside
 * @param asked a second look that its author asked for
 * @param second the decision of the second look
 */
public record Contribution(
    Id id,
    Id debate,
    long number,
    Optional<String> words,
    Optional<String> theme,
    Optional<String> author,
    Source source,
    Optional<String> nameInFile,
    Set<Flags.Kind> flags,
    State state,
    Instant writtenAt,
    Optional<Reason> reason,
    Optional<Id> decision,
    Optional<Asked> asked,
    Optional<Id> second) {
  public Contribution {
    flags = Set.copyOf(flags);
  }

  /** How it came. */
  public enum Source implements Word {
    /** By the form. */
    FORM,
    /** Typed from a post-it. */
    POST_IT,
    /** In a file. */
    FILE
  }

  /** Where it stands. */
  public enum State implements Word {
    /** Nobody has looked at it yet. */
    WAITING,
    /** Everyone reads it. */
    PUBLISHED,
    /** Only its author and the facilitators read it. */
    SET_ASIDE,
    /** Its author took it back: the words are gone. */
    WITHDRAWN
  }

  /** Why one is set aside. */
  public enum Reason implements Word {
    /** It says something about someone that is theirs to say. */
    PERSONAL,
    /** It attacks or accuses a person. */
    ATTACK,
    /** The law forbids it. */
    UNLAWFUL,
    /** It answers another question. */
    OFF_TOPIC,
    /** It advertises. */
    ADVERTISING,
    /** Nobody can read it. */
    UNREADABLE,
    /** Another reason, in words. */
    OTHER;

    /** The reason of that name; empty where there is none. */
    public static Optional<Reason> find(String text) {
      return Arrays.stream(values()).filter(r -> r.text().equals(text)).findFirst();
    }
  }

  /** A second look asked for, with the author's words, which may be empty. */
  public record Asked(Instant at, String words) {}

  /** Whether a second look awaits someone. */
  public boolean awaitsSecondLook() {
    return state == State.SET_ASIDE && asked.isPresent() && second.isEmpty();
  }
}
