// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

/**
 * Decodes bytes to characters, line by line, in bounded memory.
 *
 * <ul>
 *   <li>The encoding is that of the byte order mark; without one, it is decided at the first byte
 *       that is not ASCII, from what follows it: UTF-8 when at least one character is well-formed
 *       UTF-8, else Windows-1252.
 *   <li>A byte that has no meaning in that encoding becomes the lone surrogate {@code U+DC00 +
 *       byte}, as in Python's {@code surrogateescape} (PEP 383), so that its row can be named.
 *   <li>A line longer than {@link #MAX_LINE} characters is replaced by {@link #TOO_LONG}.
 * </ul>
 */
public final class LineReader extends Reader {
  /** The longest line kept, in UTF-16 units: a long contribution to a debate stands on one. */
  public static final int MAX_LINE = 2_000_000;

  /** What stands for a line that is too long: a noncharacter, which no text has. */
  public static final char TOO_LONG = '\uFFFF';

  private static final int BUFFER = 1 << 16;
  private static final int SAMPLE = 60;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
  private char[] line = new char[BUFFER];
  private int lineLength;
  private int lineRead;
  private long lineNumber = 1;
  private boolean afterReturn;
  private boolean endOfBytes;
  private boolean endOfChars;
  private boolean decided;
  private boolean byteOrderMark;
  private CharsetDecoder decoder = decoder(StandardCharsets.UTF_8);
  private final Map<Long, String> tooLong = new HashMap<>();

  public LineReader(InputStream in) throws IOException {
    this.in = in;
    fillBytes();
    readByteOrderMark();
  }

  /** The encoding found so far. */
  String encoding() {
    return decoder.charset().name();
  }

  public boolean byteOrderMark() {
    return byteOrderMark;
  }

  /** The beginning of each line that was too long. */
  Map<Long, String> tooLong() {
    return tooLong;
  }

  /** The first bytes, before anything is read. */
  public byte[] head() {
    byte[] head = new byte[Math.min(bytes.remaining(), 4096)];
    bytes.duplicate().get(head);
    return head;
  }

  private static CharsetDecoder decoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private void readByteOrderMark() {
    byte[] head = head();
    if (head.length >= 3
        && head[0] == (byte) 0xEF
        && head[1] == (byte) 0xBB
        && head[2] == (byte) 0xBF) {
      mark(3, StandardCharsets.UTF_8);
    } else if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      mark(2, StandardCharsets.UTF_16LE);
    } else if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      mark(2, StandardCharsets.UTF_16BE);
    }
  }

  private void mark(int length, Charset charset) {
    bytes.position(length);
    decoder = decoder(charset);
    byteOrderMark = true;
    decided = true;
  }

  private void fillBytes() throws IOException {
    bytes.compact();
    while (bytes.hasRemaining() && !endOfBytes) {
      int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (n < 0) {
        endOfBytes = true;
      } else {
        bytes.position(bytes.position() + n);
      }
    }
    bytes.flip();
  }

  /** Decides between UTF-8 and Windows-1252, from a byte that is not ASCII and what follows it. */
  private void decide() {
    decided = true;
    int good = 0;
    int bad = 0;
    CharsetDecoder utf8 = decoder(StandardCharsets.UTF_8);
    ByteBuffer ahead = bytes.duplicate();
    CharBuffer out = CharBuffer.allocate(BUFFER);
    while (true) {
      CoderResult result = utf8.decode(ahead, out, endOfBytes);
      if (!result.isError()) {
        break;
      }
      bad++;
      ahead.position(ahead.position() + result.length());
    }
    out.flip();
    while (out.hasRemaining()) {
      if (out.get() >= 0x80) {
        good++;
      }
    }
    if (bad > 0 && good == 0) {
      decoder = decoder(WINDOWS_1252);
    }
  }

  private int asciiEnd() {
    int at = bytes.position();
    while (at < bytes.limit() && bytes.get(at) >= 0) {
      at++;
    }
    return at;
  }

  private void fillChars() throws IOException {
    chars.clear();
    while (chars.position() == 0 && !endOfChars) {
      fillBytes();
      int limit = bytes.limit();
      if (!decided) {
        int ascii = asciiEnd();
        if (ascii == bytes.position() && bytes.hasRemaining()) {
          decide();
        } else {
          bytes.limit(ascii); // both encodings agree so far
        }
      }
      decode(endOfBytes && bytes.limit() == limit);
      bytes.limit(limit);
      if (endOfBytes && !bytes.hasRemaining()) {
        endOfChars = true;
      }
    }
    chars.flip();
  }

  /** Decodes what there is room for; a byte without a meaning becomes a lone surrogate. */
  private void decode(boolean last) {
    CoderResult result = decoder.decode(bytes, chars, last);
    while (result.isError() && chars.remaining() >= result.length()) {
      for (int i = 0; i < result.length(); i++) {
        chars.put((char) (0xDC00 | (bytes.get() & 0xFF)));
      }
      result = decoder.decode(bytes, chars, last);
    }
  }

  /** Reads one line, its end included, into {@link #line}. */
  private void nextLine() throws IOException {
    lineLength = 0;
    lineRead = 0;
    boolean over = false;
    boolean end = false;
    while (!end && hasChar()) {
      char c = chars.get();
      end = c == '\n' || c == '\r';
      if (lineLength < MAX_LINE || end) {
        if (lineLength == line.length) {
          line = Arrays.copyOf(line, Math.min(2 * lineLength, MAX_LINE + 1));
        }
        line[lineLength++] = c; // the last place is kept for the line's end
      } else {
        over = true;
      }
    }
    if (over) {
      shorten();
    }
    if (lineLength > 0) {
      countLine(line[lineLength - 1]);
    }
  }

  private boolean hasChar() throws IOException {
    while (!chars.hasRemaining() && !endOfChars) {
      fillChars();
    }
    return chars.hasRemaining();
  }

  private void shorten() {
    char last = line[lineLength - 1];
    tooLong.put(lineNumber, Seen.of(new String(line, 0, SAMPLE)));
    line[0] = TOO_LONG;
    lineLength = 1;
    if (last == '\n' || last == '\r') {
      line[lineLength++] = last;
    }
  }

  private void countLine(char last) {
    if (last == '\r' || (last == '\n' && !(afterReturn && lineLength == 1))) {
      lineNumber++;
    }
    afterReturn = last == '\r';
  }

  @Override
  public int read(char[] out, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (lineRead == lineLength) {
        nextLine();
        if (lineLength == 0) {
          break;
        }
      }
      int n = Math.min(length - done, lineLength - lineRead);
      System.arraycopy(line, lineRead, out, offset + done, n);
      lineRead += n;
      done += n;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  @Override
  public void close() {
    // the stream belongs to the caller
  }
}
