// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

/** A table made for the tests: four words, two dimensions, three buckets. */
final class SmallTable {
  static final List<String> WORDS = List.of("vélo", "pain", "chanter", "bus");
  static final int DIMENSIONS = 2;
  static final int BUCKETS = 3;
  static final byte[] ROWS = {
    100,
    0, /* vélo */
    0,
    100, /* pain */
    -100,
    0, /* chanter */
    50,
    50, /* bus */
    10,
    0,
    0,
    10,
    -10,
    10 /* buckets */
  };

  static byte[] bytes() {
    return bytes(WORDS);
  }

  static byte[] bytes(List<String> words) {
    byte[] text = (String.join("\n", words) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer table = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    table.put("LANTVEC1".getBytes(StandardCharsets.US_ASCII));
    table.putInt(DIMENSIONS).putInt(WORDS.size()).putInt(BUCKETS).putInt(text.length);
    table.putFloat(.5f).putInt(0).put(text);
    for (float weight : new float[] {1, .5f, 1, 1}) {
      table.putFloat(weight);
    }
    for (int i = 0; i < WORDS.size() + BUCKETS; i++) {
      table.putFloat(.01f);
    }
    table.put(ROWS);
    byte[] bytes = new byte[table.position()];
    table.flip().get(bytes);
    return bytes;
  }

  static Vectors vectors() {
    return Vectors.of(MemorySegment.ofArray(bytes()));
  }

  private SmallTable() {}
}
