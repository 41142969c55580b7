// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class ReceiptTest {
  private static final SampleLog LOG = new SampleLog(11);
  private static final String KEY = LOG.signer.key();

  private static List<String> codes(Report report) {
    return report.differences().stream().map(d -> d.statement().code()).toList();
  }

  @Test
  void everyReceiptOfEverySizeHolds() {
    for (int size = 1; size <= 11; size++) {
      for (int index = 0; index < size; index++) {
        assertThat(Verifier.receipt(LOG.receipt(index, size), KEY).holds()).isTrue();
      }
    }
  }

  @Test
  void aMemberReadsWhatTheEntrySaysAndOneWordOfVerdict() {
    Report report = Verifier.receipt(LOG.receipt(4, 7), KEY);
    assertThat(report.text(Locale.FRENCH))
        .contains("✓ instant\u00a0: 2026-11-24T05:16:00Z\n", "✓ rôle\u00a0: member\n")
        .endsWith(
            "Valable\u00a0: cette entrée est dans le journal, telle quelle, à cette place.\n");
    assertThat(report.text(Locale.ENGLISH))
        .contains("✓ Entry 4 is in the signed tree")
        .endsWith("Valid: this entry is in the log, unchanged, at this place.\n");
  }

  @Test
  void everyByteOfAReceiptCounts() {
    Random random = new Random(20261124);
    byte[] receipt = SampleLog.utf8(LOG.receipt(5, 11));
    for (int i = 0; i < receipt.length; i++) {
      byte[] altered = receipt.clone();
      altered[i] ^= (byte) (1 << random.nextInt(8));
      String text = new String(altered, StandardCharsets.ISO_8859_1);
      assertThat(Verifier.receipt(text, KEY).holds()).as("byte %d", i).isFalse();
    }
    for (int i = 0; i < receipt.length; i++) {
      String cut = LOG.receipt(5, 11).substring(0, Math.min(i, LOG.receipt(5, 11).length() - 1));
      assertThat(Verifier.receipt(cut, KEY).holds()).isFalse();
    }
  }

  @Test
  void eachFaultHasItsReason() {
    String good = LOG.receipt(5, 11);
    String index = "\nindex 5\n";
    assertThat(codes(Verifier.receipt(good.replace(index, "\nindex 6\n"), KEY)))
        .containsExactly("receipt.number", "receipt.proof.root");
    assertThat(codes(Verifier.receipt(good.replace(index, "\nindex 05\n"), KEY)))
        .containsExactly("bad.number");
    assertThat(codes(Verifier.receipt(good.replace(index, "\nindex 11\n"), KEY)))
        .containsExactly("receipt.number", "receipt.beyond");
    assertThat(codes(Verifier.receipt(good.replaceFirst("extra [^\n]*\n", ""), KEY)))
        .containsExactly("receipt.entry");
    assertThat(codes(Verifier.receipt(good.replaceFirst("index 5\n[^\n]*\n", "index 5\n"), KEY)))
        .containsExactly("receipt.proof.length");
    assertThat(codes(Verifier.receipt(good.replace("\n", "\r\n"), KEY))).containsExactly("note.cr");
    assertThat(codes(Verifier.receipt("", KEY))).containsExactly("receipt.head");
    assertThat(codes(Verifier.receipt(good, "no key"))).containsExactly("key.bad");
    assertThat(codes(Verifier.receipt(good, new SampleLog.Signer(SampleLog.ORIGIN).key())))
        .containsExactly("signature.none");
    assertThat(codes(Verifier.receipt(good, new SampleLog.Signer("lanterne/autre").key())))
        .containsExactly("checkpoint.origin");
    SampleLog other = new SampleLog(LOG.signer, 5);
    for (int i = 5; i < 11; i++) {
      other.add(SampleLog.encode(SampleLog.fields(i + 1)));
    }
    assertThat(codes(Verifier.receipt(LOG.receipt(5, 11, other.checkpoint(11)), KEY)))
        .containsExactly("receipt.proof.root");
  }

  @Test
  void aFalseSignatureBesideATrueOneIsRefusedAndWitnessesAreCounted() {
    String twice = LOG.checkpoint(7) + LOG.signer.line("something else\n");
    assertThat(codes(Verifier.receipt(LOG.receipt(3, 7, twice), KEY)))
        .containsExactly("signature.false");
    StringBuilder many = new StringBuilder(LOG.checkpoint(7));
    for (int i = 0; i < 16; i++) {
      many.append(new SampleLog.Signer("witness.example/" + i).line(LOG.body(7)));
    }
    Report report = Verifier.receipt(LOG.receipt(3, 7, many.toString()), KEY);
    assertThat(report.holds()).isTrue();
    assertThat(report.warnings()).containsExactly(Statement.of("checkpoint.others", "count", 16));
  }

  @Test
  void anExtensionLineIsSignedLikeTheRest() {
    String extended = LOG.signer.sign(LOG.body(7) + "extension\n");
    assertThat(Verifier.receipt(LOG.receipt(3, 7, extended), KEY).holds()).isTrue();
    assertThat(codes(Verifier.receipt(LOG.receipt(3, 7, extended.replace("exten", "inten")), KEY)))
        .containsExactly("signature.false");
    String blank = LOG.signer.sign(LOG.body(7) + "\nextension\n");
    assertThat(codes(Verifier.receipt(LOG.receipt(3, 7, blank), KEY)))
        .containsExactly("checkpoint.shape");
  }

  @Test
  void aKeyMustNameItselfRightly() {
    assertThat(Verifier.isKey(KEY)).isTrue();
    for (int i = 0; i < KEY.length(); i++) {
      char other = KEY.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(Verifier.isKey(KEY.substring(0, i) + other + KEY.substring(i + 1))).isFalse();
    }
    assertThat(Verifier.isKey("")).isFalse();
    assertThat(Verifier.isKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
        .isTrue();
  }
}
