// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.debate.opinions.PolisReader;
import coop.lanterne.debate.synthesis.Article;
import coop.lanterne.debate.synthesis.Ballots;
import coop.lanterne.debate.synthesis.Certificate;
import coop.lanterne.debate.synthesis.Contribution;
import coop.lanterne.debate.synthesis.Contributions;
import coop.lanterne.debate.synthesis.Coverage;
import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.Debate;
import coop.lanterne.debate.synthesis.Idea;
import coop.lanterne.debate.synthesis.MinorityReport;
import coop.lanterne.debate.synthesis.Options;
import coop.lanterne.debate.synthesis.Quote;
import coop.lanterne.debate.synthesis.Sorting;
import coop.lanterne.debate.synthesis.Synthesis;
import coop.lanterne.debate.synthesis.Theme;
import coop.lanterne.debate.synthesis.Version;
import coop.lanterne.debate.synthesis.Versions;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.language.Vectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on what people wrote. */
@Command(name = "debate")
record DebateCommands(Output output) {
  private static final int SENTENCES = 40; // of the synthesis that versions are read beside
  private static final long SEED = 1;

  /** How long a synthesis may be. */
  static final class Length {
    @Option(names = "--words", paramLabel = "N")
    private @Nullable Integer words;

    @Option(names = "--sentences", paramLabel = "N")
    private @Nullable Integer sentences;

    Options options() {
      Integer asked = words == null ? sentences : words;
      if (asked == null || asked < 1) {
        throw WrongUse.value(words == null ? "--sentences" : "--words", String.valueOf(asked));
      }
      return words == null ? Options.sentences(asked) : Options.words(asked);
    }
  }

  @Command(name = "synthesise")
  int synthesise(
      @Parameters(paramLabel = "FILE") String file,
      @ArgGroup(exclusive = true, multiplicity = "1") Length length)
      throws IOException {
    Options options = length.options();
    Debate debate = debate(file);
    Synthesis synthesis = Synthesis.of(debate, options);
    if (synthesis.sentences().isEmpty()) {
      throw Stop.because(
          "nothing-fits",
          Message.of("deliberation.synthesis.nothing_fits.why"),
          file,
          Integer.toString(options.most()),
          Message.of("deliberation.synthesis.nothing_fits.maybe"));
    }
    if (output.json()) {
      output.json(tree(synthesis));
    } else {
      text(synthesis);
    }
    return Exit.DONE;
  }

  @Command(name = "versions")
  int versions(
      @Parameters(paramLabel = "FILE") String file,
      @Option(names = "--versions", paramLabel = "N", defaultValue = "5") int count,
      @Option(names = "--votes", paramLabel = "DIR") @Nullable String votes)
      throws IOException {
    if (count < 1 || count > Criterion.values().length) {
      throw WrongUse.value("--versions", Integer.toString(count));
    }
    Debate debate = debate(file);
    Optional<Ballots> ballots = votes == null ? Optional.empty() : Optional.of(ballots(votes));
    Synthesis synthesis = Synthesis.of(debate, Options.sentences(SENTENCES));
    Versions versions = Versions.of(debate, synthesis, ballots, count, Options.SMALLEST_GROUP);
    say(versions, file);
    Map<String, String> names = names(debate.themes());
    if (output.json()) {
      output.line(Json.write(Json.list(versions.versions(), v -> tree(v, names))));
    } else {
      text(versions, names);
    }
    return Exit.DONE;
  }

  /** Says what stands beside the versions; stops where none of them has an article. */
  private void say(Versions versions, String file) {
    output.say(versions.findings());
    if (versions.versions().stream().allMatch(v -> v.articles().isEmpty())) {
      throw Stop.because(
          "no-article",
          Message.of("deliberation.versions.no_article.why"),
          file,
          "",
          Message.of("deliberation.versions.no_article.maybe"));
    }
    for (Version version : versions.versions()) {
      version.cannot().ifPresent(why -> output.say(cannot(version.criterion(), why)));
    }
  }

  private Ballots ballots(String folder) throws IOException {
    PolisReader.Read read = PolisFolder.read(OrderCommands.folder(folder), output);
    long seed = output.settings().seed().orElse(SEED);
    output.say(Message.of("deliberation.versions.seed").with("seed", Long.toString(seed)));
    return Ballots.of(read.votes(), seed);
  }

  private Debate debate(String file) throws IOException {
    Contributions read =
        !file.equals("-") && Files.isDirectory(Path.of(file))
            ? folder(Path.of(file))
            : Contributions.read(file, output.read(file));
    if (read.stopped()) {
      throw Stop.because(read.findings());
    }
    output.say(read.findings());
    Debate debate = new Debate(read.list(), Sorting.none(), Vectors.shipped());
    output.say(debate.findings());
    output.say(Message.of("deliberation.synthesis.no_draw"));
    return debate;
  }

  /** A folder of texts: a contribution a file, its name being the id. */
  private static Contributions folder(Path folder) throws IOException {
    List<Contributions.At> texts = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Path file : visible(folder)) {
      try {
        Contribution text = Contribution.of(name(file), Files.readString(file));
        texts.add(new Contributions.At(text, file.toString(), 0));
      } catch (CharacterCodingException _) {
        findings.add(
            new Finding(
                "not-utf8",
                Finding.Severity.SET_ASIDE,
                new Finding.Place(file.toString(), 0, ""),
                name(file),
                Message.of("cli.csv.not_utf8"),
                Message.of("cli.csv.save_utf8")));
      }
    }
    Contributions read = Contributions.of(folder.toString(), texts);
    findings.addAll(read.findings());
    return new Contributions(read.list(), findings);
  }

  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> !name(f).startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Map<String, String> names(List<Theme> themes) {
    return themes.stream().collect(Collectors.toMap(Theme::id, Theme::name));
  }

  private Map<String, @Nullable Object> tree(Synthesis s) {
    Map<String, String> names = names(s.themes());
    Coverage c = s.coverage();
    return Json.object(
        "sentences", Json.list(s.sentences(), i -> tree(i, names)),
        "coverage",
            Json.object(
                "represented", c.represented(),
                "of", c.standings().size(),
                "quoted", c.ids(Coverage.How.QUOTED),
                "close", c.ids(Coverage.How.CLOSE),
                "others", c.others(),
                "threshold", c.threshold()),
        "minority", Json.list(s.minority().groups(), DebateCommands::tree),
        "certificate", tree(s.certificate()),
        "themes", Json.list(s.themes(), DebateCommands::tree),
        "facts", Json.list(s.facts(), this::tree),
        "seed", 0);
  }

  private static Map<String, @Nullable Object> tree(Certificate c) {
    return Json.object(
        "by", c.by().name().toLowerCase(Locale.ROOT),
        "people", c.people(),
        "shown", c.shown(),
        "holds", c.holds(),
        "wronged", Json.list(c.violations(), DebateCommands::tree));
  }

  private static Map<String, @Nullable Object> tree(Certificate.Violation v) {
    return Json.object(
        "text", v.statement().text(),
        "sources", List.of(tree(v.statement())),
        "deserves", v.deserves(),
        "people", v.size().isPresent() ? v.size().getAsInt() : null);
  }

  private static Map<String, @Nullable Object> tree(Theme t) {
    return Json.object(
        "id", t.id(),
        "name", t.name(),
        "phrases", t.phrases(),
        "contributions", t.contributions());
  }

  private Map<String, @Nullable Object> tree(Explanation.Count f) {
    return Json.object("what", say(f.who()), "count", f.count(), "of", f.outOf());
  }

  private static Map<String, @Nullable Object> tree(Idea idea, Map<String, String> names) {
    return Json.object(
        "text", idea.quote().text(),
        "sources", Json.list(idea.sources(), DebateCommands::tree),
        "supporters", idea.supporters(),
        "theme", idea.theme().map(names::get).orElse(null));
  }

  private static Map<String, @Nullable Object> tree(Quote q) {
    return Json.object("id", q.contribution(), "start", q.start(), "end", q.end());
  }

  private static Map<String, @Nullable Object> tree(MinorityReport.Group group) {
    return Json.object(
        "people", group.people().isPresent() ? group.people().getAsInt() : null,
        "phrases", group.phrases(),
        "texts",
            Json.list(
                group.texts(), q -> Json.object("text", q.text(), "sources", List.of(tree(q)))));
  }

  private Map<String, @Nullable Object> tree(Version v, Map<String, String> names) {
    return Json.object(
        "criterion", v.criterion().key(),
        "articles", Json.list(v.articles(), a -> tree(a, names)),
        "same_as", Json.list(v.sameAs(), Criterion::key),
        "cannot", v.cannot().map(why -> say(cannot(v.criterion(), why))).orElse(null));
  }

  private static Map<String, @Nullable Object> tree(Article a, Map<String, String> names) {
    Map<String, @Nullable Object> groups = new LinkedHashMap<>();
    a.support()
        .groups()
        .forEach(
            (g, p) ->
                groups.put(g, Json.object("A", p.agrees(), "D", p.disagrees(), "S", p.seen())));
    return Json.object(
        "theme", names.getOrDefault(a.theme(), a.theme()),
        "text", a.quote().text(),
        "sources", Json.list(a.sources(), DebateCommands::tree),
        "support",
            Json.object("count", a.support().count(), "of", a.support().outOf(), "groups", groups),
        "loses", Json.list(a.loses(), DebateCommands::tree));
  }

  private static Map<String, @Nullable Object> tree(Article.Loss l) {
    return Json.object(
        "text", l.quote().text(),
        "sources", List.of(tree(l.quote())),
        "count", l.people(),
        "groups", l.groups());
  }

  private static Message cannot(Criterion criterion, Version.Why why) {
    return Message.of("deliberation.versions." + why.name().toLowerCase(Locale.ROOT))
        .with("criterion", name(criterion));
  }

  private static Message name(Criterion criterion) {
    return Message.of("deliberation.versions.criterion." + criterion.key());
  }

  /** Theme by theme, each sentence with how many say it and who said it first. */
  private void text(Synthesis s) {
    Map<String, String> names = names(s.themes());
    String before = "";
    for (Idea idea : s.sentences()) {
      String theme = idea.theme().map(t -> names.getOrDefault(t, t)).orElse("–");
      if (!theme.equals(before)) {
        output.line(Output.quoted(theme));
        before = theme;
      }
      output.line("  " + Output.quoted(idea.quote().text()));
      Message source =
          Message.of("deliberation.synthesis.source")
              .with("count", idea.supporters())
              .with("id", Output.quoted(idea.quote().contribution()));
      output.line("      " + say(source));
    }
    output.line("");
    s.facts().forEach(f -> output.line(output.words().explain(f)));
    List<String> others = s.coverage().others();
    if (!others.isEmpty()) {
      output.line(others(others));
    }
    text(s.certificate());
  }

  private static Message others(List<String> ids) {
    return Message.of("deliberation.synthesis.others")
        .with("count", ids.size())
        .with("ids", Output.quoted(String.join(", ", ids)));
  }

  private void text(Certificate c) {
    String holds = c.holds() ? "proportional" : "not_proportional";
    output.line(Message.of("deliberation.synthesis." + holds).with("count", c.violations().size()));
    c.violations().forEach(v -> output.line("  " + Output.quoted(v.statement().text())));
  }

  private void text(Versions versions, Map<String, String> names) {
    for (Version version : versions.versions()) {
      if (version.cannot().isPresent()) {
        continue; // said already
      }
      output.line(name(version.criterion()));
      for (Criterion same : version.sameAs()) {
        output.line(
            "  " + say(Message.of("deliberation.versions.same_as").with("criterion", name(same))));
      }
      version.articles().forEach(a -> text(a, versions.byVotes(), names));
      output.line("");
    }
  }

  private void text(Article a, boolean byVotes, Map<String, String> names) {
    output.line("  " + Output.quoted(names.getOrDefault(a.theme(), a.theme())));
    output.line("    " + Output.quoted(a.quote().text()));
    Message support =
        Message.of(byVotes ? "deliberation.versions.agree" : "deliberation.versions.close")
            .with("count", a.support().count())
            .with("of", a.support().outOf())
            .with("id", Output.quoted(a.quote().contribution()));
    output.line("        " + say(support));
    for (Article.Loss loss : a.loses()) {
      String people = say(Message.of("deliberation.versions.lose").with("count", loss.people()));
      output.line("      − " + Output.quoted(loss.quote().text()) + " (" + people + ")");
    }
  }

  private String say(Message message) {
    return output.words().say(message);
  }
}
