// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.Money;
import coop.lanterne.rules.Fields;
import coop.lanterne.rules.Node;
import coop.lanterne.rules.Notation;
import coop.lanterne.rules.Problems;
import coop.lanterne.rules.RuleFile;

/**
 * Reads the order policy, and gathers every problem before it gives up. Articles are for people:
 * they are checked for both languages and not kept.
 */
final class PolicyYaml {
  private static final RuleFile FILE = new RuleFile(100_000, 12);
  private static final int MOST = 100_000;

  private PolicyYaml() {}

  static OrderPolicy.Reading read(byte[] yaml, String source) {
    Problems problems = new Problems(source);
    Optional<OrderPolicy> policy =
        FILE.read(yaml, problems).flatMap(Node::fields).flatMap(f -> policy(f, problems));
    return new OrderPolicy.Reading(policy, problems.found());
  }

  private static Optional<OrderPolicy> policy(Fields f, Problems problems) {
    f.choice("policy", Map.of("order", "order"));
    Optional<Integer> version = f.count("version", 1, MOST);
    Optional<LocalDate> adopted =
        f.says("adopted", "no") ? Optional.empty() : f.read("adopted", Notation.DAY);
    f.may("title").ifPresent(Node::sentence);
    f.may("articles").flatMap(Node::items).ifPresent(all -> all.forEach(PolicyYaml::article));

    Optional<Fields> service = f.table("service");
    Optional<BigDecimal> everywhere = service.flatMap(s -> share(s, "everywhere"));
    SortedMap<String, BigDecimal> families = new TreeMap<>();
    service.ifPresent(s -> families.putAll(families(s)));
    service.ifPresent(Fields::done);
    Optional<BigDecimal> oldestFirst =
        f.table("stock").flatMap(s -> alone(s, s.decimal("oldest_first", 0, 1)));
    Optional<BigDecimal> mostWaste =
        f.table("minimum").flatMap(m -> alone(m, m.decimal("most_waste", 0, MOST)));
    Optional<Fields> forecast = f.table("forecast");
    Optional<BigDecimal> interval = forecast.flatMap(o -> share(o, "interval"));
    Optional<Integer> draws = forecast.flatMap(o -> o.count("draws", 100, 100_000));
    forecast.ifPresent(Fields::done);
    Optional<Fields> look = f.table("look_at");
    Optional<BigDecimal> change = look.flatMap(l -> l.decimal("change", 0, MOST));
    Optional<BigDecimal> unsure = look.flatMap(l -> l.decimal("unsure", 0, MOST));
    Optional<Integer> newDays = look.flatMap(l -> l.count("new_days", 0, MOST));
    Optional<BigDecimal> expiring = look.flatMap(l -> l.decimal("expiring", 0, MOST));
    look.ifPresent(Fields::done);
    Optional<Limits> limits =
        f.has("day") ? f.table("day").map(PolicyYaml::limits) : Optional.empty();
    f.done();
    if (!problems.none()) {
      return Optional.empty();
    }
    return Optional.of(
        new OrderPolicy(
            version.orElseThrow(),
            adopted,
            everywhere.orElseThrow(),
            families,
            oldestFirst.orElseThrow(),
            mostWaste.orElseThrow(),
            interval.orElseThrow(),
            draws.orElseThrow(),
            change.orElseThrow(),
            unsure.orElseThrow(),
            newDays.orElseThrow(),
            expiring.orElseThrow(),
            limits.orElse(Limits.NONE)));
  }

  /** A value that its table holds alone. */
  private static <T> Optional<T> alone(Fields table, Optional<T> value) {
    table.done();
    return value;
  }

  private static SortedMap<String, BigDecimal> families(Fields service) {
    SortedMap<String, BigDecimal> families = new TreeMap<>();
    if (service.has("families")) {
      service
          .table("families")
          .ifPresent(
              by -> {
                for (String family : by.names()) {
                  share(by, family)
                      .ifPresent(goal -> families.put(family.toLowerCase(Locale.ROOT), goal));
                }
              });
    }
    return families;
  }

  private static Limits limits(Fields day) {
    Optional<Integer> coldPacks =
        day.has("cold_packs") ? day.count("cold_packs", 0, MOST) : Optional.empty();
    Optional<BigDecimal> budget =
        day.has("budget") ? day.decimal("budget", 0, 1_000_000) : Optional.empty();
    day.done();
    return new Limits(
        coldPacks,
        budget.map(
            b ->
                Money.eur(b.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact())));
  }

  private static void article(Node node) {
    node.fields()
        .ifPresent(
            f -> {
              f.count("number", 1, MOST);
              f.sentence();
              f.done();
            });
  }

  /** A share between 0 and 1, both excluded. */
  private static Optional<BigDecimal> share(Fields f, String key) {
    Optional<BigDecimal> number = f.read(key, Notation.DECIMAL);
    Optional<BigDecimal> share =
        number.filter(n -> n.signum() > 0 && n.compareTo(BigDecimal.ONE) < 0);
    if (number.isPresent() && share.isEmpty()) {
      f.problem("logistics.order.policy_share", key, f.seen(key));
    }
    return share;
  }
}
