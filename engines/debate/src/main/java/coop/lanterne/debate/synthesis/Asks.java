// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * Whether a sentence asks for something, in French or English, by its form: it opens with an
 * infinitive or with “more”, “less”, “no”, or holds “must”, “should”, a verb of asking or of
 * forbidding. A synthesis shows what people ask for before what they remark.
 */
final class Asks {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern INFINITIVE =
      Pattern.compile("^\\W*(?:ne pas |de |d[’']|à |to )?([\\p{L}]{2,}(?:er|ir|oir|re))\\b", FLAGS);
  private static final Set<String> NO_INFINITIVE =
      Set.of(
          ("entre autre notre votre contre libre outre premier dernier hier cher leur quatre père"
                  + " mère frère genre titre propre after never other over under however there here"
                  + " where were")
              .split(" "));
  private static final Pattern OPENING =
      Pattern.compile(
          "^\\W*(plus|moins|pas|non|oui|une? meilleure?|davantage|stop|halte|more|less|fewer|no|yes|better|let|ban|keep|open|make|give|put|add|allow|create|do|don)\\b",
          FLAGS);
  private static final Pattern ASKING =
      Pattern.compile(
          "\\b(faut|faudrait|doit|doivent|devons|devrait|devraient|devrions|propose|proposons|demande"
              + "|demandons|souhaite|souhaitons|voudrais|voudrions|aimerais|serait bon|serait bien"
              + "|stop|interdi\\w+|oblig\\w+|impos\\w+|sanction\\w+|renforc\\w+|arr[êe]t\\w+|lutt\\w+"
              + "|supprim\\w+|cr[ée]e\\w+|must|should|ought|needs?|want|wish|propose|suggest|forbid"
              + "|please|could we|can we)\\b",
          FLAGS);

  private Asks() {}

  static boolean in(String sentence) {
    Matcher infinitive = INFINITIVE.matcher(sentence);
    return (infinitive.find()
            && infinitive.group(1).length() > 3
            && !NO_INFINITIVE.contains(infinitive.group(1).toLowerCase(java.util.Locale.ROOT)))
        || OPENING.matcher(sentence).find()
        || ASKING.matcher(sentence).find();
  }
}
