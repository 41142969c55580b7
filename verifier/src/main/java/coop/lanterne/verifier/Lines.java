// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a file, one at a time; a line ends with LF and nothing else. */
final class Lines {
  private static final int LONGEST = 1 << 24;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private long number;
  private boolean cut;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The number of the line last read, from 1. */
  long number() {
    return number;
  }

  /** Whether the line last read was the last of the file and had no LF. */
  boolean cut() {
    return cut;
  }

  /**
   * The next line without its LF, or null at the end. Wrong UTF-8 becomes U+FFFD, which no field of
   * the format allows.
   */
  @Nullable String next() throws IOException, Malformed {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    number++;
    while (true) {
      if (at == filled) {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        if (filled == 0) {
          cut = line.size() > 0;
          return cut ? line.toString(StandardCharsets.UTF_8) : null;
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
