// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

/**
 * A piece of a text, verbatim.
 *
 * @param start first code point, from 0
 * @param end code point after the last
 * @param text exactly what stands there
 */
public record Span(int start, int end, String text) {
  public Span {
    if (start < 0 || end - start != text.codePointCount(0, text.length())) {
      throw new IllegalArgumentException(
          "a span from " + start + " to " + end + " does not hold \"" + text + "\"");
    }
  }
}
