// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

import org.jspecify.annotations.Nullable;

/** Lines of a file, one at a time; a line ends with LF and nothing else. */
final class Lines {
  private static final int LONGEST = 1 << 24;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The number of the line last read, from 1. */
  long number() {
    return number;
  }

  /**
   * The next line without its LF, or null at the end. Wrong UTF-8 becomes U+FFFD, which no field of
   * the format allows.
   *
   * @throws Malformed if the file stops in the middle of a line, or the line is far too long
   */
  @Nullable String next() throws IOException, Malformed {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    number++;
    while (true) {
      if (at == filled) {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        if (filled == 0) {
          if (line.size() > 0) {
            throw new Malformed("log.cut");
          }
          return null;
        }
      }
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, end - at);
      if (line.size() > LONGEST) {
        throw new Malformed("log.line.long");
      }
      at = end;
      if (end < filled) {
        at++;
        return line.toString(StandardCharsets.UTF_8);
      }
    }
  }
}
