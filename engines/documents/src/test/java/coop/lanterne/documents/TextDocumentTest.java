// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.documents.TextDocument.Block;
import coop.lanterne.documents.TextDocument.Heading;
import coop.lanterne.documents.TextDocument.Mark;
import coop.lanterne.documents.TextDocument.Paragraph;
import coop.lanterne.documents.TextDocument.Run;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts written for others to open; words are read back by the reader of documents. */
class TextDocumentTest {
  private static TextDocument text(Block... blocks) {
    return new TextDocument("Charte de Valmont", "fr", List.of(blocks));
  }

  private static byte[] write(String form, TextDocument text) {
    return form.equals("odt") ? text.odt() : text.docx();
  }

  private static List<String> words(String form, TextDocument text) {
    Documents.Read read = Documents.read("charte." + form, write(form, text));
    assertThat(read.findings()).isEmpty();
    return read.paragraphs().stream().map(Documents.Paragraph::text).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"odt", "docx"})
  void aTitleStandsAboveHeadingsAndParagraphs(String form) {
    TextDocument text =
        text(
            new Heading(1, "Article 1 : l’eau"),
            Paragraph.of("Une fontaine sur la place."),
            new Heading(2, "Pourquoi"),
            Paragraph.of("Parce qu’il fait chaud."));

    assertThat(words(form, text))
        .containsExactly(
            "Charte de Valmont",
            "Article 1 : l’eau",
            "Une fontaine sur la place.",
            "Pourquoi",
            "Parce qu’il fait chaud.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"odt", "docx"})
  void runsFollowEachOtherWithNothingBetween(String form) {
    TextDocument text =
        text(
            new Paragraph(
                List.of(
                    new Run("une ", Mark.PLAIN),
                    new Run("grande ", Mark.ADDED),
                    new Run("petite ", Mark.REMOVED),
                    new Run("fontaine", Mark.QUOTED))));

    assertThat(words(form, text)).element(1).isEqualTo("une grande petite fontaine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"odt", "docx"})
  void spacesLinesAndSignsAreKept(String form) {
    String odd = "deux  espaces,\tune tabulation,\nune ligne ; <b>&amp;</b> « \u202f» 🌻 مرحبا";

    assertThat(words(form, text(Paragraph.of(odd)))).element(1).isEqualTo(odd);
  }

  @ParameterizedTest
  @ValueSource(strings = {"odt", "docx"})
  void whatXmlCannotHoldIsLeftOut(String form) {
    TextDocument text = text(Paragraph.of("a\u0001b\ud800c\uffffd"), Paragraph.of("e"));

    assertThat(words(form, text)).containsExactly("Charte de Valmont", "abcd", "e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"odt", "docx"})
  void theSameTextGivesTheSameBytes(String form) {
    TextDocument text = text(Paragraph.of("Une fontaine."));

    assertThat(write(form, text)).isEqualTo(write(form, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"odt", "docx"})
  void everyPartIsXmlWhoseNamesAreDeclared(String form) throws Exception {
    DocumentBuilderFactory xml = DocumentBuilderFactory.newDefaultNSInstance();
    xml.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    int parts = 0;
    try (ZipInputStream zip =
        new ZipInputStream(
            new ByteArrayInputStream(
                write(
                    form,
                    text(
                        new Heading(3, "Un"),
                        new Paragraph(List.of(new Run("deux", Mark.REMOVED)))))))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] part = zip.readAllBytes();
        if (!entry.getName().equals("mimetype")) {
          assertThat(
                  xml.newDocumentBuilder()
                      .parse(new ByteArrayInputStream(part))
                      .getDocumentElement()
                      .getNamespaceURI())
              .as(entry.getName())
              .isNotNull();
          parts++;
        }
      }
    }
    assertThat(parts).isGreaterThan(3);
  }

  @Test
  void theKindOfAnOdtStandsFirstAndUnpacked() throws IOException {
    byte[] odt = text().odt();

    assertThat(new String(odt, 30, 47, StandardCharsets.US_ASCII))
        .isEqualTo("mimetypeapplication/vnd.oasis.opendocument.text");
  }

  @Test
  void markdownHasTheSameBlocksAndSaysWhatChanged() {
    TextDocument text =
        text(
            new Heading(1, "L’eau"),
            new Paragraph(
                List.of(
                    new Run("une ", Mark.PLAIN),
                    new Run("grande ", Mark.ADDED),
                    new Run("petite ", Mark.REMOVED),
                    new Run("fontaine", Mark.QUOTED))));

    assertThat(text.markdown())
        .isEqualTo(
            """
            # Charte de Valmont

            ## L’eau

            une <ins>grande </ins><del>petite </del><em>fontaine</em>
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*gras* et _souligné_ | \\*gras\\* et \\_souligné\\_",
        "<script>x</script> | \\<script\\>x\\</script\\>",
        "- une liste | \\- une liste",
        "1. une liste | 1\\. une liste",
        "2027) fin | 2027\\) fin",
        "2027 verra | 2027 verra",
        "&eacute; [lien](x) | \\&eacute; \\[lien\\](x)",
      })
  void signsThatMeanSomethingInMarkdownAreEscaped(String words, String written) {
    assertThat(text(Paragraph.of(words)).markdown())
        .isEqualTo("# Charte de Valmont\n\n" + written + "\n");
  }

  @Test
  void aHeadingIsNeverDeeperThanThree() {
    assertThatThrownBy(() -> new Heading(4, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 4");
  }
}
