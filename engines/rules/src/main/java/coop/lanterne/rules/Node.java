// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import module java.base;

/**
 * A place of a rule file and what stands there. Each way of reading it gives the value, or nothing
 * when a problem was added.
 *
 * @param line the line of its name, or its own where it has none
 * @param yaml what stands there, unread
 * @param path {@code articles.A08.title}, {@code exceptions[0].id}; empty for the whole
 */
public record Node(int line, Yaml yaml, String path, RuleFile file, Problems problems) {
  /** A value written like this. */
  public <T> Optional<T> as(Notation<T> notation) {
    return scalar()
        .flatMap(
            s -> {
              Optional<T> value = notation.read(s.text());
              if (value.isEmpty()) {
                problems.add(
                    notation.code(),
                    s.line(),
                    path,
                    s.text(),
                    m -> m.with("example", notation.example()));
              }
              return value;
            });
  }

  /** One of these words. */
  public Optional<String> choice(Collection<String> words) {
    return scalar()
        .flatMap(
            s -> {
              if (words.contains(s.text())) {
                return Optional.of(s.text());
              }
              problems.notOneOf(words, s.line(), path, s.text());
              return Optional.empty();
            });
  }

  /** What one of these words stands for. */
  public <T> Optional<T> choice(Map<String, T> words) {
    return choice(new TreeSet<>(words.keySet()))
        .flatMap(word -> Optional.ofNullable(words.get(word)));
  }

  /** A sentence in each language, by language. */
  public Optional<Map<String, String>> sentence() {
    return fields()
        .flatMap(
            f -> {
              Optional<Map<String, String>> sentence = f.sentence();
              f.done();
              return sentence;
            });
  }

  /** Names and values. */
  public Optional<Fields> fields() {
    if (yaml instanceof Yaml.Table table) {
      return Optional.of(new Fields(table, path, file, problems));
    }
    problems.add("rules.not_a_table", yaml.line(), path, yaml.brief());
    return Optional.empty();
  }

  /** The items of a list. */
  public Optional<List<Node>> items() {
    if (!(yaml instanceof Yaml.Items(int _, List<Yaml> items))) {
      problems.add("rules.not_a_list", yaml.line(), path, yaml.brief());
      return Optional.empty();
    }
    List<Node> nodes = new ArrayList<>();
    for (Yaml item : items) {
      String place = path + "[" + nodes.size() + "]";
      nodes.add(new Node(item.line(), item, place, file, problems));
    }
    return Optional.of(nodes);
  }

  private Optional<Yaml.Scalar> scalar() {
    if (yaml instanceof Yaml.Scalar s && !s.absent()) {
      return Optional.of(s);
    }
    problems.add("rules.not_a_value", yaml.line(), path, "");
    return Optional.empty();
  }
}
