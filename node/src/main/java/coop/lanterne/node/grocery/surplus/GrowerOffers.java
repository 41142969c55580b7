// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.db.tables.records.SurplusOfferRecord;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.surplus.Offer;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.shop.Fields;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Stored;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * What growers announce by their link, and what became of it. A link changes and reads its own
 * offers and no other.
 */
public record GrowerOffers(Ground ground, Growers growers, Surplus surplus) {
  /** The most offers of one grower that wait at a time. */
  private static final int MOST_OPEN = 30;

  private static final Condition STANDS = Advices.stands(SURPLUS_ADVISED.ADVICE);

  /** The grower of that link; whoever holds no link that opens announces and reads nothing. */
  private Growers.Grower grower(String token) {
    return growers.open(token).orElseThrow(() -> Says.GROCERY.right("link-gone", "link", ""));
  }

  /** Keeps what the grower of that link announces, or tells every fault of the form. */
  Announcement.Read announce(String token, Map<String, String> form) {
    Growers.Grower grower = grower(token);
    List<Product> products = ground.read(sql -> Stored.products(sql));
    Announcement.Read read = Announcement.read(form, products, ground.today());
    if (read.announced().isEmpty()) {
      return read;
    }
    ground.requireRead(Role.VISITOR.text(), reads()); // a refusal is journalled once an hour
    Announcement.Announced said = read.announced().get();
    ground.note(
        tx -> {
          if (tx.sql().fetchCount(SURPLUS_OFFER, isOpen(ground.today()), of(grower.id()))
              >= MOST_OPEN) {
            throw Says.GROCERY.input(
                "surplus-many", Announcement.SOURCE, Integer.toString(MOST_OPEN));
          }
          SurplusOfferRecord row = write(tx, grower.id(), said);
          growers.fact(tx, Growers.ROLE, "surplus", "fact.surplus", read(row).canonical());
          return true;
        });
    return read;
  }

  private static SurplusOfferRecord write(Tx tx, Id grower, Announcement.Announced said) {
    SurplusOfferRecord row = tx.sql().newRecord(SURPLUS_OFFER);
    row.setId(tx.newId("offer"));
    row.setGrower(grower);
    row.setProduct(said.product().id());
    row.setThousandths(said.quantity().thousandths());
    row.setUnit(said.quantity().unit().symbol());
    row.setPackThousandths(said.product().pack().thousandths());
    row.setPriceCents(said.unitPrice().map(Money::cents).orElse(null));
    row.setPickedOn(said.picked());
    row.setUntilOn(said.until());
    row.setKeptCold(said.keptCold());
    row.setAnnouncedAt(tx.now());
    row.insert();
    return row;
  }

  public static List<Ask.ReadField> reads() {
    List<Ask.ReadField> asks = new ArrayList<>();
    for (String field : List.of("product", "quantity", "price", "picked", "until", "cold")) {
      asks.add(new Ask.ReadField(Fields.ROOM, Growers.PURPOSE, "C1", "offers." + field));
    }
    asks.add(new Ask.ReadField(Fields.ROOM, Growers.PURPOSE, "C2", "offers.grower"));
    return asks;
  }

  /** Takes an offer back, before it is answered. A link changes its own offers and no other. */
  void withdraw(String token, String offer) {
    Growers.Grower grower = grower(token);
    ground.note(
        tx -> {
          boolean own =
              tx.sql()
                  .fetchExists(
                      SURPLUS_OFFER,
                      SURPLUS_OFFER.ID.coerce(String.class).eq(offer),
                      of(grower.id()));
          if (!own) {
            throw Says.GROCERY.right("surplus-not-yours", Announcement.SOURCE, offer);
          }
          int withdrawn =
              tx.sql()
                  .update(SURPLUS_OFFER)
                  .set(SURPLUS_OFFER.WITHDRAWN_AT, tx.now())
                  .where(SURPLUS_OFFER.ID.coerce(String.class).eq(offer), isOpen(ground.today()))
                  .execute();
          if (withdrawn != 1) {
            throw Says.GROCERY.input("surplus-answered", Announcement.SOURCE, offer);
          }
          growers.fact(tx, Growers.ROLE, "withdrawal", "fact.surplus.withdrawn", Value.of(offer));
          return true;
        });
  }

  /** What became of an offer. */
  public sealed interface Fate {
    /** Nobody has answered yet. */
    record Waits() implements Fate {}

    /** Its last day came and nobody had answered. */
    record Gone() implements Fate {}

    /** The grower took it back. */
    record Withdrawn() implements Fate {}

    /**
     * Answered.
     *
     * @param why why that much, as the advice says it; none where people chose otherwise
     * @param words what people wrote
     */
    record Answered(Quantity taken, Instant at, List<Message> why, Optional<String> words)
        implements Fate {
      public Answered {
        why = List.copyOf(why);
      }
    }
  }

  /** An offer, the name of what is offered and what became of it. */
  public record Told(Offer offer, String name, Fate fate) {
    /** Whether it can still be taken back. */
    public boolean isOpen() {
      return fate instanceof Fate.Waits;
    }
  }

  /** The offers of the grower of that link, the newest first; of nobody else. */
  List<Told> told(String token, int most) {
    Growers.Grower grower = grower(token);
    Map<String, Product> products = ground.read(sql -> Stored.byCode(sql));
    List<SurplusOfferRecord> rows =
        ground.read(
            sql ->
                sql.selectFrom(SURPLUS_OFFER)
                    .where(of(grower.id()))
                    .orderBy(SURPLUS_OFFER.ANNOUNCED_AT.desc(), SURPLUS_OFFER.ID.desc())
                    .limit(most)
                    .fetch());
    return rows.stream()
        .map(
            row -> {
              Product product = products.get(row.getProduct());
              return new Told(
                  read(row), product == null ? row.getProduct() : product.name(), fate(row));
            })
        .toList();
  }

  private Fate fate(SurplusOfferRecord row) {
    if (row.getWithdrawnAt() != null) {
      return new Fate.Withdrawn();
    }
    Optional<Id> advice =
        ground.read(
            sql ->
                sql.select(SURPLUS_ADVISED.ADVICE)
                    .from(SURPLUS_ADVISED)
                    .where(SURPLUS_ADVISED.OFFER.eq(row.getId()), STANDS)
                    .fetchOptional(r -> r.value1()));
    if (advice.isEmpty()) {
      return row.getUntilOn().isBefore(ground.today()) ? new Fate.Gone() : new Fate.Waits();
    }
    SurplusDay day = surplus.get(advice.get());
    Progress.Decided decided = day.decided().orElseThrow();
    var offer = day.offer(row.getId().toString());
    Quantity taken = day.taken(offer);
    boolean asAdvised =
        taken.equals(offer.line().quantity()) && !decided.outcome().equals("refused");
    return new Fate.Answered(
        taken,
        decided.at(),
        asAdvised ? offer.why() : List.of(),
        asAdvised ? Optional.empty() : decided.reason());
  }

  private static Condition of(Id grower) {
    return SURPLUS_OFFER.GROWER.eq(grower);
  }

  static Condition answered() {
    return DSL.exists(
        DSL.selectOne()
            .from(SURPLUS_ADVISED)
            .where(SURPLUS_ADVISED.OFFER.eq(SURPLUS_OFFER.ID), STANDS));
  }

  public static Condition isOpen(LocalDate today) {
    return SURPLUS_OFFER
        .WITHDRAWN_AT
        .isNull()
        .and(SURPLUS_OFFER.UNTIL_ON.ge(today))
        .and(DSL.not(answered()));
  }

  static Offer read(SurplusOfferRecord row) {
    return new Offer(
        row.getId().toString(),
        row.getGrower().toString(),
        row.getProduct(),
        new Quantity(row.getThousandths(), Unit.parse(row.getUnit())),
        Optional.ofNullable(row.getPriceCents()).map(Money::eur),
        row.getPickedOn(),
        row.getUntilOn(),
        row.getKeptCold());
  }
}
