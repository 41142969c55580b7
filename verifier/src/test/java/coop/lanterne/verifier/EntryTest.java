// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryTest {
  /** A test vector shared with the kernel's canonical bytes; the code is not shared. */
  private static final String VECTOR =
      "6c616e7465726e65010500000007656e7472792f31080000000e00000006616374696f6e05000000"
          + "086465636973696f6e0000000261740500000014323032362d31312d32345430353a31323a30305a"
          + "00000007636861727465720600000020000102030405060708090a0b0c0d0e0f1011121314151617"
          + "18191a1b1c1d1e1f000000046461746100000000086465636973696f6e05000000056465632d3700"
          + "000008646f63756d656e7400000000056d6f64656c00000000046e6f646505000000116570696365"
          + "7269652d64752d63616e616c000000066e756d626572030000000000000007000000066f626a6563"
          + "74050000000a636f6d6d616e64652d37000000077061796c6f616406000000200001020304050607"
          + "08090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f00000008726576657273657300000000"
          + "04726f6c6505000000066d656d6265720000000776657273696f6e030000000000000002";

  private static final byte[] BYTES = HexFormat.of().parseHex(VECTOR);

  @Test
  void theSharedVectorIsRead() throws Malformed {
    assertThat(HexFormat.of().formatHex(Merkle.sha256(BYTES)))
        .isEqualTo("37cf9a13209575f7e4698a7d8fd69214197de64effa632f69294bb485a0bd7fa");
    Entry entry = Entry.read(BYTES);
    assertThat(entry.number()).isEqualTo(7);
    assertThat(entry.at()).isEqualTo("2026-11-24T05:12:00Z");
    assertThat(entry.fields())
        .hasSize(10)
        .containsEntry("decision", "dec-7")
        .containsEntry("version", "2")
        .doesNotContainKeys("data", "document", "model", "reverses");
  }

  @Test
  void bytesThatStopTooEarlyAreRefusedWhereverTheyStop() {
    for (int n = 0; n < BYTES.length; n++) {
      byte[] shorter = Arrays.copyOf(BYTES, n);
      assertThatThrownBy(() -> Entry.read(shorter)).isInstanceOf(Malformed.class);
    }
    assertThatThrownBy(() -> Entry.read(Arrays.copyOf(BYTES, BYTES.length + 1)))
        .hasMessage("entry.long");
  }

  @Test
  void anAlteredByteIsRefusedOrReadsOtherwise() throws Malformed {
    Entry entry = Entry.read(BYTES);
    for (int i = 0; i < BYTES.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] altered = BYTES.clone();
        altered[i] ^= (byte) (1 << bit);
        try {
          assertThat(Entry.read(altered).differsFrom(entry)).isNotEmpty();
        } catch (Malformed e) {
          assertThat(e.why().code()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void eachRuleHasItsReason() {
    assertThatThrownBy(with("at", "24/11/2026")).hasMessage("entry.at");
    assertThatThrownBy(with("at", "2026-11-24T05:12:00+01:00")).hasMessage("entry.at");
    assertThatThrownBy(with("payload", new byte[31])).hasMessage("entry.field.digest");
    assertThatThrownBy(with("payload", null)).hasMessage("entry.field.kind");
    assertThatThrownBy(with("number", "seven")).hasMessage("entry.field.kind");
    assertThatThrownBy(with("at", "2026-11-24T05:12:00.1Z")).hasMessage("entry.at");
    assertThatThrownBy(with("at", "2026-11-24T05:12Z")).hasMessage("entry.at");
    assertThatThrownBy(with("object", "Joël R.")).hasMessage("entry.field.text");
    assertThatThrownBy(with("object", "x".repeat(201))).hasMessage("entry.field.text");
    assertThatThrownBy(with("role", "Mireille")).hasMessage("entry.field.text");
    assertThatThrownBy(() -> Entry.read(new byte[65_536])).hasMessage("entry.large");
    assertThatThrownBy(with("extra", "more")).hasMessage("entry.fields");
    assertThatThrownBy(() -> Entry.read(SampleLog.utf8("something else"))).hasMessage("entry.head");
    SortedMap<String, @Nullable Object> renamed = SampleLog.fields(3);
    renamed.put("models", renamed.remove("model"));
    assertThatThrownBy(() -> Entry.read(SampleLog.encode(renamed))).hasMessage("entry.field.name");
    byte[] later = BYTES.clone();
    later[HexFormat.of().parseHex("6c616e7465726e65010500000007656e7472792f").length] = '2';
    assertThatThrownBy(() -> Entry.read(later)).hasMessage("entry.type");
  }

  private static ThrowingCallable with(String field, @Nullable Object value) {
    SortedMap<String, @Nullable Object> fields = SampleLog.fields(3);
    fields.put(field, value);
    return () -> Entry.read(SampleLog.encode(fields));
  }
}
