// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void anIdentifierCarriesItsNode() {
    Id id = Id.of("decision", 1482, "epicerie-du-canal");
    assertThat(id).hasToString("decision-1482@epicerie-du-canal");
    assertThat(Id.parse(id.toString())).isEqualTo(id);
    assertThat(id.number()).isEqualTo(1482);
    assertThat(Id.parse("person-x7k2@valmont").local()).isEqualTo("x7k2");
    assertThatIllegalArgumentException().isThrownBy(() -> Id.parse("person-x7k2@valmont").number());
  }

  @Test
  void anIdentifierHasOneSpelling() {
    for (String wrong :
        List.of(
            "",
            "decision",
            "decision-12",
            "decision-12@",
            "-12@a",
            "decision-@a",
            "Decision-12@a",
            "decision-12@a b",
            "decision-12@-a",
            "decision-12@a-",
            "decision-12@a--b",
            "decision-1-2@a",
            "decision-12@a@b",
            "décision-12@a",
            "decision-12@a\n")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Id.parse(wrong));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Id.of("decision", -1, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Id("a-b", "1", "c"));
  }

  /** FIPS 180-4's own example: the digest of "abc". */
  @Test
  void aDigestIsSha256() {
    Digest abc = Digest.of("abc".getBytes(StandardCharsets.US_ASCII));
    assertThat(abc.hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(abc.brief()).isEqualTo("ba78 16bf 8f01 cfea");
    assertThat(Digest.parse(abc.toString())).isEqualTo(abc);
    assertThat(Digest.ofRaw(abc.raw())).isEqualTo(abc);
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse(abc.hex()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Digest(abc.hex().substring(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.ofRaw(new byte[31]));
  }

  @Test
  void aMessageIsAKeyAndWhatFillsIt() {
    Message m = Message.of("logistics.order.on_hand").with("n", 3).with("product", "Lait");
    assertThat(m.args())
        .isEqualTo(
            Map.of(
                "n", new Message.Figure(BigDecimal.valueOf(3)),
                "product", new Message.Words("Lait")));
    assertThat(m.canonical())
        .isEqualTo(Message.of(m.key()).with("product", "Lait").with("n", 3L).canonical());
    assertThat(Message.of("a.b").with("x", new BigDecimal("1.50")).canonical())
        .isEqualTo(Message.of("a.b").with("x", new BigDecimal("1.5")).canonical());
    for (String wrong : List.of("", "a", "A.b", "a.", "a..b", "Bonjour à tous")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Message.of(wrong));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> m.with("x", new Object()));
  }

  @Test
  void aFindingCutsWhatWasSeenWithoutBreakingALetter() {
    String lanterns = "a" + "\ud83c\udfee".repeat(200);
    Finding finding = finding(lanterns);
    assertThat(finding.seen()).hasSize(200).endsWith("\ud83c\udfee…");
    assertThat(finding("x".repeat(200)).seen()).hasSize(200).doesNotContain("…");
    assertThat(finding("x".repeat(201)).seen()).isEqualTo("x".repeat(200) + "…");
    assertThat(finding(finding.seen())).isEqualTo(finding);
    assertThat(finding(finding("x".repeat(999)).seen())).isEqualTo(finding("x".repeat(999)));
    assertThat(CanonicalBytes.encode("finding/1", finding.canonical())).isNotEmpty();
  }

  private static Finding finding(String seen) {
    return new Finding(
        "tables.cell.number",
        Finding.Severity.SET_ASIDE,
        new Finding.Place("ventes.csv", 12, "quantité"),
        seen,
        Message.of("tables.cell.number"),
        Message.of("tables.cell.number.maybe"));
  }

  @Test
  void aReceiptIsComparedByItsBytes() {
    Digest d = Digest.of(new byte[0]);
    Receipt one = new Receipt(3, new byte[] {1}, List.of(d), "c");
    assertThat(one).isEqualTo(new Receipt(3, new byte[] {1}, List.of(d), "c"));
    assertThat(one).hasSameHashCodeAs(new Receipt(3, new byte[] {1}, List.of(d), "c"));
    assertThat(one)
        .isNotEqualTo(new Receipt(3, new byte[] {2}, List.of(d), "c"))
        .isNotEqualTo(new Receipt(4, new byte[] {1}, List.of(d), "c"))
        .isNotEqualTo(new Receipt(3, new byte[] {1}, List.of(), "c"))
        .isNotEqualTo(new Receipt(3, new byte[] {1}, List.of(d), "d"));
    one.entry()[0] = 9;
    assertThat(one.entry()).containsExactly(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Receipt(-1, new byte[0], List.of(), ""));
  }
}
