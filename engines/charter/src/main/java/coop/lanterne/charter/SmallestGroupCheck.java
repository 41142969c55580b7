// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.LARGER_IS_STRICTER;
import static coop.lanterne.charter.Shape.Polarity.NEUTRAL;
import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.names;

import module java.base;

/** A8: no figure on fewer than k persons, even by subtraction. The arithmetic: SmallestGroup. */
final class SmallestGroupCheck {
  static final Check CHECK =
      new Check(
          "smallest-group/1",
          fields(
              must("k", leaf(Kind.COUNT, LARGER_IS_STRICTER)),
              must("dominance_max", leaf(Kind.SHARE, SMALLER_IS_STRICTER)),
              must("atoms", names(SMALLER_IS_STRICTER)),
              must("merge", new Shape.Items(names(NEUTRAL), NEUTRAL, true))),
          Map.of(
              "count", Ask.Counted.class,
              "rate", Ask.Rate.class,
              "running_total", Ask.RunningTotal.class,
              "amount", Ask.AmountOver.class,
              "ballot", Ask.Ballot.class,
              "statement_votes", Ask.StatementVotes.class),
          SmallestGroupCheck::test);

  private static final Set<String> SENSITIVE = Set.of("C4", "C5");

  private SmallestGroupCheck() {}

  private static Verdict test(Ask ask, Rules rules) {
    long k = rules.count("k");
    return switch (ask) {
      case Ask.Counted c -> counted(c, k, rules);
      case Ask.Rate(String category, long persons, long counted) -> {
        long smallest =
            SENSITIVE.contains(category) ? Math.min(counted, persons - counted) : persons;
        yield smallest >= k ? Verdict.allowed() : rules.refused("complement", smallest, k);
      }
      case Ask.RunningTotal(long before, long now) ->
          SmallestGroup.mayMove(before, now, k)
              ? Verdict.allowed()
              : rules.refused("newcomers", Math.abs(now - before), k);
      case Ask.AmountOver a -> amount(a, k, rules);
      case Ask.StatementVotes(long agree, long disagree, long pass) ->
          enough(agree + disagree + pass, k, rules);
      case Ask.Ballot _ -> Verdict.allowed();
      default -> throw Check.unknown(ask);
    };
  }

  private static Verdict enough(long persons, long k, Rules rules) {
    return persons >= k ? Verdict.allowed() : rules.refused("too_few", persons, k);
  }

  private static Verdict amount(Ask.AmountOver a, long k, Rules rules) {
    Verdict people = enough(a.persons(), k, rules);
    if (a.total().cents() <= 0) {
      return people;
    }
    BigDecimal share =
        BigDecimal.valueOf(a.largest().cents())
            .divide(BigDecimal.valueOf(a.total().cents()), 4, RoundingMode.CEILING);
    BigDecimal most = rules.share("dominance_max");
    boolean dominated =
        BigDecimal.valueOf(a.largest().cents())
                .compareTo(most.multiply(BigDecimal.valueOf(a.total().cents())))
            > 0;
    return dominated
        ? people.and(rules.refused("dominated", new Rules.Percent(share), new Rules.Percent(most)))
        : people;
  }

  private static SmallestGroup.Cell cell(Ask.Counted c, String atom, long people) {
    return SENSITIVE.contains(c.category())
        ? new SmallestGroup.Cell(people, c.having().orElseThrow().getOrDefault(atom, 0L), true)
        : SmallestGroup.Cell.of(people);
  }

  private static Verdict counted(Ask.Counted c, long k, Rules rules) {
    List<String> cuts = rules.names("atoms");
    if (!cuts.contains(c.cut())) {
      return rules.refused("cut", c.cut(), cuts);
    }
    if (SENSITIVE.contains(c.category()) && c.having().isEmpty()) {
      return rules.refused("no_base", c.category(), k);
    }
    TreeMap<String, SmallestGroup.Cell> cells = new TreeMap<>();
    c.atoms().forEach((atom, people) -> cells.put(atom, cell(c, atom, people)));
    List<List<String>> order =
        rules.article().params().items("merge").stream().map(Charter::texts).toList();
    List<Set<String>> blocks = SmallestGroup.blocks(cells, order, k);
    List<Refusal> refusals = new ArrayList<>();
    for (List<String> set : c.published()) {
      Set<String> atoms = new TreeSet<>(set);
      if (!cells.keySet().containsAll(atoms)) {
        atoms.removeAll(cells.keySet());
        refusals.add(rules.refuse("atom", List.copyOf(atoms), List.copyOf(cells.keySet())));
      } else if (!SmallestGroup.isUnion(atoms, blocks)) {
        long few = SmallestGroup.fewest(atoms, cells, order, k);
        refusals.add(
            few < k
                ? rules.refuse("group", few, k)
                : rules.refuse("not_a_block", List.copyOf(atoms), blocks.toString()));
      }
    }
    return Verdict.of(refusals);
  }
}
