// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.charter.Register;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.transparency.Algorithms.Algorithm;
import coop.lanterne.prose.Language;

/** A method of the register as its page says it. */
public final class RegisterWords {
  /** Outcomes of decisions, in the order in which they are shown. */
  private static final List<String> OUTCOMES =
      List.of("adopted", "amended", "refused", "without_advice");

  private RegisterWords() {}

  /** A heading with its words. */
  public record Line(Message name, Message value) {
    static Line of(String name, Message value) {
      return new Line(Message.of("transparency.register.field." + name), value);
    }

    static Line of(String name, String words) {
      return of(name, Message.of("transparency.value.exact").with("text", words));
    }
  }

  /** The words of a voted text in that language. */
  public static String in(Language language, Charter.Words words) {
    return language == Language.FRENCH ? words.fr() : words.en();
  }

  /** What kind of method it is, as article 6 sorts them. */
  static Message methodClass(Register.Entry method) {
    return Message.of(
        "transparency.register.class." + method.methodClass().name().toLowerCase(Locale.ROOT));
  }

  /** How many advices it gave, and since when. */
  public static Message given(Algorithm algorithm) {
    return algorithm
        .use()
        .map(
            u ->
                Message.of("transparency.register.given" + (u.advices() == 1 ? "_one" : ""))
                    .with("count", u.advices())
                    .with("first", u.first())
                    .with("last", u.last()))
        .orElseGet(() -> Message.of("transparency.register.not_counted"));
  }

  /** How often people adopted what it advised, changed it or refused it. */
  public static List<Message> decided(Algorithm algorithm) {
    Map<String, Long> outcomes =
        algorithm.use().<Map<String, Long>>map(Advices.Use::outcomes).orElse(Map.of());
    return OUTCOMES.stream()
        .flatMap(
            o ->
                Optional.ofNullable(outcomes.get(o)).stream()
                    .map(n -> Message.of("transparency.register.outcome." + o).with("count", n)))
        .toList();
  }

  /** All that is said of it, the four answers of the law among them, in their order. */
  public static List<Line> lines(Algorithm algorithm, String release, Language language) {
    Register.Entry m = algorithm.described();
    List<Line> lines = new ArrayList<>();
    algorithm.purpose().ifPresent(p -> lines.add(Line.of("purpose", in(language, p.title()))));
    lines.add(Line.of("place", in(language, m.place())));
    lines.add(Line.of("data", in(language, m.data())));
    lines.add(Line.of("parameters", in(language, m.parameters())));
    lines.add(Line.of("working", in(language, m.working())));
    lines.add(Line.of("class", methodClass(m)));
    lines.add(Line.of("basis", in(language, m.basis())));
    lines.add(Line.of("limits", in(language, m.limits())));
    lines.add(Line.of("forbidden", in(language, m.forbidden())));
    lines.add(Line.of("source", in(language, m.source())));
    algorithm.answers().ifPresent(body -> lines.add(Line.of("answers", Titles.body(body))));
    lines.add(Line.of("contest", in(language, m.contest())));
    lines.add(Line.of("version", m.id() + " · Lanterne " + release));
    return lines;
  }
}
