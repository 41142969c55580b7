// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.GroceryFiles;
import coop.lanterne.grocery.order.Frontier;
import coop.lanterne.grocery.order.GroceryOrders;
import coop.lanterne.grocery.order.Simulation;
import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.room.Work;
import coop.lanterne.node.storage.Trouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A past played again on the node: as on the files, stopped when asked, refused when unknown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PastOrdersTest {
  private static final LocalDate FROM = LocalDate.of(2026, 11, 13);
  private static final LocalDate TO = LocalDate.of(2026, 11, 22);
  private static final Duration MOST = Duration.ofMinutes(5);

  private Shop shop;
  private PastOrders past;
  private Path folder;

  @BeforeAll
  void open(@TempDir Path folder) {
    shop = Shop.year(folder.resolve("node"), "2026-11-24T05:12:00Z", "commander");
    this.folder = Shop.sample(folder.resolve("sample"), false);
    past = shop.grocery.pastOrders();
  }

  @AfterAll
  void close() {
    shop.close();
  }

  private record Sample(Path folder) implements GroceryFiles.Opener {
    @Override
    public Optional<InputStream> open(FileKind kind) throws IOException {
      Path file = folder.resolve(kind.fileName());
      return Files.exists(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    }

    @Override
    public String name(FileKind kind) {
      return kind.fileName();
    }
  }

  @Test
  void givesWhatTheFilesGive() throws IOException {
    Work<PastOrders.Played> work = past.start(new PastOrders.Period(FROM, TO));
    assertThat(work.await(MOST)).isTrue();
    assertThat(work.done()).isEqualTo(work.total()).isEqualTo(2 * 10);
    PastOrders.Played played = work.result().orElseThrow();
    var files = GroceryFiles.readAll(new Sample(folder), TO.plusDays(1));
    Simulation alone =
        new Simulation(Simulation.Policy.SHOP, List.of(new BigDecimal("0.9")), FROM, TO, 28);
    Simulation.Result expected =
        alone
            .run(GroceryOrders.past(files, TO.plusDays(1), shop.grocery.orders().policy()), _ -> {})
            .getFirst();
    assertThat(played.advice().points()).contains(expected);
    assertThat(expected.ordered()).isPositive();
    assertThat(played.rule().points())
        .hasSizeGreaterThan(5)
        .allMatch(o -> o.policy() == Simulation.Policy.TODAY);
    // more served, the more the need is multiplied
    assertThat(played.rule().points())
        .extracting(Frontier::served)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(past.last().flatMap(Work::result)).hasValue(played);
  }

  @Test
  void stopsWhenAskedAndBeginsAgain() {
    Work<PastOrders.Played> work = past.start(new PastOrders.Period(TO.minusDays(120), TO));
    assertThatThrownBy(() -> past.start(new PastOrders.Period(FROM, TO)))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("two-pasts-at-once"));
    work.stop();
    assertThat(work.await(MOST)).isTrue();
    assertThat(work.wasStopped()).isTrue();
    assertThat(work.result()).isEmpty();
    Work<PastOrders.Played> again = past.start(new PastOrders.Period(TO, TO));
    assertThat(again.await(MOST)).isTrue();
    assertThat(again.result()).isPresent();
  }

  @Test
  void refusesDaysWithoutSales() {
    refused("past-ends-before", TO, FROM);
    refused("past-not-sold", FROM, TO.plusYears(1));
    refused("past-not-sold", LocalDate.of(1999, 1, 1), TO);
  }

  private void refused(String code, LocalDate from, LocalDate to) {
    assertThatThrownBy(() -> past.start(new PastOrders.Period(from, to)))
        .isInstanceOfSatisfying(Trouble.class, t -> assertThat(t.finding().code()).isEqualTo(code));
  }

  @Test
  void hasNothingToPlayWithoutSales(@TempDir Path folder) {
    try (Shop empty = new Shop(folder, "2026-11-24T05:12:00Z", "commander")) {
      assertThat(empty.grocery.pastOrders().usual()).isEmpty();
      assertThatThrownBy(() -> empty.grocery.pastOrders().start(new PastOrders.Period(FROM, TO)))
          .isInstanceOfSatisfying(
              Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("past-no-sales"));
    }
  }
}
