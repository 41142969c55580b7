// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * The name of a thing, with the node that made it, so that nodes can meet later: {@code
 * decision-1482@epicerie-du-canal}.
 *
 * @param kind what it names: advice, decision, mandate, person…
 * @param local its number or random name within its node
 * @param node the node that made it
 */
public record Id(String kind, String local, String node) implements Canonical {
  private static final Pattern TEXT =
      Pattern.compile("([a-z]+)-([a-z0-9]+)@([a-z0-9]+(?:-[a-z0-9]+)*)");

  public Id {
    if (!TEXT.matcher(kind + "-" + local + "@" + node).matches()) {
      throw new IllegalArgumentException(
          "not an identifier: \"%s-%s@%s\". Maybe use small letters and digits, as in decision-12@my-coop"
              .formatted(kind, local, node));
    }
  }

  /** A numbered thing of that node. */
  public static Id of(String kind, long number, String node) {
    return new Id(kind, Long.toString(number), node);
  }

  /** An id from the text that {@link #toString} gives. */
  public static Id parse(String text) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "not an identifier: \"" + text + "\". Maybe as in decision-12@my-coop?");
    }
    return new Id(m.group(1), m.group(2), m.group(3));
  }

  /** The number within the node. */
  public long number() {
    return Long.parseLong(local);
  }

  @Override
  public Value canonical() {
    return Value.of(toString());
  }

  @Override
  public String toString() {
    return kind + "-" + local + "@" + node;
  }
}
