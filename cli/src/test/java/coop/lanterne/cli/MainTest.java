// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.prose.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MainTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = Path.of(System.getProperty("lanterne.root", ".."));
  private static final String SALES = ROOT.resolve("examples/forecast/ventes.csv").toString();

  @TempDir Path folder;

  private static Ran run(String input, String... args) {
    return Ran.of(input, args);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  // ---- the shape of every command

  private static CommandLine root(Language language) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Settings settings = new Settings(Locale.FRANCE);
    Output output = new Output(InputStream.nullInputStream(), nowhere, nowhere, settings);
    return Main.commandLine(settings, output, Main.help(language));
  }

  static Stream<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    walk(root(Language.ENGLISH), List.of(), all);
    return all.stream();
  }

  private static void walk(CommandLine line, List<String> path, List<List<String>> all) {
    boolean needsNode = // their examples run in the node's own tests
        line.getCommandSpec().findOption("--data") != null && !path.contains("version");
    if (!needsNode) {
      all.add(path);
    }
    line.getSubcommands()
        .forEach(
            (name, sub) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              walk(sub, longer, all);
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_of_each_command_shows_an_example_that_runs(List<String> command) {
    for (Language language : Language.values()) {
      List<String> ask = new ArrayList<>(command);
      ask.addAll(List.of("--help", "--lang", language.tag()));
      Ran help = run("", ask.toArray(String[]::new));
      assertThat(help.exit()).isEqualTo(Exit.DONE);
      assertThat(help.err()).isEmpty();
      int example = help.out().indexOf(language == Language.FRENCH ? "Exemple" : "Example");
      assertThat(example).isPositive();
      String[] words =
          help.out()
              .substring(help.out().indexOf(" ./lanterne ", example))
              .replace("\\\n", " ")
              .strip()
              .split("\\s+");
      String[] args = new String[words.length - 1];
      for (int i = 1; i < words.length; i++) {
        args[i - 1] =
            words[i].startsWith("examples/") ? ROOT.resolve(words[i]).toString() : words[i];
      }
      Ran ran = run("", args);
      assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
      assertThat(ran.out()).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_command_and_each_option_is_described(Language language) {
    check(root(language));
  }

  private static void check(CommandLine line) {
    CommandLine.Model.CommandSpec spec = line.getCommandSpec();
    assertThat(spec.usageMessage().description())
        .as("description of %s", spec.qualifiedName())
        .isNotEmpty();
    for (CommandLine.Model.ArgSpec arg : spec.args()) {
      assertThat(arg.description())
          .as("%s of %s", arg, spec.qualifiedName())
          .isNotEmpty()
          .doesNotContain("");
    }
    line.getSubcommands().values().forEach(MainTest::check);
  }

  @Test
  void help_has_the_same_keys_in_both_languages() {
    ResourceBundle french = Main.help(Language.FRENCH);
    assertThat(french.keySet()).isEqualTo(Main.help(Language.ENGLISH).keySet());
  }

  // ---- how commands end

  @Test
  void a_group_alone_is_wrong_use_and_shows_its_usage() {
    Ran ran = run("", "forecast");
    assertThat(ran.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("Emploi", "reshape");
  }

  @Test
  void what_is_not_known_or_missing_is_said_in_the_language_asked() {
    Ran unknown = run("", "--lang", "en", "forecast", "run", "x.csv", "--horizon", "1", "--bad");
    assertThat(unknown.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(unknown.err()).contains("does not know “--bad”");
    Ran missing = run("", "forecast", "run", "x.csv");
    assertThat(missing.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(missing.err()).startsWith("Il manque --horizon.");
    Ran value = run("", "forecast", "run", "x.csv", "--horizon", "sept");
    assertThat(value.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(value.err()).contains("«\u00a0sept\u00a0» ne convient pas pour --horizon");
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void options_out_of_range_are_wrong_use(List<String> args) {
    Ran ran = run("", args.toArray(String[]::new));
    assertThat(ran.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("Emploi").doesNotContain("Exception");
  }

  static Stream<List<String>> outOfRange() {
    return Stream.of(
        List.of("forecast", "run", SALES, "--horizon", "0"),
        List.of("forecast", "run", SALES, "--horizon", "2147483647"),
        List.of("forecast", "run", SALES, "--horizon", "1", "--season", "2000000000"),
        List.of("forecast", "evaluate", SALES, "--holdout", "7", "--horizon", "1", "--out", "-"),
        List.of("forecast", "run", SALES, "--horizon", "1", "--level", "100"),
        List.of("forecast", "run", SALES, "--horizon", "1", "--method", "oracle"),
        List.of("forecast", "run", SALES, "--horizon", "1", "--season", "0"),
        List.of("forecast", "evaluate", SALES, "--holdout", "1", "--horizon", "2"),
        List.of("forecast", "evaluate", SALES, "--holdout", "2", "--horizon", "2", "--step", "0"),
        List.of("--lang", "de", "forecast"));
  }

  @Test
  void a_missing_file_is_a_finding_and_nothing_done() {
    Ran ran = run("", "forecast", "run", "rien.csv", "--horizon", "1", "--json");
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    JsonNode finding = ran.json().get("findings").get(0);
    assertThat(finding.get("code").asString()).isEqualTo("missing-file");
    assertThat(finding.get("why").asString()).isEqualTo("Ce fichier n’existe pas.");
    assertThat(ran.err()).contains("rien.csv", "Peut-être");
  }

  @Test
  void a_folder_in_place_of_a_file_is_a_finding() {
    Ran ran = run("", "forecast", "run", folder.toString(), "--horizon", "1", "--json");
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.json().get("findings").get(0).get("code").asString()).isEqualTo("is-a-folder");
  }

  @Test
  void an_answer_that_cannot_be_written_is_the_environment() {
    String out = folder.resolve("missing/out.csv").toString();
    Ran ran =
        run("", "forecast", "evaluate", SALES, "--holdout", "7", "--horizon", "1", "--out", out);
    assertThat(ran.exit()).isEqualTo(Exit.ENVIRONMENT);
    assertThat(ran.err()).contains("Le dossier où écrire", "missing/out.csv");
    Ran folder =
        run(
            "",
            "forecast",
            "evaluate",
            SALES,
            "--holdout",
            "7",
            "--horizon",
            "1",
            "--out",
            this.folder.toString());
    assertThat(folder.exit()).isEqualTo(Exit.ENVIRONMENT);
    assertThat(folder.err()).contains("C’est un dossier");
  }

  @Test
  void an_answer_that_nobody_can_read_is_the_environment() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            List.of("forecast", "run", SALES, "--horizon", "1"),
            InputStream.nullInputStream(),
            new PrintStream(full, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Locale.ENGLISH);
    assertThat(exit).isEqualTo(Exit.ENVIRONMENT);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("machine");
  }

  @Test
  void a_version_is_the_same_with_and_without_the_tree_of_commands(@TempDir Path root)
      throws IOException {
    Properties before = (Properties) System.getProperties().clone();
    System.setProperty("lanterne.root", root.toString());
    try {
      assertThat(run("", "version")).isEqualTo(run("", "version", "--lang", "fr"));
      assertThat(run("", "version").out()).startsWith("lanterne ").contains("\njava 2");

      Path card = Files.createDirectories(root.resolve(".lanterne/demo")).resolve("node.json");
      Files.writeString(card, "{\"pid\":");
      Ran spoilt = run("", "version");
      assertThat(spoilt.exit()).isEqualTo(Exit.NOTHING_DONE);
      assertThat(spoilt.err()).doesNotContain("\tat ");
      assertThat(spoilt).isEqualTo(run("", "version", "--lang", "fr"));
    } finally {
      System.setProperties(before);
    }
  }

  @Test
  void what_is_too_large_for_the_memory_and_a_fault_of_ours_are_findings() {
    Ran memory = failing(new OutOfMemoryError("Java heap space"));
    assertThat(memory.exit()).isEqualTo(Exit.ENVIRONMENT);
    assertThat(memory.json().get("findings").get(0).get("code").asString()).isEqualTo("no-memory");
    Ran fault = failing(new IllegalStateException("two keepers"));
    assertThat(fault.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(fault.json().get("findings").get(0).get("code").asString()).isEqualTo("fault");
    assertThat(fault.err()).contains("two keepers", "défaut de Lanterne").doesNotContain("picocli");
  }

  /** A command whose input fails so. */
  private static Ran failing(Throwable failure) {
    InputStream in =
        new InputStream() {
          @Override
          public int read() {
            return read(new byte[1], 0, 1);
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            switch (failure) {
              case Error e -> throw e;
              case RuntimeException e -> throw e;
              default -> throw new AssertionError(failure);
            }
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            List.of("forecast", "run", "-", "--horizon", "1", "--json"),
            in,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Locale.FRANCE);
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void weeks_go_on_by_weeks() {
    String weeks = "series,date,value\na,2026-11-02,4\na,2026-11-09,4\na,2026-11-16,4\n";
    Ran ran = run(weeks, "forecast", "run", "-", "--horizon", "2", "--json");
    assertThat(ran.json().get("dates").get(0).asString()).isEqualTo("2026-11-23");
    assertThat(ran.json().get("dates").get(1).asString()).isEqualTo("2026-11-30");
    assertThat(ran.json().get("explanation").get(0).get("words").asString())
        .contains("23\u00a0novembre 2026");
  }

  @Test
  void days_without_hyphens_are_days() {
    String days = "series,date,value\na,20261129,4\na,20261130,4\n";
    Ran ran = run(days, "forecast", "run", "-", "--horizon", "1", "--json");
    assertThat(ran.json().get("dates").get(0).asString()).isEqualTo("2026-12-01");
    String indexes = "series,date,value\na,20261301,4\na,20261302,4\n";
    ran = run(indexes, "forecast", "run", "-", "--horizon", "1", "--json");
    assertThat(ran.json().get("dates").get(0).asInt()).isEqualTo(20261303);
  }

  @Test
  void what_begins_with_an_at_sign_is_what_it_says() throws IOException {
    String file = file("words.txt", "--help");
    Ran ran = run("", "forecast", "run", "@" + file, "--horizon", "1");
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.err()).contains("@" + file, "n’existe pas");
  }

  @Test
  void a_column_of_words_is_not_read_and_costs_no_line() {
    String notes = "series,date,value,note\na,2026-11-29,4,sun\na,2026-11-30,4,rain\n";
    Ran ran = run(notes, "forecast", "run", "-", "--horizon", "1", "--json");
    assertThat(ran.exit()).isEqualTo(Exit.DONE);
    assertThat(ran.json().get("mean").get(0).asDouble()).isEqualTo(4);
    assertThat(ran.err()).contains("colonne «\u00a0note\u00a0»", "n’est pas lue");
  }

  // ---- bad files

  @ParameterizedTest
  @MethodSource("badFiles")
  void a_file_that_cannot_be_used_is_a_finding(String text, String code) throws IOException {
    Ran ran = run("", "forecast", "run", file("bad.csv", text), "--horizon", "1", "--json");
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    List<String> codes = new ArrayList<>();
    ran.json().get("findings").forEach(f -> codes.add(f.get("code").asString()));
    assertThat(codes).contains(code);
    assertThat(ran.err()).isNotBlank().doesNotContain("Exception");
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
            List.of("", "empty-file"),
            List.of("series date value\na 1 2\n", "wrong-delimiter"),
            List.of("series,date,date,value\na,1,2,3\n", "duplicate-header"),
            List.of("series,day,value\na,1,2\n", "missing-column"),
            List.of("series,date,value\na,1\n", "ragged-row"),
            List.of("series,date,value\na,1,\n", "no-value"),
            List.of("series,date,value\na,31/11/2026,1\n", "not-a-date"),
            List.of("series,date,value\na,0202-11-24,1\n", "not-a-date"),
            List.of("series,date,value\na,1,deux\n", "not-a-number"),
            List.of("series,date,value\n\"a\"x,1,2\n", "broken-quotes"),
            List.of("%PDF-1.7\n", "not-a-text-file"))
        .map(l -> Arguments.of(l.get(0), l.get(1)));
  }

  @Test
  void a_row_with_an_unreadable_byte_is_set_aside_as_its_page_says() throws IOException {
    Path file = folder.resolve("mixed.csv");
    String text = "series,date,value\npâté,1,2\npât\u0081,2,3\npâté,2,4\npâté,3,5\n";
    byte[] bytes = text.replace("\u0081", "?").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' ? (byte) 0x81 : bytes[i];
    }
    Files.write(file, bytes);
    Ran ran = run("", "forecast", "run", file.toString(), "--horizon", "1", "--json");
    assertThat(ran.exit()).isEqualTo(Exit.DONE);
    assertThat(ran.json().get("series").asString()).isEqualTo("pâté");
    assertThat(ran.err()).contains("ligne\u00a03", "illisible");
  }

  /** The same series, as a French spreadsheet writes it and as a program does. */
  @Test
  void semicolons_decimal_commas_french_dates_and_windows_letters_are_read() throws IOException {
    Path french = folder.resolve("fr.csv");
    Files.write(
        french,
        "Series;Date;Value\npâté;24/11/2026;1,5\npâté;25/11/2026;1,250\npâté;26/11/2026;2\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    String plain =
        file(
            "en.csv",
            "series,date,value\npâté,2026-11-24,1.5\npâté,2026-11-25,1.25\npâté,2026-11-26,2\n");
    Ran fr = run("", "forecast", "run", french.toString(), "--horizon", "2", "--json");
    assertThat(fr.exit()).as(fr.err()).isEqualTo(Exit.DONE);
    Ran en = run("", "forecast", "run", plain, "--horizon", "2", "--json");
    assertThat(fr.out()).isEqualTo(en.out());
  }

  @Test
  void a_wide_file_with_semicolons_and_decimal_commas_is_reshaped_and_read() throws IOException {
    String wide = file("wide.csv", "jour;pain;tarte\n23/11/2026;0;0,0\n24/11/2026;5,5;0\n");
    Ran ran =
        run(
            "",
            "forecast",
            "reshape",
            wide,
            "--date",
            "jour",
            "--series",
            "pain..tarte",
            "--open-when-sold");
    assertThat(ran.out())
        .isEqualTo(
            """
            series,date,value,open
            pain,23/11/2026,0,0
            pain,24/11/2026,"5,5",1
            tarte,23/11/2026,"0,0",0
            tarte,24/11/2026,0,1
            """);
    Ran read = run(ran.out(), "forecast", "run", "-", "--horizon", "1", "--json");
    assertThat(read.exit()).isEqualTo(Exit.DONE);
    assertThat(
            JSON.readTree(read.out().lines().findFirst().orElseThrow())
                .get("mean")
                .get(0)
                .asDouble())
        .isEqualTo(5.5);
  }

  @Test
  void bad_lines_are_set_aside_and_the_good_ones_are_used() {
    String text =
        """
        series,date,value,open
        pâté,1,2,1
        pâté,2,deux,1
        pâté,2,4,peut-être
        pâté,2,4,1
        pâté,2,5,1
        ,3,5,1
        pâté,lundi,5,1
        pâté,3,6,1
        """;
    Ran ran =
        run(
            text,
            "forecast",
            "run",
            "-",
            "--horizon",
            "2",
            "--method",
            "ses",
            "--json",
            "--lang",
            "fr");
    assertThat(ran.exit()).isEqualTo(Exit.DONE);
    assertThat(ran.err())
        .contains(
            "ligne\u00a03", "ligne\u00a04", "ligne\u00a06", "ligne\u00a07", "ligne\u00a08", "deux")
        .doesNotContain("ligne\u00a05");
    JsonNode answer = ran.json();
    assertThat(answer.get("series").asString()).isEqualTo("pâté");
    assertThat(answer.get("method").asString()).isEqualTo("ses");
    assertThat(answer.get("dates").get(1).asInt()).isEqualTo(5);
    assertThat(answer.get("mean").get(0).asDouble()).isCloseTo(.7 * 2.6 + .3 * 6, within(1e-12));
    assertThat(answer.get("lo80").get(0).isNull()).as("two past errors say nothing").isTrue();
  }

  // ---- answers

  @Test
  void run_gives_each_series_its_means_bounds_and_reasons() {
    Ran ran = run("", "--json", "forecast", "run", SALES, "--horizon", "7", "--level", "80,99.5");
    assertThat(ran.exit()).isEqualTo(Exit.DONE);
    assertThat(ran.err()).isEmpty();
    List<JsonNode> answers = ran.out().lines().map(JSON::readTree).toList();
    assertThat(answers)
        .extracting(a -> a.get("series").asString())
        .containsExactly("pain", "brioche", "chausson", "tarte");
    JsonNode pain = answers.getFirst();
    assertThat(pain.get("method").asString()).isEqualTo("shop");
    assertThat(pain.get("dates").get(0).asString()).isEqualTo("2026-07-06");
    assertThat(pain.get("mean").get(0).isNull()).as("closed on Mondays").isTrue();
    for (int i = 1; i < 7; i++) {
      double mean = pain.get("mean").get(i).asDouble();
      assertThat(pain.get("lo99.5").get(i).asDouble())
          .isLessThanOrEqualTo(pain.get("lo80").get(i).asDouble());
      assertThat(pain.get("lo80").get(i).asDouble()).isLessThan(mean);
      assertThat(pain.get("hi80").get(i).asDouble()).isGreaterThan(mean);
      JsonNode why = pain.get("explanation").get(i);
      assertThat(why.get("shape").asString()).isEqualTo("product");
      assertThat(why.get("words").asString()).contains("Ventes attendues de pain");
      assertThat(why.get("result").get("thousandths").asLong() / 1000.0).isEqualTo(mean);
    }
  }

  @Test
  void run_in_words_gives_the_reason_too() {
    Ran ran = run("", "forecast", "run", SALES, "--horizon", "2", "--lang", "fr");
    assertThat(ran.out())
        .contains("pain (shop)", "7\u00a0juillet 2026", "l’allure de tout le magasin");
  }

  /** Forty quarters of an invented series that grows and swings. */
  private String quarters() throws IOException {
    StringBuilder text = new StringBuilder("series,date,value\n");
    for (int i = 0; i < 40; i++) {
      double swing = i % 4 == 0 ? 1.2 : i % 4 == 2 ? .8 : 1;
      text.append("cotisations,").append(i).append(',');
      text.append(Math.round((100 + 2 * i + (i * i) % 7) * swing)).append('\n');
    }
    return file("quarters.csv", text.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ensemble",
        "ets",
        "holt",
        "holt_winters",
        "theta",
        "dotm",
        "ces",
        "mstl",
        "croston",
        "sba",
        "tsb",
        "adida",
        "imapa"
      })
  void each_method_of_one_series_forecasts_with_its_reason(String method) throws IOException {
    Ran ran =
        run(
            "",
            "forecast",
            "run",
            quarters(),
            "--horizon",
            "4",
            "--season",
            "4",
            "--method",
            method,
            "--json",
            "--lang",
            "en");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    JsonNode answer = ran.json();
    assertThat(answer.get("method").asString()).isEqualTo(method);
    for (int i = 0; i < 4; i++) {
      double mean = answer.get("mean").get(i).asDouble();
      assertThat(mean).isBetween(90.0, 260.0);
      assertThat(answer.get("lo80").get(i).asDouble()).isLessThanOrEqualTo(mean);
      assertThat(answer.get("hi80").get(i).asDouble()).isGreaterThanOrEqualTo(mean);
      JsonNode why = answer.get("explanation").get(i);
      assertThat(why.get("shape").asString()).isEqualTo("trace");
      assertThat(why.get("words").asString()).contains("40 known values");
    }
  }

  @Test
  void what_is_not_a_shop_is_read_by_the_ensemble() throws IOException {
    Ran ran = run("", "forecast", "run", quarters(), "--horizon", "4", "--season", "4", "--json");
    assertThat(ran.json().get("method").asString()).isEqualTo("ensemble");
    String file = quarters();
    Ran measured =
        run(
            "",
            "forecast",
            "evaluate",
            file,
            "--holdout",
            "4",
            "--horizon",
            "4",
            "--season",
            "4",
            "--json");
    assertThat(measured.json().get("method").asString()).isEqualTo("ensemble");
    assertThat(measured.json().get("smape").asDouble())
        .isLessThan(measured.json().get("by_rule").get("seasonal_naive").get("smape").asDouble());
  }

  @Test
  void several_seasons_are_given_with_commas() throws IOException {
    Ran ran =
        run(
            "",
            "forecast",
            "run",
            SALES,
            "--horizon",
            "3",
            "--season",
            "7,28",
            "--method",
            "mstl",
            "--lang",
            "fr");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    assertThat(ran.out()).contains("MSTL[7, 28]", "Les saisons sont ôtées");
  }

  @Test
  void a_method_that_does_not_exist_is_answered_with_those_that_do() {
    Ran ran = run("", "--lang", "fr", "forecast", "run", SALES, "--horizon", "1", "--method", "x");
    assertThat(ran.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(ran.err()).contains("auto, shop", "dotm", "imapa");
  }

  @Test
  void evaluate_has_every_measure_of_the_method_and_of_each_rule() throws IOException {
    Path out = folder.resolve("out.csv");
    Ran ran =
        run(
            "",
            "forecast",
            "evaluate",
            SALES,
            "--holdout",
            "28",
            "--horizon",
            "1",
            "--json",
            "--out",
            out.toString());
    assertThat(ran.exit()).isEqualTo(Exit.DONE);
    assertThat(ran.err()).contains("rupture");
    JsonNode answer = ran.json();
    assertThat(answer.propertyNames())
        .containsExactly(
            "wape",
            "smape",
            "mase",
            "pinball",
            "coverage80",
            "coverage95",
            "by_rule",
            "bias",
            "method",
            "seconds");
    assertThat(answer.get("by_rule").propertyNames())
        .containsExactly("seasonal_naive", "last7open", "ses", "ses_weekday");
    answer
        .get("by_rule")
        .forEach(
            rule ->
                assertThat(rule.propertyNames())
                    .containsExactly(
                        "wape", "smape", "mase", "pinball", "coverage80", "coverage95", "bias"));
    // The file and the figure say the same.
    double error = 0;
    double sold = 0;
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.getFirst()).isEqualTo("series,date,actual,mean,lo80,hi80,lo95,hi95");
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      error += Math.abs(Double.parseDouble(fields[2]) - Double.parseDouble(fields[3]));
      sold += Double.parseDouble(fields[2]);
    }
    assertThat(answer.get("wape").asDouble()).isCloseTo(error / sold, within(1e-12));
  }

  @Test
  void reshape_turns_columns_into_lines_and_marks_closed_days() throws IOException {
    String wide = "jour,pain,tarte,fermé\n2026-03-02,0,0,x\n2026-03-03,5,0,y\n";
    Ran ran =
        run(
            wide,
            "forecast",
            "reshape",
            "-",
            "--date",
            "jour",
            "--series",
            "pain..tarte",
            "--open-when-sold",
            "--with",
            "fermé");
    assertThat(ran.exit()).isEqualTo(Exit.DONE);
    assertThat(ran.out())
        .isEqualTo(
            """
            series,date,value,open,fermé
            pain,2026-03-02,0,0,x
            pain,2026-03-03,5,1,y
            tarte,2026-03-02,0,0,x
            tarte,2026-03-03,0,1,y
            """);
    Ran backwards =
        run(wide, "forecast", "reshape", "-", "--date", "jour", "--series", "tarte..pain");
    assertThat(backwards.exit()).isEqualTo(Exit.NOTHING_DONE);
  }

  @Test
  void reshaped_samples_are_the_samples() throws IOException {
    String wide = ROOT.resolve("examples/forecast/wide.csv").toString();
    Ran ran =
        run(
            "",
            "forecast",
            "reshape",
            wide,
            "--date",
            "date",
            "--series",
            "pain..tarte",
            "--open-when-sold");
    List<String> told = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(SALES))) {
      told.add(line.substring(0, line.lastIndexOf(',')));
    }
    assertThat(ran.out().lines().toList()).isEqualTo(told);
  }
}
