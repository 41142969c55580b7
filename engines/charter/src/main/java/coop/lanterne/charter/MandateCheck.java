// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.LARGER_IS_STRICTER;
import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.names;

import module java.base;

import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;

/** A16: within a mandate. The limits themselves are compared by the kernel's Mandate. */
final class MandateCheck {
  static final Check CHECK =
      new Check(
          "mandate/1",
          fields(
              must("one_act", names(LARGER_IS_STRICTER)),
              must("max_term", leaf(Kind.PERIOD, SMALLER_IS_STRICTER))),
          Map.of("use", Ask.Use.class, "grant", Ask.Grant.class),
          MandateCheck::test);

  private MandateCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    return switch (ask) {
      case Ask.Use use -> use(use, rules);
      case Ask.Grant grant -> grant(grant, rules);
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict grant(Ask.Grant g, Rules rules) {
    Optional<Charter.MandateKind> kind = rules.charter().findMandateKind(g.kind());
    if (kind.isEmpty()) {
      return rules.refused(
          "unknown_kind", g.kind(), List.copyOf(rules.charter().mandateKinds().keySet()));
    }
    List<Refusal> refusals = new ArrayList<>();
    if (!kind.get().givenBy().equals(g.givenBy())) {
      refusals.add(rules.refuse("giver", g.givenBy(), kind.get().givenBy()));
    }
    if (g.until().isAfter(kind.get().latestEnd(g.from(), rules.zone()))) {
      refusals.add(rules.refuse("long_term", g.until(), kind.get().maxTerm()));
    }
    return Verdict.of(refusals);
  }

  private static Verdict use(Ask.Use use, Rules rules) {
    List<Refusal> refusals = new ArrayList<>();
    Mandate.Use asked = reckon(use, rules);
    for (Mandate.Breach breach : use.mandate().breaches(asked)) {
      refusals.addAll(explain(breach, use, asked, rules));
    }
    if (use.urgent().isPresent() && !use.reason()) {
      refusals.add(refuse("no_reason", "reason", use.urgent().get(), use, rules));
    }
    return Verdict.of(refusals);
  }

  /**
   * What the kernel compares: acts of one day with one counterpart added up, and what was spent in
   * the period that ends with this act.
   */
  static Mandate.Use reckon(Ask.Use use, Rules rules) {
    Money amount = use.amount().orElse(null);
    Money spent = null;
    if (amount != null) {
      spent = amount.zero();
      Instant start = start(use);
      for (Ask.Earlier earlier : use.earlier()) {
        if (sameAct(earlier, use, rules)) {
          amount = amount.plus(earlier.amount());
        } else if (earlier.at().isAfter(start)) {
          spent = spent.plus(earlier.amount());
        }
      }
    }
    return new Mandate.Use(
        use.act(),
        use.by(),
        use.at(),
        Optional.ofNullable(amount),
        Optional.ofNullable(spent),
        use.recused(),
        use.urgent(),
        waiting(use).isPresent());
  }

  /** When the period that ends with this act begins. */
  private static Instant start(Ask.Use use) {
    return use.mandate()
        .limits()
        .period()
        .map(p -> use.at().minus(p))
        .orElse(use.mandate().from().minusNanos(1));
  }

  private static boolean sameAct(Ask.Earlier earlier, Ask.Use use, Rules rules) {
    return use.counterpart().isPresent()
        && earlier.counterpart().equals(use.counterpart())
        && rules.day(earlier.at()).equals(rules.day(use.at()));
  }

  /** The first urgency that is not ratified although its time is over. */
  private static Optional<Ask.Urgent> waiting(Ask.Use use) {
    Duration time =
        use.mandate().limits().urgent().map(Mandate.Urgency::ratifyWithin).orElse(Duration.ZERO);
    return use.urgencies().stream()
        .filter(u -> !u.ratified() && u.at().plus(time).isBefore(use.at()))
        .findFirst();
  }

  private static List<Refusal> explain(
      Mandate.Breach breach, Ask.Use use, Mandate.Use asked, Rules rules) {
    Mandate m = use.mandate();
    Mandate.Limits limits = m.limits();
    Object amount = asked.amount().<Object>map(a -> a).orElse("–");
    return switch (breach.limit()) {
      case TERM ->
          List.of(
              use.at().isBefore(m.from())
                  ? refuse("not_yet", use.at(), m.from(), use, rules)
                  : refuse("over", use.at(), m.until(), use, rules));
      case ACT -> List.of(refuse("act", use.act(), List.copyOf(m.acts()), use, rules));
      case HOLDER -> List.of(refuse("holder", name(use.by()), m.kind(), use, rules));
      case RECUSAL -> List.of(refuse("recused", name(use.by()), m.kind(), use, rules));
      case PER_ACT -> List.of(refuse("per_act", amount, limits.perAct().orElseThrow(), use, rules));
      case COSIGN ->
          List.of(refuse("cosign", amount, limits.cosignAbove().orElseThrow(), use, rules));
      case PER_PERIOD -> {
        Money total = asked.amount().orElseThrow().plus(asked.spent().orElseThrow());
        yield List.of(refuse("per_period", total, limits.perPeriod().orElseThrow(), use, rules));
      }
      case URGENCY -> urgency(use, asked, rules);
    };
  }

  private static List<Refusal> urgency(Ask.Use use, Mandate.Use asked, Rules rules) {
    String kind = use.urgent().orElseThrow();
    if (use.mandate().limits().urgent().isEmpty()) {
      return List.of(refuse("no_urgency", kind, use.mandate().kind(), use, rules));
    }
    Mandate.Urgency allowed = use.mandate().limits().urgent().get();
    List<Refusal> refusals = new ArrayList<>();
    if (!allowed.kinds().contains(kind)) {
      refusals.add(refuse("urgent_kind", kind, List.copyOf(allowed.kinds()), use, rules));
    }
    asked
        .amount()
        .filter(a -> a.compareTo(allowed.ceiling()) > 0)
        .ifPresent(a -> refusals.add(refuse("urgent_amount", a, allowed.ceiling(), use, rules)));
    if (use.by().signatures() < allowed.persons()) {
      refusals.add(
          refuse(
              "urgent_persons",
              (long) use.by().signatures(),
              (long) allowed.persons(),
              use,
              rules));
    }
    waiting(use)
        .ifPresent(
            u ->
                refusals.add(
                    refuse(
                        "unratified",
                        u.at(),
                        Period.ofDays((int) allowed.ratifyWithin().toDays()),
                        use,
                        rules)));
    return refusals;
  }

  /** The giver of the mandate can decide what the mandate does not reach. */
  private static Refusal refuse(
      String reason, Object seen, Object limit, Ask.Use use, Rules rules) {
    String giver =
        rules
            .charter()
            .findMandateKind(use.mandate().kind())
            .map(Charter.MandateKind::givenBy)
            .orElse(rules.charter().assembly());
    Message who = Message.of("charter.who.body").with("body", rules.body(giver));
    return rules.refuse(reason, seen, limit, who);
  }

  private static String name(Decider by) {
    return switch (by) {
      case Decider.Persons(List<Id> ids) -> ids.getFirst().local();
      case Decider.Body(String body) -> body;
    };
  }
}
