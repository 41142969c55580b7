// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(Canonical.read(OrderPolicy.class, policy.canonical()).digest())
        .isEqualTo(policy.digest());
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

  /** Each row: what is replaced, by what (# ends a line), the code, the place, the value seen. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "draws: 2000 | draws: 2000#  draws: 3000 | duplicate-key | draws | draws",
        "draws: 2000 | draws: 99 | out-of-range | forecast.draws | 99",
        "draws: 2000 | draw: 2000 | unknown-key | forecast.draw | draw",
        "interval: 0.80 | interval: 1 | order-policy-share | forecast.interval | 1",
        "pain: 0.85 | pain: 1.85 | order-policy-share | service.families.pain | 1.85",
        "unsure: 1.50 | unsure: -1 | bad-decimal | look_at.unsure | -1",
        "oldest_first: 1.00 | oldest_first: 1.01 | out-of-range | stock.oldest_first | 1.01",
        "policy: order | policy: fines | bad-choice | policy | fines",
        "fr: Commander le frais | de: Frisches | missing-language | title | fr",
        "en: What expires first | nl: What expires first | missing-language | articles[4] | en",
        "adopted: no | adopted: &day no | anchor | `` | &day",
      })
  void eachFaultIsAFindingWithItsLine(
      String old, String now, String code, String place, String seen) throws IOException {
    String text = shipped().replace(old, now.replace('#', '\n'));
    OrderPolicy.Reading reading = OrderPolicy.read(text.getBytes(UTF_8), "policy.yaml");
    assertThat(reading.policy()).isEmpty();
    Finding found =
        reading.findings().stream()
            .filter(f -> f.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new AssertionError(reading.findings().toString()));
    assertThat(found.place().source()).isEqualTo("policy.yaml");
    assertThat(found.place().line()).isPositive();
    assertThat(found.place().column()).isEqualTo(place);
    assertThat(found.seen()).isEqualTo(seen);
  }

  @Test
  void everyProblemIsSaidAtOnce() {
    assertThatThrownBy(() -> OrderPolicy.parse("policy: order\nversion: one\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2 version bad-count, read \"one\"")
        .hasMessageContaining("service")
        .hasMessageContaining("look_at");
  }
}
