// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.db.Tables.CONTRIBUTION;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Typed;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.write.Contribution.Reason;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/**
 * What facilitators do with what people wrote. Publishing is a fact; setting someone's words aside
 * touches a right, and is a decision with a public reason. A second look is taken by another
 * facilitator than the first.
 */
public record Moderation(Ground ground, List<Echo> echoes) {
  public Moderation {
    echoes = List.copyOf(echoes);
  }

  /** What a list of contributions to look at shows. */
  public enum Show {
    /** Those that wait, the flagged ones first. */
    WAITING,
    /** Those whose author asked for a second look. */
    SECOND,
    /** Those set aside. */
    SET_ASIDE,
    /** Those published. */
    PUBLISHED
  }

  /** A page of them, and how many there are in all. */
  public record Listed(List<Contribution> contributions, int total) {}

  /** Whether that person may moderate. */
  public boolean may(Optional<People.Person> person) {
    return ground.may(person, Floor.MODERATE);
  }

  /** Refuses whoever may not moderate. */
  public void require(People.Person by) {
    Floor.mandate(ground, by, Floor.MODERATE);
  }

  /** What there is to look at; only for whoever may moderate. */
  public Listed list(People.Person by, Debate debate, Show show, int from, int most) {
    require(by);
    Condition condition =
        CONTRIBUTION
            .DEBATE
            .eq(debate.id())
            .and(
                switch (show) {
                  case WAITING -> CONTRIBUTION.STATE.eq(State.WAITING.text());
                  case SECOND -> Contributions.awaitsSecondLook();
                  case SET_ASIDE -> CONTRIBUTION.STATE.eq(State.SET_ASIDE.text());
                  case PUBLISHED -> CONTRIBUTION.STATE.eq(State.PUBLISHED.text());
                });
    List<SortField<?>> order =
        List.of(
            DSL.when(CONTRIBUTION.FLAGS.ne(""), 0).otherwise(1).asc(), CONTRIBUTION.NUMBER.asc());
    return ground.read(
        sql ->
            new Listed(
                sql.selectFrom(CONTRIBUTION)
                    .where(condition)
                    .orderBy(order)
                    .limit(from, most)
                    .fetch(Stored::contribution),
                sql.fetchCount(CONTRIBUTION, condition)));
  }

  /**
   * Publishes those that wait among these numbers, such as those of a list that was read.
   *
   * @return how many were published
   */
  public int publish(People.Person by, Debate debate, List<Long> numbers) {
    Floor.mandate(ground, by, Floor.MODERATE);
    return ground.note(
        tx -> {
          List<Id> published =
              tx.sql()
                  .update(CONTRIBUTION)
                  .set(CONTRIBUTION.STATE, State.PUBLISHED.text())
                  .set(CONTRIBUTION.SETTLED_AT, tx.now())
                  .where(
                      CONTRIBUTION.DEBATE.eq(debate.id()),
                      CONTRIBUTION.NUMBER.in(numbers),
                      CONTRIBUTION.STATE.eq(State.WAITING.text()))
                  .returning(CONTRIBUTION.ID, CONTRIBUTION.NUMBER)
                  .fetch()
                  .sortAsc(CONTRIBUTION.NUMBER)
                  .getValues(CONTRIBUTION.ID);
          return Floor.published(ground, tx, by, debate, published);
        });
  }

  /**
   * Sets a contribution aside, published or not, for a public reason.
   *
   * @param words the reason in one's own words; needed where no other reason fits
   * @param most how long to wait for what is made anew; it goes on after
   */
  public void setAside(
      People.Person by, Contribution what, Reason reason, String words, Duration most) {
    Mandate mandate = Floor.mandate(ground, by, Floor.MODERATE);
    String plain = words(words);
    if (reason == Reason.OTHER && plain.isEmpty()) {
      throw Says.DEBATES.input("reason-needed", "");
    }
    decide(
        by,
        mandate,
        new Looked(what.id(), State.SET_ASIDE.text(), reason.text()),
        plain,
        Optional.empty(),
        (tx, enacted) -> changed(aside(tx, enacted.decision().id(), what, reason), what));
    gone(what, State.SET_ASIDE, most);
  }

  private static int aside(Tx tx, Id decision, Contribution what, Reason reason) {
    return tx.sql()
        .update(CONTRIBUTION)
        .set(CONTRIBUTION.STATE, State.SET_ASIDE.text())
        .set(CONTRIBUTION.SETTLED_AT, tx.now())
        .set(CONTRIBUTION.REASON, reason.text())
        .set(CONTRIBUTION.DECISION, decision)
        .where(
            CONTRIBUTION.ID.eq(what.id()),
            CONTRIBUTION.STATE.in(State.WAITING.text(), State.PUBLISHED.text()),
            CONTRIBUTION.SECOND_DECISION.isNull())
        .execute();
  }

  private void gone(Contribution what, State how, Duration most) {
    Debate debate = ground.read(sql -> Openings.find(sql, what.debate())).orElseThrow();
    echoes.forEach(e -> e.gone(debate, what, how, most));
  }

  /**
   * Erases a contribution, from what was made of it too, for whoever it is about or whoever wrote
   * it, where no secret link can: what came in a file, a note, someone else's telephone number.
   *
   * @param words why, in one's own words, without repeating what is erased
   * @param most how long to wait for what is made anew; it goes on after
   */
  public void erase(People.Person by, Contribution what, String words, Duration most) {
    Mandate mandate = Floor.mandate(ground, by, Floor.MODERATE);
    String plain = words(words);
    if (plain.isEmpty()) {
      throw Says.DEBATES.input("reason-needed", "");
    }
    if (what.state() == State.WITHDRAWN) {
      throw Says.DEBATES.input("contribution-settled", what.number());
    }
    decide(
        by,
        mandate,
        new Looked(what.id(), State.WITHDRAWN.text(), ""),
        plain,
        Optional.empty(),
        (tx, enacted) -> {
          echoes.forEach(e -> e.withdrawn(tx, what));
          Contributions.erase(tx, enacted.value().contribution());
        });
    gone(what, State.WITHDRAWN, most);
  }

  /** Whether that person decided the first time, and so cannot take the second look. */
  boolean wasFirst(People.Person by, Contribution what) {
    return what.decision()
        .filter(decision -> ground.records().wasDecidedBy(decision, by.id()))
        .isPresent();
  }

  /**
   * Takes the second look that an author asked for: the words are published after all, or stay set
   * aside, with a reason each time.
   */
  void lookAgain(People.Person by, Contribution what, boolean publish, String words) {
    Mandate mandate = Floor.mandate(ground, by, Floor.MODERATE);
    if (!what.awaitsSecondLook()) {
      throw Says.DEBATES.input("second-look-none", what.state().text());
    }
    if (wasFirst(by, what)) {
      throw Says.DEBATES.right("second-look-same", "", "");
    }
    String plain = words(words);
    if (plain.isEmpty()) {
      throw Says.DEBATES.input("reason-needed", "");
    }
    decide(
        by,
        mandate,
        new Looked(
            what.id(),
            publish ? State.PUBLISHED.text() : "upheld",
            publish ? "" : what.reason().map(Reason::text).orElse("")),
        plain,
        publish ? what.decision() : Optional.empty(),
        (tx, enacted) -> changed(second(tx, enacted.decision().id(), what, publish), what));
  }

  private static int second(Tx tx, Id decision, Contribution what, boolean publish) {
    return tx.sql()
        .update(CONTRIBUTION)
        .set(CONTRIBUTION.STATE, publish ? State.PUBLISHED.text() : State.SET_ASIDE.text())
        .set(CONTRIBUTION.SETTLED_AT, tx.now())
        .set(CONTRIBUTION.SECOND_DECISION, decision)
        .where(CONTRIBUTION.ID.eq(what.id()), Contributions.awaitsSecondLook())
        .execute();
  }

  private void decide(
      People.Person by,
      Mandate mandate,
      Looked value,
      String why,
      Optional<Id> reverses,
      Desk.Application<Looked> application) {
    ground.decide(
        by,
        mandate,
        Floor.MODERATE,
        _ -> "contribution-" + value.contribution().number(),
        _ -> value,
        why,
        reverses,
        application);
  }

  /** Someone was quicker: the author withdrew it, or another facilitator decided. */
  private static void changed(int rows, Contribution what) {
    if (rows != 1) {
      throw Says.DEBATES.input("contribution-settled", what.number());
    }
  }

  /** A reason in one's own words, plain; one that is too long is refused. */
  public static String words(String words) {
    String plain = Typed.text(words);
    if (plain.length() > Floor.LONGEST_REASON) {
      throw Says.DEBATES.input("too-long", plain.length());
    }
    return plain;
  }
}
