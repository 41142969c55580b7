// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OrderPolicyTest {
  private static String shipped() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("lanterne.root", ".")).resolve("rules/order-policy.yaml"));
  }

  @Test
  void theShippedPolicyIsAProposal() throws IOException {
    OrderPolicy policy = OrderPolicy.parse(shipped());
    assertThat(policy.adopted()).isEmpty();
    assertThat(policy.service("Pain")).isEqualByComparingTo("0.85");
    assertThat(policy.service("épices")).isEqualByComparingTo("0.9");
    assertThat(OrderPolicy.fromValue(policy.canonical()).digest()).isEqualTo(policy.digest());
  }

  @Test
  void whatHasNoMeaningIsSaidWithItsName() throws IOException {
    String good = shipped();
    assertThatThrownBy(() -> OrderPolicy.parse(good.replace("everywhere: 0.90", "everywhere: 90")))
        .hasMessageContaining("service")
        .hasMessageContaining("90");
    assertThatThrownBy(() -> OrderPolicy.parse(good.replace("draws: 2000", "draws: many")))
        .hasMessageContaining("draws")
        .hasMessageContaining("many");
    assertThatThrownBy(() -> OrderPolicy.parse(good.replace("look_at:", "look_for:")))
        .hasMessageContaining("look_for");
    assertThatThrownBy(() -> OrderPolicy.parse(good.replace("adopted: no", "adopted: yesterday")))
        .hasMessageContaining("yesterday");
    assertThatThrownBy(() -> OrderPolicy.parse("a: [")).hasMessageContaining("not YAML");
    assertThatThrownBy(() -> OrderPolicy.parse("- 1")).hasMessageContaining("order policy");
  }
}
