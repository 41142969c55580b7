// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Written;

/**
 * What was voted on one item.
 *
 * @param ballots by name or counted by hand
 * @param secret whether nobody can say who voted what; such votes are counted by hand
 * @param casting how the chair votes to break a tie, where it is asked and the ballots do not say
 *     it
 */
public record Vote(Ballots ballots, boolean secret, Optional<Choice> casting) implements Canonical {

  /** What one may vote. */
  public enum Choice {
    /** For the proposal. */
    FOR,
    /** Against it. */
    AGAINST,
    /** Neither. */
    ABSTAIN,
    /** A blank ballot. */
    BLANK,
    /** A ballot that cannot be counted. */
    NULL
  }

  /** Votes as they were taken. */
  public sealed interface Ballots extends Canonical {}

  /** Each one's vote; that of someone represented stands under the giver's name. */
  public record ByName(@Written(as = "by_name") Map<Id, Choice> choices) implements Ballots {
    public ByName {
      TreeMap<Id, Choice> sorted = new TreeMap<>(Comparator.comparing(Id::toString));
      sorted.putAll(choices);
      choices = Collections.unmodifiableMap(sorted);
    }
  }

  /** Votes counted in the room, by college; {@link Roster#NO_COLLEGE} where there are none. */
  public record ByHand(@Written(as = "by_hand") Map<String, Counts> counts) implements Ballots {
    public ByHand {
      counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }
  }

  /** How many votes of each kind; each from 0. */
  public record Counts(
      @Written(as = "for") long favour,
      long against,
      long abstain,
      long blank,
      @Written(as = "null") long spoilt)
      implements Canonical {
    /** None at all. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts {
      if (favour < 0 || against < 0 || abstain < 0 || blank < 0 || spoilt < 0) {
        throw new IllegalArgumentException("fewer than no votes");
      }
    }

    /** All of them. */
    public long total() {
      return favour + against + abstain + blank + spoilt;
    }

    /** With so many votes more of that kind. */
    public Counts plus(Choice choice, long votes) {
      return switch (choice) {
        case FOR -> new Counts(favour + votes, against, abstain, blank, spoilt);
        case AGAINST -> new Counts(favour, against + votes, abstain, blank, spoilt);
        case ABSTAIN -> new Counts(favour, against, abstain + votes, blank, spoilt);
        case BLANK -> new Counts(favour, against, abstain, blank + votes, spoilt);
        case NULL -> new Counts(favour, against, abstain, blank, spoilt + votes);
      };
    }

    Counts plus(Counts o) {
      return new Counts(
          favour + o.favour,
          against + o.against,
          abstain + o.abstain,
          blank + o.blank,
          spoilt + o.spoilt);
    }
  }

  /** A public vote by name. */
  public static Vote byName(Map<Id, Choice> choices) {
    return new Vote(new ByName(choices), false, Optional.empty());
  }

  /** A public vote counted by hand, without colleges. */
  public static Vote byHand(Counts counts) {
    return new Vote(new ByHand(Map.of(Roster.NO_COLLEGE, counts)), false, Optional.empty());
  }

  /** A public vote counted by hand in each college. */
  public static Vote byCollege(Map<String, Counts> counts) {
    return new Vote(new ByHand(counts), false, Optional.empty());
  }

  /** The same, voted in secret. */
  public Vote inSecret() {
    return new Vote(ballots, true, casting);
  }

  /** The same, the chair voting so to break a tie. */
  public Vote casting(Choice choice) {
    return new Vote(ballots, secret, Optional.of(choice));
  }
}
