// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

import org.tartarus.snowball.SnowballStemmer;

/**
 * What a text affirms and what it denies, clause by clause, in French and English. Word vectors do
 * not see a negation: two texts that differ here are never taken for one on their closeness alone.
 *
 * <p>A clause denies when it holds an odd number of: one negation ({@code ne … pas}, {@code pas}
 * alone as people speak, {@code not}…), {@code contre}, {@code sans}, acts that undo ({@code
 * supprimer}, {@code refuser}, {@code stop}, {@code moins}…). {@code Plus de …} without {@code ne}
 * may mean more or no more: it agrees with itself alone. It errs towards keeping texts apart.
 */
public final class Negation {
  private static final Pattern PUNCTUATION =
      Pattern.compile("[.,;:!?…()\\[\\]\"«»“”\\n]+|(?<=\\s)[-–—](?=\\s)");
  private static final Set<String> CLAUSE =
      Set.of("mais but car et and because parce qui dont who which".split(" "));

  private static final Set<String> ALWAYS =
      Set.of(
          ("jamais aucun aucune rien ni non pas not never no none nobody nothing neither nor cannot"
                  + " cant wont doesnt didnt isnt arent wasnt shouldnt wouldnt couldnt")
              .split(" "));
  private static final Set<String> WITH_NE =
      Set.of("plus personne guere nul nulle nullement point".split(" "));
  private static final Set<String> BEFORE_T =
      Set.of(
          ("don doesn didn isn aren wasn weren hasn haven hadn can couldn won wouldn shouldn mustn"
                  + " needn ain")
              .split(" "));

  /** Two words that deny nothing together, though one of them alone would. */
  private static final Set<String> HARMLESS =
      Set.of(
          ("pas mal|pas seulement|un pas|le pas|au pas|premier pas|pourquoi pas|ce pas"
                  + "|si jamais|non seulement|not only|why not|no doubt|no 1|de rien|un rien"
                  + "|par contre|ci contre|sans doute|sans cesse|sans arret|au moins|du moins"
                  + "|at least|no matter")
              .split("\\|"));

  private static final Set<String> UNDOING =
      Set.of(
          ("contre sans against without stop stopper stoppez stoppons moins less fewer ban bans"
                  + " banned banning halte arreter arretez arretons arrete cesser cessez cessons"
                  + " bannir banni fermer fermez fermons fermeture fermetures limiter limitez"
                  + " limitons limitation zero anti")
              .split(" "));
  private static final Pattern UNDOING_STEM =
      Pattern.compile(
          "(supprim|interdi|refus|rejet|aboli|empech|renonc|abandonn|redui|reduct|diminu|baiss|evit"
              + "|oppos|forbid|prohibit|reject|remov|reduc|decreas|avoid)[a-z]*");

  private static final Set<String> MORE_OR_NO_MORE = Set.of("plusde", "plusd");

  private static final int AFFIRMED = 1;
  private static final int DENIED = 2;
  private static final int PERHAPS = 4;

  /** How each stem is used: affirmed, denied, perhaps, or several of these. */
  private final Map<String, Integer> words;

  private Negation(Map<String, Integer> words) {
    this.words = words;
  }

  /**
   * Whether the two say yes and no of the same thing, or may: a word that both use is denied by one
   * and affirmed by the other, or one does little but deny and the other denies nothing.
   */
  public static boolean differ(String a, String b) {
    return of(a).differs(of(b));
  }

  /** The same for two texts read before. */
  public boolean differs(Negation other) {
    return words.entrySet().stream().anyMatch(e -> (other.sense(e) & e.getValue()) == 0)
        || (mostlyDenies() && other.deniesNothing())
        || (other.mostlyDenies() && deniesNothing());
  }

  /** What a text affirms and denies, to be compared with several others. */
  public static Negation of(String text) {
    Map<String, Integer> words = new HashMap<>();
    SnowballStemmer stemmer = Words.stemmer(Tongue.FRENCH); // one for both: only equality counts
    for (String part : PUNCTUATION.split(Words.composed(text))) {
      List<String> clause = new ArrayList<>();
      for (String word : Words.of(part)) {
        if (CLAUSE.contains(word)) {
          add(clause, stemmer, words);
          clause.clear();
        } else {
          clause.add(word);
        }
      }
      add(clause, stemmer, words);
    }
    return new Negation(words);
  }

  private static void add(
      List<String> clause, SnowballStemmer stemmer, Map<String, Integer> words) {
    int sense = sense(clause.stream().map(Words::fold).toList());
    for (String word : clause) {
      if (!Words.empty(word, Tongue.OTHER)) {
        words.merge(Words.stem(word, stemmer), sense, (x, y) -> x | y);
      }
    }
  }

  private static int sense(List<String> clause) {
    boolean ne = clause.contains("ne") || clause.contains("n");
    boolean negated = ne && !clause.contains("que") && !clause.contains("qu");
    boolean undone = false;
    for (int i = 0; i < clause.size(); i++) {
      String word = clause.get(i);
      String before = i == 0 ? "" : clause.get(i - 1);
      String after = i + 1 == clause.size() ? "" : clause.get(i + 1);
      if (HARMLESS.contains(before + " " + word) || HARMLESS.contains(word + " " + after)) {
        continue;
      }
      negated |=
          ALWAYS.contains(word)
              || (ne && WITH_NE.contains(word))
              || (word.equals("t") && BEFORE_T.contains(before));
      undone ^= UNDOING.contains(word) || UNDOING_STEM.matcher(word).matches();
    }
    if (!negated && clause.size() > 2 && MORE_OR_NO_MORE.contains(clause.get(0) + clause.get(1))) {
      return PERHAPS;
    }
    return negated ^ undone ? DENIED : AFFIRMED;
  }

  /** How that word is used here; as there, where it is not used here. */
  private int sense(Map.Entry<String, Integer> there) {
    return words.getOrDefault(there.getKey(), there.getValue());
  }

  private boolean mostlyDenies() {
    long denied = words.values().stream().filter(sense -> sense != AFFIRMED).count();
    return denied > 0 && 2 * denied >= words.size();
  }

  private boolean deniesNothing() {
    return words.values().stream().allMatch(sense -> sense == AFFIRMED);
  }
}
