// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Value;

/**
 * Everything that the analysis of a debate depends on. Statements are known by their ids: their
 * words count for nothing here, and are not kept with what is kept for long.
 *
 * @param debate which debate
 * @param statements those that can be voted on, without their text
 * @param votes the votes that count, each person under an id of this debate alone
 * @param salt mixed with the votes before any digest, so that nobody's votes can be guessed from
 *     one
 * @param k the fewest people that a figure may be about
 * @param groups how many groups a facilitator asks for; empty: as many as the votes best show
 * @param ended whether the vote has ended, and every vote counts
 * @param before how many voters were shown last; 0 where none were
 * @param charter digest of the charter in force, which gives k
 */
public record OpinionInputs(
    String debate,
    List<Statement> statements,
    Votes votes,
    String salt,
    int k,
    long seed,
    OptionalInt groups,
    boolean ended,
    int before,
    Digest charter,
    String release)
    implements Canonical {

  public OpinionInputs {
    statements = List.copyOf(statements);
    if (k < 1) {
      throw new IllegalArgumentException("the smallest group has one person at least, read: " + k);
    }
  }

  /** The digest of the list of statements. */
  Digest statementsDigest() {
    return CanonicalBytes.digest("debate-statements/1", listed());
  }

  /** The digest of the votes, mixed with the salt. */
  Digest votesDigest() {
    return CanonicalBytes.digest("debate-votes/1", cast());
  }

  private Value listed() {
    return new Value.Seq(statements.stream().map(Statement::named).toList());
  }

  /** One line a person: id, then statement and vote, as in {@code 17 3:1 8:-1}. */
  private Value cast() {
    List<Value> lines = new ArrayList<>();
    for (int p = 0; p < votes.participants().size(); p++) {
      StringBuilder line = new StringBuilder(votes.participants().get(p));
      for (int i = votes.start(p); i < votes.start(p) + votes.votesOf(p); i++) {
        line.append(' ')
            .append(votes.statements().get(votes.statementAt(i)).id())
            .append(':')
            .append(votes.valueAt(i));
      }
      lines.add(Value.of(line.toString()));
    }
    return Value.rec("salt", salt, "lines", new Value.Seq(lines));
  }

  @Override
  public Value canonical() {
    return Value.rec(
        "debate", debate,
        "statements", listed(),
        "votes", cast(),
        "k", k,
        "seed", seed,
        "groups", groups,
        "ended", ended,
        "before", before,
        "charter", charter,
        "release", release);
  }

  /** The inputs that {@link #canonical} wrote. */
  public static OpinionInputs fromValue(Value value) {
    Value.Rec rec = (Value.Rec) value;
    List<Statement> statements =
        rec.items("statements").stream().map(s -> Statement.named(s, _ -> "")).toList();
    Votes.Builder votes = Votes.builder();
    statements.forEach(votes::statement);
    Value.Rec cast = rec.rec("votes");
    for (Value line : cast.items("lines")) {
      String[] words = ((Value.Text) line).value().split(" ", -1);
      Arrays.stream(words).skip(1).forEach(w -> votes.written(words[0], w));
    }
    return new OpinionInputs(
        rec.text("debate"),
        statements,
        votes.build(),
        cast.text("salt"),
        rec.count("k"),
        rec.integer("seed"),
        rec.findCount("groups"),
        rec.flag("ended"),
        rec.count("before"),
        Digest.ofRaw(((Value.Bytes) rec.get("charter")).value()),
        rec.text("release"));
  }

  /** How the analysis is to be made. */
  Options options() {
    Options options = Options.seeded(seed);
    return groups.isPresent() ? options.withGroups(groups.getAsInt()) : options;
  }
}
