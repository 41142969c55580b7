// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;

/** Sees that whatever the engine says has its sentence in both languages, with what it names. */
final class Said {
  static final Properties FRENCH = sentences("fr");
  static final Properties ENGLISH = sentences("en");
  private static final Pattern SLOT = Pattern.compile("\\{([a-z_]+)(?:\\|[^}]*)?}");
  private static final Pattern CHOICE = Pattern.compile("\\{([a-z_]+)\\|");

  private Said() {}

  static void everything(Verdict verdict) {
    switch (verdict) {
      case Verdict.Allowed(var notes) -> notes.forEach(n -> message(n.words()));
      case Verdict.Refused(var refusals) ->
          refusals.forEach(
              r -> {
                message(r.why());
                message(r.maybe());
                message(r.who());
                finding(r.finding(Finding.Severity.STOPPED, "page", 0));
              });
    }
  }

  static void finding(Finding finding) {
    message(finding.why());
    message(finding.maybe());
  }

  static void message(Message message) {
    for (Properties language : new Properties[] {FRENCH, ENGLISH}) {
      String sentence = language.getProperty(message.key());
      assertThat(sentence).as(message.key()).isNotNull();
      assertThat(message.args().keySet()).as(message.key()).containsAll(slots(SLOT, sentence));
      slots(CHOICE, sentence)
          .forEach(
              name ->
                  assertThat(message.args().get(name))
                      .as("%s chooses by {%s}", message.key(), name)
                      .isInstanceOf(Message.Figure.class));
    }
    message
        .args()
        .values()
        .forEach(
            arg -> {
              if (arg instanceof Message.Phrase(Message inner)) {
                message(inner);
              }
            });
  }

  /** The sentence in English, with the raw values in it: enough to read a test by. */
  static String english(Message message) {
    return SLOT.matcher(ENGLISH.getProperty(message.key()))
        .replaceAll(
            m -> {
              Message.Arg arg = message.args().get(m.group(1));
              return Matcher.quoteReplacement(
                  switch (arg) {
                    case null -> "?";
                    case Message.Words(String text) -> text;
                    case Message.Figure(var n) when m.group().contains("|") ->
                        m.group()
                            .replaceAll("[{}]", "")
                            .split("\\|", -1)[n.intValueExact() == 1 ? 1 : 2];
                    case Message.Figure(var n) -> n.toPlainString();
                    case Message.Share(var share) -> new Rules.Percent(share).toString();
                    case Message.Measured(var amount) -> amount.toString();
                    case Message.Day(var day) -> day.toString();
                    case Message.Moment(var instant) -> instant.toString();
                    case Message.Phrase(Message inner) -> english(inner);
                  });
            });
  }

  private static Set<String> slots(Pattern pattern, String sentence) {
    Set<String> names = new TreeSet<>();
    Matcher m = pattern.matcher(sentence);
    while (m.find()) {
      names.add(m.group(1));
    }
    return names;
  }

  private static Properties sentences(String language) {
    Properties sentences = new Properties();
    try {
      for (String module : List.of("charter", "rules")) {
        sentences.load(
            new StringReader(
                RulesFolder.text(
                    "engines/%1$s/src/main/resources/coop/lanterne/prose/%1$s.%2$s.properties"
                        .formatted(module, language))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sentences;
  }
}
