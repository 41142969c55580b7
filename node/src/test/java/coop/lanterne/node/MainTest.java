// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.prose.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A command badly written is answered in the language of whoever wrote it. */
class MainTest {
  @Test
  void wrong_use_is_said_in_both_languages() {
    assertThat(said(Language.FRENCH, "serve"))
        .startsWith("Il manque --data.")
        .contains("Emploi\u00a0: lanterne serve", "Le dossier de données.");
    assertThat(said(Language.ENGLISH, "serve"))
        .startsWith("--data is missing.")
        .contains("Usage: lanterne serve", "The data folder.");
    assertThat(said(Language.FRENCH, "demo", "--couleur"))
        .startsWith("«\u00a0--couleur\u00a0» n’est pas connu de cette commande.");
    assertThat(said(Language.FRENCH, "demo", "--port", "abc"))
        .startsWith("«\u00a0abc\u00a0» ne convient pas pour --port.");
    assertThat(said(Language.ENGLISH, "demo", "--lang", "br"))
        .startsWith("“br” will not do for --lang.");
  }

  @Test
  void each_option_shown_has_its_words_in_both_languages() {
    assertThat(Main.help(Language.FRENCH).keySet()).isEqualTo(Main.help(Language.ENGLISH).keySet());
    for (Language language : Language.values()) {
      CommandLine line = Main.commandLine(System.err, language);
      line.getSubcommands()
          .values()
          .forEach(
              command -> {
                assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
                assertThat(command.getCommandSpec().options())
                    .filteredOn(o -> !o.hidden())
                    .allSatisfy(o -> assertThat(o.description()).as(o.longestName()).isNotEmpty());
              });
    }
  }

  @Test
  void help_shows_an_example_and_starts_nothing() {
    for (String command : List.of("demo", "serve")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CommandLine line = Main.commandLine(System.err, Language.FRENCH);
      line.setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true));
      assertThat(line.execute(command, "--help")).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("Emploi\u00a0: lanterne " + command, "./lanterne " + command + " --");
    }
  }

  @Test
  void data_are_not_kept_where_the_source_is_offered(@TempDir Path folder) throws Exception {
    Path source = Path.of(System.getProperty("lanterne.root"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), source.resolve("docs"));
    for (Path data : List.of(source, source.resolve("data/of/ours"), link.resolve("data"))) {
      assertThat(said(Language.FRENCH, "serve", "--data", data.toString()))
          .contains("parmi les sources de Lanterne", "--data ../lanterne-data");
      assertThat(said(Language.ENGLISH, "serve", "--data", data.toString()))
          .contains("This folder lies in the source of Lanterne");
    }
    assertThat(source.resolve("data")).doesNotExist();
    Node.keepOutOf(source, source.resolve(".lanterne/ours"));
    Node.keepOutOf(source, folder.resolve("ours"));
  }

  private static String said(Language language, String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.commandLine(new PrintStream(err, true, StandardCharsets.UTF_8), language)
            .execute(args);
    assertThat(exit).isEqualTo(2);
    return err.toString(StandardCharsets.UTF_8);
  }
}
