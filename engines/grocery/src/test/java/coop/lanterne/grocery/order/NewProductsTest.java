// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static coop.lanterne.grocery.order.Shop.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.forecast.Analogy;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;

/** A new product beside those like it, worked out by hand. */
class NewProductsTest {
  private static Product product(String id, Optional<String> like) {
    Product p = Shop.product(id, Unit.PIECE, "1", 4, 100);
    return new Product(
        p.id(),
        p.name(),
        p.family(),
        p.unit(),
        p.supplier(),
        p.pack(),
        4,
        p.price(),
        false,
        Optional.empty(),
        Optional.empty(),
        like);
  }

  /** The last days of a steady history: as many open ones as are asked for. */
  private static History young(int openDays, long pieces) {
    History whole = Shop.steady(pieces);
    int from = whole.days().size();
    for (int open = 0; open < openDays; ) {
      from--;
      open += whole.days().get(from).open() ? 1 : 0;
    }
    return new History(whole.date(from), whole.days().subList(from, whole.days().size()));
  }

  private static OrderInputs.Item sold(String id, Optional<String> like, History history) {
    return Shop.item(product(id, like), List.of(), List.of(), history);
  }

  private static OrderInputs.Item sold(String id, long pieces) {
    return sold(id, Optional.empty(), Shop.steady(pieces));
  }

  private static Map<String, List<DayDemand>> forecast(OrderInputs.Item... items) {
    return new ShopDemand()
        .forecast(Shop.inputs(Shop.BIEF, Shop.policy("0.9", 100), new TreeMap<>(), items), 7);
  }

  private static DayDemand tuesday(Map<String, List<DayDemand>> demands, String id) {
    List<DayDemand> days = demands.getOrDefault(id, List.of());
    assertThat(days).hasSize(7);
    assertThat(days.getFirst().day()).isEqualTo(TUESDAY);
    return days.getFirst();
  }

  @Test
  void theStartCountsForAsManyDaysAsItSays() {
    assertThat(Analogy.level(10, 99, 0)).isEqualTo(10);
    assertThat(Analogy.level(10, 20, 7)).isCloseTo((7 * 20 + 14 * 10) / 21.0, within(1e-12));
    assertThat(Analogy.level(10, 20, 14)).isEqualTo(15);
    double[] long_ = new double[40];
    Arrays.fill(long_, 0, 28, 4);
    Arrays.fill(long_, 28, 40, 400);
    assertThat(Analogy.firstWeeks(long_).orElseThrow()).isEqualTo(4);
    assertThat(Analogy.firstWeeks(new double[27])).isEmpty();
  }

  @Test
  void theMiddleOfAFamilyIsTheLowerOfTwoAndTheYoungCountForNothing() {
    double[] four = new double[28];
    Arrays.fill(four, 4);
    double[] ten = new double[28];
    Arrays.fill(ten, 10);
    double[] thirty = new double[28];
    Arrays.fill(thirty, 30);
    assertThat(Analogy.middle(List.of(thirty, four, ten))).contains(2);
    assertThat(Analogy.middle(List.of(thirty, four, new double[3]))).contains(1);
    assertThat(Analogy.middle(List.of(new double[3]))).isEmpty();
  }

  @Test
  void aProductOfSevenDaysIsAThirdItselfAndTwoThirdsTheMiddleOfItsFamily() {
    Map<String, List<DayDemand>> demands =
        forecast(
            sold("salade", 4),
            sold("poireau", 10),
            sold("chou", 30),
            sold("panais", Optional.empty(), young(7, 40)));
    // (7 × 40 + 14 × 10) ÷ 21, on a day like the others
    DayDemand day = tuesday(demands, "panais");
    assertThat(day.mean()).isCloseTo(20, within(.3));
    Explanation.Product why = (Explanation.Product) day.because().orElseThrow();
    assertThat(why.name().args().get("like")).isEqualTo(new Message.Words("Poireau"));
    assertThat(why.factors().getFirst().value()).isEqualByComparingTo(new BigDecimal("20.00"));
    assertThat(why.factors().getFirst().name().args().get("days"))
        .isEqualTo(new Message.Figure(BigDecimal.valueOf(7)));
    assertThat(demands.getOrDefault("panais", List.of()).getLast().mean())
        .as("closed on Mondays, as the other is")
        .isZero();
  }

  @Test
  void theProductThatAPersonNamedIsFollowedFromTheFirstDay() {
    Map<String, List<DayDemand>> demands =
        forecast(
            sold("salade", 4),
            sold("poireau", 10),
            sold("chou", 30),
            sold("romanesco", Optional.of("chou"), new History(TUESDAY, List.of())));
    DayDemand day = tuesday(demands, "romanesco");
    assertThat(day.mean()).isCloseTo(30, within(.5));
    assertThat(day.spread()).hasSameSizeAs(tuesday(demands, "chou").spread());
  }

  @Test
  void aCodeThatNobodyUsesStaysUnknown() {
    Map<String, List<DayDemand>> demands =
        forecast(
            sold("poireau", 10), sold("ancien", Optional.empty(), new History(TUESDAY, List.of())));
    assertThat(demands).doesNotContainKey("ancien");
  }

  @Test
  void whatIsNoLongerNewIsForecastFromItsOwnSalesAlone() {
    Map<String, List<DayDemand>> demands =
        forecast(sold("poireau", 10), sold("panais", Optional.empty(), young(28, 40)));
    assertThat(tuesday(demands, "panais").mean()).isCloseTo(40, within(1.0));
  }

  @Test
  void theNameOfTheOtherIsKeptAmongTheInputs() {
    OrderInputs inputs =
        Shop.inputs(
            Shop.BIEF,
            Shop.policy("0.9", 100),
            sold("poireau", 10),
            sold("romanesco", Optional.of("poireau"), new History(TUESDAY, List.of())));
    assertThat(OrderInputs.fromValue(inputs.canonical())).isEqualTo(inputs);
    assertThat(OrderInputs.fromValue(inputs.canonical()).isAs(inputs)).isTrue();
    OrderInputs others =
        Shop.inputs(
            Shop.BIEF,
            Shop.policy("0.9", 100),
            sold("poireau", 10),
            sold("romanesco", Optional.of("salade"), new History(TUESDAY, List.of())));
    assertThat(others.isAs(inputs)).isFalse();
    OrderInputs more =
        Shop.inputs(
            Shop.BIEF,
            Shop.policy("0.9", 100),
            sold("poireau", 11),
            sold("romanesco", Optional.of("poireau"), new History(TUESDAY, List.of())));
    assertThat(more.isAs(inputs)).isFalse();
  }
}
