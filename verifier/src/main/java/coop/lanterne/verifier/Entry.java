// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/**
 * An entry read from its canonical bytes: the ASCII text {@code lanterne}, the byte 1, the type
 * {@code entry/1} as a text, then a record of fourteen fields in the order of their names. One
 * entry has one spelling: anything else is refused.
 *
 * @param fields the fields that are not nil, as they are shown to people: texts as they are, whole
 *     numbers in decimal, bytes in hex
 */
record Entry(long number, Instant at, SortedMap<String, String> fields) {
  private static final byte[] HEAD = "lanterne\u0001".getBytes(StandardCharsets.US_ASCII);
  private static final String TYPE = "entry/1";
  private static final byte NIL = 0;
  private static final byte WHOLE = 3;
  private static final byte TEXT = 5;
  private static final byte BYTES = 6;
  private static final byte RECORD = 8;

  private static final int LONGEST = 65_535;
  // No sentence and no name fits in.
  private static final Pattern WORD = Pattern.compile("[a-z0-9_.]{0,200}");
  private static final Pattern CODE = Pattern.compile("[!-~]{0,200}");

  private record Field(String name, byte kind, boolean mayBeNil) {}

  // In the order of the bytes: that of the names.
  private static final List<Field> FIELDS =
      List.of(
          new Field("action", TEXT, false),
          new Field("at", TEXT, false),
          new Field("charter", BYTES, false),
          new Field("data", BYTES, true),
          new Field("decision", TEXT, true),
          new Field("document", BYTES, true),
          new Field("model", TEXT, true),
          new Field("node", TEXT, false),
          new Field("number", WHOLE, false),
          new Field("object", TEXT, true),
          new Field("payload", BYTES, false),
          new Field("reverses", TEXT, true),
          new Field("role", TEXT, false),
          new Field("version", WHOLE, true));

  static Entry read(byte[] bytes) throws Malformed {
    if (bytes.length > LONGEST) {
      throw new Malformed("entry.large", "count", bytes.length);
    }
    try {
      return read(ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException e) {
      throw new Malformed("entry.short");
    }
  }

  private static Entry read(ByteBuffer in) throws Malformed {
    if (!Arrays.equals(take(in, HEAD.length), HEAD)) {
      throw new Malformed("entry.head");
    }
    String type = in.get() == TEXT ? text(in) : "";
    if (!type.equals(TYPE)) {
      throw new Malformed("entry.type", "seen", type);
    }
    if (in.get() != RECORD || in.getInt() != FIELDS.size()) {
      throw new Malformed("entry.fields");
    }
    TreeMap<String, String> shown = new TreeMap<>();
    long number = 0;
    for (Field field : FIELDS) {
      String name = text(in);
      if (!name.equals(field.name())) {
        throw new Malformed("entry.field.name", "expected", field.name(), "seen", name);
      }
      byte kind = in.get();
      if (kind == NIL && field.mayBeNil()) {
        continue;
      }
      if (kind != field.kind()) {
        throw new Malformed("entry.field.kind", "field", field.name());
      }
      if (kind == WHOLE) {
        long n = in.getLong();
        shown.put(name, Long.toString(n));
        number = name.equals("number") ? n : number;
      } else {
        shown.put(name, kind == TEXT ? checkedText(name, in) : digest(name, in));
      }
    }
    if (in.hasRemaining()) {
      throw new Malformed("entry.long");
    }
    return new Entry(number, instant(shown.getOrDefault("at", "")), shown);
  }

  private static String checkedText(String name, ByteBuffer in) throws Malformed {
    String text = text(in);
    boolean word = name.equals("role") || name.equals("action");
    if (!(word ? WORD : CODE).matcher(text).matches()) {
      throw new Malformed("entry.field.text", "field", name, "seen", text);
    }
    return text;
  }

  private static String digest(String name, ByteBuffer in) throws Malformed {
    byte[] digest = take(in, in.getInt());
    if (digest.length != Merkle.HASH) {
      throw new Malformed("entry.field.digest", "field", name);
    }
    return HexFormat.of().formatHex(digest);
  }

  /** One instant has one spelling, that of the JDK: UTC, with 0, 3, 6 or 9 digits of a second. */
  private static Instant instant(String at) throws Malformed {
    try {
      Instant instant = Instant.parse(at);
      if (instant.toString().equals(at)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw new Malformed("entry.at", "seen", at);
    }
    throw new Malformed("entry.at", "seen", at);
  }

  private static String text(ByteBuffer in) throws Malformed {
    return Strict.utf8(take(in, in.getInt()));
  }

  private static byte[] take(ByteBuffer in, int length) throws Malformed {
    if (length < 0 || length > in.remaining()) {
      throw new Malformed("entry.short");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** The names of the fields that differ, in order, joined by commas. */
  String differsFrom(Entry other) {
    TreeSet<String> names = new TreeSet<>();
    for (Field field : FIELDS) {
      String mine = fields.getOrDefault(field.name(), "\u0000nil");
      if (!mine.equals(other.fields.getOrDefault(field.name(), "\u0000nil"))) {
        names.add(field.name());
      }
    }
    return String.join(", ", names);
  }
}
