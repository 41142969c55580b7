// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

final class FrontierTest {
  private static Simulation.Result at(String served, String wasted) {
    return new Simulation.Result(
        Simulation.Policy.SHOP,
        new BigDecimal("0.5"),
        BigDecimal.TEN,
        BigDecimal.ONE,
        Optional.of(wasted).filter(w -> !w.isEmpty()).map(BigDecimal::new),
        Optional.of(new BigDecimal(served)),
        0,
        BigDecimal.ZERO,
        1,
        0);
  }

  private final Frontier frontier =
      new Frontier(List.of(at("0.90", "0.3"), at("0.80", "0.1"), at("0.5", ""), at("0.95", "0.5")));

  @Test
  void isReadBetweenTwoPoints() {
    assertThat(frontier.points()).hasSize(3);
    assertThat(frontier.wastedAt(new BigDecimal("0.9"))).hasValue(new BigDecimal("0.3"));
    // a quarter of the way from 0.1 to 0.3
    assertThat(frontier.wastedAt(new BigDecimal("0.825"))).hasValue(new BigDecimal("0.150000"));
    // two fifths of the way from 0.3 to 0.5
    assertThat(frontier.wastedAt(new BigDecimal("0.92"))).hasValue(new BigDecimal("0.380000"));
  }

  @Test
  void saysNothingOutsideOfWhatWasPlayed() {
    assertThat(frontier.wastedAt(new BigDecimal("0.79"))).isEmpty();
    assertThat(frontier.wastedAt(new BigDecimal("0.96"))).isEmpty();
    assertThat(new Frontier(List.of()).wastedAt(new BigDecimal("0.9"))).isEmpty();
  }
}
