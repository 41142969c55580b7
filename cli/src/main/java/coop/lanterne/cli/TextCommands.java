// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.language.Index;
import coop.lanterne.language.Level;
import coop.lanterne.language.Similarity;
import coop.lanterne.language.Span;
import coop.lanterne.language.Summary;
import coop.lanterne.language.Vectors;
import coop.lanterne.tables.Folded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Commands on texts. */
@Command(name = "text")
record TextCommands(Output output) {
  private static final int DECIMALS = 6;
  private static final String NOTHING = "0.000000";

  @Command(name = "similarity")
  int similarity(@Parameters(paramLabel = "FILE") String file) throws IOException {
    List<String> lines = lines(file);
    Folded odd = new Folded();
    int pairs = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean pair = pair(lines.get(i)).length == 2;
      pairs += pair ? 1 : 0;
      if (!pair) {
        odd.add(aside("not-a-pair", file, i + 1, "", lines.get(i), "pair"));
      }
    }
    if (pairs == 0) {
      throw Stop.because(odd.findings());
    }
    output.say(odd.findings());
    Vectors vectors = Vectors.shipped();
    boolean json = output.json();
    lines.parallelStream()
        .map(line -> json ? explained(line, vectors) : cosine(line, vectors))
        .forEachOrdered(output::line);
    return Exit.DONE;
  }

  /** A line of two sentences; another has not two parts. */
  private static String[] pair(String line) {
    return line.split("\t", -1);
  }

  private static String cosine(String line, Vectors vectors) {
    String[] pair = pair(line);
    return pair.length == 2
        ? millionths(Similarity.millionths(vectors.of(pair[0]), vectors.of(pair[1])))
            .toPlainString()
        : NOTHING;
  }

  private static String explained(String line, Vectors vectors) {
    String[] pair = pair(line);
    Similarity similarity =
        pair.length == 2
            ? vectors.explain(pair[0], pair[1])
            : new Similarity(0, List.of(), List.of());
    return Json.write(
        Json.object(
            "similarity", millionths(similarity.millionths()),
            "first", parts(similarity.first()),
            "second", parts(similarity.second())));
  }

  private static List<Map<String, @Nullable Object>> parts(List<Similarity.Part> parts) {
    return Json.list(
        parts, p -> Json.object("word", p.word(), "amount", millionths(p.millionths())));
  }

  private static BigDecimal millionths(long millionths) {
    return BigDecimal.valueOf(millionths, DECIMALS);
  }

  @Command(name = "search")
  int search(
      @Option(names = "--corpus", paramLabel = "FILE", required = true) String corpus,
      @Option(names = "--queries", paramLabel = "FILE", required = true) String queries,
      @Option(names = "--top", paramLabel = "K", defaultValue = "10") int top)
      throws IOException {
    if (corpus.equals("-") && queries.equals("-")) {
      throw new WrongUse(Message.of("text.use.one_input"));
    }
    atLeastOne("--top", top);
    Folded odd = new Folded();
    List<Index.Document> documents = documents(corpus, odd);
    if (documents.isEmpty()) {
      throw Stop.because(odd.findings());
    }
    List<String> asked = lines(queries);
    output.say(odd.findings());
    Index index = Index.of(documents, Vectors.shipped());
    asked.stream()
        .map(query -> output.json() ? found(query, index, top) : ranked(query, index, top))
        .forEachOrdered(output::line);
    return Exit.DONE;
  }

  private static String found(String query, Index index, int top) {
    return Json.write(
        Json.object(
            "query", query, "results", Json.list(index.search(query, top), TextCommands::tree)));
  }

  private static Map<String, @Nullable Object> tree(Index.Hit hit) {
    return Json.object(
        "id", hit.id(),
        "score", hit.score(),
        "words", hit.words(),
        "meaning", hit.meaning());
  }

  private static String ranked(String query, Index index, int top) {
    return index.search(query, top).stream()
        .map(hit -> hit.id() + "\t" + String.format(Locale.ROOT, "%.6f", hit.score()))
        .collect(Collectors.joining("\t"));
  }

  private List<Index.Document> documents(String file, Folded odd) throws IOException {
    List<Index.Document> documents = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      JsonNode id = field(line, "id");
      JsonNode text = field(line, "text");
      if (id == null || text == null || !text.isString() || !id.isValueNode() || id.isNull()) {
        odd.add(aside("not-a-document", file, i + 1, "", line, "document"));
      } else if (ids.add(id.asString())) {
        documents.add(new Index.Document(id.asString(), text.asString()));
      } else {
        odd.add(aside("duplicate-id", file, i + 1, "id", id.asString(), "twice"));
      }
    }
    return documents;
  }

  private static @Nullable JsonNode field(String line, String name) {
    try {
      return Json.read(line).get(name);
    } catch (JacksonException _) {
      return null;
    }
  }

  @Command(name = "summarise")
  int summarise(
      @Parameters(paramLabel = "FILE") String file,
      @Option(names = "--sentences", paramLabel = "N", required = true) int sentences)
      throws IOException {
    atLeastOne("--sentences", sentences);
    List<Span> spans = Summary.of(text(file), sentences);
    if (spans.isEmpty()) {
      throw noWord(file);
    }
    if (output.json()) {
      output.json(
          Json.object(
              "sentences",
              Json.list(
                  spans, s -> Json.object("text", s.text(), "start", s.start(), "end", s.end()))));
    } else {
      spans.forEach(s -> output.line(s.text()));
    }
    return Exit.DONE;
  }

  @Command(name = "level")
  int level(@Parameters(paramLabel = "FILE") String file) throws IOException {
    Level level = Level.of(text(file)).orElseThrow(() -> noWord(file));
    if (output.json()) {
      output.json(tree(level));
    } else {
      words(level).forEach(output::line);
    }
    return Exit.DONE;
  }

  private static Map<String, @Nullable Object> tree(Level level) {
    String language =
        switch (level.tongue()) {
          case FRENCH -> "fr";
          case ENGLISH -> "en";
          case OTHER -> null;
        };
    return Json.object(
        "language", language,
        "sentences", level.sentences(),
        "words", level.words(),
        "syllables", level.syllables(),
        "long_words", level.longWords(),
        "words_per_sentence", level.wordsPerSentence(),
        "syllables_per_word", level.syllablesPerWord(),
        "ease", Json.orNull(level.ease()),
        "grade", Json.orNull(level.grade()),
        "lix", level.lix());
  }

  private static List<Message> words(Level level) {
    List<Message> said = new ArrayList<>();
    said.add(
        switch (level.tongue()) {
          case FRENCH -> Message.of("text.level.french");
          case ENGLISH -> Message.of("text.level.english");
          case OTHER -> Message.of("text.level.other");
        });
    said.add(
        Message.of("text.level.counts")
            .with("words", level.words())
            .with("sentences", level.sentences()));
    said.add(figure("text.level.per_sentence", level.wordsPerSentence()));
    said.add(figure("text.level.per_word", level.syllablesPerWord()));
    level.ease().ifPresent(ease -> said.add(figure("text.level.ease", ease)));
    level.grade().ifPresent(grade -> said.add(figure("text.level.grade", grade)));
    said.add(figure("text.level.lix", level.lix()));
    return said;
  }

  private static Message figure(String key, double number) {
    return Message.of(key)
        .with("number", BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP));
  }

  private static void atLeastOne(String option, int number) {
    if (number < 1) {
      throw new WrongUse(Message.of("text.use.one").with("option", option));
    }
  }

  // ---- what is read

  /** The lines of a file; a line feed at its very end begins no other. */
  private List<String> lines(String file) throws IOException {
    String text = text(file);
    List<String> lines = List.of(text.split("\n", -1));
    return text.endsWith("\n") ? lines.subList(0, lines.size() - 1) : lines;
  }

  /**
   * A file as text. Bytes that are not UTF-8 become U+FFFD, and are said.
   *
   * @throws Stop when the file is not there, or empty
   */
  private String text(String file) throws IOException {
    byte[] bytes = output.read(file);
    String text = new String(bytes, UTF_8);
    text = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (text.isBlank()) {
      throw Stop.because(
          "empty-file",
          Message.of("tables.empty_file.why"),
          file,
          "",
          Message.of("text.file.empty.mend"));
    }
    int odd = text.indexOf('\ufffd');
    if (odd >= 0 && !Arrays.equals(text.getBytes(UTF_8), bytes)) {
      output.say(List.of(notUtf8(file, text, odd)));
    }
    return text;
  }

  private static Finding notUtf8(String file, String text, int odd) {
    long line = 1 + text.substring(0, odd).chars().filter(c -> c == '\n').count();
    return new Finding(
        "invalid-utf8",
        Finding.Severity.WARNING,
        new Finding.Place(file, line, ""),
        text.substring(odd).lines().findFirst().orElse(""),
        Message.of("cli.csv.not_utf8"),
        Message.of("cli.csv.save_utf8"));
  }

  private static Finding aside(
      String code, String file, long line, String column, String seen, String key) {
    return new Finding(
        code,
        Finding.Severity.SET_ASIDE,
        new Finding.Place(file, line, column),
        seen,
        Message.of("text.file." + key),
        Message.of("text.file." + key + ".mend"));
  }

  private static Stop noWord(String file) {
    return Stop.because(
        "no-word", Message.of("text.file.no_word"), file, "", Message.of("text.file.no_word.mend"));
  }
}
