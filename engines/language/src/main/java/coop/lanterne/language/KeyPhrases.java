// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

import org.tartarus.snowball.SnowballStemmer;

/**
 * What a class of texts speaks of and the others less: words, and pairs of neighbouring words, each
 * as it is most often written. A phrase weighs as many as the texts that hold it, by how much more
 * common it is here than elsewhere, so that neither a subject of all classes nor a text that
 * repeats itself names a class.
 */
public final class KeyPhrases {
  /** Empty words that may stand within a pair, two at most: “mode de la vie”. */
  private static final Set<String> WITHIN =
      Set.of("de du des d le la les l à au aux en of the a to for in on".split(" "));

  private static final int MOST_BETWEEN = 2;

  /** Empty in French more often than not, though each is also a noun that search must find. */
  private static final Set<String> EMPTY = Set.of("est son as aura auras avions sommes".split(" "));

  /** Words that name nothing alone: verbs and qualities of any subject, numbers, greetings. */
  private static final String FRENCH =
      """
      avoir faire fais font faites ferait aller allez allons venir vient mettre mis met
      prendre prend passer falloir faudrait pouvoir peux peuvent pourrait pourraient pourra
      vouloir veut veux veulent voulons devoir doit doivent devrait devraient dire dit dites
      demander demande voir vu savoir sait sais croire crois penser pense pensez trouver
      donner laisser rester arriver arrêter arrête commencer continuer permettre chose fois
      monde gens personne bon bonne bien mal mieux petit petits petite grand grande nouveau
      nouvelle seul autre même chaque quelques plusieurs beaucoup peu moins trop assez contre
      parce vraiment juste déjà encore toujours jamais après avant depuis pendant là
      maintenant aujourd hui tant aucun aucune merci bonjour svp idée exemple cas façon an ans
      année mois moment euros deux trois quatre cinq six sept huit neuf dix vingt trente cent
      mille premier première deuxième ça quand""";

  private static final String ENGLISH =
      """
      have had do does did go going get got make made put take come give let want need would
      could should may must say said know think see find use thing time people person everyone
      anyone someone nobody one two three four five six seven eight nine ten good bad new
      small big other each every some many much less too very really already still always
      never again only even well please thank thanks hello idea example way lot first like""";

  private static final Set<String> GENERAL =
      Stream.concat(
              Words.stems(FRENCH, Tongue.FRENCH).stream(),
              Words.stems(ENGLISH, Tongue.ENGLISH).stream())
          .collect(Collectors.toUnmodifiableSet());

  private KeyPhrases() {}

  /**
   * A phrase of a class.
   *
   * @param text as people of this class write it most often
   * @param times how many texts of the class hold it, in whatever form
   * @param weight {@code times × (a − b) / (a + b)}: a, the share of the texts of this class that
   *     hold it; b, that of all others; 0 where b is more, or where it names nothing alone
   */
  public record Phrase(String text, int times, double weight) {}

  /**
   * The phrases that set each class apart, the heaviest first, those that name nothing alone last;
   * a word that mostly stands in one pair is left to it, a pair in one text alone is passed over.
   *
   * @param classes texts by class
   * @param most how many phrases a class, at most
   */
  public static List<List<Phrase>> of(List<List<String>> classes, int most) {
    Map<String, Integer> everywhere = new HashMap<>();
    List<Map<String, Map<String, Integer>>> uses = new ArrayList<>();
    int all = 0;
    for (List<String> texts : classes) {
      Map<String, Map<String, Integer>> used = new TreeMap<>();
      texts.forEach(text -> count(text, used));
      used.forEach((stems, forms) -> everywhere.merge(stems, times(forms), Integer::sum));
      uses.add(used);
      all += texts.size();
    }
    List<List<Phrase>> chosen = new ArrayList<>();
    for (int i = 0; i < uses.size(); i++) {
      int own = classes.get(i).size();
      chosen.add(heaviest(uses.get(i), everywhere, own, all - own, most));
    }
    return chosen;
  }

  private static List<Phrase> heaviest(
      Map<String, Map<String, Integer>> used,
      Map<String, Integer> everywhere,
      int own,
      int others,
      int most) {
    Map<String, Phrase> phrases = weighed(used, everywhere, own, others);
    Set<String> told = toldByPairs(phrases);
    List<Phrase> chosen = new ArrayList<>();
    List<String> named = new ArrayList<>();
    phrases.entrySet().stream()
        .filter(e -> !told.contains(e.getKey()))
        .sorted(
            Map.Entry.comparingByValue(
                Comparator.comparingDouble(Phrase::weight)
                    .thenComparingInt(p -> p.text().length())
                    .reversed()
                    .thenComparing(Phrase::text)))
        .takeWhile(_ -> chosen.size() < most)
        .filter(
            e -> named.stream().noneMatch(n -> (" " + n + " ").contains(" " + e.getKey() + " ")))
        .forEachOrdered(
            e -> {
              named.add(e.getKey());
              chosen.add(e.getValue());
            });
    return chosen;
  }

  private static Map<String, Phrase> weighed(
      Map<String, Map<String, Integer>> used,
      Map<String, Integer> everywhere,
      int own,
      int others) {
    Map<String, Phrase> phrases = new LinkedHashMap<>();
    used.forEach(
        (stems, forms) -> {
          int times = times(forms);
          double here = (double) times / own;
          double there =
              (everywhere.getOrDefault(stems, times) - times) / (double) Math.max(1, others);
          double more = general(stems) ? 0 : (here - there) / (here + there);
          if (times > 1 || !stems.contains(" ")) { // a pair that one text holds is chance
            phrases.put(stems, new Phrase(mostUsed(forms), times, Math.max(0, times * more)));
          }
        });
    return phrases;
  }

  /** Words that half of the texts that hold them say in one pair: the pair names it better. */
  private static Set<String> toldByPairs(Map<String, Phrase> phrases) {
    Set<String> told = new HashSet<>();
    phrases.forEach(
        (stems, phrase) -> {
          List<String> words = List.of(stems.split(" "));
          for (String word : words) {
            Phrase alone = phrases.get(word);
            if (words.size() > 1 && alone != null && 2 * phrase.times() >= alone.times()) {
              told.add(word);
            }
          }
        });
    return told;
  }

  private static boolean general(String stems) {
    return Arrays.stream(stems.split(" "))
        .allMatch(stem -> GENERAL.contains(stem) || Character.isDigit(stem.charAt(0)));
  }

  /** Adds a text’s words and pairs of words: each once, by its stems, as it is first written. */
  private static void count(String text, Map<String, Map<String, Integer>> used) {
    Tongue tongue = Tongue.of(text);
    SnowballStemmer stemmer = Words.stemmer(tongue);
    Map<String, String> held = new TreeMap<>();
    for (Span sentence : Sentences.split(text)) {
      String before = "";
      String beforeStem = "";
      int between = 0;
      for (String word : Words.of(sentence.text())) {
        if (Words.empty(word, tongue) || (tongue != Tongue.ENGLISH && EMPTY.contains(word))) {
          between++;
          boolean within = between <= MOST_BETWEEN && WITHIN.contains(word);
          before = before.isEmpty() || !within ? "" : before + " " + word;
          continue;
        }
        String stem = Words.stem(word, stemmer);
        held.putIfAbsent(stem, word);
        if (!before.isEmpty() && !beforeStem.equals(stem)) {
          held.putIfAbsent(beforeStem + " " + stem, before + " " + word);
        }
        between = 0;
        before = word;
        beforeStem = stem;
      }
    }
    held.forEach(
        (stems, form) ->
            used.computeIfAbsent(stems, _ -> new TreeMap<>()).merge(form, 1, Integer::sum));
  }

  private static int times(Map<String, Integer> forms) {
    return forms.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The form used most often; the first of the alphabet where several are. */
  private static String mostUsed(Map<String, Integer> forms) {
    return forms.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
