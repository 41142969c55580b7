// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.DebateVoterRecord;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.open.Reads;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.SecretLink;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * People who vote on the statements of a debate: one voice for each link or member, after an
 * express consent, changed at will until the vote ends, withdrawn at any time. The journal holds no
 * vote and no hour.
 */
public record Voices(Ground ground, OpinionAnalyses analyses) {
  /** The most links made at once. */
  static final int MOST_LINKS = 200;

  /** The most voices that a debate takes. */
  static final int MOST = 50_000;

  /** The role under which voters without an account act: nobody asks who they are. */
  static final String VOTER = "voter";

  private static final int ROWS_AT_ONCE = 400;

  /** How a voter came. */
  private enum Came {
    /** By the debate's own address. */
    OPEN,
    /** By a link that a facilitator handed out. */
    HANDED,
    /** Signed in. */
    MEMBER;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether people vote in that debate now. */
  public static boolean open(Debate debate) {
    return debate.stage() == Stage.VOTE;
  }

  private static void requireOpen(Debate debate) {
    if (!open(debate)) {
      throw Says.OPINIONS.input("vote-closed", debate.stage().text());
    }
  }

  private void requireConsent(String role, boolean consent) {
    Floor.requireVoiced(ground, role, consent, Reads.VOTES);
  }

  // --- seats

  /**
   * Gives a voice to whoever comes by the address of a debate open to anyone.
   *
   * @param consent whether they expressly agree that their opinions are counted
   * @return the token of their secret link, shown once
   */
  public String start(Debate debate, boolean consent) {
    requireOpen(debate);
    if (debate.who() != Debate.Who.ANYONE) {
      throw Says.OPINIONS.right("members-vote", "", "");
    }
    requireConsent(Role.VISITOR.text(), consent);
    String token = SecretLink.draw();
    ground.draft(tx -> seat(tx, debate, Came.OPEN, token, null, true));
    return token;
  }

  private static long seat(
      Tx tx,
      Debate debate,
      Came came,
      @Nullable String token,
      @Nullable Id person,
      boolean consented) {
    long number = Floor.next(tx.sql(), DEBATE_VOTER.NUMBER, DEBATE_VOTER.DEBATE.eq(debate.id()));
    if (number > MOST) {
      throw Says.OPINIONS.input("voices-many", MOST);
    }
    DebateVoterRecord row = tx.sql().newRecord(DEBATE_VOTER);
    row.setDebate(debate.id());
    row.setNumber(number);
    row.setCame(came.text());
    row.setLinkDigest(token == null ? null : SecretLink.digest(token));
    row.setPerson(person);
    row.setMadeAt(today(tx));
    row.setConsentedAt(consented ? today(tx) : null);
    row.insert();
    return number;
  }

  /** The day alone: the hour would say whose voice it is. */
  private static LocalDate today(Tx tx) {
    return LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
  }

  /** Makes links to hand out, each for one voice; their tokens, shown once. */
  List<String> invite(People.Person by, Debate debate, int count) {
    Floor.mandate(ground, by, Floor.MODERATE);
    if (debate.stage().compareTo(Stage.VOTE) > 0) {
      throw Says.OPINIONS.input("vote-closed", debate.stage().text());
    }
    if (count < 1 || count > MOST_LINKS) {
      throw Says.OPINIONS.input("links-count", count);
    }
    return ground.note(
        tx -> {
          List<String> tokens = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            String token = SecretLink.draw();
            seat(tx, debate, Came.HANDED, token, null, false);
            tokens.add(token);
          }
          ground.fact(
              tx,
              Holders.role(by),
              "voices",
              "fact.voices",
              Value.rec("debate", debate.id(), "links", (long) count));
          return tokens;
        });
  }

  /** Whose link that is, while it opens. */
  public Optional<Seat> open(String token) {
    return ground.read(
        sql ->
            sql.selectFrom(DEBATE_VOTER)
                .where(DEBATE_VOTER.LINK_DIGEST.eq(SecretLink.digest(token)))
                .fetchOptional()
                .map(r -> seat(sql, r)));
  }

  private static Seat seat(DSLContext sql, DebateVoterRecord r) {
    return new Seat(
        Openings.find(sql, r.getDebate()).orElseThrow(), r.getNumber(), r.getConsentedAt() != null);
  }

  /** The voice of a member in that debate, once they have one. */
  Optional<Seat> of(Debate debate, People.Person member) {
    return ground.read(
        sql ->
            sql.selectFrom(DEBATE_VOTER)
                .where(DEBATE_VOTER.DEBATE.eq(debate.id()), DEBATE_VOTER.PERSON.eq(member.id()))
                .fetchOptional()
                .map(r -> seat(sql, r)));
  }

  /** Gives a voice to a member who signed in; one for each member. */
  Seat start(Debate debate, People.Person member, boolean consent) {
    requireOpen(debate);
    if (!member.is(Role.MEMBER)) {
      throw Says.OPINIONS.right("members-vote", "", "");
    }
    String role = Holders.role(member);
    requireConsent(role, consent);
    ground.requireRead(role, Reads.SEATS);
    if (of(debate, member).isEmpty()) {
      ground.draft(tx -> seat(tx, debate, Came.MEMBER, null, member.id(), true));
    }
    return of(debate, member).orElseThrow();
  }

  /** Notes that the holder of a link that was handed out agrees to be counted. */
  void agree(Seat seat, boolean consent) {
    requireOpen(seat.debate());
    requireConsent(Role.VISITOR.text(), consent);
    ground.draft(
        tx ->
            tx.sql()
                .update(DEBATE_VOTER)
                .set(DEBATE_VOTER.CONSENTED_AT, today(tx))
                .where(
                    DEBATE_VOTER.DEBATE.eq(seat.debate().id()),
                    DEBATE_VOTER.NUMBER.eq(seat.voter()))
                .execute());
  }

  // --- votes

  /** What that person answers now, by statement, in the order of their first answers. */
  Map<String, Stance> answers(Seat seat) {
    return ground.read(
        sql -> {
          Map<String, Stance> answers = new LinkedHashMap<>();
          sql.select(DEBATE_VOTE.STATEMENT, DEBATE_VOTE.STANCE)
              .from(DEBATE_VOTE)
              .where(of(seat))
              .orderBy(DEBATE_VOTE.NUMBER)
              .forEach(
                  r ->
                      answers.put(
                          Long.toString(r.value1()),
                          Stance.find(r.value2().intValue()).orElseThrow()));
          return answers;
        });
  }

  /** The number that the next vote of that debate has. */
  private static long next(Tx tx, Seat seat) {
    return Floor.next(tx.sql(), DEBATE_VOTE.NUMBER, DEBATE_VOTE.DEBATE.eq(seat.debate().id()));
  }

  private static Condition of(Seat seat) {
    return DEBATE_VOTE.DEBATE.eq(seat.debate().id()).and(DEBATE_VOTE.VOTER.eq(seat.voter()));
  }

  /** Notes what that person answers to a statement; a later answer takes the place of the first. */
  public void vote(Seat seat, long statement, Stance stance) {
    requireOpen(seat.debate());
    if (!seat.consented()) {
      requireConsent(Role.VISITOR.text(), false); // refused, article 13
    }
    ground.draft(
        tx -> {
          DebateStatement on = votable(tx, seat.debate(), statement);
          if (isAnswered(tx, seat, on, stance)) {
            return false;
          }
          tx.sql()
              .insertInto(DEBATE_VOTE)
              .set(DEBATE_VOTE.DEBATE, seat.debate().id())
              .set(DEBATE_VOTE.NUMBER, next(tx, seat))
              .set(DEBATE_VOTE.VOTER, seat.voter())
              .set(DEBATE_VOTE.STATEMENT, on.number())
              .set(DEBATE_VOTE.STANCE, (long) stance.value())
              .execute();
          return true;
        });
  }

  private static boolean isAnswered(Tx tx, Seat seat, DebateStatement on, Stance stance) {
    return tx.sql()
        .select(DEBATE_VOTE.STANCE)
        .from(DEBATE_VOTE)
        .where(of(seat), DEBATE_VOTE.STATEMENT.eq(on.number()))
        .orderBy(DEBATE_VOTE.NUMBER.desc())
        .limit(1)
        .fetchOptional(DEBATE_VOTE.STANCE)
        .filter(last -> last == stance.value())
        .isPresent();
  }

  private static DebateStatement votable(Tx tx, Debate debate, long number) {
    return Statements.find(tx.sql(), debate.id(), number)
        .filter(DebateStatement::votable)
        .orElseThrow(() -> Says.OPINIONS.input("statement-unknown", number));
  }

  /**
   * Takes one's votes back: they are erased at once, and with them the votes that earlier analyses
   * and syntheses were made from. Figures already shown stay until the next ones.
   */
  public void withdraw(Seat seat) {
    ground.note(
        tx -> {
          empty(tx, seat);
          analyses.forget(tx, seat.debate().id(), "A13");
          ground.fact(
              tx,
              VOTER,
              "withdrawal",
              "fact.votes.withdrawn",
              Value.rec("debate", seat.debate().id()));
          return true;
        });
  }

  private static void empty(Tx tx, Seat seat) {
    Id debate = seat.debate().id();
    tx.sql().deleteFrom(DEBATE_VOTE).where(of(seat)).execute();
    tx.sql() // the number stays taken, empty
        .update(DEBATE_VOTER)
        .setNull(DEBATE_VOTER.LINK_DIGEST)
        .setNull(DEBATE_VOTER.PERSON)
        .setNull(DEBATE_VOTER.CONSENTED_AT)
        .where(DEBATE_VOTER.DEBATE.eq(debate), DEBATE_VOTER.NUMBER.eq(seat.voter()))
        .execute();
    long last = next(tx, seat) - 1;
    tx.sql()
        .update(DEBATE_POLL)
        .set(DEBATE_POLL.LOOKED_AT, DSL.least(DEBATE_POLL.LOOKED_AT, DSL.inline(last)))
        .where(DEBATE_POLL.DEBATE.eq(debate))
        .execute();
  }

  /** A vote of the invented debate. */
  public record Sample(long voter, long statement, Stance stance) {}

  /** Fills the demonstration with invented votes, in one write. */
  public void seed(Debate debate, List<Sample> votes) {
    ground.draft(
        tx -> {
          long voters = votes.stream().mapToLong(Sample::voter).max().orElse(0);
          for (long v = 1; v <= voters; v++) {
            seat(tx, debate, Came.OPEN, null, null, true);
          }
          Id id = debate.id();
          for (int from = 0; from < votes.size(); from += ROWS_AT_ONCE) {
            var insert =
                tx.sql()
                    .insertInto(
                        DEBATE_VOTE,
                        DEBATE_VOTE.DEBATE,
                        DEBATE_VOTE.NUMBER,
                        DEBATE_VOTE.VOTER,
                        DEBATE_VOTE.STATEMENT,
                        DEBATE_VOTE.STANCE);
            for (int i = from; i < Math.min(votes.size(), from + ROWS_AT_ONCE); i++) {
              Sample vote = votes.get(i);
              insert =
                  insert.values(
                      id, i + 1L, vote.voter(), vote.statement(), (long) vote.stance().value());
            }
            insert.execute();
          }
          return true;
        });
  }
}
