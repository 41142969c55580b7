// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.lending;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Troubles;
import coop.lanterne.node.room.Votable;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** For how long a book is lent: members offer a rule to the vote, and a body adopts it. */
public class LoanRules implements Votable<LoanRules.Rule> {
  private static final Troubles SAYS = new Troubles("lending");

  // a room of the house has these from its migration
  private static final Table<Record> RULE = DSL.table("loan_rule");
  private static final Field<String> DIGEST = DSL.field("digest", SQLDataType.VARCHAR(64));
  private static final Field<Integer> DAYS = DSL.field("days", SQLDataType.INTEGER);
  private static final Field<String> WORDS = DSL.field("words", SQLDataType.VARCHAR(400));
  private static final Field<String> STATE = DSL.field("state", SQLDataType.VARCHAR(12));
  private static final Field<String> AT = DSL.field("offered_at", SQLDataType.VARCHAR(40));
  private static final Field<String> CALLED = DSL.field("called_on", SQLDataType.VARCHAR(10));

  private final Ground ground;

  /** The rules kept on that ground. */
  public LoanRules(Ground ground) {
    this.ground = ground;
    ground.draft(
        tx ->
            tx.sql()
                .createTableIfNotExists(RULE)
                .columns(DIGEST, DAYS, WORDS, STATE, AT, CALLED)
                .execute());
  }

  /** So many days at most, in the words that are voted on. */
  public record Rule(int days, String words) implements Canonical {
    /** By which it is known. */
    public Digest digest() {
      return CanonicalBytes.digest("loan_rule/1", canonical());
    }
  }

  /** Offers a rule to the vote. */
  public Digest offer(Rule rule) {
    return ground.draft(
        tx -> {
          tx.sql()
              .insertInto(RULE, DIGEST, DAYS, WORDS, STATE, AT)
              .values(
                  rule.digest().hex(), rule.days(), rule.words(), "offered", tx.now().toString())
              .execute();
          return rule.digest();
        });
  }

  /** Takes an offer back. */
  public void withdraw(Digest digest) {
    ground.<Boolean>draft(tx -> moved(tx, digest, "offered", "withdrawn"));
  }

  /** The rule in force. */
  public Optional<Rule> inForce() {
    return ground.read(
        sql ->
            sql.selectFrom(RULE)
                .where(STATE.eq("in_force"))
                .fetchOptional(r -> new Rule(r.get(DAYS), r.get(WORDS))));
  }

  /** The days on which bodies meet on a rule. */
  public List<LocalDate> called() {
    return ground.read(
        sql ->
            sql.selectFrom(RULE)
                .where(CALLED.isNotNull())
                .fetch(r -> LocalDate.parse(r.get(CALLED))));
  }

  private static boolean moved(Tx tx, Digest digest, String from, String to) {
    return tx.sql()
            .update(RULE)
            .set(STATE, to)
            .where(DIGEST.eq(digest.hex()).and(STATE.eq(from)))
            .execute()
        == 1;
  }

  // --- put to the vote

  @Override
  public String kind() {
    return "loan_rule";
  }

  @Override
  public Message name() {
    return Message.of("lending.rule.name");
  }

  @Override
  public List<Offer> awaiting() {
    return offers(STATE.eq("offered"));
  }

  @Override
  public boolean isForAnyone(Offer offer) {
    return true;
  }

  @Override
  public Optional<Offer> find(Digest digest) {
    return offers(DIGEST.eq(digest.hex())).stream().findFirst();
  }

  private List<Offer> offers(Condition which) {
    return ground.read(
        sql -> sql.selectFrom(RULE).where(which).orderBy(AT.desc()).fetch(this::offer));
  }

  private Offer offer(Record r) {
    Rule rule = new Rule(r.get(DAYS), r.get(WORDS));
    Finding gone = SAYS.stop("rule-not-offered", "", rule.digest().brief());
    return new Offer(
        rule.digest(),
        new Id("rule", "loans", ground.store().node()),
        Message.of("lending.rule.item").with("days", rule.days()),
        List.of(new Article("", rule.words())),
        List.of(Message.of("lending.rule.note")),
        new Page.Link(Message.of("lending.room"), LendingPages.HREF),
        Instant.parse(r.get(AT)),
        r.get(STATE).equals("offered") ? Optional.empty() : Optional.of(gone));
  }

  @Override
  public Adoption<Rule> adoption(Digest digest) {
    return ground.read(
        sql ->
            sql.selectFrom(RULE)
                .where(DIGEST.eq(digest.hex()))
                .fetchSingle(r -> Adoption.of(new Rule(r.get(DAYS), r.get(WORDS)))));
  }

  @Override
  public void called(Tx tx, Digest digest, String href, LocalDate on) {
    tx.sql().update(RULE).set(CALLED, on.toString()).where(DIGEST.eq(digest.hex())).execute();
  }

  @Override
  public void adopted(Tx tx, Enacted<Rule> enacted) {
    tx.sql().update(RULE).set(STATE, "replaced").where(STATE.eq("in_force")).execute();
    if (!moved(tx, enacted.value().digest(), "offered", "in_force")) {
      throw new IllegalStateException("a rule is adopted once, while it is offered");
    }
  }

  @Override
  public void rejected(Tx tx, Digest digest, Id decision) {
    moved(tx, digest, "offered", "rejected");
  }
}
