// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.prose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every sentence of every module, read in its sources: both languages, and French as it is set. */
class BundlesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("lanterne.root", "..")).toAbsolutePath().normalize();
  private static final Path WHERE =
      Path.of("src", "main", "resources", "coop", "lanterne", "prose");
  private static final Pattern FILE = Pattern.compile("([a-z][a-z0-9_]*)\\.(fr|en)\\.properties");
  private static final Pattern SOURCE =
      Pattern.compile("src/main/(?:java/.*\\.java|jte/.*\\.jte)$");
  private static final Pattern SAID =
      Pattern.compile(
          "(?:Message\\s*\\.\\s*of|new\\s+Message|page\\.say)\\(\\s*\"([a-z0-9_.]+)\"\\s*[,)]");

  private static final Pattern MAYBE = Pattern.compile("(?<=[._])maybe(?=[._]|$)");
  private static final Pattern CONTINUES = Pattern.compile("^(?:[\\p{Ll}{«“]|Lanterne )");

  /** "Peut-être" turns its verb round: faut-il, a-t-elle, vouliez-vous. */
  private static final Pattern TURNED =
      Pattern.compile("^\\{|^[^.:;]*-(?:il|ils|elle|elles|on|ce|vous)\\b");

  /** What French typography forbids, and why. */
  private static final Map<Pattern, String> FAULTS =
      Map.of(
          Pattern.compile(" [;!?]"), "U+202F, not a space, before ; ! ?",
          Pattern.compile(" :"), "U+00A0, not a space, before :",
          Pattern.compile("\u00a0[;!?]"), "U+202F, not U+00A0, before ; ! ?",
          Pattern.compile("\u202f:"), "U+00A0, not U+202F, before :",
          Pattern.compile("[\\p{L}\\p{N}}»)][;!?](?=\\s|$)"), "U+202F before ; ! ?",
          Pattern.compile("(?<=[\\p{L}\\p{N}}»)])(?<!_\\p{L}{1,30}):(?=\\s|$)"), "U+00A0 before :",
          Pattern.compile("\\p{L}'\\p{L}"), "’, not ', between letters",
          Pattern.compile("«(?!\u00a0)|(?<!\u00a0)»"), "U+00A0 inside « »",
          Pattern.compile("[\\p{N}}] [€%]"), "U+00A0, not a space, before € and %");

  @Test
  void everySentenceExistsInBothLanguagesWithTheSamePlaceholders() {
    List<String> faults = new ArrayList<>();
    Map<String, Map<Language, Map<String, String>>> modules = bundles(faults);
    assertThat(modules.getOrDefault("prose", Map.of()).get(Language.FRENCH))
        .containsKey("prose.unit.kg");
    modules.forEach(
        (module, languages) -> {
          Map<String, String> french = languages.getOrDefault(Language.FRENCH, Map.of());
          Map<String, String> english = languages.getOrDefault(Language.ENGLISH, Map.of());
          Set<String> keys = new TreeSet<>(french.keySet());
          keys.addAll(english.keySet());
          for (String key : keys) {
            if (!key.startsWith(module + ".")) {
              faults.add(key + " is in the file of " + module);
            }
            Set<String> inFrench = names(french.get(key), key, faults);
            Set<String> inEnglish = names(english.get(key), key, faults);
            if (!french.containsKey(key)) {
              faults.add(key + " is not in " + module + ".fr.properties");
            } else if (!english.containsKey(key)) {
              faults.add(key + " is not in " + module + ".en.properties");
            } else if (!inFrench.equals(inEnglish)) {
              faults.add(key + " names " + inFrench + " in French, " + inEnglish + " in English");
            }
          }
        });
    assertThat(faults).isEmpty();
  }

  private static Set<String> names(@Nullable String sentence, String key, List<String> faults) {
    try {
      return sentence == null ? Set.of() : Template.parse(sentence).names();
    } catch (IllegalArgumentException e) {
      faults.add(key + ": " + e.getMessage());
      return Set.of();
    }
  }

  @Test
  void frenchIsSetAsFrenchIsSet() {
    List<String> faults = new ArrayList<>();
    eachFrench((key, sentence) -> typography(key, sentence, faults));
    assertThat(faults).isEmpty();
  }

  private static void eachFrench(BiConsumer<String, String> look) {
    bundles(new ArrayList<>())
        .values()
        .forEach(languages -> languages.getOrDefault(Language.FRENCH, Map.of()).forEach(look));
  }

  @Test
  void whatFollowsMaybeContinuesItsSentence() {
    List<String> faults = new ArrayList<>();
    bundles(new ArrayList<>())
        .values()
        .forEach(
            languages ->
                languages.forEach(
                    (language, sentences) ->
                        sentences.forEach(
                            (key, sentence) -> {
                              if (MAYBE.matcher(key).find()
                                  && !CONTINUES.matcher(sentence).find()) {
                                faults.add(
                                    key
                                        + " ("
                                        + language.tag()
                                        + ") is said after \"Peut-être\" or \"Maybe\": begin it"
                                        + " with a small letter, read: "
                                        + sentence);
                              }
                            })));
    assertThat(faults).isEmpty();
  }

  @Test
  void whatFollowsPeutEtreTurnsItsVerbRoundAndIsNoQuestion() {
    List<String> faults = new ArrayList<>();
    eachFrench(
        (key, sentence) -> {
          if (MAYBE.matcher(key).find()
              && (!TURNED.matcher(sentence).find() || sentence.contains("?"))) {
            faults.add(key + ": Peut-être " + sentence);
          }
        });
    assertThat(faults).isEmpty();
  }

  private static void typography(String key, String sentence, List<String> faults) {
    FAULTS.forEach(
        (fault, why) -> {
          Matcher found = fault.matcher(sentence);
          if (found.find()) {
            faults.add(key + ", character " + (found.start() + 1) + ": " + why + ": " + sentence);
          }
        });
  }

  @Test
  void theTypographerSeesEveryFault() {
    List<String> faults = new ArrayList<>();
    for (String bad :
        List.of(
            "Vraiment ?",
            "Lu : -12",
            "Vraiment\u00a0?",
            "Lu\u202f: -12",
            "Vraiment?",
            "Lu: 3",
            "l'assemblée",
            "«mot»",
            "90 %")) {
      int before = faults.size();
      typography("bad", bad, faults);
      assertThat(faults.size()).as(bad).isGreaterThan(before);
    }
    faults.clear();
    typography(
        "good",
        "kept_by: machine, lu\u00a0: «\u00a0{a}\u00a0», à 5:12, 90\u00a0%\u202f; vraiment\u202f?",
        faults);
    assertThat(faults).isEmpty();
  }

  @Test
  void everySentenceThatTheCodeSaysIsWritten() {
    Map<String, Map<Language, Map<String, String>>> modules = bundles(new ArrayList<>());
    List<String> faults = new ArrayList<>();
    for (Path source : files(p -> SOURCE.matcher(p.toString()).find())) {
      Matcher said = SAID.matcher(read(source));
      while (said.find()) {
        String key = said.group(1);
        Map<String, String> french =
            modules
                .getOrDefault(key.replaceFirst("\\..*", ""), Map.of())
                .getOrDefault(Language.FRENCH, Map.of());
        if (!french.containsKey(key)) {
          faults.add(ROOT.relativize(source) + " says \"" + key + "\", which is not written");
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Voice, language, key, sentence; a voice may be spread over several modules. */
  private static Map<String, Map<Language, Map<String, String>>> bundles(List<String> faults) {
    Map<String, Map<Language, Map<String, String>>> modules = new TreeMap<>();
    for (Path file : files(p -> p.toString().contains(WHERE.toString()))) {
      Matcher name = FILE.matcher(file.getFileName().toString());
      if (!name.matches()) {
        faults.add(ROOT.relativize(file) + " is not named <voice>.<fr|en>.properties");
        continue;
      }
      Map<String, String> voice =
          modules
              .computeIfAbsent(name.group(1), m -> new TreeMap<>())
              .computeIfAbsent(Language.parse(name.group(2)), l -> new TreeMap<>());
      sentences(file, faults)
          .forEach(
              (key, sentence) -> {
                if (voice.put(key, sentence) != null) {
                  faults.add(key + " is written in two modules: one would hide the other");
                }
              });
    }
    return modules;
  }

  private static Map<String, String> sentences(Path file, List<String> faults) {
    Map<String, String> read = new TreeMap<>();
    Properties strict =
        new Properties() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized @Nullable Object put(Object key, Object value) {
            if (read.put((String) key, (String) value) != null) {
              faults.add(key + " is written twice in " + file.getFileName());
            }
            return null;
          }
        };
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      strict.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  private static List<Path> files(Predicate<Path> wanted) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              String name = dir.getFileName().toString();
              return name.equals("target") || (name.startsWith(".") && !dir.equals(ROOT))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (wanted.test(file)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
