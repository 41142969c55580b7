// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.prose;

import module java.base;

/** The languages in which Lanterne speaks. French comes first. */
public enum Language {
  /** French as in France. */
  FRENCH("fr", Locale.FRANCE),
  /** English as in Great Britain. */
  ENGLISH("en", Locale.UK);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /** The two letters of ISO 639-1, for files, addresses and the {@code lang} of a page. */
  public String tag() {
    return tag;
  }

  /** The locale, for what the JDK writes. */
  public Locale locale() {
    return locale;
  }

  /**
   * The language of that tag, region or not: {@code fr}, {@code en-GB}.
   *
   * @throws IllegalArgumentException when it is neither French nor English
   */
  public static Language parse(String tag) {
    String asked = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
    for (Language language : values()) {
      if (language.tag.equals(asked)) {
        return language;
      }
    }
    throw new IllegalArgumentException("unknown language \"" + tag + "\". Maybe fr or en?");
  }

  /**
   * The language that a reader prefers; French when they ask for neither.
   *
   * @param ranges an {@code Accept-Language} header (RFC 9110, 12.5.4); what cannot be read counts
   *     as no preference
   */
  public static Language preferred(String ranges) {
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(ranges)) {
        for (Language language : values()) {
          if (range.getWeight() > 0 && range.getRange().matches(language.tag + "(-.*)?")) {
            return language;
          }
        }
      }
    } catch (IllegalArgumentException unreadable) {
      return FRENCH;
    }
    return FRENCH;
  }
}
