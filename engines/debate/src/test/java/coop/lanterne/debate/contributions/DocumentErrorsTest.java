// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.contributions;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Each bad document of the catalogue of errors gives the finding that its page shows. */
class DocumentErrorsTest {
  private static final Path ERRORS =
      Path.of(System.getProperty("lanterne.root", ".")).resolve("examples/errors");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "document-broken",
        "document-empty",
        "document-macros",
        "document-too-large",
        "document-unknown"
      })
  void eachBadDocumentGivesTheFindingThatItsPageShows(String code) throws IOException {
    Path folder = ERRORS.resolve(code);
    Map<?, ?> expected =
        (Map<?, ?>) // JSON is YAML too
            new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(folder.resolve("expected.json")));
    String file = text(expected, "form");
    ContributionFiles.Read read =
        ContributionFiles.read(file, Files.readAllBytes(folder.resolve(file)), List.of("fr"));
    Map<?, ?> wanted = (Map<?, ?>) ((List<?>) get(expected, "findings")).getFirst();
    assertThat(read.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(text(wanted, "code")).isEqualTo(code);
              assertThat(f.severity().name()).isEqualTo(text(wanted, "severity"));
              assertThat(f.place().source()).isEqualTo(text(wanted, "file"));
              assertThat(f.place().line()).isZero();
              assertThat(f.seen()).isEqualTo(text(wanted, "seen"));
            });
    assertThat(read.rows()).hasSize(((Number) get(expected, "kept_rows")).intValue());
  }

  private static Object get(Map<?, ?> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  private static String text(Map<?, ?> map, String key) {
    return (String) get(map, key);
  }
}
