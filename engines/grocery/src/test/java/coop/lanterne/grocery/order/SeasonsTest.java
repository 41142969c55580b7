// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.OrderInputs.Item;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in season, and what goes first when room or money lacks. */
class SeasonsTest {
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 24);

  private static String shipped() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("lanterne.root", ".")).resolve("rules/seasons.yaml"));
  }

  private static Seasons read(String yaml) {
    Seasons.Reading reading = Seasons.read(yaml.getBytes(UTF_8), "seasons.yaml");
    assertThat(reading.findings()).isEmpty();
    return reading.seasons().orElseThrow();
  }

  private static Product product(String name, String family, boolean cold) {
    return new Product(
        name,
        name,
        family,
        Unit.PIECE,
        "bief",
        Quantity.of(1, Unit.PIECE),
        8,
        Optional.of(Money.eur(100)),
        cold,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "'Courgettes, le kilo',légumes,11,out",
    "'Courgettes, le kilo',légumes,6,in",
    "'Courgettes, le kilo',légumes,10,in",
    "'Poireaux, le kilo',Légumes,1,in",
    "'Poireaux, le kilo',légumes,5,out",
    "'Choux de Bruxelles, le kilo',légumes,12,in",
    "'Céleri-rave, la pièce',légumes,8,out",
    "'Pommes Gala, le kilo',fruits,5,out",
    "'Pommes de terre Agata, le kilo',légumes,5,out",
    "'Carottes, le kilo',légumes,5,in",
    "'Citron vert, la pièce',fruits,5,silent",
    "'Courgettes au four',traiteur,11,silent"
  })
  void aProductIsKnownByTheBeginningOfItsName(String name, String family, int month, String said)
      throws IOException {
    Seasons seasons = read(shipped());
    Optional<Boolean> in =
        seasons.inSeason(product(name, family, false), LocalDate.of(2026, month, 15));
    assertThat(in.map(i -> i ? "in" : "out").orElse("silent")).isEqualTo(said);
  }

  @Test
  void aDepartementDepartsFromTheMonthsOfTheCountry() throws IOException {
    String yaml =
        shipped()
            .replace("departement: none", "departement: \"66\"")
            .replace("# departements:", "departements:")
            .replace("#   \"66\":", "  \"66\":")
            .replace("#     courgette: 5-11", "    courgette: 5-11");
    Seasons there = read(yaml);
    Seasons here = read(yaml.replace("departement: \"66\"", "departement: \"59\""));
    Product courgettes = product("Courgettes", "légumes", false);
    assertThat(there.inSeason(courgettes, NOVEMBER)).contains(true);
    assertThat(here.inSeason(courgettes, NOVEMBER)).contains(false);
    OrderPolicy policy = Shop.policy("0.9", 100);
    assertThat(there.with(policy)).isNotEqualTo(here.with(policy));
    assertThat(here.with(policy)).isNotEqualTo(here.with(Shop.policy("0.8", 100)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "courgette: 6-10 | courgette: 6-13 | bad-value | products.courgette | 6-13",
        "courgette: 6-10 | courgette: été | bad-value | products.courgette | été",
        "departement: none | departement: Gers | bad-value | departement | Gers",
        "version: 1 | version: one | bad-count | version | one",
        "families: [ | families: ici #[ | not-a-list | families | ici",
        "seasons: calendar | seasons: weather | bad-choice | seasons | weather",
        "adopted: no | adoptd: no | unknown-key | adoptd | adoptd",
      })
  void eachFaultIsAFindingWithItsLine(
      String old, String now, String code, String place, String seen) throws IOException {
    Seasons.Reading reading =
        Seasons.read(shipped().replace(old, now).getBytes(UTF_8), "seasons.yaml");
    assertThat(reading.seasons()).isEmpty();
    Finding found =
        reading.findings().stream()
            .filter(f -> f.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new AssertionError(reading.findings().toString()));
    assertThat(found.place().line()).isPositive();
    assertThat(found.place().column()).isEqualTo(place);
    assertThat(found.seen()).isEqualTo(seen);
  }

  private static Item item(Product product, Optional<Boolean> season, long... sold) {
    Item bare = Shop.item(product, List.of(), List.of(), Shop.steady(sold));
    return new Item(
        product,
        List.of(),
        bare.counted(),
        List.of(),
        bare.history(),
        Optional.empty(),
        Optional.empty(),
        new Told(List.of(), List.of(), Optional.empty(), season));
  }

  /** By hand: pack by pack, out of season first, then what saves least. */
  @Test
  void whatIsOutOfSeasonGoesFirstThenWhatSavesLeast() {
    long seed = 20261130;
    System.out.println("seed of random seasons: " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    OrderAdvisor advisor = new OrderAdvisor(new WeekdayMean());
    for (int round = 0; round < 40; round++) {
      Item[] items = new Item[3];
      for (int i = 0; i < items.length; i++) {
        Optional<Boolean> season =
            random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextBoolean());
        items[i] =
            item(
                product("p" + i, "légumes", true),
                season,
                random.longs(6, 0, 3 + random.nextInt(4)).toArray());
      }
      OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), items);
      List<LineWork> free = advisor.lines(inputs);
      int wanted = free.stream().mapToInt(LineWork::coldPacks).sum();
      int room = random.nextInt(wanted + 1);
      int late = 0;
      for (LineWork line : free) {
        late += line.outOfSeason() ? line.coldPacks() : 0;
      }
      List<LineWork> cut =
          advisor.lines(inputs.within(new Limits(Optional.of(room), Optional.empty())));
      int lateKept = 0;
      for (LineWork line : cut) {
        lateKept += line.outOfSeason() ? line.coldPacks() : 0;
      }
      assertThat(cut.stream().mapToInt(LineWork::coldPacks).sum()).isEqualTo(room);
      assertThat(lateKept).isEqualTo(Math.max(0, late - (wanted - room)));
    }
  }

  @Test
  void aCutLineOutOfSeasonSaysSo() {
    Item late = item(product("courgettes", "légumes", true), Optional.of(false), 4, 5, 6);
    Item now = item(product("poireaux", "légumes", true), Optional.of(true), 4, 5, 6);
    OrderAdvisor advisor = new OrderAdvisor(new WeekdayMean());
    OrderInputs inputs = Shop.inputs(Shop.BIEF, Shop.policy("0.9", 200), late, now);
    int wanted = advisor.lines(inputs).stream().mapToInt(LineWork::coldPacks).sum();
    OrderInputs within = inputs.within(new Limits(Optional.of(wanted - 2), Optional.empty()));
    assertThat(advisor.line(within, "courgettes").look())
        .extracting(Message::key)
        .contains("logistics.order.look_season");
    assertThat(advisor.line(within, "poireaux").look())
        .extracting(Message::key)
        .doesNotContain("logistics.order.look_season", "logistics.order.look_cold_room");
    assertThat(OrderInputs.fromValue(within.canonical())).isEqualTo(within);
  }
}
