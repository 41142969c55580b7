// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/canonical-bytes.md, by its vectors, by Python, and on random values. */
class CanonicalBytesTest {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("lanterne.root")));
  private static final Path SCRIPT = ROOT.resolve("tools/canonical_bytes.py");

  private static JsonNode vectors() throws IOException {
    try (InputStream in = CanonicalBytesTest.class.getResourceAsStream("/canonical-vectors.json")) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
    }
  }

  private static Value value(JsonNode json) {
    if (json.isNull()) {
      return Value.nil();
    }
    if (json.isBoolean()) {
      return Value.of(json.booleanValue());
    }
    Map.Entry<String, JsonNode> kind = json.properties().iterator().next();
    JsonNode x = kind.getValue();
    return switch (kind.getKey()) {
      case "int" -> Value.of(Long.parseLong(x.stringValue()));
      case "real" -> Value.of(Double.parseDouble(x.stringValue()));
      case "text" -> Value.of(x.stringValue());
      case "bytes" -> Value.of(HexFormat.of().parseHex(x.stringValue()));
      case "list" -> {
        List<Value> items = new ArrayList<>();
        x.forEach(item -> items.add(value(item)));
        yield new Value.Seq(items);
      }
      case "record" -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        x.forEach(field -> fields.put(field.get(0).stringValue(), value(field.get(1))));
        yield new Value.Rec(fields);
      }
      default -> throw new AssertionError("unknown kind: " + kind.getKey());
    };
  }

  @Test
  void theVectorsGiveTheirBytes() throws IOException {
    JsonNode vectors = vectors();
    assertThat(vectors.size()).isGreaterThan(30);
    for (JsonNode vector : vectors) {
      String name = vector.get("name").stringValue();
      Value value = value(vector.get("value"));
      String type = vector.get("type").stringValue();
      byte[] bytes = CanonicalBytes.encode(type, value);
      assertThat(HexFormat.of().formatHex(bytes))
          .as(name)
          .isEqualTo(vector.get("hex").stringValue());
      assertThat(CanonicalBytes.digest(type, value).hex())
          .as(name)
          .isEqualTo(vector.get("sha256").stringValue());
      assertThat(CanonicalBytes.decode(bytes))
          .as(name)
          .isEqualTo(new CanonicalBytes.Document(type, value));
    }
  }

  @Test
  void theWorkedExampleOfThePageIsTheFirstVector() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/canonical-bytes.md"));
    JsonNode first = vectors().get(0);
    String hex =
        page.substring(page.indexOf("```"), page.lastIndexOf("```"))
            .lines()
            .skip(1)
            .map(line -> line.strip().split(" {2,}")[0].replace(" ", ""))
            .reduce("", String::concat);
    assertThat(hex).isEqualTo(first.get("hex").stringValue());
    assertThat(page).contains(first.get("sha256").stringValue());
  }

  private record Ran(int exit, String said) {}

  private static Ran python(Path... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
    Arrays.stream(args).map(Path::toString).forEach(command::add);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return fail(
          "python3 is needed to recompute the canonical bytes apart from Java, and is not on the"
              + " PATH. Maybe: apt-get install python3",
          e);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }

  @Test
  void pythonFindsTheSameBytesFromThePageAlone() throws IOException, InterruptedException {
    Ran ran = python();
    assertThat(ran.exit).as(ran.said).isZero();
    assertThat(ran.said).contains(vectors().size() + " vectors, all the same");
  }

  @Test
  void pythonStopsAtTheFirstDifference(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path vectors = ROOT.resolve("kernel/src/test/resources/canonical-vectors.json");
    String good = Files.readString(vectors);
    Path wrong = folder.resolve("wrong.json");
    Files.writeString(wrong, good.replaceFirst("\"hex\": \"6c", "\"hex\": \"6d"));
    Ran ran = python(wrong);
    assertThat(ran.exit).isEqualTo(1);
    assertThat(ran.said).contains("worked example: hex differs");
  }

  @Test
  void randomValuesComeBackAsTheyWereAndEqualOnesAlone() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("CanonicalBytesTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      Value a = randomValue(random, 0);
      Value b = randomValue(random, 0);
      byte[] bytes = CanonicalBytes.encode("t/1", a);
      assertThat(CanonicalBytes.decode(bytes)).isEqualTo(new CanonicalBytes.Document("t/1", a));
      assertThat(Arrays.equals(bytes, CanonicalBytes.encode("t/1", b))).isEqualTo(a.equals(b));
      assertThat(bytes).isNotEqualTo(CanonicalBytes.encode("t/2", a));
    }
  }

  @Test
  void anyBytesAreReadBackToThemselvesOrRefusedInTheDocumentedWay() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("CanonicalBytesTest seed " + seed);
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = CanonicalBytes.encode("t/1", randomValue(random, 0));
      for (int k = random.nextInt(3); k >= 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 9 : 256);
      }
      if (random.nextInt(4) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 3));
      }
      try {
        CanonicalBytes.Document read = CanonicalBytes.decode(bytes);
        assertThat(CanonicalBytes.encode(read.type(), read.value())).isEqualTo(bytes);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  private static Value randomValue(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 6 : 8)) {
      case 0 -> Value.nil();
      case 1 -> Value.of(random.nextBoolean());
      case 2 -> Value.of(random.nextBoolean() ? random.nextLong() : random.nextInt(3));
      case 3 -> Value.of(random.nextBoolean() ? random.nextGaussian() : -0.0);
      case 4 -> Value.of(randomText(random));
      case 5 -> {
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        yield Value.of(bytes);
      }
      case 6 -> {
        List<Value> items = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          items.add(randomValue(random, depth + 1));
        }
        yield new Value.Seq(items);
      }
      default -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          fields.put(n + randomText(random), randomValue(random, depth + 1));
        }
        yield new Value.Rec(fields);
      }
    };
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      int[] from = {'a', 'é', 0x301, 0x323, 0x212A, 0x1112, 0x11A8, 0xFFE0, 0x1F3EE, '\n'};
      text.appendCodePoint(from[random.nextInt(from.length)]);
    }
    return text.toString();
  }

  @Test
  void whatHasASecondSpellingIsRefused() {
    String head = "6c616e7465726e6501" + "0500000003742f31";
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("nothing", "");
    wrong.put("no head", "00");
    wrong.put("another version", head.replaceFirst("6501", "6502") + "00");
    wrong.put("no type", "6c616e7465726e6501" + "00" + "00");
    wrong.put("no value", head);
    wrong.put("something behind", head + "0000");
    wrong.put("unknown kind", head + "09");
    wrong.put("a whole number cut short", head + "0300000000000000");
    wrong.put("minus zero", head + "048000000000000000");
    wrong.put("infinity", head + "047ff0000000000000");
    wrong.put("not a number", head + "047ff8000000000000");
    wrong.put("not UTF-8", head + "0500000001ff");
    wrong.put("UTF-8 too long", head + "0500000002c0af");
    wrong.put("a surrogate", head + "0500000003eda080");
    wrong.put("not in normal form C", head + "050000000365cc81");
    wrong.put("Kelvin sign", head + "0500000003e284aa");
    wrong.put("a length past the end", head + "0600000002ff");
    wrong.put("a length of four billion", head + "06ffffffff");
    wrong.put("a list longer than the bytes", head + "0700000002" + "00");
    wrong.put(
        "fields out of order", head + "0800000002" + "0000000162" + "00" + "0000000161" + "00");
    wrong.put("a field twice", head + "0800000002" + "0000000161" + "00" + "0000000161" + "00");
    wrong.put("too deep", head + "0700000001".repeat(201) + "00");
    wrong.forEach(
        (why, hex) ->
            assertThatIllegalArgumentException()
                .as(why)
                .isThrownBy(
                    () -> CanonicalBytes.decode(HexFormat.of().parseHex(hex.replace(" ", "")))));
    assertThat(CanonicalBytes.decode(HexFormat.of().parseHex(head + "00")).value())
        .isEqualTo(Value.nil());
  }

  @Test
  void twoHundredLevelsAreWrittenAndReadAndNotOneMore() {
    Value value = Value.nil();
    for (int i = 0; i < 200; i++) {
      value = new Value.Seq(List.of(value));
    }
    assertThat(CanonicalBytes.decode(CanonicalBytes.encode("t/1", value)).value()).isEqualTo(value);
    Value deeper = new Value.Seq(List.of(value));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalBytes.encode("t/1", deeper));
  }

  @Test
  void valuesAreGuarded() {
    assertThatIllegalArgumentException().isThrownBy(() -> Value.of(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Value.of(Double.POSITIVE_INFINITY));
    assertThat(Value.of(-0.0)).isEqualTo(Value.of(0.0));
    assertThat(Value.of("e\u0301")).isEqualTo(Value.of("é"));
    assertThatIllegalArgumentException().isThrownBy(() -> Value.rec("a", 1, "a", 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Value.rec("a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Value.rec("a", new Object()));
    assertThatIllegalArgumentException().isThrownBy(() -> Value.rec("é", 1, "e\u0301", 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalBytes.encode("t/1", Value.of("\ud800")));
    Value.Rec rec = Value.rec("n", 3, "t", "x", "l", Value.list(List.of(Money.eur(1))));
    assertThat(rec.integer("n")).isEqualTo(3);
    assertThat(rec.text("t")).isEqualTo("x");
    assertThat(rec.items("l")).containsExactly(Money.eur(1).canonical());
    assertThatIllegalArgumentException().isThrownBy(() -> rec.get("m"));
  }
}
