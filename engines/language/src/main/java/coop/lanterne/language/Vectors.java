// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

import coop.lanterne.kernel.Digest;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;

/**
 * Where a text stands among others: the weighted mean of its words’ vectors (Arora, Liang and Ma,
 * <i>A simple but tough-to-beat baseline for sentence embeddings</i>, 2017), made of unit length,
 * so that close directions are close meanings, in French and English. Blind to word order, to
 * negation ({@link Negation}) and to which meaning of a word is meant.
 *
 * <p>The table is of format 1, described in the README of this module. It is read in place.
 */
public final class Vectors {
  private static final String TABLE = "vectors.bin";
  private static final MemorySegment MAGIC =
      MemorySegment.ofArray("LANTVEC1".getBytes(StandardCharsets.US_ASCII));
  private static final int HEADER = 32;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int SHORTEST_GRAM = 3;
  private static final int LONGEST_GRAM = 5;

  private final MemorySegment table;
  private final int dimensions;
  private final int count;
  private final int buckets;
  private final float unknownWeight;
  private final long weights;
  private final long scales;
  private final long rows;
  private final Map<String, Integer> words;
  private final Map<String, Integer> folded = new HashMap<>();
  private final Map<String, Integer> stems = new HashMap<>();

  private Vectors(MemorySegment table) {
    this.table = table;
    dimensions = header(8, "dimensions");
    count = header(12, "words");
    buckets = header(16, "buckets");
    int text = header(20, "bytes of words");
    unknownWeight = table.get(FLOAT, 24);
    weights = HEADER + (long) text;
    scales = weights + 4L * count;
    rows = scales + 4L * (count + (long) buckets);
    if (count > Integer.MAX_VALUE - buckets) {
      throw malformed(count + " words and " + buckets + " buckets");
    }
    long whole = rows + (count + (long) buckets) * dimensions;
    if (whole != table.byteSize()) {
      throw malformed(table.byteSize() + " bytes where its header makes " + whole);
    }
    words = words(text);
    checkNumbers();
    SnowballStemmer stemmer = Words.stemmer(Tongue.FRENCH);
    words.forEach(
        (word, row) -> {
          String plain = Words.fold(word);
          folded.putIfAbsent(plain, row);
          stems.putIfAbsent(Words.snowball(plain, stemmer), row);
        });
  }

  /**
   * The table that comes with this module, read once.
   *
   * @throws IllegalStateException when the module was built without it
   */
  public static Vectors shipped() {
    return Shipped.VECTORS;
  }

  /**
   * The digest of that table.
   *
   * @throws IllegalStateException when the module was built without it
   */
  public static Digest shippedDigest() {
    return Shipped.DIGEST;
  }

  /**
   * Vectors of a table, which has to stay readable as long as they serve.
   *
   * @throws IllegalArgumentException when the table is not of format 1, with what is wrong
   */
  public static Vectors of(MemorySegment table) {
    if (table.byteSize() < HEADER || MAGIC.mismatch(table.asSlice(0, MAGIC.byteSize())) >= 0) {
      throw malformed("it does not begin with LANTVEC1");
    }
    return new Vectors(table);
  }

  /** How many numbers a vector has. */
  public int dimensions() {
    return dimensions;
  }

  /** A vector of unit length; all zeros where the text holds no word. */
  public float[] of(String text) {
    return vector(tokens(text));
  }

  /** The cosine of two vectors of unit length, from −1 to 1; 0 where one is all zeros. */
  public static double cosine(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " numbers beside " + b.length);
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return Math.clamp(sum, -1, 1);
  }

  /** Their cosine, and what each word brings to it. */
  public Similarity explain(String a, String b) {
    List<Token> first = tokens(a);
    List<Token> second = tokens(b);
    float[] u = vector(first);
    float[] v = vector(second);
    return Similarity.of(
        Similarity.millionths(u, v), contributions(first, v), contributions(second, u));
  }

  /** What each distinct word brings: its part of the cosine with {@code other}, in text order. */
  private SequencedMap<String, Double> contributions(List<Token> tokens, float[] other) {
    double length = length(sum(tokens));
    SequencedMap<String, Double> parts = new LinkedHashMap<>();
    for (Token token : tokens) {
      float[] row = sum(List.of(token));
      double part = 0;
      for (int i = 0; i < dimensions; i++) {
        part += (double) row[i] * other[i];
      }
      parts.merge(token.word, length == 0 ? 0 : part / length, Double::sum);
    }
    return parts;
  }

  private float[] vector(List<Token> tokens) {
    float[] sum = sum(tokens);
    double length = length(sum);
    if (length > 0) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] = (float) (sum[i] / length);
      }
    }
    return sum;
  }

  private static double length(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    return Math.sqrt(squares);
  }

  private float[] sum(List<Token> tokens) {
    float[] sum = new float[dimensions];
    byte[] row = new byte[dimensions];
    for (Token token : tokens) {
      for (int r : token.rows) {
        float factor = token.weight / token.rows.length * table.get(FLOAT, scales + 4L * r);
        MemorySegment.copy(
            table, ValueLayout.JAVA_BYTE, rows + (long) r * dimensions, row, 0, dimensions);
        for (int i = 0; i < dimensions; i++) {
          sum[i] += factor * row[i];
        }
      }
    }
    return sum;
  }

  /** A word as the table knows it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
  private record Token(String word, float weight, int[] rows) {}

  private List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    for (String word : Words.of(text)) {
      Integer row = find(word);
      tokens.add(
          row == null
              ? new Token(word, unknownWeight, grams(Words.fold(word)))
              : new Token(word, table.get(FLOAT, weights + 4L * row), new int[] {row}));
    }
    return tokens;
  }

  /** The row of a word: its own, that of its plain letters, or that of its stem. */
  private @Nullable Integer find(String word) {
    Integer row = words.get(word);
    if (row == null) {
      String plain = Words.fold(word);
      row = folded.get(plain);
      if (row == null) {
        row = stems.get(Words.snowball(plain, Words.stemmer(Tongue.FRENCH)));
      }
    }
    return row;
  }

  /** Rows of the runs of 3 to 5 letters of an unknown word, its ends marked. */
  private int[] grams(String plain) {
    int[] points = ("<" + plain + ">").codePoints().toArray();
    List<Integer> grams = new ArrayList<>();
    CRC32 crc = new CRC32();
    for (int length = SHORTEST_GRAM; length <= LONGEST_GRAM; length++) {
      for (int i = 0; i + length <= points.length; i++) {
        crc.reset();
        crc.update(new String(points, i, length).getBytes(StandardCharsets.UTF_8));
        grams.add(count + (int) (crc.getValue() % buckets));
      }
    }
    return grams.stream().mapToInt(Integer::intValue).toArray();
  }

  private int header(int at, String what) {
    int value = table.get(INT, at);
    if (value < 1) {
      throw malformed(Integer.toUnsignedString(value) + " " + what);
    }
    return value;
  }

  private Map<String, Integer> words(int bytes) {
    ByteBuffer text = table.asSlice(HEADER, bytes).asByteBuffer();
    String[] lines;
    try {
      lines = StandardCharsets.UTF_8.newDecoder().decode(text).toString().split("\n", -1);
    } catch (CharacterCodingException _) {
      throw malformed("its words are not UTF-8");
    }
    Map<String, Integer> read = LinkedHashMap.newLinkedHashMap(count); // the order counts
    for (int i = 0; i < lines.length - 1; i++) {
      read.putIfAbsent(lines[i], i);
    }
    if (read.size() != count || !lines[lines.length - 1].isEmpty()) {
      throw malformed("it does not hold " + count + " different words, each on its line");
    }
    return read;
  }

  private void checkNumbers() {
    for (long at = weights; at < rows; at += 4) {
      float number = table.get(FLOAT, at);
      if (!(number >= 0 && number <= Float.MAX_VALUE)) {
        throw malformed("a weight or a scale is " + number);
      }
    }
  }

  private static IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException("not a table of word vectors: " + why);
  }

  /** Read when first asked for. */
  private static final class Shipped {
    private static final byte[] BYTES = read();
    static final Vectors VECTORS = of(MemorySegment.ofArray(BYTES));
    static final Digest DIGEST = Digest.of(BYTES);

    private static byte[] read() {
      try (InputStream table = Vectors.class.getResourceAsStream(TABLE)) {
        if (table == null) {
          throw new IllegalStateException("this build lacks its word vectors, " + TABLE);
        }
        return table.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
