// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class ConsistencyTest {
  private static final SampleLog LOG = new SampleLog(20);
  private static final String KEY = LOG.signer.key();

  private static Report check(String older, String newer, String proof) {
    return Verifier.consistency(older, newer, proof, KEY);
  }

  private static List<String> codes(Report report) {
    return report.differences().stream().map(d -> d.statement().code()).toList();
  }

  @Test
  void everyCheckpointContinuesEveryOlderOne() {
    for (int n = 0; n <= 20; n++) {
      for (int m = 0; m <= n; m++) {
        Report report = check(LOG.checkpoint(m), LOG.checkpoint(n), LOG.consistency(m, n));
        assertThat(report.holds()).as("%d to %d", m, n).isTrue();
      }
    }
  }

  @Test
  void aReceiptServesAsItsCheckpoint() {
    assertThat(check(LOG.receipt(3, 7), LOG.receipt(12, 20), LOG.consistency(7, 20)).holds())
        .isTrue();
    assertThat(codes(check("c2sp.org/tlog-proof@v1\n", LOG.checkpoint(2), LOG.consistency(1, 2))))
        .containsExactly("consistency.older");
  }

  @Test
  void aRewrittenLogDoesNotContinueTheOlderOne() {
    SampleLog other = new SampleLog(LOG.signer, 3);
    for (int i = 3; i < 20; i++) {
      other.add(SampleLog.encode(SampleLog.fields(i + 100)));
    }
    Report report = check(LOG.checkpoint(7), other.checkpoint(20), other.consistency(7, 20));
    assertThat(report.first()).contains(new Place.Interval(0, 7));
    assertThat(codes(report)).containsExactly("consistency.differs");
    assertThat(codes(check(LOG.checkpoint(7), other.checkpoint(7), LOG.consistency(7, 7))))
        .containsExactly("consistency.fork");
  }

  @Test
  void otherFaultsHaveTheirReasons() {
    String seven = LOG.checkpoint(7);
    String twenty = LOG.checkpoint(20);
    String proof = LOG.consistency(7, 20);
    assertThat(codes(check(twenty, seven, proof))).containsExactly("consistency.order");
    assertThat(codes(check("x", "y", "z")))
        .containsExactly("consistency.older", "consistency.newer", "consistency.proof");
    String stranger = new SampleLog.Signer(SampleLog.ORIGIN).sign(LOG.body(20));
    assertThat(codes(check(seven, stranger, proof))).containsExactly("consistency.newer");
    assertThat(check(seven, twenty, proof + "short\n").first()).contains(new Place.Line(8));
    assertThat(check(seven, twenty, "").first()).contains(new Place.Line(1));
    assertThat(check(seven, twenty, proof.strip()).first()).contains(new Place.Line(1));
    assertThat(codes(check(seven, twenty, LOG.consistency(6, 20))))
        .containsExactly("consistency.differs");
    assertThat(codes(Verifier.consistency(seven, twenty, proof, "k"))).containsExactly("key.bad");
  }
}
