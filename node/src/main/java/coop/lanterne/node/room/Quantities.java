// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.decision.Desk;

/**
 * The quantities of an advice, line by line, as an answer changes them.
 *
 * @param changed the quantities that differ from the advice, by name of line
 * @param wrong what could not be read, by name of line
 */
public record Quantities(
    Map<String, Quantity> changed, Desk.Lines lines, Map<String, Finding> wrong) {

  /** A line as it was advised; those to look at must be opened. */
  public record Line(String name, Quantity advised, boolean toLookAt) {}

  /**
   * Reads an answer. Lines that it does not name were not on the form, and the charter says what
   * follows from that.
   *
   * @param reader the quantity that was written for a line; empty where it is none
   * @param unreadable what is said of what was written for that line
   * @param unknown what is said of a line that the advice does not have
   */
  public static Quantities read(
      Answer answer,
      List<Line> lines,
      BiFunction<Line, String, Optional<Quantity>> reader,
      BiFunction<Line, String, Finding> unreadable,
      BiFunction<String, String, Finding> unknown) {
    Map<String, Quantity> changed = new LinkedHashMap<>();
    Map<String, Finding> wrong = new LinkedHashMap<>();
    Map<String, String> left = new TreeMap<>(answer.values());
    List<String> seen = new ArrayList<>();
    for (Line line : lines) {
      String written = left.remove(line.name());
      if (written == null) {
        continue;
      }
      seen.add(line.name());
      if (!written.equals(Answer.AS_ADVISED)) {
        reader
            .apply(line, written)
            .ifPresentOrElse(
                quantity -> {
                  if (!quantity.equals(line.advised())) {
                    changed.put(line.name(), quantity);
                  }
                },
                () -> wrong.put(line.name(), unreadable.apply(line, written)));
      }
    }
    left.forEach((name, written) -> wrong.put(name, unknown.apply(name, written)));
    return new Quantities(
        changed,
        new Desk.Lines(
            lines.stream().map(Line::name).toList(),
            seen.stream().sorted().toList(),
            lines.stream().filter(Line::toLookAt).map(Line::name).toList(),
            answer.opened().stream().sorted().toList(),
            changed.size()),
        wrong);
  }
}
