// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.Polarity.LARGER_IS_STRICTER;
import static coop.lanterne.charter.Shape.Polarity.NEUTRAL;
import static coop.lanterne.charter.Shape.Polarity.SMALLER_IS_STRICTER;
import static coop.lanterne.charter.Shape.choice;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.list;
import static coop.lanterne.charter.Shape.may;
import static coop.lanterne.charter.Shape.must;
import static coop.lanterne.charter.Shape.names;
import static coop.lanterne.charter.Shape.table;
import static coop.lanterne.charter.Shape.wording;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.rules.RuleFile;

/** The shape of {@code rules/charter.yaml}, schema {@code lanterne.charter/1}. */
final class CharterShape {
  static final String SCHEMA = "lanterne.charter/1";

  /** A charter has some fifty thousand bytes; its examples and the register have fewer. */
  static final RuleFile FILE = new RuleFile(2_000_000, 40);

  /** What the adopting decision says and the text does not: no part of the canonical form. */
  static final Set<String> OUTSIDE_DIGEST = Set.of("state", "adopted_by");

  /** Method classes from strictest to loosest, as the charter writes them. */
  static final List<String> CLASSES = List.of("R", "O", "S", "L", "G");

  private static final Shape CLASS = new Shape.Choice(CLASSES, SMALLER_IS_STRICTER);

  private static final Shape.Fields ARTICLE =
      fields(
          must(
              "condition",
              choice(Shape.Polarity.WORDING, "libre", "gouvernee", "locale", "humain", "vie")),
          must("kept_by", choice(SMALLER_IS_STRICTER, "later", "machine", "people")),
          may(
              "gate",
              choice(NEUTRAL, "data", "output", "decision", "model", "egress", "life", "build")),
          may("check", leaf(Kind.TEXT)),
          may("keeper", leaf(Kind.TEXT)),
          may("review", leaf(Kind.PERIOD, SMALLER_IS_STRICTER)),
          must("excepted", leaf(Kind.BOOL, SMALLER_IS_STRICTER)),
          must("title", new Shape.Sentence()),
          must("norm", new Shape.Sentence()),
          must("reason", new Shape.Sentence()),
          must("refusal", new Shape.Sentence()),
          may("people", new Shape.Sentence(), Effect.WORDING),
          may("params", new Shape.Depends("check", Checks.shapes())),
          may("vectors", leaf(Kind.TEXT)));

  private static final Shape.Fields URGENT =
      fields(
          must("ceiling", leaf(Kind.MONEY, SMALLER_IS_STRICTER)),
          must("kinds", names(SMALLER_IS_STRICTER)),
          must("persons", leaf(Kind.COUNT, LARGER_IS_STRICTER)),
          must("ratify_within", leaf(Kind.PERIOD, SMALLER_IS_STRICTER)));

  private static final Shape.Fields MANDATE_KIND =
      fields(
          must("title", new Shape.Sentence()),
          must("given_by", leaf(Kind.TEXT)),
          must("room", leaf(Kind.TEXT)),
          must("acts", names(SMALLER_IS_STRICTER)),
          may("per_act", leaf(Kind.MONEY, SMALLER_IS_STRICTER), Effect.TIGHTENS),
          may("per_week", leaf(Kind.MONEY, SMALLER_IS_STRICTER), Effect.TIGHTENS),
          may("cosign_above", leaf(Kind.MONEY, SMALLER_IS_STRICTER), Effect.TIGHTENS),
          must("max_term", leaf(Kind.PERIOD, SMALLER_IS_STRICTER)),
          may("urgent", URGENT, Effect.LOOSENS));

  private static final Shape.Fields PURPOSE =
      fields(
          must("title", new Shape.Sentence()),
          must("room", leaf(Kind.TEXT)),
          must(
              "data",
              new Shape.Table(
                  Pattern.compile("C[0-8]"), names(SMALLER_IS_STRICTER), SMALLER_IS_STRICTER)),
          must("basis", new Shape.Sentence()),
          must("stay", table(leaf(Kind.PERIOD, SMALLER_IS_STRICTER), SMALLER_IS_STRICTER)),
          must(
              "method_max",
              new Shape.Table(
                  Pattern.compile("things|organisation|persons"), CLASS, SMALLER_IS_STRICTER)));

  private static final Shape.Fields EXCEPTION =
      fields(
          must("id", leaf(Kind.TEXT)),
          must("article", leaf(Kind.TEXT)),
          must("text", new Shape.Sentence()),
          must("covers", leaf(Kind.TEXT)),
          must("purpose", leaf(Kind.TEXT)),
          must("basis", wording()),
          must("dpia", leaf(Kind.TEXT)),
          must("from", leaf(Kind.DATE)),
          must("until", leaf(Kind.DATE, SMALLER_IS_STRICTER)),
          must("renewals", leaf(Kind.COUNT)),
          must("decision", leaf(Kind.TEXT)));

  private static final Shape.Fields MODELS =
      fields(
          must("enabled", leaf(Kind.BOOL, SMALLER_IS_STRICTER)),
          must("class_max", choice(SMALLER_IS_STRICTER, "I", "II", "III")),
          must("list", names(SMALLER_IS_STRICTER)),
          must("hosts", names(SMALLER_IS_STRICTER)),
          must("energy_wh_month", table(leaf(Kind.COUNT, SMALLER_IS_STRICTER), NEUTRAL)));

  /** The whole text. */
  static final Shape.Fields ROOT =
      fields(
          must("schema", leaf(Kind.TEXT)),
          must("id", leaf(Kind.TEXT)),
          must("version", leaf(Kind.VERSION, Shape.Polarity.WORDING)),
          may(
              "supersedes",
              fields(
                  must("version", leaf(Kind.VERSION, Shape.Polarity.WORDING)),
                  must("digest", leaf(Kind.DIGEST, Shape.Polarity.WORDING))),
              Effect.WORDING),
          must("state", choice(Shape.Polarity.WORDING, "provisional", "adopted", "superseded")),
          may(
              "adopted_by",
              fields(
                  must("decision", wording()),
                  must("body", wording()),
                  must("for", leaf(Kind.COUNT, Shape.Polarity.WORDING)),
                  must("against", leaf(Kind.COUNT, Shape.Polarity.WORDING)),
                  must("abstain", leaf(Kind.COUNT, Shape.Polarity.WORDING)),
                  must("date", leaf(Kind.DATE, Shape.Polarity.WORDING)),
                  must("receipt", wording())),
              Effect.WORDING),
          must("title", new Shape.Sentence()),
          must("preamble", new Shape.Sentence()),
          must(
              "languages",
              fields(
                  must("authentic", choice(Shape.Polarity.WORDING, "fr", "en")),
                  must(
                      "also",
                      list(choice(Shape.Polarity.WORDING, "fr", "en"), Shape.Polarity.WORDING)))),
          must(
              "profile",
              fields(
                  must("public_service", leaf(Kind.BOOL)),
                  must("fte", leaf(Kind.COUNT)),
                  must("employer", leaf(Kind.BOOL)),
                  must("teaching_institution", leaf(Kind.BOOL)))),
          must(
              "bodies",
              table(
                  fields(
                      must(
                          "kind",
                          choice(NEUTRAL, "general_assembly", "board", "commission", "person")),
                      must("rules", leaf(Kind.TEXT))),
                  NEUTRAL)),
          must("mandate_kinds", table(MANDATE_KIND, SMALLER_IS_STRICTER)),
          must("purposes", table(PURPOSE, SMALLER_IS_STRICTER)),
          must(
              "articles",
              new Shape.Table(Pattern.compile("A[0-9]{2}"), ARTICLE, LARGER_IS_STRICTER)),
          must("exceptions", new Shape.Items(EXCEPTION, SMALLER_IS_STRICTER, false)),
          must("models", MODELS),
          must(
              "amendment",
              fields(
                  must("rules", leaf(Kind.TEXT)),
                  must("readings", leaf(Kind.COUNT, LARGER_IS_STRICTER)),
                  must("apart", leaf(Kind.PERIOD, LARGER_IS_STRICTER)),
                  must("review", leaf(Kind.PERIOD, SMALLER_IS_STRICTER)),
                  must("notice", leaf(Kind.PERIOD, LARGER_IS_STRICTER)))));

  private static final Map<String, String> ARTICLE_OF_SECTION =
      Map.of(
          "mandate_kinds", "A16",
          "bodies", "A16",
          "purposes", "A11",
          "models", "A04",
          "exceptions", "A20",
          "amendment", "A20",
          "languages", "A19",
          "profile", "A02");

  private CharterShape() {}

  /** The article that a place of the file belongs to; empty for the heading. */
  static String articleOf(List<String> path) {
    if (path.getFirst().equals("articles")) {
      return path.size() > 1 ? path.get(1) : "";
    }
    if (path.contains("stay")) {
      return "A12";
    }
    if (path.contains("method_max")) {
      return "A06";
    }
    if (path.contains("energy_wh_month")) {
      return "A05";
    }
    return ARTICLE_OF_SECTION.getOrDefault(path.getFirst(), "");
  }

  /** A place in words, such as "A16, commander, per act". */
  static Message placeInWords(String article, List<String> path) {
    boolean inArticle = path.getFirst().equals("articles");
    List<String> rest =
        path.stream()
            .skip(inArticle ? 2 : article.isEmpty() || path.size() == 1 ? 0 : 1)
            .filter(s -> !s.equals("params"))
            .toList();
    Message place =
        article.isEmpty()
            ? null
            : Message.of("charter.place.article").with("article", Charter.spoken(article));
    for (String name : rest) {
      Message word =
          FIELD_NAMES.contains(name)
              ? Message.of("charter.field." + name)
              : Message.of("charter.place.name").with("name", name);
      place =
          place == null
              ? word
              : Message.of("charter.place.within").with("outer", place).with("inner", word);
    }
    return place == null ? Message.of("charter.field." + path.getLast()) : place;
  }

  /** Every name that the shape gives to a field; each has a label in both languages. */
  static final Set<String> FIELD_NAMES = fieldNames(ROOT);

  private static Set<String> fieldNames(Shape shape) {
    java.util.TreeSet<String> found = new java.util.TreeSet<>();
    switch (shape) {
      case Shape.Fields(List<Shape.Field> fields) ->
          fields.forEach(
              f -> {
                found.add(f.name());
                found.addAll(fieldNames(f.shape()));
              });
      case Shape.Table t -> found.addAll(fieldNames(t.of()));
      case Shape.Items i -> found.addAll(fieldNames(i.of()));
      case Shape.Depends d -> d.cases().values().forEach(f -> found.addAll(fieldNames(f)));
      case Shape.Sentence _ -> found.addAll(Shape.Sentence.LANGUAGES);
      case Shape.Leaf _, Shape.Choice _ -> {}
    }
    return java.util.Collections.unmodifiableSet(found);
  }
}
