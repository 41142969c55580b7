// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.StatementRecord;
import coop.lanterne.debate.opinions.PolisReader;
import coop.lanterne.debate.opinions.Statement;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Typed;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.open.Word;
import coop.lanterne.node.debates.vote.DebateStatement.Source;
import coop.lanterne.node.debates.vote.DebateStatement.State;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Moderation;
import coop.lanterne.node.debates.write.Published;
import coop.lanterne.node.decision.Commitment;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * The sentences that people vote on: taken from what was published, word for word, or in a
 * facilitator's words, which is then said; or brought in a file, where they wait for a facilitator.
 * Setting one aside is a decision with a public reason.
 */
public record Statements(Ground ground) {
  /** The longest sentence to vote on, in characters. */
  static final int LONGEST = 400;

  /** The most sentences that a debate takes. */
  static final int MOST = 1000;

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A sentence that a facilitator adds.
   *
   * @param contribution the number of the contribution that it comes from, where there is one: its
   *     words are then cited where they are the same
   */
  public record Draft(String words, Optional<Long> contribution) {
    public Draft {
      words = line(words);
    }
  }

  private static String line(String words) {
    return Typed.name(words);
  }

  /** What a file brought. */
  record Brought(int kept, List<Finding> findings) {
    Brought {
      findings = List.copyOf(findings);
    }
  }

  // --- reading

  /** Every statement of a debate, by number, those set aside and those that wait included. */
  List<DebateStatement> list(Debate debate) {
    return ground.read(sql -> list(sql, debate.id()));
  }

  static List<DebateStatement> list(DSLContext sql, Id debate) {
    return list(sql, STATEMENT.DEBATE.eq(debate));
  }

  static Optional<DebateStatement> find(DSLContext sql, Id debate, long number) {
    return list(sql, STATEMENT.DEBATE.eq(debate).and(STATEMENT.NUMBER.eq(number))).stream()
        .findFirst();
  }

  private static List<DebateStatement> list(DSLContext sql, Condition which) {
    return sql.select(STATEMENT.asterisk())
        .select(CONTRIBUTION.NUMBER, CONTRIBUTION.WORDS, CONTRIBUTION.STATE)
        .from(STATEMENT)
        .leftJoin(CONTRIBUTION)
        .on(CONTRIBUTION.ID.eq(STATEMENT.CONTRIBUTION))
        .where(which)
        .orderBy(STATEMENT.NUMBER)
        .fetch(
            r -> {
              StatementRecord s = r.into(STATEMENT);
              return statement(
                  s,
                  Optional.ofNullable(r.get(CONTRIBUTION.NUMBER)),
                  Contribution.State.PUBLISHED.text().equals(r.get(CONTRIBUTION.STATE))
                      ? Optional.ofNullable(r.get(CONTRIBUTION.WORDS))
                      : Optional.empty());
            });
  }

  private static DebateStatement statement(
      StatementRecord s, Optional<Long> contribution, Optional<String> published) {
    Source source = Word.of(Source.class, s.getSource());
    Optional<String> words =
        source == Source.SPAN
            ? published.map(
                text ->
                    text.substring(
                        text.offsetByCodePoints(0, s.getSpanStart().intValue()),
                        text.offsetByCodePoints(0, s.getSpanEnd().intValue())))
            : Optional.ofNullable(s.getWords());
    return new DebateStatement(
        s.getId(),
        s.getNumber(),
        words,
        contribution,
        source,
        s.getMeta(),
        Word.of(State.class, s.getState()),
        Optional.ofNullable(s.getReason()).map(t -> Word.of(Contribution.Reason.class, t)),
        Optional.ofNullable(s.getDecision()));
  }

  /** The statement of that number. */
  DebateStatement get(Debate debate, long number) {
    return ground
        .read(sql -> find(sql, debate.id(), number))
        .orElseThrow(() -> Says.OPINIONS.input("statement-unknown", number));
  }

  // --- adding

  /** Whether statements can still be added to that debate. */
  static boolean takes(Debate debate) {
    return debate.stage().compareTo(Stage.VOTE) <= 0;
  }

  /** Adds a sentence to vote on; its number. */
  public long add(People.Person by, Debate debate, Draft draft) {
    return add(by, debate, List.of(draft)).getFirst();
  }

  /** Adds sentences to vote on, all or none; their numbers. */
  public List<Long> add(People.Person by, Debate debate, List<Draft> drafts) {
    Floor.mandate(ground, by, Floor.MODERATE);
    requireOpen(debate);
    return ground.note(
        tx -> {
          Set<String> known = known(tx, debate);
          List<Long> numbers = new ArrayList<>();
          List<Value> facts = new ArrayList<>();
          long next = next(tx, debate);
          for (Draft draft : drafts) {
            check(draft.words());
            if (!known.add(draft.words())) {
              throw Says.OPINIONS.input("statement-already", draft.words());
            }
            Optional<Contribution> from = draft.contribution().map(n -> from(tx, debate, n));
            Source source = from.isEmpty() ? Source.OWN : Source.REWORDED;
            facts.add(
                insert(
                    tx,
                    debate,
                    next,
                    new New(draft.words(), from, source, false, State.PUBLISHED)));
            numbers.add(next++);
          }
          added(tx, by, debate, facts);
          return numbers;
        });
  }

  private static Set<String> known(Tx tx, Debate debate) {
    return list(tx.sql(), debate.id()).stream()
        .flatMap(s -> s.words().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void added(Tx tx, People.Person by, Debate debate, List<Value> facts) {
    ground.fact(
        tx,
        Holders.role(by),
        "statements",
        "fact.statements",
        Value.rec("debate", debate.id(), "added", new Value.Seq(facts)));
  }

  private static void requireOpen(Debate debate) {
    if (!takes(debate)) {
      throw Says.OPINIONS.input("statements-closed", debate.stage().text());
    }
  }

  private static void check(String words) {
    int length = length(words);
    if (length == 0) {
      throw Says.OPINIONS.input("statement-empty", "");
    }
    if (length > LONGEST) {
      throw Says.OPINIONS.input("statement-long", length);
    }
  }

  private static Contribution from(Tx tx, Debate debate, long number) {
    return Published.find(tx.sql(), debate.id(), number)
        .orElseThrow(() -> Says.OPINIONS.input("contribution-not-published", number));
  }

  private static long next(Tx tx, Debate debate) {
    poll(tx, debate.id());
    long next = Floor.next(tx.sql(), STATEMENT.NUMBER, STATEMENT.DEBATE.eq(debate.id()));
    if (next > MOST) {
      throw Says.OPINIONS.input("statements-many", MOST);
    }
    return next;
  }

  /** Draws the seed of a debate's analyses when its first statement comes. */
  private static void poll(Tx tx, Id debate) {
    tx.sql()
        .insertInto(DEBATE_POLL)
        .set(DEBATE_POLL.DEBATE, debate)
        .set(DEBATE_POLL.SEED, (long) RANDOM.nextInt(1_000_000))
        .set(DEBATE_POLL.LOOKED_AT, 0L)
        .set(DEBATE_POLL.ENDED, false)
        .set(DEBATE_POLL.VOTERS, 0L)
        .onConflictDoNothing()
        .execute();
  }

  /**
   * A statement to write.
   *
   * @param from the contribution that it comes from
   */
  private record New(
      String words, Optional<Contribution> from, Source source, boolean meta, State state) {}

  /** Writes a statement; where its words stand in a contribution, it cites them. */
  private static Value insert(Tx tx, Debate debate, long number, New what) {
    StatementRecord row = tx.sql().newRecord(STATEMENT);
    row.setId(tx.newId("statement"));
    row.setDebate(debate.id());
    row.setNumber(number);
    row.setContribution(what.from().map(Contribution::id).orElse(null));
    row.setMeta(what.meta());
    row.setState(what.state().text());
    row.setAddedAt(tx.now());
    Value fact = what.from().flatMap(c -> cite(row, what, c)).orElseGet(() -> keep(row, what));
    row.insert();
    return fact;
  }

  private static Optional<Value> cite(StatementRecord row, New what, Contribution from) {
    String text = from.words().orElse("");
    int at = text.indexOf(what.words());
    if (at < 0) {
      return Optional.empty();
    }
    long start = text.codePointCount(0, at);
    long end = start + length(what.words());
    row.setSource(Source.SPAN.text());
    row.setSpanStart(start);
    row.setSpanEnd(end);
    return Optional.of(
        Value.rec("statement", row.getId(), "contribution", from.id(), "start", start, "end", end));
  }

  private static Value keep(StatementRecord row, New what) {
    Commitment commitment = Commitment.of(what.words());
    row.setSource(what.source().text());
    row.setWords(what.words());
    row.setSalt(commitment.salt());
    return Value.rec(
        "statement", row.getId(), "source", what.source().text(), "words", commitment.digest());
  }

  private static int length(String words) {
    return words.codePointCount(0, words.length());
  }

  /**
   * Brings the statements of a Polis comments.csv: those that were set aside there stay behind, the
   * others wait for a facilitator. Their authors, moments and counts are not kept.
   *
   * @param consent how those who wrote agreed to their words being published, in words
   */
  Brought bring(People.Person by, Debate debate, String fileName, byte[] bytes, String consent) {
    Floor.mandate(ground, by, Floor.MODERATE);
    requireOpen(debate);
    Floor.requireVoiced(ground, Holders.role(by), !consent.isBlank());
    PolisReader reader = new PolisReader();
    reader.comments(fileName, bytes);
    PolisReader.Read read = reader.read();
    List<Finding> findings =
        new ArrayList<>(
            read.findings().stream().filter(f -> !f.code().equals("nobody-voted")).toList());
    Floor.refuse(findings);
    int kept = ground.note(tx -> bring(tx, by, debate, read.votes().unvoted(), findings));
    return new Brought(kept, findings);
  }

  private int bring(
      Tx tx, People.Person by, Debate debate, List<Statement> said, List<Finding> findings) {
    Set<String> known = known(tx, debate);
    List<Value> facts = new ArrayList<>();
    long next = next(tx, debate);
    for (Statement s : said) {
      String words = line(s.text());
      int length = length(words);
      if (s.moderatedOut() || length == 0) {
        continue;
      }
      if (length > LONGEST || next > MOST) {
        findings.add(left(length > LONGEST ? "statement-long" : "statements-many", s));
      } else if (known.add(words)) {
        New what = new New(words, Optional.empty(), Source.FILE, s.meta(), State.WAITING);
        facts.add(insert(tx, debate, next++, what));
      }
    }
    if (!facts.isEmpty()) {
      added(tx, by, debate, facts);
    }
    return facts.size();
  }

  private static Finding left(String code, Statement statement) {
    return Says.OPINIONS.finding(
        code, Severity.SET_ASIDE, new Finding.Place("", 0, "comment-body"), statement.id());
  }

  // --- moderation

  /** Publishes those that wait among these numbers; how many. */
  int publish(People.Person by, Debate debate, List<Long> numbers) {
    Floor.mandate(ground, by, Floor.MODERATE);
    return ground.note(
        tx -> {
          List<Id> published =
              tx.sql()
                  .update(STATEMENT)
                  .set(STATEMENT.STATE, State.PUBLISHED.text())
                  .where(
                      STATEMENT.DEBATE.eq(debate.id()),
                      STATEMENT.NUMBER.in(numbers),
                      STATEMENT.STATE.eq(State.WAITING.text()))
                  .returning(STATEMENT.ID, STATEMENT.NUMBER)
                  .fetch()
                  .sortAsc(STATEMENT.NUMBER)
                  .getValues(STATEMENT.ID);
          return Floor.published(ground, tx, by, debate, published);
        });
  }

  /**
   * Sets a statement aside or puts it back, for a public reason.
   *
   * @param reason why it is set aside; empty puts it back
   * @param words the reason in one's own words; needed where no other reason fits
   */
  void settle(
      People.Person by,
      Debate debate,
      DebateStatement what,
      Optional<Contribution.Reason> reason,
      String words) {
    Mandate mandate = Floor.mandate(ground, by, Floor.MODERATE);
    String plain = Moderation.words(words);
    boolean other = reason.filter(r -> r != Contribution.Reason.OTHER).isEmpty();
    if (other && plain.isEmpty()) {
      throw Says.DEBATES.input("reason-needed", "");
    }
    State to = reason.isPresent() ? State.SET_ASIDE : State.PUBLISHED;
    String why = reason.map(Contribution.Reason::text).orElse("");
    ground.decide(
        by,
        mandate,
        Floor.MODERATE,
        _ -> "statement-" + what.id().number(),
        tx -> new StatementSettled(what.id(), to, why),
        plain,
        Optional.empty(),
        (tx, enacted) -> settle(tx, enacted, debate, what));
  }

  private static void settle(
      Tx tx, Enacted<StatementSettled> enacted, Debate debate, DebateStatement what) {
    String to = enacted.value().state().text();
    String reason = enacted.value().reason();
    int rows =
        tx.sql()
            .update(STATEMENT)
            .set(STATEMENT.STATE, to)
            .set(STATEMENT.REASON, reason.isEmpty() ? null : reason)
            .set(STATEMENT.DECISION, enacted.decision().id())
            .where(
                STATEMENT.ID.eq(what.id()),
                STATEMENT.DEBATE.eq(debate.id()),
                STATEMENT.STATE.ne(to))
            .execute();
    if (rows != 1) { // someone was quicker
      throw Says.OPINIONS.input("statement-settled", what.key());
    }
  }

  /** The public reason in words beside a decision, unless it was erased. */
  Optional<String> words(Id decision) {
    return ground.records().reason(decision);
  }
}
