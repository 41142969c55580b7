// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.documents;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text documents, good and bad; those packed are written part by part. */
class DocumentsTest {
  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] docx(byte[] document) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", utf8("<Types/>"));
    parts.put("word/document.xml", document);
    return zip(parts);
  }

  static byte[] odt(byte[] content) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
    parts.put("content.xml", content);
    return zip(parts);
  }

  private static byte[] word(String body) {
    return docx(
        utf8(
            "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>"
                + body
                + "</w:body></w:document>"));
  }

  private static byte[] open(String body) {
    return odt(
        utf8(
            "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>"
                + body
                + "</office:text></office:body></office:document-content>"));
  }

  private static List<String> texts(byte[] bytes, String name) {
    Documents.Read read = Documents.read(name, bytes);
    assertThat(read.findings()).isEmpty();
    assertThat(Documents.isOne(name, bytes)).isTrue();
    return read.paragraphs().stream().map(Documents.Paragraph::text).toList();
  }

  private static void stopped(byte[] bytes, String code) {
    Documents.Read read = Documents.read("any", bytes);
    assertThat(read.stopped()).isTrue();
    assertThat(read.paragraphs()).isEmpty();
    assertThat(read.findings()).extracting(Finding::code).contains(code);
  }

  @Test
  void eachParagraphOfADocxIsOne() {
    assertThat(
            texts(
                word(
                    "<w:p><w:r><w:t>Un banc </w:t></w:r><w:r><w:t>dehors</w:t></w:r></w:p><w:p/>"
                        + "<w:p><w:r><w:t>Du</w:t><w:br/><w:t>silence</w:t><w:tab/></w:r></w:p>"),
                "a.docx"))
        .containsExactly("Un banc dehors", "Du\nsilence");
  }

  @Test
  void wordsDeletedInADocxAndCodesOfItsFieldsAreLeftOut() {
    assertThat(
            texts(
                word(
                    "<w:p><w:ins><w:r><w:t>oui</w:t></w:r></w:ins><w:del><w:r><w:delText>non</w:delText>"
                        + "</w:r></w:del><w:r><w:instrText>HYPERLINK</w:instrText></w:r></w:p>"),
                "a.docx"))
        .containsExactly("oui");
  }

  @Test
  void theSecondFormOfADrawingInADocxIsLeftOut() {
    String box = "<w:p><w:r><w:t>dans le cadre</w:t></w:r></w:p>";
    assertThat(
            texts(
                word(
                    "<w:p><w:r><w:t>avant</w:t><mc:AlternateContent><mc:Choice>"
                        + box
                        + "</mc:Choice><mc:Fallback>"
                        + box
                        + "</mc:Fallback></mc:AlternateContent></w:r></w:p>"),
                "a.docx"))
        .containsExactlyInAnyOrder("avant", "dans le cadre");
  }

  @Test
  void eachParagraphAndHeadingOfAnOdtIsOneAndItsSpacesAreThoseShown() {
    assertThat(
            texts(
                open(
                    "<text:h>Titre</text:h><text:p>un\n   banc<text:s text:c=\"2\"/>bleu"
                        + "<text:line-break/>dehors</text:p><text:p/>"),
                "a.odt"))
        .containsExactly("Titre", "un banc  bleu\ndehors");
  }

  @Test
  void commentsAndDeletedTextOfAnOdtAreLeftOut() {
    assertThat(
            texts(
                open(
                    "<text:tracked-changes><text:p>supprimé</text:p></text:tracked-changes>"
                        + "<text:p>gardé<office:annotation><text:p>note</text:p></office:annotation></text:p>"),
                "a.odt"))
        .containsExactly("gardé");
  }

  @Test
  void aPlainTextIsPartedByEmptyLinesElseByLines() {
    assertThat(texts(utf8("Un banc\r\ndehors\r\n\r\nDu silence\r\n"), "a.txt"))
        .containsExactly("Un banc\ndehors", "Du silence");
    assertThat(texts(utf8("Un banc\nDu silence"), "a.txt"))
        .containsExactly("Un banc", "Du silence");
  }

  @Test
  void aPlainTextOfWindowsIsReadAsItIsWritten() {
    assertThat(texts("L’été à Noël".getBytes(Charset.forName("windows-1252")), "a.txt"))
        .containsExactly("L’été à Noël");
  }

  @Test
  void aWorkbookIsNoDocument() {
    byte[] workbook = zip(Map.of("xl/workbook.xml", utf8("<workbook/>")));
    assertThat(Documents.isOne("a.xlsx", workbook)).isFalse();
    assertThat(Documents.isOne("a.csv", utf8("text\nUn banc\n"))).isFalse();
  }

  @Test
  void markupInWordsStaysWords() {
    assertThat(texts(word("<w:p><w:r><w:t>&lt;b&gt;gras&lt;/b&gt;</w:t></w:r></w:p>"), "a.docx"))
        .containsExactly("<b>gras</b>");
  }

  @Test
  void anEmptyDocumentSaysSo() {
    stopped(word("<w:p/>"), "document-empty");
    stopped(utf8(" \n \n"), "document-empty");
  }

  @Test
  void aDocumentThatUnpacksToTooMuchIsNotRead() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("word/document.xml", utf8("<w:document xmlns:w=\"w\"><w:p/></w:document>"));
    parts.put("word/media/bomb.bin", new byte[64 << 20]);
    stopped(zip(parts), "document-too-large");
  }

  /** What a file is was looked for without counting: fifteen gigabytes were unpacked to say it. */
  @Test
  void whatAFileIsIsNotLookedForBehindABomb() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("word/media/bomb.bin", new byte[64 << 20]);
    parts.put("word/document.xml", utf8("<w:document xmlns:w=\"w\"><w:p/></w:document>"));
    assertThat(Documents.isOne("any.docx", zip(parts))).isFalse();
    stopped(zip(parts), "document-too-large");
  }

  @Test
  void spacesThatAreWrittenAsANumberAreCounted() {
    String wide = "<text:p>a" + "<text:s text:c=\"999\"/>".repeat(1900) + "a</text:p>";
    stopped(open(wide.repeat(20)), "document-too-large");
  }

  @Test
  void aDocumentOfTooManyPartsIsNotRead() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (int i = 0; i < 2001; i++) {
      parts.put("p" + i, new byte[0]);
    }
    stopped(zip(parts), "document-too-large");
  }

  @Test
  void aDocumentThatDeclaresEntitiesIsNotRead() {
    stopped(
        docx(
            utf8(
                "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
                    + "<d><p><t>&b;</t></p></d>")),
        "document-broken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<w:document", "<d><p><t>x</t></d>"})
  void aBrokenDocumentIsNotHalfRead(String xml) {
    stopped(docx(utf8(xml)), "document-broken");
  }

  @Test
  void anXmlThatIsTooDeepIsNotRead() {
    stopped(docx(utf8("<a>".repeat(600) + "</a>".repeat(600))), "document-broken");
  }

  @Test
  void aFileThatIsNoDocumentSaysSo() {
    stopped(zip(Map.of("hello.txt", utf8("hello"))), "document-unknown");
    stopped(utf8("%PDF-1.7\n"), "document-unknown");
  }

  @Test
  void macrosAreNeverOpenedAndThatIsSaid() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "word/document.xml",
        utf8("<w:document xmlns:w=\"w\"><w:p><w:t>Un banc</w:t></w:p></w:document>"));
    parts.put("word/vbaProject.bin", new byte[] {1, 2, 3});
    Documents.Read read = Documents.read("a.docm", zip(parts));
    assertThat(read.paragraphs()).hasSize(1);
    assertThat(read.findings()).extracting(Finding::code).containsExactly("document-macros");
  }
}
