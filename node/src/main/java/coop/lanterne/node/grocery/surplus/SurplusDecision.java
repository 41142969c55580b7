// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.grocery.surplus.SurplusProposal;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.SurplusTaken;
import coop.lanterne.node.grocery.shop.TakenSurplus;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.room.Answer;
import coop.lanterne.node.room.Decidable;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Quantities;
import coop.lanterne.node.room.TakenBack;
import coop.lanterne.node.room.Wish;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/** What people decide about growers' surplus: how much of each offer is taken, on its day. */
public record SurplusDecision(Ground ground, Surplus surplus, Orders orders)
    implements Decidable<TakenSurplus> {
  @Override
  public String act() {
    return Surplus.ACT;
  }

  @Override
  public void refresh(AdviceEntry given) {
    surplus.prepare();
  }

  @Override
  public Wish<TakenSurplus> read(AdviceEntry given, Answer answer) {
    SurplusProposal proposal = surplus.get(given.id()).proposal();
    Map<String, SurplusProposal.Line> byOffer =
        proposal.lines().stream()
            .collect(Collectors.toMap(SurplusProposal.Line::offer, Function.identity()));
    Quantities read =
        Quantities.read(
            answer,
            proposal.lines().stream()
                .map(l -> new Quantities.Line(l.offer(), l.quantity(), false))
                .toList(),
            (line, written) ->
                Written.read(written, line.advised().unit())
                    .quantity()
                    .filter(q -> q.compareTo(offered(byOffer, line)) <= 0),
            (line, written) -> more(offered(byOffer, line), line, written),
            (name, written) -> Says.GROCERY.finding("offer-unknown", "offer", name));
    for (Map.Entry<String, Quantity> line : read.changed().entrySet()) {
      proposal = proposal.with(line.getKey(), line.getValue());
    }
    return new Wish<>(new TakenSurplus(proposal), read.lines(), read.wrong());
  }

  private static Quantity offered(Map<String, SurplusProposal.Line> byOffer, Quantities.Line line) {
    return Optional.ofNullable(byOffer.get(line.name())).orElseThrow().offered();
  }

  private static Finding more(Quantity offered, Quantities.Line line, String written) {
    return Says.GROCERY.finding(
        "surplus-more-than-offered",
        line.name(),
        written,
        Message.of("grocery.surplus.not_a_quantity").with("offered", offered));
  }

  @Override
  public TakenSurplus value(Value canonical) {
    return new TakenSurplus(SurplusProposal.fromValue(canonical));
  }

  @Override
  public String party(AdviceEntry given) {
    return TakenSurplus.GROWERS;
  }

  @Override
  public Instant reversibleUntil(AdviceEntry given, Instant decided) {
    LocalDate next = given.asOf().plusDays(1);
    return next.atStartOfDay(ground.zone()).toInstant();
  }

  @Override
  public Trouble tooLateToTakeBack(AdviceEntry given) {
    return Says.GROCERY.input("too-late-to-reverse", "surplus", given.subject());
  }

  /** An offer that its grower took back meanwhile is not taken. */
  @Override
  public void requireStands(DSLContext sql, AdviceEntry given) {
    boolean gone =
        sql.fetchExists(
            sql.selectOne()
                .from(SURPLUS_ADVISED)
                .join(SURPLUS_OFFER)
                .on(SURPLUS_OFFER.ID.eq(SURPLUS_ADVISED.OFFER))
                .where(
                    SURPLUS_ADVISED.ADVICE.eq(given.id()), SURPLUS_OFFER.WITHDRAWN_AT.isNotNull()));
    if (gone) {
      throw Says.GROCERY.input("surplus-changed", "surplus", given.id().toString());
    }
  }

  @Override
  public void apply(Tx tx, Enacted<TakenSurplus> enacted) {
    SurplusTaken.write(tx, enacted);
  }

  @Override
  public void takeBack(Tx tx, AdviceEntry given, Enacted<TakenBack> enacted) {
    SurplusTaken.reverse(tx, enacted);
  }

  @Override
  public void after(AdviceEntry given) {
    orders.prepare();
  }
}
