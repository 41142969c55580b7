// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever the text of a note, an entry, a receipt or an export: it is read, or refused in words.
 */
class NotesFuzzTest {
  /** Each parser refuses by that exception, which says why. */
  private static void refusedInWords(Supplier<?> parser) {
    try {
      Object read = parser.get();
      assertThat(read).isNotNull();
    } catch (IllegalArgumentException said) {
      if (said.getMessage() == null || said.getMessage().isBlank()) {
        throw said;
      }
    }
  }

  @FuzzTest
  void anyNote(byte[] bytes) {
    refusedInWords(() -> SignedNote.parse(bytes));
    refusedInWords(() -> Checkpoint.parse(SignedNote.parse(bytes)));
  }

  @FuzzTest
  void anyEntry(byte[] bytes) {
    refusedInWords(() -> Entry.parse(bytes));
  }

  @FuzzTest
  void anyText(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    refusedInWords(() -> Receipts.parse(text));
    refusedInWords(() -> ConsistencyProof.parse(text));
    refusedInWords(() -> VerifierKey.parse(text));
    refusedInWords(() -> Tile.parse(text));
    refusedInWords(() -> Bundle.parse(text));
  }

  @FuzzTest
  void anyExport(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    refusedInWords(() -> ExportCheck.problems(text, Samples.KEY.verifierKey()));
  }
}
