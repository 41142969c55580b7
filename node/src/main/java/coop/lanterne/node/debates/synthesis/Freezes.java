// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.db.Tables.SYNTHESIS_VOTE;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.OfferedTexts;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;

/**
 * The time before a vote, and the day of the vote, when the synthesis that people read does not
 * change: its length is the charter's (article 17). Words that are withdrawn meanwhile leave their
 * place empty at once.
 */
public record Freezes(Ground ground) {
  /**
   * A vote that was announced.
   *
   * @param from the first day on which the synthesis no longer changes
   */
  public record Vote(LocalDate on, LocalDate from) {}

  /**
   * The next vote, announced by a facilitator or by the call to a meeting on a text of that debate;
   * where none is to come, the last one.
   */
  public Optional<Vote> vote(Debate debate) {
    TreeSet<LocalDate> days = new TreeSet<>(new OfferedTexts(ground.store()).voteDays(debate.id()));
    ground
        .read(
            sql ->
                sql.selectFrom(SYNTHESIS_VOTE)
                    .where(SYNTHESIS_VOTE.DEBATE.eq(debate.id()))
                    .fetchOptional(r -> r.getVoteOn()))
        .ifPresent(days::add);
    return Optional.ofNullable(days.ceiling(ground.today()))
        .or(() -> days.isEmpty() ? Optional.empty() : Optional.of(days.last()))
        .map(on -> new Vote(on, on.minus(time())));
  }

  private Period time() {
    return Period.parse(
        ground.charters().get().charter().article("A17").params().text("synthesis_still"));
  }

  /** The vote for which the synthesis does not change today. */
  public Optional<Vote> frozen(Debate debate) {
    return vote(debate)
        .filter(v -> !ground.gates().allows(new Ask.Resynthesise(v.on(), ground.today())));
  }

  /** Refuses to change a synthesis on which a vote is about to rest, or rests. */
  void require(People.Person by, Debate debate) {
    vote(debate)
        .ifPresent(
            v ->
                ground
                    .gates()
                    .require(Holders.role(by), new Ask.Resynthesise(v.on(), ground.today())));
  }

  /** Says on which day people vote on what the synthesis prepares, with a public reason. */
  public void announce(People.Person by, Debate debate, LocalDate on, String reason) {
    if (on.isBefore(ground.today())) {
      throw Says.DEBATES.input("vote-past", on.toString());
    }
    Floor.requireReason(reason);
    ground.decide(
        by,
        Floor.mandate(ground, by, Floor.STAGE),
        Floor.STAGE,
        _ -> debate.subject(),
        tx -> new VoteDay(debate.id(), on),
        reason,
        Optional.empty(),
        (tx, enacted) -> {
          tx.sql()
              .deleteFrom(SYNTHESIS_VOTE)
              .where(SYNTHESIS_VOTE.DEBATE.eq(debate.id()))
              .execute();
          tx.sql()
              .insertInto(SYNTHESIS_VOTE)
              .set(SYNTHESIS_VOTE.DEBATE, debate.id())
              .set(SYNTHESIS_VOTE.VOTE_ON, enacted.value().on())
              .set(SYNTHESIS_VOTE.DECISION, enacted.decision().id())
              .execute();
        });
  }
}
