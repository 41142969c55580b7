// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Written;

/**
 * How a body decides: one file of {@code rules/assembly}. Nothing has a default where law and
 * statutes differ; {@link #read} refuses a file that leaves a key out.
 *
 * @param id name of the file
 * @param title by language, {@code fr} and {@code en}
 * @param entitled who may vote
 * @param weights how many votes each has
 * @param quorum how many must be there; empty when none is asked
 * @param majority what carries a proposal
 * @param abstain whether an abstention is a vote cast
 * @param blank whether a blank vote is a vote cast; a null vote never is
 * @param tie what happens when there is no majority because votes are equal
 * @param proxies how many each may hold
 * @param colleges groups that count for a fixed share; empty when there are none
 * @param secondCall what changes when the assembly is called again; empty when it cannot be
 * @param recusedInQuorum whether a recused member stays in the quorum, above and below the line; no
 *     recused member ever votes or stays in the base of a vote
 * @param noticeDays days between the call and the meeting, at least
 * @param law for a key such as {@code quorum}, the article that it comes from
 */
public record VotingRules(
    String id,
    Map<String, String> title,
    Entitled entitled,
    Weights weights,
    Optional<Quorum> quorum,
    Majority majority,
    Cast abstain,
    Cast blank,
    Tie tie,
    Limit proxies,
    Optional<Colleges> colleges,
    Optional<SecondCall> secondCall,
    boolean recusedInQuorum,
    @Written(as = "notice") int noticeDays,
    Map<String, Law> law)
    implements Canonical {

  /** The type name of the canonical bytes. */
  public static final String TYPE = "voting-rules/1";

  public VotingRules {
    title = Collections.unmodifiableMap(new TreeMap<>(title));
    law = Collections.unmodifiableMap(new LinkedHashMap<>(law));
    if (tie == Tie.CASTING_VOTE && colleges.isPresent()) {
      throw new IllegalArgumentException("a chair's voice cannot be added to shares of colleges");
    }
  }

  /** Who may vote, on the day of the call. */
  public enum Entitled {
    /** The members of the cooperative or association. */
    MEMBERS,
    /** The members of this body. */
    BODY_MEMBERS
  }

  /** How many votes each has. */
  public enum Weights {
    /** One each (loi 47-1775, art. 1 and 9). */
    EQUAL,
    /** As the register says; the quorum counts members. */
    REGISTER_QUORUM_OF_MEMBERS,
    /** As the register says; the quorum counts votes. */
    REGISTER_QUORUM_OF_VOTES
  }

  /** Whether a vote that is neither for nor against is a vote cast. */
  public enum Cast {
    /** It is in the base of votes cast, so it weighs as a vote against. */
    CAST,
    /** It is counted and shown, no more. */
    NOT_CAST
  }

  /** What happens when there are as many votes for as against. */
  public enum Tie {
    /** The proposal is rejected. */
    REJECTED,
    /** The chair's vote prevails, save in a secret ballot (CGCT L2121-20). */
    CASTING_VOTE,
    /** The item is put again at another meeting. */
    ADJOURN
  }

  /** Who is counted for a quorum. */
  public enum Counts {
    /** Those who are there in person. */
    PRESENT,
    /** With those whom a valid proxy represents. */
    PRESENT_AND_REPRESENTED
  }

  /**
   * How many must be there.
   *
   * @param fraction of those entitled, above 0, at most 1
   * @param moreThan true when exactly that fraction is not enough
   * @param counts who is counted
   */
  public record Quorum(Ratio fraction, boolean moreThan, Counts counts) implements Canonical {
    public Quorum {
      checkShare(fraction, moreThan);
    }

    /** The smallest number that meets it. */
    public long need(long of) {
      Ratio limit = fraction.times(Ratio.of(of));
      return moreThan ? limit.floor() + 1 : limit.ceiling();
    }
  }

  /** How a majority is said. */
  public enum Kind {
    /** More for than against. */
    SIMPLE,
    /** More than half of the base. */
    ABSOLUTE,
    /** A given share of the base. */
    SHARE
  }

  /** What a majority is a share of. */
  public enum Base {
    /** Votes for and against, with blank votes and abstentions where the rules say so. */
    CAST,
    /** Those present and represented who may vote on the item. */
    PRESENT,
    /** All those entitled to vote on the item. */
    MEMBERS
  }

  /**
   * What carries a proposal.
   *
   * @param share the share of the base; 1/2 for an absolute majority, not read for a simple one
   * @param base what it is a share of; votes cast for a simple one
   * @param strictly true when exactly that share is not enough; true for simple and absolute
   */
  public record Majority(Kind kind, Ratio share, Base base, boolean strictly) implements Canonical {
    public Majority {
      checkShare(share, strictly);
      if (kind != Kind.SHARE && !strictly) {
        throw new IllegalArgumentException("a simple or absolute majority is strict");
      }
      if (kind == Kind.SIMPLE && base != Base.CAST) {
        throw new IllegalArgumentException("a simple majority is one of votes cast");
      }
    }
  }

  /** How many proxies one may hold. */
  public sealed interface Limit extends Canonical {
    /** A number, beyond one's own vote. */
    record PerHolder(@Written(as = "per_holder") int proxies) implements Limit {
      public PerHolder {
        notBelow(proxies, 0);
      }
    }

    /**
     * One for so many members, and never less than a number: a SCOP has {@code members} 20 and
     * {@code atLeast} 1 (loi 78-763).
     */
    record OnePer(@Written(as = "one_per") int members, int atLeast) implements Limit {
      public OnePer {
        notBelow(members, 1);
        notBelow(atLeast, 0);
      }
    }

    /** A number of votes, one's own included (C. rural R524-14). */
    record Votes(@Written(as = "votes_per_holder") int votes) implements Limit {
      public Votes {
        notBelow(votes, 1);
      }
    }
  }

  /** How the votes of a college become its share. */
  public enum Within {
    /** In proportion to its votes. */
    PROPORTIONAL,
    /** Whole, to the side that has more votes in it. */
    WINNER
  }

  /** What becomes of the share of a college that says nothing, or as much for as against. */
  public enum Silent {
    /** It leaves the base. */
    NEUTRALISED,
    /** It stays in the base, for nobody. */
    LOST
  }

  /**
   * A group that counts for a fixed share.
   *
   * @param weight in percent
   */
  public record College(String name, Ratio weight) implements Canonical {}

  /**
   * Groups that count for fixed shares, which make 100.
   *
   * @param nobody when the base of a college is empty
   * @param tied when it is split in two equal parts; read where the winner takes the college
   */
  public record Colleges(
      @Written(as = "weights") List<College> list, Within within, Silent nobody, Silent tied)
      implements Canonical {
    public Colleges {
      list = List.copyOf(list);
      Ratio sum = list.stream().map(College::weight).reduce(Ratio.ZERO, Ratio::plus);
      if (!sum.equals(Ratio.of(100))) {
        throw new IllegalArgumentException("the weights of the colleges make " + sum + ", not 100");
      }
    }
  }

  /**
   * What changes when an assembly without quorum is called again, for the same items.
   *
   * @param afterDays days between the two meetings, at least
   */
  public record SecondCall(Optional<Quorum> quorum, @Written(as = "after") int afterDays)
      implements Canonical {}

  /** How sure we are of an article of law. */
  public enum Mark {
    /** Read in the text of the law. */
    READ,
    /** Told by someone else. */
    SECONDARY,
    /** Not checked. */
    UNVERIFIED
  }

  /** The article that a key comes from, and when it was last read. */
  public record Law(String article, Mark mark, LocalDate checked) implements Canonical {}

  /**
   * The rules of a file. A missing key, an unknown one, a repeated one, an anchor, a value that is
   * not one of those written in {@code rules/assembly/presets}, weights that do not make 100: one
   * finding each, with its line, and no rules.
   *
   * @param source name of the file, for the findings
   * @param bytes UTF-8 YAML
   */
  public static Checked<VotingRules> read(String source, byte[] bytes) {
    return RulesReader.read(source, bytes);
  }

  /** The quorum of the first or second call. */
  public Optional<Quorum> quorumAt(int call) {
    return call == 1 ? quorum : secondCall.flatMap(SecondCall::quorum);
  }

  /** The digest of these rules, whatever the layout of their file. */
  public Digest digest() {
    return CanonicalBytes.digest(TYPE, canonical());
  }

  private static void checkShare(Ratio share, boolean moreThan) {
    int toAll = share.compareTo(Ratio.of(1));
    if (share.num().signum() <= 0 || toAll > 0 || (toAll == 0 && moreThan)) {
      throw new IllegalArgumentException(
          "a share is above 0 and can be reached, read: " + (moreThan ? "more than " : "") + share);
    }
  }

  private static void notBelow(int number, int least) {
    if (number < least) {
      throw new IllegalArgumentException(number + " is below " + least);
    }
  }
}
