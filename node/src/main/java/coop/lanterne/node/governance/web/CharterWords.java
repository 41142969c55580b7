// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.charter.CharterDiff;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;
import coop.lanterne.prose.Language;

/** A charter as its page says it. */
public final class CharterWords {
  /** The promises, in their order, then how the charter lives. */
  private static final List<String> CONDITIONS =
      List.of("libre", "gouvernee", "locale", "humain", "vie");

  private CharterWords() {}

  /** The words in that language. */
  public static String in(Language language, Charter.Words words) {
    return language == Language.FRENCH ? words.fr() : words.en();
  }

  /** The other language of that one, in which the same article also stands. */
  public static Language other(Language language) {
    return language == Language.FRENCH ? Language.ENGLISH : Language.FRENCH;
  }

  /** The articles under each promise. */
  public static Map<String, List<Charter.Article>> byPromise(Charter charter) {
    Map<String, List<Charter.Article>> groups = new LinkedHashMap<>();
    CONDITIONS.forEach(c -> groups.put(c, new ArrayList<>()));
    charter
        .articles()
        .values()
        .forEach(a -> groups.computeIfAbsent(a.condition(), c -> new ArrayList<>()).add(a));
    return groups;
  }

  /** The number of an article, as people say it: 8. */
  public static String number(Charter.Article article) {
    return Charter.number(article.id());
  }

  /** Who keeps it. */
  public static Message kept(Charter.Article article) {
    String key = "governance.kept." + article.keptBy().name().toLowerCase(Locale.ROOT);
    return switch (article.keptBy()) {
      case MACHINE ->
          Message.of(key)
              .with(
                  "gate",
                  article.gate().map(g -> Message.of("governance.gate." + g.word())).orElseThrow())
              .with("check", article.check().orElse(""));
      case PEOPLE ->
          Message.of(key)
              .with("keeper", article.keeper().orElse(""))
              .with("every", article.review().map(CharterWords::period).orElseThrow());
      case LATER -> Message.of(key);
    };
  }

  /** How long, in the largest unit that it has. */
  public static Message period(Period period) {
    long months = period.toTotalMonths();
    long days = period.get(ChronoUnit.DAYS);
    if (days == 0 && months > 0 && months % 12 == 0) {
      return Message.of("governance.period.years").with("count", months / 12);
    }
    return days == 0
        ? Message.of("governance.period.months").with("count", months)
        : Message.of("governance.period.days").with("count", days);
  }

  /** One parameter, as it is written. */
  public record Param(String name, String value) {}

  /** The parameters of an article's check, one a line. */
  public static List<Param> params(Charter.Article article) {
    List<Param> lines = new ArrayList<>();
    article.params().fields().forEach((name, value) -> lines.add(new Param(name, plain(value))));
    return lines;
  }

  private static String plain(Value value) {
    return switch (value) {
      case Value.Nil() -> "–";
      case Value.Bool(boolean b) -> Boolean.toString(b);
      case Value.Int(long n) -> Long.toString(n);
      case Value.Real(double x) -> Double.toString(x);
      case Value.Text(String s) -> s;
      case Value.Bytes b -> coop.lanterne.kernel.Digest.ofRaw(b.value()).toString();
      case Value.Seq(List<Value> items) ->
          items.stream().map(CharterWords::plain).collect(Collectors.joining(", "));
      case Value.Rec rec ->
          rec.fields().entrySet().stream()
              .map(e -> e.getKey() + " " + plain(e.getValue()))
              .collect(Collectors.joining(", "));
    };
  }

  /** What a kind of mandate allows, one sentence each. */
  public static List<Message> limits(Charter.MandateKind kind) {
    List<Message> said = new ArrayList<>();
    said.add(Message.of("governance.mandate.given_by").with("body", kind.givenBy()));
    limits(kind.limits(), said);
    said.add(Message.of("governance.mandate.max_term").with("term", period(kind.maxTerm())));
    return said;
  }

  static void limits(Mandate.Limits limits, List<Message> said) {
    limits
        .perAct()
        .ifPresent((Money m) -> said.add(Message.of("governance.mandate.per_act").with("most", m)));
    limits
        .perPeriod()
        .ifPresent(
            m ->
                said.add(
                    Message.of("governance.mandate.per_period")
                        .with("most", m)
                        .with("days", limits.period().orElseThrow().toDays())));
    limits
        .cosignAbove()
        .ifPresent(m -> said.add(Message.of("governance.mandate.cosign").with("above", m)));
  }

  /** Who holds a mandate, by identifier; bodies by their name. */
  public static String holder(Mandate mandate) {
    return switch (mandate.holder()) {
      case Decider.Body(String name) -> name;
      case Decider.Persons(List<coop.lanterne.kernel.Id> ids) -> ids.getFirst().toString();
    };
  }

  /** The changes of a text, by the article under which they fall; none for what belongs to none. */
  public static Map<String, List<CharterDiff.Change>> byArticle(CharterDiff diff) {
    Map<String, List<CharterDiff.Change>> groups = new LinkedHashMap<>();
    diff.changes().forEach(c -> groups.computeIfAbsent(c.article(), a -> new ArrayList<>()).add(c));
    return groups;
  }

  /** A sentence to which that article is named. */
  static Message article(String key, String article) {
    return Message.of(key).with("article", Charter.number(article));
  }

  /** The digest as people compare it, on one line. */
  static Message exact(String text) {
    return Message.of("governance.exact").with("text", text);
  }
}
