// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration that the build runs once to keep the node's classes ready. */
class RehearsalTest {
  @TempDir Path folder;

  @Test
  void itShowsThePagesThatTheLauncherNamesThenEnds() throws Exception {
    String launcher = Files.readString(Repository.ROOT.resolve("lanterne"));
    List<String> pages =
        Pattern.compile("--rehearse (/.*)")
            .matcher(launcher)
            .results()
            .map((MatchResult found) -> found.group(1).split(" "))
            .findFirst()
            .map(List::of)
            .orElseThrow();
    assertThat(pages).contains("/", "/grocery");
    Path data = Demo.copy(folder.resolve("data"));
    Workshop.Answer shown = rehearse(data, pages);
    assertThat(shown.err()).isEmpty();
    assertThat(shown.out()).isEmpty();
    assertThat(shown.exit()).isZero();
    assertThat(data.resolve("node.json")).doesNotExist();

    assertThat(rehearse(data, List.of("/no-such-page")).exit()).isNotZero();
  }

  private static Workshop.Answer rehearse(Path data, List<String> pages) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("demo", "--port", "0", "--data", data.toString(), "--at"));
    arguments.addAll(List.of(Demo.TUESDAY.toString(), "--rehearse"));
    arguments.addAll(pages);
    return Demo.run("en", arguments.toArray(String[]::new));
  }
}
