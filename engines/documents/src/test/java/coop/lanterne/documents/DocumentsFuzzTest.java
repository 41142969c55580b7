// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the bytes: paragraphs or a finding, never both half done. */
class DocumentsFuzzTest {
  private static void check(byte[] bytes) {
    Documents.Read read = Documents.read("any.txt", bytes);
    assertThat(read.paragraphs().isEmpty()).isEqualTo(read.stopped());
    read.paragraphs().forEach(p -> assertThat(p.text()).isNotBlank());
    read.findings().forEach(f -> assertThat(f.canonical()).isNotNull());
  }

  @FuzzTest
  void anyDocument(byte[] bytes) {
    check(bytes);
  }

  @FuzzTest
  void anyDocx(byte[] xml) {
    check(DocumentsTest.docx(xml));
  }

  @FuzzTest
  void anyOdt(byte[] xml) {
    check(DocumentsTest.odt(xml));
  }
}
