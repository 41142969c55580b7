// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.prose;

import module java.base;

/**
 * A sentence with holes: {@code {name}}, {@code {count|line|lines}}, and two braces for one.
 *
 * @param segments what it is made of, in order
 */
record Template(List<Segment> segments) {
  private static final Pattern HOLE =
      Pattern.compile("\\{([a-z][a-z0-9_]*)(?:\\|([^|{}]*)\\|([^|{}]*))?}");

  sealed interface Segment {}

  /** Said as it is. */
  record Text(String text) implements Segment {}

  /** Filled with an argument. */
  record Slot(String name) implements Segment {}

  /** One of two words, by the number of an argument. */
  record Choice(String name, String one, String many) implements Segment {}

  Template {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a sentence.
   *
   * @throws IllegalArgumentException when a brace opens nothing that is known
   */
  static Template parse(String sentence) {
    List<Segment> segments = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher hole = HOLE.matcher(sentence);
    int at = 0;
    while (at < sentence.length()) {
      char c = sentence.charAt(at);
      if (c != '{') {
        text.append(c);
        at++;
      } else if (sentence.startsWith("{{", at)) {
        text.append('{');
        at += 2;
      } else if (hole.region(at, sentence.length()).lookingAt()) {
        segments.add(new Text(text.toString()));
        text.setLength(0);
        segments.add(
            hole.group(2) == null
                ? new Slot(hole.group(1))
                : new Choice(hole.group(1), hole.group(2), hole.group(3)));
        at = hole.end();
      } else {
        throw new IllegalArgumentException(
            "neither {name} nor {name|one|many} at character "
                + (at + 1)
                + " of \""
                + sentence
                + "\". Maybe {{ for a brace?");
      }
    }
    segments.add(new Text(text.toString()));
    return new Template(segments);
  }

  /** What must be given to fill it. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    for (Segment segment : segments) {
      switch (segment) {
        case Text(String text) -> {}
        case Slot(String name) -> names.add(name);
        case Choice(String name, String one, String many) -> names.add(name);
      }
    }
    return names;
  }
}
