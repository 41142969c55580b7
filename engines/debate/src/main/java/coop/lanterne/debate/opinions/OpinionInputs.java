// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

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
    List<Value> items = new ArrayList<>();
    for (Statement s : statements) {
      items.add(Value.rec("id", s.id(), "moderation", s.moderation(), "meta", s.meta()));
    }
    return new Value.Seq(items);
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
        "groups", groups.isPresent() ? Value.of((long) groups.getAsInt()) : Value.nil(),
        "ended", ended,
        "before", before,
        "charter", charter,
        "release", release);
  }

  /** The inputs that {@link #canonical} wrote. */
  public static OpinionInputs fromValue(Value value) {
    Value.Rec rec = (Value.Rec) value;
    List<Statement> statements = new ArrayList<>();
    Votes.Builder votes = Votes.builder();
    for (Value item : rec.items("statements")) {
      Value.Rec s = (Value.Rec) item;
      Statement statement =
          new Statement(
              s.text("id"),
              "",
              Math.toIntExact(s.integer("moderation")),
              ((Value.Bool) s.get("meta")).value());
      statements.add(statement);
      votes.statement(statement);
    }
    Value.Rec cast = (Value.Rec) rec.get("votes");
    for (Value line : cast.items("lines")) {
      String[] words = ((Value.Text) line).value().split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        int colon = words[i].lastIndexOf(':');
        votes.vote(
            words[0],
            words[i].substring(0, colon),
            Stance.find(Integer.parseInt(words[i].substring(colon + 1))).orElseThrow());
      }
    }
    return new OpinionInputs(
        rec.text("debate"),
        statements,
        votes.build(),
        cast.text("salt"),
        Math.toIntExact(rec.integer("k")),
        rec.integer("seed"),
        rec.get("groups") instanceof Value.Int(long n)
            ? OptionalInt.of(Math.toIntExact(n))
            : OptionalInt.empty(),
        ((Value.Bool) rec.get("ended")).value(),
        Math.toIntExact(rec.integer("before")),
        Digest.ofRaw(((Value.Bytes) rec.get("charter")).value()),
        rec.text("release"));
  }

  /** How the analysis is to be made. */
  Options options() {
    Options options = Options.seeded(seed);
    return groups.isPresent() ? options.withGroups(groups.getAsInt()) : options;
  }
}
