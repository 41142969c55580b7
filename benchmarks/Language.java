// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import coop.lanterne.language.Index;
import coop.lanterne.language.NearDuplicates;
import coop.lanterne.language.Negation;
import coop.lanterne.language.Tongue;
import coop.lanterne.language.Vectors;
import coop.lanterne.language.Words;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the language engine is worth on open texts. Run by language.sh:
 *
 * <pre>java --class-path CLI_JAR benchmarks/Language.java DATA PROJECT [PART…]</pre>
 *
 * Texts made for evaluation are opened here alone. Ends with 1 when one of them was read in the
 * making of the word table, or when the table does not say what was.
 */
final class Language {
  private static final long SEED = 20261128;
  private static final int MANY = 100_000;
  private static final String MANIFEST = "/coop/lanterne/language/vectors.manifest.json";

  private final Path data;
  private final Path project;
  private final Vectors vectors = Vectors.shipped();

  /** A part of the bench; named after the two folders, it runs alone. */
  private interface Part {
    void run() throws IOException;
  }

  private Language(Path data, Path project) {
    this.data = data;
    this.project = project;
  }

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Language bench = new Language(Path.of(args[0]), Path.of(args[1]));
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("closeness", bench::similarity);
    parts.put("retrieval", bench::retrieval);
    parts.put("negation", bench::negation);
    parts.put("language", bench::detection);
    parts.put("pairs", bench::labelledPairs);
    parts.put("many", bench::manyTexts);
    parts.put("speed", bench::speed);
    for (Map.Entry<String, Part> part : parts.entrySet()) {
      if (args.length == 2 || List.of(args).contains(part.getKey())) {
        part.getValue().run();
      }
    }
    System.exit(bench.provenance() ? 0 : 1);
  }

  // ---- what was read to make the table

  private boolean provenance() throws IOException {
    System.out.println("### What the word table was made from");
    System.out.println();
    try (InputStream manifest = Vectors.class.getResourceAsStream(MANIFEST)) {
      if (manifest == null) {
        System.out.println("**Failed: the table comes without its manifest.**");
        return false;
      }
      Set<String> read = new HashSet<>();
      Matcher digest =
          Pattern.compile("\\b[0-9a-f]{64}\\b")
              .matcher(new String(manifest.readAllBytes(), StandardCharsets.UTF_8));
      while (digest.find()) {
        read.add(digest.group());
      }
      if (!read.remove(sha256(table()))) {
        System.out.println("**Failed: the manifest is that of another table.**");
        return false;
      }
      List<Path> forbidden = new ArrayList<>();
      for (String folder : List.of("text/sts-b-fr", "text/piaf-1.1-fr")) {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
          files.filter(f -> !f.endsWith("LICENSE")).sorted().forEach(forbidden::add);
        }
      }
      forbidden.add(data.resolve("debate/egalite-2016-fr/human_syntheses.csv"));
      List<String> found = new ArrayList<>();
      for (Path file : forbidden) {
        if (read.contains(sha256(Files.readAllBytes(file)))) {
          found.add(String.valueOf(file.getFileName()));
        }
      }
      System.out.println(
          found.isEmpty()
              ? "%d digests in the manifest of this very table; none of the %d files kept for evaluation is among them."
                  .formatted(read.size(), forbidden.size())
              : "**Failed: read in the making of the table: " + found + ".**");
      return found.isEmpty() && !read.isEmpty();
    }
  }

  private static byte[] table() throws IOException {
    try (InputStream table = Vectors.class.getResourceAsStream("vectors.bin")) {
      return table == null ? new byte[0] : table.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  // ---- closeness

  private record Scored(String a, String b, double score) {}

  private void similarity() throws IOException {
    List<Scored> french = scored("stsb-fr-dev.csv");
    List<Scored> english = scored("stsb-en-dev.csv");
    Set<String> train = new HashSet<>();
    scored("stsb-fr-train.csv").forEach(p -> train.addAll(List.of(p.a, p.b)));
    List<Scored> clean =
        french.stream().filter(p -> !train.contains(p.a) && !train.contains(p.b)).toList();
    List<Scored> crossed =
        IntStream.range(0, french.size())
            .mapToObj(i -> new Scored(french.get(i).a, english.get(i).b, french.get(i).score))
            .toList();
    System.out.println("### Closeness");
    System.out.println();
    System.out.println("STS-B, dev set: Spearman × 100 between the cosine and what people said.");
    System.out.println();
    System.out.println("| pairs | how many | Spearman | words in common |");
    System.out.println("|---|---|---|---|");
    spearman("French", french);
    spearman("French, no sentence of the train set", clean);
    spearman("English", english);
    spearman("French against English", crossed);
    System.out.println();
  }

  private void spearman(String name, List<Scored> pairs) {
    double[] said = pairs.stream().mapToDouble(Scored::score).toArray();
    double[] ours = pairs.stream().mapToDouble(p -> cosine(p.a, p.b)).toArray();
    double[] peer = pairs.stream().mapToDouble(p -> overlap(p.a, p.b)).toArray();
    System.out.printf(
        "| %s | %d | **%.1f** | %.1f |%n",
        name, pairs.size(), 100 * correlation(ranks(ours), ranks(said)), 100 * correlation(ranks(peer), ranks(said)));
  }

  private double cosine(String a, String b) {
    return Vectors.cosine(vectors.of(a), vectors.of(b));
  }

  /** The peer: Jaccard index of the two sets of words. */
  private static double overlap(String a, String b) {
    Set<String> first = new HashSet<>(Words.of(a));
    Set<String> both = new HashSet<>(Words.of(b));
    int sum = first.size() + both.size();
    both.retainAll(first);
    return sum == both.size() ? 0 : (double) both.size() / (sum - both.size());
  }

  /** Ranks from 1; equal values share the mean of theirs. */
  private static double[] ranks(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int i = 0; i < order.length; ) {
      int end = i;
      while (end < order.length && values[order[end]] == values[order[i]]) {
        end++;
      }
      for (int j = i; j < end; j++) {
        ranks[order[j]] = (i + end + 1) / 2.;
      }
      i = end;
    }
    return ranks;
  }

  private static double correlation(double[] x, double[] y) {
    double mx = Arrays.stream(x).average().orElse(0);
    double my = Arrays.stream(y).average().orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mx) * (y[i] - my);
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
    }
    return xy / Math.sqrt(xx * yy);
  }

  private List<Scored> scored(String file) throws IOException {
    return csv(data.resolve("text/sts-b-fr").resolve(file)).stream()
        .map(r -> new Scored(r.get(0), r.get(1), Double.parseDouble(r.get(2))))
        .toList();
  }

  // ---- retrieval

  private record Asked(String question, String paragraph) {}

  private void retrieval() throws IOException {
    Path folder = data.resolve("text/piaf-1.1-fr");
    Set<String> drawn = new HashSet<>(Files.readAllLines(folder.resolve("questions-2000.txt")));
    Map<String, String> paragraphs = new LinkedHashMap<>();
    List<Asked> asked = new ArrayList<>();
    for (JsonNode article : JsonMapper.shared().readTree(Files.readString(folder.resolve("piaf-v1.1.json"))).get("data")) {
      for (JsonNode paragraph : article.get("paragraphs")) {
        String id =
            paragraphs.computeIfAbsent(
                paragraph.get("context").asString(), _ -> "%05d".formatted(paragraphs.size()));
        for (JsonNode qa : paragraph.get("qas")) {
          if (drawn.contains(qa.get("id").asString())) {
            asked.add(new Asked(qa.get("question").asString(), id));
          }
        }
      }
    }
    List<Index.Document> documents =
        paragraphs.entrySet().stream().map(e -> new Index.Document(e.getValue(), e.getKey())).toList();
    Index index = Index.of(documents, vectors);
    Map<String, float[]> wholes =
        documents.stream().collect(Collectors.toMap(Index.Document::id, d -> vectors.of(d.text())));
    int[][] ranks = new int[4][asked.size()];
    for (int i = 0; i < asked.size(); i++) {
      List<Index.Hit> hits = index.search(asked.get(i).question, documents.size());
      String wanted = asked.get(i).paragraph;
      ranks[0][i] = rank(hits, wanted, Index.Hit::words);
      float[] question = vectors.of(asked.get(i).question);
      ranks[1][i] = rank(hits, wanted, h -> Vectors.cosine(question, wholes.get(h.id())));
      ranks[2][i] = rank(hits, wanted, Index.Hit::meaning);
      ranks[3][i] = rank(hits, wanted, Index.Hit::score);
    }
    System.out.println("### Retrieval");
    System.out.println();
    System.out.printf(
        "PIAF 1.1: %d questions drawn beforehand, the paragraph that answers among %d.%n%n",
        asked.size(), documents.size());
    System.out.println("| by | first | in the first ten | mean of 1 ÷ rank |");
    System.out.println("|---|---|---|---|");
    found("words alone (BM25)", ranks[0]);
    found("vectors of whole paragraphs alone", ranks[1]);
    found("vectors, half of it the closest sentence", ranks[2]);
    found("**words and meaning, as `text search` does**", ranks[3]);
    System.out.println();
  }

  private static int rank(List<Index.Hit> hits, String wanted, Function<Index.Hit, Double> by) {
    double own = hits.stream().filter(h -> h.id().equals(wanted)).mapToDouble(by::apply).max().orElse(-1e9);
    return (int) hits.stream().filter(h -> by.apply(h) > own).count();
  }

  private static void found(String by, int[] ranks) {
    System.out.printf(
        "| %s | %.4f | %.4f | %.4f |%n",
        by,
        Arrays.stream(ranks).filter(r -> r < 1).count() / (double) ranks.length,
        Arrays.stream(ranks).filter(r -> r < 10).count() / (double) ranks.length,
        Arrays.stream(ranks).mapToDouble(r -> 1. / (1 + r)).average().orElse(0));
  }

  // ---- negation

  private void negation() throws IOException {
    Map<String, List<List<String>>> kinds = new TreeMap<>();
    List<String> lines = Files.readAllLines(data.resolve("text/rte3-fr/RTE3-FR-dev-set-3class.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      kinds.computeIfAbsent(cells.get(5), _ -> new ArrayList<>()).add(cells);
    }
    System.out.println("### Negation");
    System.out.println();
    System.out.println("RTE3 in French. Vectors do not see a contradiction; the guard keeps apart those that a");
    System.out.println("negation makes, and some that agree.");
    System.out.println();
    System.out.println("| the second sentence | pairs | mean cosine | kept apart |");
    System.out.println("|---|---|---|---|");
    kinds.forEach(
        (kind, pairs) ->
            System.out.printf(
                "| %s | %d | %.3f | %.3f |%n",
                kind,
                pairs.size(),
                pairs.stream().mapToDouble(p -> cosine(p.get(2), p.get(3))).average().orElse(0),
                share(pairs, p -> Negation.differ(p.get(2), p.get(3)))));
    System.out.println();
  }

  private static <T> double share(List<T> all, Predicate<T> of) {
    return all.stream().filter(of).count() / (double) all.size();
  }

  // ---- language

  private void detection() throws IOException {
    System.out.println("### Which language");
    System.out.println();
    System.out.println("| texts | how many | French | English | other |");
    System.out.println("|---|---|---|---|---|");
    for (String language : List.of("fr", "en")) {
      List<String> sentences = Files.readAllLines(data.resolve("text/commonvoice-2021/" + language + ".txt"));
      String name = language.equals("fr") ? "French" : "English";
      told(name + " sentences", sentences);
      told(name + ", capitals without accents", sentences.stream().map(Language::shouted).toList());
      told(name + ", their first four words", sentences.stream().map(s -> first(s, 4)).toList());
      told(name + ", their first two words", sentences.stream().map(s -> first(s, 2)).toList());
    }
    Map<String, Set<String>> others = new TreeMap<>();
    Path debian = Path.of("/var/lib/dpkg/info");
    if (Files.isDirectory(debian)) {
      Pattern line = Pattern.compile("Description-(\\w+)\\.UTF-8: (.{20,})");
      try (Stream<Path> files = Files.list(debian)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".templates")).sorted().toList()) {
          for (String l : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            Matcher m = line.matcher(l);
            if (m.matches()) {
              others.computeIfAbsent(m.group(1).substring(0, 2), _ -> new LinkedHashSet<>()).add(m.group(2));
            }
          }
        }
      }
    }
    if (others.isEmpty()) {
      System.out.println("| other languages: skipped, no Debian templates here | | | | |");
    } else {
      told("French templates of this Debian", List.copyOf(others.getOrDefault("fr", Set.of())));
      others.keySet().removeAll(Set.of("fr", "en"));
      told(
          "templates in " + others.size() + " other languages",
          others.values().stream().flatMap(Set::stream).toList());
    }
    List<String> comments = new ArrayList<>();
    for (List<String> row : csv(data.resolve("debate/polis/vtaiwan.uberx/comments.csv"))) {
      comments.add(row.getLast());
    }
    told("Polis: vTaiwan, in Chinese", comments.subList(1, comments.size()));
    System.out.println();
  }

  private static void told(String name, List<String> texts) {
    Map<Tongue, Long> told = texts.parallelStream().collect(Collectors.groupingBy(Tongue::of, Collectors.counting()));
    System.out.printf("| %s | %d |", name, texts.size());
    for (Tongue tongue : Tongue.values()) {
      System.out.printf(" %.4f |", told.getOrDefault(tongue, 0L) / (double) texts.size());
    }
    System.out.println();
  }

  private static String shouted(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toUpperCase(Locale.ROOT);
  }

  private static String first(String text, int words) {
    return Arrays.stream(text.split("\\s+")).limit(words).collect(Collectors.joining(" "));
  }

  // ---- near-duplicates

  private void labelledPairs() throws IOException {
    System.out.println("### Near-duplicates, beside what a reader said");
    System.out.println();
    System.out.println("Pairs labelled before the code was written. A near-duplicate is the same text but for a word or");
    System.out.println("two: pairs that say the same in other words are not its business. The invented debate supports no");
    System.out.println("claim; it is here to see that nothing moves.");
    System.out.println();
    System.out.println("| pairs | drawn | how many | same | found near | of these, same |");
    System.out.println("|---|---|---|---|---|---|");
    Map<String, String> texts = new HashMap<>();
    for (List<String> r : csv(data.resolve("debate/egalite-2016-fr/contributions.csv"))) {
      if (r.get(0).equals("2")) {
        texts.put(r.get(1), r.get(2));
      }
    }
    Map<String, int[]> drawn = new LinkedHashMap<>();
    List<List<String>> pairs = csv(project.resolve("benchmarks/debate/pairs-theme2.csv"));
    for (List<String> p : pairs.subList(1, pairs.size())) {
      count(
          drawn.computeIfAbsent(p.get(7), _ -> new int[4]),
          p.get(6).equals("1"),
          span(texts.get(p.get(0)), p.get(1), p.get(2)),
          span(texts.get(p.get(3)), p.get(4), p.get(5)));
    }
    drawn.forEach((how, counts) -> row("consultation of 2016, theme 2", how, counts));
    for (String suffix : List.of("", ".en")) {
      Map<String, String> invented = new HashMap<>();
      csv(project.resolve("examples/debate/contributions" + suffix + ".csv"))
          .forEach(r -> invented.put(r.get(0), r.get(1)));
      int[] counts = new int[4];
      List<List<String>> rows = csv(project.resolve("examples/debate/pairs" + suffix + ".csv"));
      for (List<String> p : rows.subList(1, rows.size())) {
        count(counts, p.get(2).equals("yes"), invented.get(p.get(0)), invented.get(p.get(1)));
      }
      row("the invented debate" + (suffix.isEmpty() ? "" : " in English"), "–", counts);
    }
    System.out.println();
  }

  private static String span(String text, String start, String end) {
    int from = text.offsetByCodePoints(0, Integer.parseInt(start));
    return text.substring(from, text.offsetByCodePoints(0, Integer.parseInt(end)));
  }

  private static void count(int[] counts, boolean same, String a, String b) {
    boolean near = NearDuplicates.groups(List.of(a, b)).size() == 1;
    counts[0]++;
    counts[1] += same ? 1 : 0;
    counts[2] += near ? 1 : 0;
    counts[3] += near && same ? 1 : 0;
  }

  private static void row(String pairs, String drawn, int[] c) {
    System.out.printf("| %s | %s | %d | %d | %d | %d |%n", pairs, drawn, c[0], c[1], c[2], c[3]);
  }

  /** Contributions of one to four real sentences, a tenth of them written again with a mistake. */
  private void manyTexts() throws IOException {
    List<String> sentences = Files.readAllLines(data.resolve("text/commonvoice-2021/fr.txt"));
    Random random = new Random(SEED);
    List<String> texts = new ArrayList<>();
    List<Integer> copyOf = new ArrayList<>();
    while (texts.size() < MANY) {
      if (texts.size() > 10 && random.nextInt(10) == 0) {
        int original = random.nextInt(texts.size());
        copyOf.add(original);
        texts.add(mistyped(texts.get(original), random));
      } else {
        copyOf.add(-1);
        texts.add(
            IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(_ -> sentences.get(random.nextInt(sentences.size())))
                .collect(Collectors.joining(" ")));
      }
    }
    long before = cpu();
    long start = System.nanoTime();
    List<List<Integer>> groups = NearDuplicates.groups(texts);
    double seconds = (System.nanoTime() - start) / 1e9;
    double busy = (cpu() - before) / 1e9;
    int[] group = new int[MANY];
    for (int g = 0; g < groups.size(); g++) {
      for (int text : groups.get(g)) {
        group[text] = g;
      }
    }
    long copies = copyOf.stream().filter(o -> o >= 0).count();
    long together = IntStream.range(0, MANY).filter(i -> copyOf.get(i) >= 0 && group[i] == group[copyOf.get(i)]).count();
    List<String> flood = new ArrayList<>(texts.subList(0, MANY / 2));
    IntStream.range(0, MANY / 2).forEach(i -> flood.add("Rendez-nous le marché du samedi sur la place, vite, no " + i));
    long again = System.nanoTime();
    int after = NearDuplicates.groups(flood).size();
    System.out.println("### 100,000 contributions");
    System.out.println();
    System.out.println("Made of one to four real sentences (Common Voice), seed " + SEED + "; a tenth are others again, with a");
    System.out.println("letter or a word changed. In the engine, once started: no command does this. Asked: less than 60 s on two cores.");
    System.out.println();
    System.out.printf("- **%.1f s** by the clock (%.1f s of CPU), %d groups; %d of the %d copies are with what they copy.%n", seconds, busy, groups.size(), together, copies);
    System.out.printf(
        "- Half of them the same sentence with another number: %.1f s, %d groups.%n",
        (System.nanoTime() - again) / 1e9, after);
    System.out.println();
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static String mistyped(String text, Random random) {
    StringBuilder copy = new StringBuilder(text);
    if (random.nextBoolean()) {
      copy.setCharAt(random.nextInt(copy.length()), (char) ('a' + random.nextInt(26)));
    } else {
      int word = copy.indexOf(" ", random.nextInt(copy.length()));
      copy.insert(word < 0 ? copy.length() : word, " vraiment");
    }
    return copy.toString();
  }

  // ---- speed

  private void speed() throws IOException {
    List<String> sentences = new ArrayList<>();
    for (String file : List.of("fr.txt", "fr-assemblee.txt", "en.txt")) {
      sentences.addAll(Files.readAllLines(data.resolve("text/commonvoice-2021").resolve(file)));
    }
    FrenchAnalyzer lucene = new FrenchAnalyzer();
    double[] ours = fastest(sentences, s -> vectors.of(s).length);
    double[] peer = fastest(sentences, s -> tokens(lucene, s));
    int threads = Runtime.getRuntime().availableProcessors();
    System.out.println("### Speed");
    System.out.println();
    System.out.printf(
        "%d sentences (Common Voice), %d threads, best of five runs. Asked: 50,000 a second on two cores.%n",
        sentences.size(), threads);
    System.out.println("The last columns count the time that the cores worked for it, whatever else they had to do.");
    System.out.println();
    System.out.println("| | sentences a second by the clock | beside Lucene | a second of two cores’ work | beside Lucene |");
    System.out.println("|---|---|---|---|---|");
    System.out.printf(
        "| a vector for each | **%.0f** | %.2f × | **%.0f** | %.2f × |%n",
        ours[0], ours[0] / peer[0], ours[1], ours[1] / peer[1]);
    System.out.printf("| Lucene’s `FrenchAnalyzer`, words only | %.0f | | %.0f | |%n", peer[0], peer[1]);
    System.out.println();
  }

  /** Sentences a second, by the clock and by twice the time that cores worked. */
  private static double[] fastest(List<String> sentences, Function<String, Integer> work) {
    double[] best = new double[2];
    for (int run = 0; run < 5; run++) {
      long start = System.nanoTime();
      long busy = cpu();
      long sum = sentences.parallelStream().mapToLong(work::apply).sum();
      if (sum > 0) {
        best[0] = Math.max(best[0], sentences.size() / ((System.nanoTime() - start) / 1e9));
        best[1] = Math.max(best[1], 2 * sentences.size() / ((cpu() - busy) / 1e9));
      }
    }
    return best;
  }

  private static int tokens(FrenchAnalyzer analyzer, String text) {
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      stream.reset();
      int count = 0;
      while (stream.incrementToken()) {
        count++;
      }
      stream.end();
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> csv(Path file) throws IOException {
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder().ofCsvRecord(file)) {
      return rows.stream().map(CsvRecord::getFields).toList();
    }
  }
}
