// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** The ten lines of the module's README.md: compiled here, run, and compared. */
final class ReadmeTest {
  @Test
  void ten_lines() {
    // readme
    double[] sold = {112, 95, 130, 141, 118, 99, 137, 150, 125, 104, 146, 158, 131, 111, 152, 167};
    Univariate method = new NeverNegative(Median.of(List.of(4))); // four quarters a year
    Fit fit = method.fit(sold);
    double[] ahead = fit.forecast(4);
    Conformal errors = Conformal.of(method, sold, 4); // how far off it has been here
    for (int step = 1; step <= 4; step++) {
      double reach = errors.reach(step, .8);
      System.out.printf("%.0f ± %.0f%n", ahead[step - 1], reach);
    }
    fit.parts().forEach(part -> System.out.println(part.name() + " " + part.parameters()));
    // end
    assertThat(ahead[0]).isBetween(131.0, 145.0);
    assertThat(errors.reach(1, .8)).isBetween(0.0, 30.0);
    assertThat(fit.parts()).hasSize(5);
  }

  @Test
  void the_readme_shows_these_lines() throws IOException {
    Path module = Path.of(System.getProperty("lanterne.root"), "engines", "forecast");
    String source =
        Files.readString(
            module.resolve("src/test/java/coop/lanterne/forecast/univariate/ReadmeTest.java"));
    String lines = between(source, "// readme\n", "// end").stripIndent().strip();
    String shown = between(Files.readString(module.resolve("README.md")), "```java\n", "```");
    assertThat(shown.strip()).isEqualTo(lines);
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }
}
