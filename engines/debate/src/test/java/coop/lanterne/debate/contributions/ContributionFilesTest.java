// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.contributions;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.debate.contributions.ContributionFiles.Origin;
import coop.lanterne.debate.contributions.ContributionFiles.Read;
import coop.lanterne.kernel.Finding;
import org.junit.jupiter.api.Test;

/** Tables of contributions, from the invented debate and from the forms of other tools. */
class ContributionFilesTest {
  private static final Path DEBATE =
      Path.of(System.getProperty("lanterne.root", ".")).resolve("examples/debate");

  private static Read example(String name) throws IOException {
    return ContributionFiles.read(
        name, Files.readAllBytes(DEBATE.resolve(name)), List.of("fr", "en"));
  }

  private static Read read(String text) {
    return ContributionFiles.read(
        "any.csv", text.getBytes(StandardCharsets.UTF_8), List.of("fr", "en"));
  }

  @Test
  void oneContribution() throws IOException {
    Read read = example("bad/one.csv");
    assertThat(read.findings()).isEmpty();
    assertThat(read.rows())
        .containsExactly(
            new Written(
                2,
                Optional.of("c001"),
                "Un banc devant la porte, à l'ombre.",
                Optional.of("a001"),
                Optional.of("Local")));
  }

  @Test
  void aFileWithoutContributionSaysSo() throws IOException {
    Read read = example("bad/empty.csv");
    assertThat(read.rows()).isEmpty();
    assertThat(read.findings()).extracting(Finding::code).containsExactly("no-rows");
  }

  @Test
  void markupAndOtherScriptsAreKeptAsTheyAreWritten() throws IOException {
    assertThat(example("bad/markup.csv").rows().get(1).text())
        .isEqualTo("<script>alert('pain')</script> Ouvrir plus tôt");
    assertThat(example("bad/markup.csv").rows().get(3).text()).startsWith("=HYPERLINK(");
    assertThat(example("bad/mixed.csv").rows())
        .extracting(Written::text)
        .contains("🥕🥕🥕👍", "يجب أن يبقى المتجر مفتوحًا مساء الخميس.");
  }

  @Test
  void theInventedDebateIsReadWhole() throws IOException {
    Read read = example("contributions.csv");
    assertThat(read.findings()).isEmpty();
    assertThat(read.rows()).hasSize(300);
    assertThat(read.rows().stream().map(w -> w.author().orElseThrow()).distinct()).hasSize(222);
    assertThat(read.rows()).anyMatch(w -> w.text().contains("\n"));
  }

  @Test
  void aTextAloneIsEnough() {
    Read read = read("Texte\nPlus de bancs\n\"Moins de bruit\nle soir\"\n");
    assertThat(read.origin()).isEqualTo(Origin.PLAIN);
    assertThat(read.rows())
        .extracting(Written::text)
        .containsExactly("Plus de bancs", "Moins de bruit\nle soir");
  }

  @Test
  void polisCommentsAreReadAndTheirVotesAreLeftOut() {
    Read read =
        read(
            "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
                + "1700000000000,Tue Nov 14,0,7,12,3,1,\"More benches, please\"\n");
    assertThat(read.origin()).isEqualTo(Origin.POLIS);
    assertThat(read.rows())
        .containsExactly(
            new Written(
                2, Optional.of("0"), "More benches, please", Optional.of("7"), Optional.empty()));
    assertThat(read.findings())
        .extracting(Finding::seen)
        .containsExactlyInAnyOrder("timestamp", "datetime", "agrees", "disagrees", "moderated");
  }

  @Test
  void decidimProposalsAreReadInTheFirstLanguageThatIsThere() {
    Read read =
        read(
            "id;category/name/fr;title/fr;body/fr;author/name\n"
                + "41;Espaces;Des bancs;\"À l'ombre, devant la porte.\";Mme Tournesol\n"
                + "42;;Du silence;;\n");
    assertThat(read.origin()).isEqualTo(Origin.DECIDIM);
    assertThat(read.rows())
        .extracting(Written::text)
        .containsExactly("Des bancs\n\nÀ l'ombre, devant la porte.", "Du silence");
    assertThat(read.rows().getFirst().theme()).contains("Espaces");
    assertThat(read.rows().getFirst().author()).isEmpty();
    assertThat(read("id;title/en;body/en\n1;Benches;In the shade\n").rows())
        .extracting(Written::text)
        .containsExactly("Benches\n\nIn the shade");
  }

  @Test
  void anEmptyTextIsSetAsideAndSaid() {
    Read read = read("id,text\n1,\n2,Des bancs\n");
    assertThat(read.rows()).hasSize(1);
    assertThat(read.setAside()).isEqualTo(1);
    assertThat(read.findings()).extracting(Finding::code).containsExactly("missing-value");
  }

  @Test
  void aTableWithoutTextSaysWhichColumnLacks() {
    Read read = read("nom,age\nx,3\n");
    assertThat(read.stopped()).isTrue();
    assertThat(read.findings()).extracting(Finding::code).contains("missing-column");
  }

  @Test
  void eachParagraphOfATextIsAContribution() {
    Read read =
        ContributionFiles.read(
            "atelier.txt",
            "Un banc\ndehors\n\nDu silence\n".getBytes(StandardCharsets.UTF_8),
            List.of("fr"));
    assertThat(read.origin()).isEqualTo(Origin.DOCUMENT);
    assertThat(read.rows())
        .extracting(Written::text)
        .containsExactly("Un banc\ndehors", "Du silence");
  }

  @Test
  void aTextOfAMegabyteIsKeptWhole() {
    String text = "é ".repeat(500_000).strip();
    Read read =
        ContributionFiles.read(
            "any.txt",
            text.replaceAll("(.{100})", "$1\n").concat("\n\nfin").getBytes(StandardCharsets.UTF_8),
            List.of("fr"));
    assertThat(read.rows()).hasSize(2);
    assertThat(read.rows().getFirst().text().length()).isGreaterThan(900_000);
  }

  @Test
  void aTextOfAMegabyteOnOneLineOfATableIsKeptWhole() {
    String text = "é ".repeat(600_000).strip();
    Read read =
        ContributionFiles.read(
            "any.csv",
            ("id,text\n1,\"" + text + "\"\n2,fin\n").getBytes(StandardCharsets.UTF_8),
            List.of("fr"));
    assertThat(read.findings()).isEmpty();
    assertThat(read.rows()).extracting(Written::text).containsExactly(text, "fin");
  }
}
