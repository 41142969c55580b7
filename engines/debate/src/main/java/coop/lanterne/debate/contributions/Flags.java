// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.contributions;

import module java.base;

/**
 * Points at what a person should look at before a text is published: what may be personal data, and
 * hard words near someone whom a name or an office designates. Patterns and short lists of words,
 * in French and English: they miss some, and point at some that are harmless. A flag is a reason to
 * look, never a reason to refuse.
 *
 * <p>A text is read in time that grows as it does, whatever stands in it: no {@code \\b}, which
 * Java answers by going back through all the accents before it.
 */
public final class Flags {
  /** How far, in characters, hard words are still near whom they may aim at. */
  private static final int NEAR = 160;

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}+@(?:[\\p{L}\\p{N}-]{1,63}+\\.){1,8}\\p{L}{2,}");

  private static final String BEGINS = "(?<![\\p{L}\\p{N}_])";
  private static final String ENDS = "(?![\\p{L}\\p{N}_])";

  /** French numbers with or without the country, British ones by groups, others with a plus. */
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\p{N}+])(?:"
              + "(?:\\+33|0033)[\\s.-]?(?:\\(0\\))?[\\s.-]?[1-9](?:[\\s.-]?\\d{2}){4}"
              + "|0[1-9](?:[\\s.-]?\\d{2}){4}"
              + "|0\\d{2,4}[\\s-]\\d{3,4}[\\s-]\\d{3,4}"
              + "|\\+[1-9]\\d{0,2}(?:[\\s.-]?\\d){7,12}"
              + ")(?!\\p{N})");

  private static final String NUMBER = "(?<!\\p{N})\\d{1,4}+\\s?(?:bis|ter|quater|[a-d])?,?\\s+";

  private static final String PARTICLES = "(?:(?:de|du|des|la|le|les|aux?)\\s+|[dl][’'])*+";

  private static final Pattern STREET =
      Pattern.compile(
          NUMBER
              + "(?:rue|avenue|boulevard|bd|chemin|allée|impasse|ruelle|sentier|lotissement"
              + "|résidence)\\s+"
              + PARTICLES
              + "\\p{L}[\\p{L}’'-]*",
          FLAGS);

  /** Words that are not only of addresses: the name that follows has a capital. */
  private static final Pattern SQUARE =
      Pattern.compile(
          NUMBER
              + "(?:[Pp]lace|[Cc]ours|[Qq]uai|[Rr]oute|[Pp]assage|[Ss]quare)\\s+"
              + PARTICLES
              + "\\p{Lu}[\\p{L}’'-]*"
              + "|"
              + NUMBER
              + "(?:\\p{Lu}[\\p{L}’'-]+\\s+){1,3}"
              + "(?:Street|Road|Avenue|Lane|Drive|Close|Way|Square)"
              + ENDS);

  private static final Pattern TOWN =
      Pattern.compile(
          "(?<!\\p{N})\\d{5}\\s+\\p{Lu}[\\p{L}’'-]+|"
              + BEGINS
              + "[A-Z]{1,2}\\d[\\dA-Z]?\\s\\d[A-Z]{2}"
              + ENDS);

  /** An IBAN (ISO 13616), a card of sixteen digits, a French social security number. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          BEGINS
              + "[A-Z]{2}\\d{2}(?:\\s?[A-Z0-9]{4}){3,7}(?:\\s?[A-Z0-9]{1,3})?"
              + ENDS
              + "|(?<!\\p{N})\\d{4}(?:[\\s-]\\d{4}){3}(?!\\p{N})"
              + "|(?<!\\p{N})[12]\\s?\\d{2}\\s?(?:0[1-9]|1[0-2])\\s?\\d[\\dAB]\\s?\\d{3}\\s?\\d{3}(?:\\s?\\d{2})?(?!\\p{N})");

  private static final Pattern NAME =
      Pattern.compile(
          "(?<!\\p{L})(?:M\\.|MM\\.|Mr\\.?|Mme|Mlle|Mrs\\.?|Ms\\.?|Miss|Dr\\.?|[Mm]onsieur|[Mm]adame"
              + "|[Mm]ademoiselle|[Jj]e\\s+m[’']appelle|[Mm]y\\s+name\\s+is)\\s+\\p{Lu}[\\p{L}’'-]*");

  /** Whom an office or a post designates, where few hold it. */
  private static final Pattern OFFICE =
      Pattern.compile(
          "(?<!\\p{L})(?:l[ae]\\s+|l[’']|votre\\s+|notre\\s+|the\\s+|your\\s+|our\\s+)"
              + "(?:président|présidente|directeur|directrice|trésorier|trésorière|secrétaire|gérant"
              + "|gérante|responsable|maire|adjoint|adjointe|caissier|caissière|salarié|salariée"
              + "|comptable|animateur|animatrice|coordinateur|coordinatrice|boucher|bouchère"
              + "|boulanger|boulangère|dame|monsieur|type|bonhomme|bonne\\s+femme"
              + "|chair|chairman|chairwoman|president|director|treasurer|secretary|manager|mayor"
              + "|cashier|employee|accountant|lady|guy)(?!\\p{L})",
          FLAGS);

  /** Insults and accusations, by the beginning of the word where {@code *} would stand. */
  private static final Pattern HARD =
      Pattern.compile(
          "(?<!\\p{L})(?:ment(?:eur|euse|eurs)|menti|ment|vol(?:e|é|eur|euse|eurs)|escroc\\p{L}*"
              + "|arnaqu\\p{L}*|magouill\\p{L}*|trich\\p{L}*|détourn\\p{L}*|pot[s]?-de-vin"
              + "|corromp\\p{L}*|s[’']en\\s+met\\s+plein\\s+les\\s+poches|se\\s+sert\\s+dans"
              + "|incapable|incompétent\\p{L}*|malpoli\\p{L}*|malhonnête|nulle?|idiot\\p{L}*"
              + "|imbécile|abruti\\p{L}*|crétin\\p{L}*|conn?(?:e|ard|arde)?|salaud|salope|ordure"
              + "|feignant\\p{L}*|fainéant\\p{L}*|tyran|harcèl\\p{L}*|harcel\\p{L}*|honte|dégage"
              + "|qu[’'](?:il|elle)\\s+aille|foutre|ferme\\s+sa"
              + "|liar|lies|lied|thief|steals?|stole|crook|cheat\\p{L}*|corrupt\\p{L}*|incompetent"
              + "|useless|idiot|stupid|moron|lazy|rude|shame|disgrace|bully|bastard|sack\\s+(?:him|her))"
              + "(?!\\p{L})",
          FLAGS);

  private Flags() {}

  /** What a flag points at. */
  public enum Kind {
    /** An e-mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** A postal address. */
    ADDRESS,
    /** A bank account, a card, a social security number. */
    ACCOUNT,
    /** A person named with M., Mme and the like, or who says their own name. */
    NAME,
    /** Hard words near someone whom a name or an office designates. */
    ANGER
  }

  /**
   * A flag.
   *
   * @param start where it begins, in characters of the text
   * @param end where it ends, not included
   */
  public record Flag(Kind kind, int start, int end) {
    /** The words that it points at. */
    public String words(String text) {
      return text.substring(start, end);
    }
  }

  /** Every flag of a text, in its order; those of one place by kind. */
  public static List<Flag> of(CharSequence text) {
    List<Flag> flags = new ArrayList<>();
    find(EMAIL, Kind.EMAIL, text, flags);
    find(ACCOUNT, Kind.ACCOUNT, text, flags);
    BitSet taken = new BitSet();
    flags.forEach(f -> taken.set(f.start(), f.end()));
    List<Flag> phones = new ArrayList<>();
    find(PHONE, Kind.PHONE, text, phones);
    phones.stream().filter(p -> taken.get(p.start(), p.end()).isEmpty()).forEach(flags::add);
    find(STREET, Kind.ADDRESS, text, flags);
    find(SQUARE, Kind.ADDRESS, text, flags);
    find(TOWN, Kind.ADDRESS, text, flags);
    find(NAME, Kind.NAME, text, flags);
    anger(text, flags);
    flags.sort(
        Comparator.comparingInt(Flag::start).thenComparing(Flag::kind).thenComparingInt(Flag::end));
    return List.copyOf(flags);
  }

  private static void find(Pattern pattern, Kind kind, CharSequence text, List<Flag> flags) {
    pattern.matcher(text).results().forEach(m -> flags.add(new Flag(kind, m.start(), m.end())));
  }

  private static void anger(CharSequence text, List<Flag> flags) {
    List<MatchResult> hard = HARD.matcher(text).results().toList();
    if (hard.isEmpty()) {
      return;
    }
    BitSet near = new BitSet(); // the places that are near someone
    for (Pattern who : List.of(NAME, OFFICE)) {
      who.matcher(text)
          .results()
          .forEach(p -> near.set(Math.max(0, p.start() - NEAR), p.end() + NEAR + 1));
    }
    for (MatchResult word : hard) {
      if (!near.get(word.start(), word.end() + 1).isEmpty()) {
        flags.add(new Flag(Kind.ANGER, word.start(), word.end()));
      }
    }
  }
}
