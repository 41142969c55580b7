// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/**
 * What a check found.
 *
 * @param what {@code receipt}, {@code log} or {@code consistency}
 * @param checked what was checked and holds
 * @param differences what does not hold, in the order of the file; entries that no checkpoint has
 *     signed stand among them, last
 * @param warnings what does not prove a difference but should be known
 * @param omitted differences and warnings beyond the first twenty of a kind, counted and not listed
 */
public record Report(
    String what,
    List<Statement> checked,
    List<Difference> differences,
    List<Statement> warnings,
    long omitted) {
  static final String NO_CHECKPOINT = "log.no_checkpoint";
  static final String UNPUBLISHED = "log.unpublished";

  public Report {
    checked = List.copyOf(checked);
    differences = List.copyOf(differences);
    warnings = List.copyOf(warnings);
  }

  /** One thing that does not hold, and where. */
  public record Difference(Place place, Statement statement) {
    /** Whether it is only that no checkpoint has signed these entries: nothing in them differs. */
    boolean unsigned() {
      return statement.code().equals(NO_CHECKPOINT) || statement.code().equals(UNPUBLISHED);
    }
  }

  /** Whether everything that was checked holds. */
  public boolean holds() {
    return differences.isEmpty();
  }

  /** What differs; where nothing does, what is not signed. */
  private List<Difference> gravest() {
    List<Difference> differing = differences.stream().filter(d -> !d.unsigned()).toList();
    return differing.isEmpty() ? differences : differing;
  }

  /** The first entry that differs, where one can be named. */
  public OptionalLong firstEntry() {
    return differences.stream()
        .map(Difference::place)
        .filter(Place.Entry.class::isInstance)
        .mapToLong(p -> ((Place.Entry) p).number())
        .min();
  }

  /**
   * Where the first difference is: the first entry that can be named; else the first interval
   * between two checkpoints; else a line or the whole file. Where nothing differs, the entries that
   * are not signed. Empty when everything holds.
   */
  public Optional<Place> first() {
    OptionalLong entry = firstEntry();
    if (entry.isPresent()) {
      return Optional.of(new Place.Entry(entry.getAsLong()));
    }
    return gravest().stream()
        .map(Difference::place)
        .filter(Place.Interval.class::isInstance)
        .min(Comparator.comparingLong(p -> ((Place.Interval) p).from()))
        .or(() -> gravest().stream().map(Difference::place).findFirst());
  }

  /** 0 when everything holds, 1 when something differs: the exit code of the command. */
  public int exitCode() {
    return holds() ? 0 : 1;
  }

  /** The answer in words, its last line the verdict. Warnings are not in it: {@link #caution}. */
  public String text(Locale locale) {
    Words words = Words.of(locale);
    StringBuilder out = new StringBuilder();
    checked.forEach(s -> out.append("✓ ").append(words.say(s)).append('\n'));
    differences.forEach(d -> out.append("✗ ").append(words.say(d)).append('\n'));
    if (omitted > 0) {
      out.append("… ").append(words.say(Statement.of("more", "count", omitted))).append('\n');
    }
    out.append(words.say(verdict())).append('\n');
    return out.toString();
  }

  /** The warnings in words, one a line; empty when there are none. */
  public String caution(Locale locale) {
    Words words = Words.of(locale);
    StringBuilder out = new StringBuilder();
    warnings.forEach(s -> out.append("! ").append(words.say(s)).append('\n'));
    return out.toString();
  }

  private Statement verdict() {
    return switch (first().orElse(null)) {
      case null -> Statement.of("verdict." + what + ".holds");
      case Place.Entry(long number) -> Statement.of("verdict.entry", "entry", number);
      case Place.Interval(long from, long to) when gravest().getFirst().unsigned() ->
          Statement.of("verdict.unsigned", "count", to - from, "from", from);
      case Place.Interval(long from, long to) ->
          Statement.of("verdict.interval", "from", from, "last", Math.max(from, to - 1));
      case Place.Line(long number) -> Statement.of("verdict.line", "line", number);
      case Place.Whole() -> Statement.of(unread() ? "verdict.unread" : "verdict.whole");
    };
  }

  /** Whether nothing could be checked: an unreadable file or a key that is none. */
  private boolean unread() {
    return differences.stream().allMatch(d -> d.statement().code().matches("file\\..*|key\\.bad"));
  }

  /**
   * The answer as one JSON document: {@code what}, {@code holds}, {@code first} (a place or null),
   * {@code checked}, {@code differences}, {@code warnings} (each with {@code code}, {@code args},
   * {@code text}; a difference also has its {@code place}), {@code omitted}, {@code verdict}.
   */
  public String json(Locale locale) {
    Words words = Words.of(locale);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("what", what);
    root.put("holds", holds());
    root.put("first", first().<Object>map(Report::place).orElse(Json.NULL));
    root.put("checked", checked.stream().map(s -> said(words, s)).toList());
    List<Object> list = new ArrayList<>();
    for (Difference d : differences) {
      Map<String, Object> one = said(words, d.statement());
      one.put("place", place(d.place()));
      list.add(one);
    }
    root.put("differences", list);
    root.put("warnings", warnings.stream().map(s -> said(words, s)).toList());
    root.put("omitted", omitted);
    root.put("verdict", words.say(verdict()));
    return Json.write(root);
  }

  private static Map<String, Object> said(Words words, Statement s) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("code", s.code());
    Map<String, Object> args = new LinkedHashMap<>();
    s.args().forEach((k, v) -> args.put(k, v instanceof Statement why ? said(words, why) : v));
    one.put("args", args);
    one.put("text", words.say(s));
    return one;
  }

  private static Map<String, Object> place(Place place) {
    Map<String, Object> one = new LinkedHashMap<>();
    switch (place) {
      case Place.Entry(long number) -> {
        one.put("kind", "entry");
        one.put("entry", number);
      }
      case Place.Interval(long from, long to) -> {
        one.put("kind", "interval");
        one.put("from", from);
        one.put("to", to);
      }
      case Place.Line(long number) -> {
        one.put("kind", "line");
        one.put("line", number);
      }
      case Place.Whole() -> one.put("kind", "whole");
    }
    return one;
  }
}
