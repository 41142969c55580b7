// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.rules.Node;
import coop.lanterne.rules.Problems;
import coop.lanterne.rules.Yaml;

/**
 * The examples beside each article: small situations and what the charter answers. They run through
 * the gates, so that a sentence, its check and its examples cannot part; run against a proposed
 * text, they show what it would answer differently.
 */
public final class Vectors {
  private Vectors() {}

  /** What an example expects. */
  public enum Expect {
    /** The act goes through. */
    ALLOWED,
    /** It goes through, and something is told. */
    WARNING,
    /** It does not. */
    REFUSED
  }

  /**
   * One example.
   *
   * @param says the situation in one sentence
   * @param seen the value that the answer must name, where it is given
   */
  public record Example(
      String id, Charter.Words says, Situation situation, Expect expect, Optional<String> seen) {}

  /** A situation, ready to be asked under a charter. */
  public static final class Situation {
    private final Record facts;

    private Situation(Record facts) {
      this.facts = facts;
    }

    /** The ask; empty when the charter has no such kind of mandate. */
    Optional<Ask> under(Charter charter) {
      return switch (facts) {
        case UseFacts use -> use.ask(charter);
        case Ask ask -> Optional.of(ask);
        default -> throw new IllegalStateException("not an ask: " + facts);
      };
    }
  }

  /** The examples of one article. */
  public record File(String article, String check, List<Example> examples) {
    public File {
      examples = List.copyOf(examples);
    }
  }

  /** What reading a file gives. */
  public record Reading(Optional<File> file, List<Finding> findings) {
    public Reading {
      findings = List.copyOf(findings);
    }
  }

  /**
   * An example and what the gates answered.
   *
   * @param verdict empty when the situation does not exist under this charter
   * @param asSaid whether the answer is the one expected
   */
  public record Result(Example example, Optional<Verdict> verdict, boolean asSaid) {}

  record FileFacts(String article, String check, List<ExampleFacts> vectors) {}

  record ExampleFacts(
      String id, Charter.Words says, Node given, String expect, Optional<String> seen) {}

  /** The facts of {@code use}: the limits of the mandate are those of its kind, in the charter. */
  record UseFacts(
      MandateFacts mandate,
      String act,
      List<String> by,
      Instant at,
      Optional<Money> amount,
      Optional<String> counterpart,
      List<Ask.Earlier> earlier,
      Optional<Boolean> recused,
      Optional<String> urgent,
      Optional<String> reason,
      List<Ask.Urgent> urgencies) {

    Optional<Ask> ask(Charter charter) {
      return charter
          .findMandateKind(mandate.kind())
          .map(
              kind ->
                  new Ask.Use(
                      mandate.of(kind),
                      act,
                      new Decider.Persons(persons(by)),
                      at,
                      amount,
                      counterpart,
                      earlier,
                      recused.orElse(false),
                      urgent,
                      reason.filter(r -> !r.isBlank()).isPresent(),
                      urgencies));
    }
  }

  record MandateFacts(String kind, List<String> holder, Instant from, Instant until) {
    Mandate of(Charter.MandateKind kind) {
      return new Mandate(
          person("mandate", "1"),
          kind.name(),
          new Mandate.Grantor.ByArticle("A16"),
          new Decider.Persons(persons(holder)),
          new TreeSet<>(kind.acts()),
          kind.limits(),
          from,
          until);
    }
  }

  /**
   * Reads a file of examples.
   *
   * @param source its name, for the findings
   */
  public static Reading read(byte[] yaml, String source) {
    Problems problems = new Problems(source);
    Optional<File> file =
        CharterShape.FILE
            .read(yaml, problems)
            .flatMap(t -> new Facts(problems).bind(FileFacts.class, t, false))
            .map(f -> file(f, problems));
    return new Reading(problems.found().isEmpty() ? file : Optional.empty(), problems.found());
  }

  private static File file(FileFacts facts, Problems problems) {
    Map<String, Class<? extends Record>> asks =
        Checks.find(facts.article(), facts.check()).map(Check::asks).orElse(Map.of());
    if (asks.isEmpty() || facts.vectors().isEmpty()) {
      problems.add(
          "charter.no_vectors",
          1,
          "check",
          facts.article() + ", " + facts.check(),
          m -> m.with("check", facts.check()).with("article", facts.article()));
    }
    List<Example> examples = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ExampleFacts e : facts.vectors()) {
      int line = e.given().line();
      if (!ids.add(e.id())) {
        problems.add("charter.reused_id", line, e.id(), e.id());
      }
      example(e, asks, line, problems).ifPresent(examples::add);
    }
    return new File(facts.article(), facts.check(), examples);
  }

  private static Optional<Example> example(
      ExampleFacts e, Map<String, Class<? extends Record>> asks, int line, Problems problems) {
    Optional<Expect> expect =
        Arrays.stream(Expect.values())
            .filter(x -> x.name().toLowerCase(Locale.ROOT).equals(e.expect()))
            .findFirst();
    if (expect.isEmpty()) {
      problems.notOneOf(
          List.of("allowed", "warning", "refused"), line, e.id() + ".expect", e.expect());
    }
    String ask = e.given().yaml() instanceof Yaml.Table t ? t.brief() : "";
    Class<? extends Record> type = asks.get(ask);
    Optional<Node> given =
        type == null ? Optional.empty() : e.given().fields().flatMap(f -> f.may(ask));
    if (type == null || given.isEmpty()) {
      problems.add(
          "charter.unknown_ask",
          line,
          e.id() + ".given",
          ask,
          m -> m.with("id", e.id()).with("known", String.join(", ", asks.keySet())));
      return Optional.empty();
    }
    Class<? extends Record> written = type == Ask.Use.class ? UseFacts.class : type;
    Optional<? extends Record> facts =
        new Facts(problems).bind(written, given.get(), asks.equals(NotInServiceCheck.CHECK.asks()));
    return facts.flatMap(
        f -> expect.map(x -> new Example(e.id(), e.says(), new Situation(f), x, e.seen())));
  }

  /** Runs the examples of an article through these gates. */
  public static List<Result> run(File file, Gates gates) {
    return file.examples().stream().map(e -> run(e, file.article(), gates)).toList();
  }

  static Result run(Example example, String article, Gates gates) {
    Optional<Verdict> verdict = example.situation().under(gates.charter()).map(gates::one);
    return new Result(
        example, verdict, verdict.filter(v -> asSaid(v, example, article)).isPresent());
  }

  private static boolean asSaid(Verdict verdict, Example example, String article) {
    BiPredicate<String, String> said =
        (of, seen) -> of.equals(article) && example.seen().filter(s -> !s.equals(seen)).isEmpty();
    return switch (verdict) {
      case Verdict.Allowed(List<Verdict.Note> notes) ->
          switch (example.expect()) {
            case ALLOWED -> notes.isEmpty();
            case WARNING -> notes.stream().anyMatch(n -> said.test(n.article(), n.seen()));
            case REFUSED -> false;
          };
      case Verdict.Refused(List<Refusal> refusals) ->
          example.expect() == Expect.REFUSED
              && refusals.stream().anyMatch(r -> said.test(r.article(), r.seen()));
    };
  }

  private static List<Id> persons(List<String> names) {
    return names.stream().map(n -> person("person", n)).toList();
  }

  private static Id person(String kind, String name) {
    return new Id(kind, name, "vectors");
  }
}
