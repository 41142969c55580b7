// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;

/** Reads a mandate back from its canonical form. */
final class MandateForm {
  private MandateForm() {}

  static Mandate read(Value value) {
    Value.Rec m = (Value.Rec) value;
    return new Mandate(
        Id.parse(m.text("id")),
        m.text("kind"),
        grantor((Value.Rec) m.get("grantor")),
        holder((Value.Rec) m.get("holder")),
        texts(m, "acts"),
        limits((Value.Rec) m.get("limits")),
        Instant.parse(m.text("from")),
        Instant.parse(m.text("until")));
  }

  private static Mandate.Grantor grantor(Value.Rec g) {
    return switch (g.fields().keySet().iterator().next()) {
      case "decision" -> new Mandate.Grantor.ByDecision(Id.parse(g.text("decision")));
      case "article" -> new Mandate.Grantor.ByArticle(g.text("article"));
      case String other -> new Mandate.Grantor.ByFounding();
    };
  }

  static Decider holder(Value.Rec h) {
    return h.fields().containsKey("body")
        ? new Decider.Body(h.text("body"))
        : new Decider.Persons(
            h.items("persons").stream().map(v -> Id.parse(((Value.Text) v).value())).toList());
  }

  private static Mandate.Limits limits(Value.Rec l) {
    return new Mandate.Limits(
        optional(l, "per_act", MandateForm::money),
        optional(l, "per_period", MandateForm::money),
        optional(l, "period", v -> Duration.parse(((Value.Text) v).value())),
        optional(l, "cosign_above", MandateForm::money),
        optional(l, "urgent", MandateForm::urgency));
  }

  private static Mandate.Urgency urgency(Value value) {
    Value.Rec u = (Value.Rec) value;
    return new Mandate.Urgency(
        money(u.get("ceiling")),
        texts(u, "kinds"),
        Math.toIntExact(u.integer("persons")),
        Duration.parse(u.text("ratify_within")));
  }

  private static Money money(Value value) {
    Value.Rec m = (Value.Rec) value;
    return new Money(m.integer("cents"), m.text("currency"));
  }

  private static SortedSet<String> texts(Value.Rec rec, String field) {
    SortedSet<String> texts = new TreeSet<>();
    rec.items(field).forEach(v -> texts.add(((Value.Text) v).value()));
    return texts;
  }

  private static <T> Optional<T> optional(Value.Rec rec, String field, Function<Value, T> read) {
    return rec.get(field) instanceof Value.Nil
        ? Optional.empty()
        : Optional.of(read.apply(rec.get(field)));
  }
}
