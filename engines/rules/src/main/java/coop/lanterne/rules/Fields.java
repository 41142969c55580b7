// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import module java.base;

/**
 * The names of one table. Each is asked for; {@link #done} then refuses whatever was not. What is
 * asked for gives its value, or nothing when a problem was added.
 */
public final class Fields {
  /** The languages in which every sentence is written. */
  public static final List<String> LANGUAGES = List.of("fr", "en");

  private final Yaml.Table table;
  private final String path;
  private final RuleFile file;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  Fields(Yaml.Table table, String path, RuleFile file, Problems problems) {
    this.table = table;
    this.path = path;
    this.file = file;
    this.problems = problems;
  }

  // --- what stands there, without asking for it

  /** All names, in the order of the file. */
  public Set<String> names() {
    return table.entries().keySet();
  }

  /** Whether the name stands, with or without a value. */
  public boolean has(String key) {
    return table.entries().containsKey(key);
  }

  /** Whether the value of that name is a table. */
  public boolean holdsTable(String key) {
    Yaml.Entry entry = table.entries().get(key);
    return entry != null && entry.value() instanceof Yaml.Table;
  }

  /** The text of that name; empty where there is none. */
  public String seen(String key) {
    Yaml.Entry entry = table.entries().get(key);
    return entry != null && entry.value() instanceof Yaml.Scalar s ? s.text() : "";
  }

  /** Where that name stands in the file. */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The line of that name, or that of the table where the name is missing. */
  public int line(String key) {
    Yaml.Entry entry = table.entries().get(key);
    return entry == null ? table.line() : entry.line();
  }

  // --- what is asked for

  /** What stands under a name that may be missing. */
  public Optional<Node> may(String key) {
    asked.add(key);
    Yaml.Entry entry = table.entries().get(key);
    if (entry == null || (entry.value() instanceof Yaml.Scalar s && s.absent())) {
      return Optional.empty();
    }
    return Optional.of(new Node(entry.line(), entry.value(), path(key), file, problems));
  }

  /** What stands under a name that has to be there. */
  public Optional<Node> must(String key) {
    Optional<Node> node = may(key);
    if (node.isEmpty()) {
      problems.missing(line(key), path(key));
    }
    return node.filter(_ -> !blank(key));
  }

  private boolean blank(String key) {
    String code = file.blanks().get(seen(key));
    if (code == null) {
      return false;
    }
    problem(code, key, seen(key));
    return true;
  }

  /** Whether that name is there and says just this word, such as {@code none}. */
  public boolean says(String key, String word) {
    if (!seen(key).equals(word)) {
      return false;
    }
    asked.add(key);
    return true;
  }

  /** A value written like this. */
  public <T> Optional<T> read(String key, Notation<T> notation) {
    return must(key).flatMap(n -> n.as(notation));
  }

  /** A whole number between these two, both included. */
  public Optional<Integer> count(String key, int least, int most) {
    return read(key, Notation.COUNT)
        .filter(n -> within(key, BigDecimal.valueOf(n), least, most))
        .map(Long::intValue);
  }

  /** A decimal number between these two, both included. */
  public Optional<BigDecimal> decimal(String key, int least, int most) {
    return read(key, Notation.DECIMAL).filter(d -> within(key, d, least, most));
  }

  private boolean within(String key, BigDecimal number, int least, int most) {
    boolean within =
        number.compareTo(BigDecimal.valueOf(least)) >= 0
            && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    if (!within) {
      problems.add(
          "rules.out_of_range",
          line(key),
          path(key),
          seen(key),
          m -> m.with("least", least).with("most", most));
    }
    return within;
  }

  /** What one of these words stands for. */
  public <T> Optional<T> choice(String key, Map<String, T> words) {
    return must(key).flatMap(n -> n.choice(words));
  }

  /** The names under a name. */
  public Optional<Fields> table(String key) {
    return must(key).flatMap(Node::fields);
  }

  /** The sentence that this table writes in each language, by language. */
  public Optional<Map<String, String>> sentence() {
    Map<String, String> sentence = new TreeMap<>();
    for (String language : LANGUAGES) {
      Optional<Node> node = may(language);
      if (node.isEmpty()) {
        problems.missingLanguage(has(language) ? line(language) : table.line(), path, language);
      }
      node.filter(_ -> !blank(language))
          .flatMap(n -> n.as(Notation.TEXT))
          .ifPresent(text -> sentence.put(language, text));
    }
    return Optional.of(sentence).filter(s -> s.size() == LANGUAGES.size());
  }

  /** Adds a problem of that name, on its line. */
  public void problem(String code, String key, String seen) {
    problems.add(code, line(key), path(key), seen);
  }

  /** Whatever was not asked for is a name that nobody knows. */
  public void done() {
    String known = String.join(", ", asked);
    for (String key : names()) {
      if (!asked.contains(key)) {
        problems.add(
            "rules.unknown_key",
            line(key),
            path(key),
            key,
            m -> m.with("key", key).with("known", known));
      }
    }
  }
}
