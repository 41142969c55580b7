// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.NodeForCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that speak to a node, against one that runs. */
class NodeCommandsTest {
  @TempDir Path folder;

  private record Ran(int exit, String out, String err) {}

  private Ran run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", folder.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            all,
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Locale.FRANCE);
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theSameUseCasesAsThePages() throws Exception {
    try (NodeForCommands node = new NodeForCommands(folder)) {
      String advice = node.advise();

      Ran version = run("version", "--json");
      assertThat(version.exit()).isEqualTo(Exit.DONE);
      assertThat(Json.read(version.out()).path("node").path("node").asString(""))
          .isEqualTo("epicerie-du-canal");

      Ran same = run("replay", advice, "--as", "karim");
      assertThat(same.exit()).as(same.err()).isEqualTo(Exit.DONE);
      assertThat(same.out()).startsWith("Le même résultat, à l’octet près");
      Ran json = run("replay", advice, "--as", "karim", "--json");
      assertThat(Json.read(json.out()).path("answer").asString("")).isEqualTo("same_bytes");

      Ran nobody = run("replay", advice, "--as", "personne");
      assertThat(nobody.exit()).isEqualTo(Exit.REFUSED);
      assertThat(nobody.out()).isEmpty();
      Ran unsaid = run("replay", advice);
      assertThat(unsaid.exit()).isEqualTo(Exit.WRONG_USE);
      Ran unknown = run("replay", "advice-99@epicerie-du-canal", "--as", "karim", "--json");
      assertThat(unknown.exit()).isEqualTo(Exit.NOTHING_DONE);
      assertThat(unknown.out()).contains("advice-unknown");
      assertThat(unknown.err()).contains("Aucun conseil ne porte ce numéro.");

      Path log = folder.resolve("log");
      assertThat(run("log", "export", "--out", log.toString()).exit()).isEqualTo(Exit.DONE);
      Ran verified = run2("log", "verify", log.toString(), "--key", node.key());
      assertThat(verified.exit()).as(verified.out()).isEqualTo(Exit.DONE);

      Ran doctor = run("doctor", "--json");
      assertThat(doctor.err()).isEmpty();
      assertThat(Json.read(doctor.out()).path("checks").size()).isEqualTo(8);
      assertThat(doctor.out()).contains("\"check\":\"checkpoint\",\"good\":true");
    }
    assertThat(Files.exists(folder.resolve("node.json"))).isFalse();
    Ran gone = run("log", "export");
    assertThat(gone.exit()).isEqualTo(Exit.ENVIRONMENT);
  }

  private Ran run2(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit =
        Main.run(
            List.of(args),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            Locale.FRANCE);
    return new Ran(exit, out.toString(StandardCharsets.UTF_8), "");
  }

  @Test
  void whatTheCharterRefusesEndsWithThreeAndNamesTheArticle() throws Exception {
    try (NodeForCommands node = new NodeForCommands(folder)) {
      String advice = node.advise();
      Ran refused = run("replay", advice, "--as", node.someoneWhoIsNoMember(), "--json");
      assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
      assertThat(refused.err()).contains("9");
      assertThat(Json.read(refused.out()).path("findings").get(0).path("column").asString(""))
          .isEqualTo("A09");
    }
  }
}
