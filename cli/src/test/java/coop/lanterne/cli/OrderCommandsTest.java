// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code order advise} on small folders: one good, and every one that is bad in its own way. */
class OrderCommandsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ERRORS =
      Path.of(System.getProperty("lanterne.root", "..")).resolve("examples/errors");

  @TempDir Path folder;

  private static Ran run(String... args) {
    return Ran.of("", args);
  }

  private String advised() {
    return ERRORS.resolve("unknown-product").toString();
  }

  @Test
  void eachLineAddsUpToItsQuantity() {
    Ran ran = run("order", "advise", advised(), "--date", "2026-11-24", "--json");
    assertThat(ran.exit()).isZero();
    assertThat(ran.json().size()).isEqualTo(2);
    for (JsonNode line : ran.json()) {
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode part : line.get("sum")) {
        assertThat(part.get("name").asString()).isNotBlank();
        sum = sum.add(part.get("amount").decimalValue());
      }
      assertThat(sum).isEqualByComparingTo(line.get("quantity").decimalValue());
      assertThat(line.get("unit").asString()).isIn("piece", "kg");
      assertThat(line.get("set_aside").size()).isPositive();
    }
    assertThat(ran.err()).contains("Batvia pce").contains("20261124");
  }

  @Test
  void aRuleIsPlayedOnPastSalesALineForEachKnob() {
    Ran ran =
        run(
            "order",
            "simulate",
            advised(),
            "--policy",
            "today",
            "--service",
            "1,1.2",
            "--from",
            "2026-11-17",
            "--to",
            "2026-11-22",
            "--json");
    assertThat(ran.exit()).isZero();
    List<JsonNode> lines = ran.out().lines().map(JSON::readTree).toList();
    assertThat(lines).extracting(l -> l.get("knob").asString()).containsExactly("1", "1.2");
    JsonNode line = lines.getFirst();
    assertThat(line.get("policy").asString()).isEqualTo("today");
    BigDecimal ordered = line.get("ordered").decimalValue();
    BigDecimal share = line.get("waste").decimalValue().divide(ordered, 6, RoundingMode.HALF_UP);
    assertThat(line.get("waste_share").decimalValue()).isEqualByComparingTo(share);
    assertThat(line.get("fill_rate").decimalValue()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    assertThat(line.get("stockout_days").isInt()).isTrue();
    assertThat(line.get("mean_stock").isNumber()).isTrue();
    assertThat(line.get("orders").asInt()).isPositive();
    assertThat(line.get("served_under_half").isInt()).isTrue();
  }

  @Test
  void aGoalAboveAllAndAnUnknownRuleAreWrongUse() {
    String[] days = {"--from", "2026-11-17", "--to", "2026-11-22"};
    Ran goal =
        run(
            "order",
            "simulate",
            advised(),
            "--policy",
            "shop",
            "--service",
            "1.2",
            days[0],
            days[1],
            days[2],
            days[3]);
    assertThat(goal.exit()).isEqualTo(2);
    assertThat(goal.err()).contains("--service").contains("1.2");
    Ran rule =
        run(
            "order",
            "simulate",
            advised(),
            "--policy",
            "tomorrow",
            "--service",
            "1",
            days[0],
            days[1],
            days[2],
            days[3]);
    assertThat(rule.exit()).isEqualTo(2);
    assertThat(rule.err()).contains("--policy").contains("tomorrow");
  }

  @Test
  void theSameSeedGivesTheSameText() {
    String[] command = {"order", "advise", advised(), "--date", "2026-11-24", "--seed", "7"};
    Ran once = run(command);
    assertThat(once.exit()).isZero();
    assertThat(once.out()).contains("Batavia").contains("en rayon");
    assertThat(run(command)).isEqualTo(once);
    assertThat(once.err()).contains("Graine des tirages\u00a0: 7");
  }

  @Test
  void aLineToLookAtComesFirstAndItsSumStandsInNumbers() {
    Ran ran = run("order", "advise", advised(), "--date", "2026-11-24", "--lang", "en");
    List<String> lines = ran.out().lines().toList();
    assertThat(lines.getFirst()).contains(": €", "to order on", "delivered on");
    assertThat(lines.get(1)).isEqualTo("  To look at first (2)");
    assertThat(lines.get(2)).matches(" +[0-9]+\\hpieces?  Batavia.*");
    assertThat(lines.get(3)).contains("→ A new product");
    assertThat(lines.get(4)).matches(" +[0-9]+\\hpieces?  sales expected until .*");
  }

  @Test
  void aPolicyCanBeGivenAndABadOneIsSaid() throws IOException {
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(policy, "policy: order\nversion: one\n");
    Ran ran =
        run("order", "advise", advised(), "--date", "2026-11-24", "--policy", policy.toString());
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(
            "policy.yaml, ligne\u00a02, colonne «\u00a0version\u00a0»", "Lu\u00a0: one", "service")
        .doesNotContain("Exception");
    Ran json =
        run(
            "order",
            "advise",
            advised(),
            "--date",
            "2026-11-24",
            "--policy",
            policy.toString(),
            "--json");
    JsonNode first = json.json().get("findings").get(0);
    assertThat(first.get("code").asString()).isEqualTo("bad-count");
    assertThat(first.get("line").asInt()).isEqualTo(2);
    assertThat(first.get("seen").asString()).isEqualTo("one");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    Ran ran = run("order", "advise", folder.resolve("nowhere").toString());
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.err()).contains("nowhere");
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaid() {
    Ran ran = run("order", "advise", advised() + "/sales.csv");
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.err()).contains("C’est un fichier");
  }

  static Stream<Path> examples() throws IOException {
    return ErrorPages.of("order");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyBadFolderEndsAsItsPageSays(Path dir) throws IOException {
    JsonNode expected = ErrorPages.expected(dir);
    Ran ran =
        run(
            "order",
            "advise",
            dir.toString(),
            "--date",
            expected.get("today").asString(),
            "--json");
    assertThat(ran.exit()).isEqualTo(expected.get("exit").asInt());
    assertThat(ran.err()).doesNotContain("Exception").doesNotContain("\tat ");
    if (ran.exit() != 0) {
      assertThat(ran.json().get("findings").get(0).get("code").asString())
          .isEqualTo(expected.get("findings").get(0).get("code").asString());
    }
  }

  @Test
  void aWorkbookOfTwoHundredMegabytesIsRefusedInLittleTime() throws IOException {
    Path example = ERRORS.resolve("workbook-too-large");
    for (String name :
        List.of("products.csv", "suppliers.csv", "stock.csv", "deliveries.csv", "losses.csv")) {
      Files.copy(example.resolve(name), folder.resolve(name));
    }
    try (RandomAccessFile sales =
        new RandomAccessFile(folder.resolve("sales.xlsx").toFile(), "rw")) {
      sales.write(new byte[] {'P', 'K', 3, 4});
      sales.setLength(200L << 20);
    }
    Ran ran = run("order", "advise", folder.toString(), "--date", "2026-11-24", "--json");
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.json().get("findings").get(0).get("code").asString())
        .isEqualTo("workbook-too-large");
    assertThat(ran.json().get("findings").get(0).get("file").asString()).isEqualTo("sales.xlsx");
  }

  @Test
  void aFileThatNamesMembersIsRefusedByTheCharter() throws IOException {
    for (String name : List.of("products.csv", "suppliers.csv", "stock.csv")) {
      Files.copy(ERRORS.resolve("unknown-product").resolve(name), folder.resolve(name));
    }
    Files.copy(ERRORS.resolve("member-column/sales.csv"), folder.resolve("sales.csv"));
    Ran ran = run("order", "advise", folder.toString(), "--date", "2026-11-24");
    assertThat(ran.exit()).isEqualTo(Exit.REFUSED);
    assertThat(ran.err()).contains("article 11");
  }

  private void copy(String... names) throws IOException {
    for (String name : names) {
      Files.copy(ERRORS.resolve("unknown-need").resolve(name), folder.resolve(name));
    }
  }

  @Test
  void whatPeopleKnowIsReadBesideTheOtherFilesAndChangesTheSum() throws IOException {
    copy("products.csv", "suppliers.csv", "stock.csv", "deliveries.csv", "sales.csv");
    String[] advise = {"order", "advise", folder.toString(), "--date", "2026-11-23", "--json"};
    Files.writeString(folder.resolve("stock.csv"), "date,product,quantity\n2026-11-22,batavia,4\n");
    BigDecimal before = expected(run(advise));
    Files.writeString(
        folder.resolve("corrections.csv"),
        "from,to,scope,of,factor,reason\n2026-11-23,2026-12-31,product,batavia,2,fête\n");
    Files.writeString(
        folder.resolve("needs.csv"), "date,product,quantity,kind\n2026-11-24,batavia,5,basket\n");
    Ran ran = run(advise);
    assertThat(ran.exit()).isZero();
    assertThat(before).isPositive();
    assertThat(expected(ran)).isEqualByComparingTo(before.multiply(BigDecimal.TWO));
    assertThat(batavia(ran).get("sum").toString()).contains("promis jusqu");
    Files.writeString(folder.resolve("seasons.yaml"), "seasons: weather\n");
    assertThat(run(advise).exit()).isEqualTo(Exit.NOTHING_DONE);
  }

  private static JsonNode batavia(Ran ran) {
    for (JsonNode line : ran.json()) {
      if (line.get("product").asString().equals("batavia")) {
        return line;
      }
    }
    throw new AssertionError(ran.out());
  }

  private static BigDecimal expected(Ran ran) {
    return batavia(ran).get("sum").get(0).get("amount").decimalValue();
  }

  @Test
  void aFileOfNeedsThatSaysForWhomIsRefusedByTheCharter() throws IOException {
    copy("products.csv", "suppliers.csv", "stock.csv", "sales.csv");
    Files.writeString(
        folder.resolve("needs.csv"),
        "date,product,quantity,kind,nom\n2026-11-27,batavia,5,basket,Ada\n");
    Ran ran = run("order", "advise", folder.toString(), "--date", "2026-11-24");
    assertThat(ran.exit()).isEqualTo(Exit.REFUSED);
    assertThat(ran.err()).contains("article 11").doesNotContain("Ada");
  }
}
