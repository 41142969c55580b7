// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Mandate;

/**
 * The charter in force, at work. One door each for data, output, decisions, models, egress, life
 * and build: an act that breaks an article is refused there, with the article named.
 */
public final class Gates {
  private final Charter charter;
  private final ZoneId zone;
  private final Map<String, Check> replaced;

  /**
   * The gates of a charter.
   *
   * @param zone the time zone in which days are counted
   */
  public Gates(Charter charter, ZoneId zone) {
    this(charter, zone, Map.of());
  }

  /** For tests alone: some articles have another check, to see that their vectors notice. */
  Gates(Charter charter, ZoneId zone, Map<String, Check> replaced) {
    this.charter = charter;
    this.zone = zone;
    this.replaced = Map.copyOf(replaced);
  }

  /** The charter whose gates these are. */
  public Charter charter() {
    return charter;
  }

  /** May these data come in, or be read? */
  public Verdict data(Ask.AtData... asks) {
    return all(asks);
  }

  /** May this be shown or published? */
  public Verdict output(Ask.AtOutput... asks) {
    return all(asks);
  }

  /** May these people do this? */
  public Verdict decision(Ask.AtDecision... asks) {
    return all(asks);
  }

  /** May a language model run? Not in this release. */
  public Verdict model(Ask.AtModel... asks) {
    return all(asks);
  }

  /** May this leave the node? Not in this release. */
  public Verdict egress(Ask.AtEgress... asks) {
    return all(asks);
  }

  /** May the charter, an exception or a stay change so? */
  public Verdict life(Ask.AtLife... asks) {
    return all(asks);
  }

  /** May this be part of a release? */
  public Verdict build(Ask.AtBuild... asks) {
    return all(asks);
  }

  /**
   * What an import may keep: a column that no voted purpose reads is left out, a sensitive one too,
   * whatever it is taken for; the rest is kept, and the caller says what was left out.
   *
   * @param table the table that the file fills, such as {@code sales}
   */
  public Admission importing(
      String room, String purpose, String table, List<Admission.Column> columns, LocalDate on) {
    List<String> kept = new ArrayList<>();
    List<Admission.Dropped> dropped = new ArrayList<>();
    Optional<Charter.Purpose> read =
        charter.findPurpose(purpose).filter(p -> p.room().equals(room));
    for (Admission.Column column : columns) {
      String field = table + "." + column.field().orElse(column.name());
      String category = read.flatMap(p -> p.categoryOf(field)).orElse("C1");
      Verdict verdict =
          data(
              held(column.name(), category, column, on),
              held(column.field().orElse(column.name()), category, column, on),
              new Ask.ReadField(room, purpose, category, field));
      switch (verdict) {
        case Verdict.Allowed _ -> kept.add(column.name());
        case Verdict.Refused(List<Refusal> refusals) ->
            dropped.add(new Admission.Dropped(column.name(), refusals.getFirst()));
      }
    }
    boolean nothing = kept.isEmpty() && !dropped.isEmpty();
    List<Refusal> first = nothing ? List.of(dropped.getFirst().refusal()) : List.of();
    return new Admission(Verdict.of(first), kept, dropped);
  }

  private Ask.Held held(String name, String category, Admission.Column column, LocalDate on) {
    List<Ask.Admitted> admitted =
        charter.exceptions().stream()
            .filter(e -> e.article().equals("A13"))
            .map(e -> new Ask.Admitted(e.id(), e.covers(), e.from(), e.until()))
            .toList();
    return new Ask.Held(name, category, on, column.youngestBirth(), admitted);
  }

  /** Where an advice is shown, and to whom. */
  public record Showing(String room, String purpose, String shape, String audience) {}

  /**
   * May this advice be shown? It can be computed again (A1), answers the four questions (A2), comes
   * from a method in the register (A3) below the ceiling of its use (A6), and, about a person, has
   * one of the listed shapes (A7).
   *
   * @param degree its place in the decision, in words
   * @param inputs the results that it read, each with its class
   */
  public Verdict advice(
      Advice<?> advice, String degree, List<Ask.Input> inputs, Showing showing, Register register) {
    Advice.Provenance from = advice.provenance();
    return output(
        replayable(from),
        new Ask.Explained(
            advice.concerns(),
            new Ask.Four(
                List.of(degree),
                advice.sources().stream().map(s -> s.what().key()).toList(),
                advice.parameters().stream().map(p -> p.name().key()).toList(),
                advice.operations().steps().stream().map(s -> s.rule().key()).toList()),
            advice.explanation() instanceof Explanation.Sum sum
                ? Optional.of(
                    new Ask.Parts(
                        sum.parts().stream().map(p -> p.amount().toString()).toList(),
                        sum.total().toString()))
                : Optional.empty()),
        new Ask.Run(from.method(), register.listed()),
        new Ask.Classed(
            showing.room(), showing.purpose(), advice.concerns(), from.methodClass(), inputs),
        new Ask.Shown(advice.concerns(), showing.shape(), showing.audience(), false, false));
  }

  private static Ask.Replayable replayable(Advice.Provenance from) {
    return new Ask.Replayable(
        Optional.of(from.inputs().toString()),
        Optional.of(from.rules().toString()),
        Optional.of(from.charter().toString()),
        Optional.of(from.method()).filter(m -> !m.isBlank()),
        Optional.of(from.release()).filter(r -> !r.isBlank()),
        Optional.of(from.seed()));
  }

  /**
   * A use of a mandate as the kernel compares it: acts of one day with one counterpart added up,
   * and what was spent in the period that ends with it.
   */
  public Mandate.Use reckon(Ask.Use use) {
    return MandateCheck.reckon(use, rules("A16"));
  }

  /** The refusal of what is for members to someone of that role, who is none. */
  public Refusal membersOnly(String role) {
    return rules("A09").refuse("role", Rules.role(role), "member");
  }

  /** The refusal of an act to someone who holds no mandate for it. */
  public Refusal withoutMandate(String act) {
    return rules("A16").refuse("none", act, "–");
  }

  private Rules rules(String article) {
    return new Rules(charter, charter.article(article), Gate.DECISION, zone);
  }

  private Verdict all(Ask[] asks) {
    if (asks.length == 0) {
      throw new IllegalArgumentException("a gate is asked something");
    }
    Verdict verdict = Verdict.allowed();
    for (Ask ask : asks) {
      verdict = verdict.and(one(ask));
    }
    return verdict;
  }

  /** One ask, at its own gate. */
  Verdict one(Ask ask) {
    Charter.Article article = charter.article(Checks.articleOf(ask));
    Rules rules = new Rules(charter, article, ask.gate(), zone);
    Check other = replaced.get(article.id());
    if (other != null) {
      return other.test().apply(ask, rules);
    }
    Optional<Check> check = article.check().flatMap(name -> Checks.find(article.id(), name));
    if (check.isEmpty()) {
      return Verdict.allowed(); // kept by people, who are named in the article
    }
    if (!check.get().asks().containsValue(ask.getClass())) {
      return rules.refused("not_in_service", ask.getClass().getSimpleName(), "–");
    }
    return check.get().test().apply(ask, rules);
  }
}
