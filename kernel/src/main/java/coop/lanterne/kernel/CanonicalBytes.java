// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * The bytes that are digested. Version 1, described in docs/canonical-bytes.md and recomputed by
 * tools/canonical_bytes.py from test vectors: the ASCII text {@code lanterne}, the byte 1, the name
 * of the type as a text, then the value. Every text and list is preceded by its length, so that no
 * two different documents share their bytes.
 *
 * <pre>
 * 00 nil · 01 false · 02 true · 03 whole number, 8 bytes, two's complement
 * 04 real number, 8 bytes, IEEE 754 · 05 length (4 bytes) + UTF-8 in normal form C
 * 06 length + bytes · 07 length + values · 08 length + (text, value), names in code point order
 * </pre>
 */
public final class CanonicalBytes {
  /** Orders texts by code point, which is also the order of their UTF-8 bytes. */
  static final Comparator<String> CODE_POINT_ORDER =
      (a, b) -> {
        int i = 0;
        while (i < a.length() && i < b.length()) {
          int x = a.codePointAt(i);
          int y = b.codePointAt(i);
          if (x != y) {
            return Integer.compare(x, y);
          }
          i += Character.charCount(x);
        }
        return Integer.compare(a.length(), b.length());
      };

  private static final byte[] HEAD = "lanterne\u0001".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_DEPTH = 200;

  private CanonicalBytes() {}

  /** A type name, with its version, and the value that stood behind it. */
  public record Document(String type, Value value) {}

  /**
   * The bytes of a value.
   *
   * @param type what the value is, with its version, such as {@code advice/1}
   * @throws IllegalArgumentException when a text holds half of a surrogate pair, or values nest
   *     deeper than 200: no reader would take these bytes back
   */
  public static byte[] encode(String type, Value value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(HEAD);
      write(out, new Value.Text(type), 0);
      write(out, value, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  /** The digest of {@link #encode}. */
  public static Digest digest(String type, Value value) {
    return Digest.of(encode(type, value));
  }

  private static void write(DataOutputStream out, Value value, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("values nest deeper than " + MAX_DEPTH);
    }
    switch (value) {
      case Value.Nil() -> out.writeByte(0);
      case Value.Bool(boolean b) -> out.writeByte(b ? 2 : 1);
      case Value.Int(long n) -> {
        out.writeByte(3);
        out.writeLong(n);
      }
      case Value.Real(double x) -> {
        out.writeByte(4);
        out.writeDouble(x);
      }
      case Value.Text(String s) -> {
        out.writeByte(5);
        writeBytes(out, utf8(s));
      }
      case Value.Bytes b -> {
        out.writeByte(6);
        writeBytes(out, b.value());
      }
      case Value.Seq(List<Value> items) -> {
        out.writeByte(7);
        out.writeInt(items.size());
        for (Value item : items) {
          write(out, item, depth + 1);
        }
      }
      case Value.Rec(Map<String, Value> fields) -> {
        out.writeByte(8);
        out.writeInt(fields.size());
        for (Map.Entry<String, Value> field : fields.entrySet()) {
          writeBytes(out, utf8(field.getKey()));
          write(out, field.getValue(), depth + 1);
        }
      }
    }
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] utf8(String s) {
    try {
      ByteBuffer b = StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(s));
      byte[] bytes = new byte[b.remaining()];
      b.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a half of a surrogate pair has no bytes of its own", e);
    }
  }

  /**
   * Reads what {@link #encode} wrote and refuses anything else, trailing bytes included.
   *
   * @throws IllegalArgumentException when the bytes are not those of any document, with the place
   */
  public static Document decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte[] head = new byte[HEAD.length];
      in.get(head);
      if (!java.util.Arrays.equals(head, HEAD)) {
        throw refuse(0, "these bytes do not begin with \"lanterne\" and version 1");
      }
      if (!(read(in, 0) instanceof Value.Text(String type))) {
        throw refuse(HEAD.length, "the type's name is missing");
      }
      Value value = read(in, 0);
      if (in.hasRemaining()) {
        throw refuse(in.position(), "bytes follow the end of the value");
      }
      return new Document(type, value);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the bytes end before the value does", e);
    }
  }

  private static Value read(ByteBuffer in, int depth) {
    if (depth > MAX_DEPTH) {
      throw refuse(in.position(), "values nest deeper than " + MAX_DEPTH);
    }
    int at = in.position();
    return switch (in.get()) {
      case 0 -> new Value.Nil();
      case 1 -> new Value.Bool(false);
      case 2 -> new Value.Bool(true);
      case 3 -> new Value.Int(in.getLong());
      case 4 -> readReal(in);
      case 5 -> new Value.Text(readText(in));
      case 6 -> new Value.Bytes(readBytes(in));
      case 7 -> {
        int n = readLength(in);
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
          items.add(read(in, depth + 1));
        }
        yield new Value.Seq(items);
      }
      case 8 -> readRecord(in, depth);
      default -> throw refuse(at, "unknown kind of value");
    };
  }

  private static Value readReal(ByteBuffer in) {
    int at = in.position() - 1;
    long bits = in.getLong();
    double x = Double.longBitsToDouble(bits);
    if (!Double.isFinite(x) || bits == Long.MIN_VALUE) {
      throw refuse(at, "not a canonical real number: " + x);
    }
    return new Value.Real(x);
  }

  private static Value readRecord(ByteBuffer in, int depth) {
    int n = readLength(in);
    Map<String, Value> fields = new LinkedHashMap<>();
    String before = null;
    for (int i = 0; i < n; i++) {
      int place = in.position();
      String name = readText(in);
      if (before != null && CODE_POINT_ORDER.compare(before, name) >= 0) {
        throw refuse(place, "the field \"" + name + "\" is repeated or out of order");
      }
      before = name;
      fields.put(name, read(in, depth + 1));
    }
    return new Value.Rec(fields);
  }

  private static int readLength(ByteBuffer in) {
    int at = in.position();
    int n = in.getInt();
    if (n < 0 || n > in.remaining()) {
      throw refuse(at, "a length runs past the end: " + Integer.toUnsignedString(n));
    }
    return n;
  }

  private static byte[] readBytes(ByteBuffer in) {
    byte[] bytes = new byte[readLength(in)];
    in.get(bytes);
    return bytes;
  }

  private static String readText(ByteBuffer in) {
    int at = in.position();
    try {
      String s =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(readBytes(in))).toString();
      if (!java.text.Normalizer.isNormalized(s, java.text.Normalizer.Form.NFC)) {
        throw refuse(at, "a text is not in normal form C");
      }
      return s;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("at byte " + at + ": a text is not UTF-8", e);
    }
  }

  private static IllegalArgumentException refuse(int at, String why) {
    return new IllegalArgumentException("at byte " + at + ": " + why);
  }
}
