// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Value;
import org.junit.jupiter.api.Test;

class EntryTest {
  @Test
  void anEntryIsItsCanonicalBytes() {
    Entry entry = Samples.founding();
    Value.Rec fields = (Value.Rec) CanonicalBytes.decode(entry.bytes()).value();
    assertThat(fields.fields().keySet())
        .containsExactly(
            "action",
            "at",
            "charter",
            "data",
            "decision",
            "document",
            "model",
            "node",
            "number",
            "object",
            "payload",
            "reverses",
            "role",
            "version");
    assertThat(fields.text("at")).isEqualTo("2026-11-24T05:12:00Z");
    assertThat(fields.get("decision")).isEqualTo(Value.nil());
    assertThat(Entry.parse(entry.bytes())).isEqualTo(entry);
    assertThat(entry.leafHash()).isEqualTo(NaiveTree.mth(List.of(entry.bytes())));
    assertThat(entry.withNumber(7)).isNotEqualTo(entry);
    assertThat(entry.withNumber(7).withNumber(0)).isEqualTo(entry);
  }

  @Test
  void randomEntriesComeBackAsTheyWere() {
    long seed = 14;
    System.out.println("EntryTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Entry entry = Samples.random(random, i);
      assertThat(Entry.parse(entry.bytes())).isEqualTo(entry);
      assertThat(Entry.of(entry.canonical())).isEqualTo(entry);
    }
  }

  @Test
  void aSentenceOrANameHasNoPlaceInIt() {
    Entry e = Samples.founding();
    for (String text : List.of("", "Jeanne Dupont", "Jeanne", "é", "a".repeat(201), "a\n")) {
      assertThatIllegalArgumentException()
          .as(text)
          .isThrownBy(
              () ->
                  new Entry(
                      e.number(),
                      e.at(),
                      e.node(),
                      text,
                      e.action(),
                      e.object(),
                      e.version(),
                      e.payload(),
                      e.document(),
                      e.decision(),
                      e.reverses(),
                      e.charter(),
                      e.model(),
                      e.data()));
    }
    Map<String, Value> fields = new HashMap<>(e.canonical().fields());
    fields.put("object", Value.of("because I say so"));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Entry.of(new Value.Rec(fields)));
    assertThatIllegalArgumentException().isThrownBy(() -> e.withNumber(-1));
  }

  @Test
  void aFieldMissingUnknownOrOfAnotherKindIsRefused() {
    Map<String, Value> good = Samples.founding().canonical().fields();
    for (String field : good.keySet()) {
      Map<String, Value> without = new HashMap<>(good);
      without.remove(field);
      refused(without);
      Map<String, Value> renamed = new HashMap<>(without);
      renamed.put(field + "2", Value.nil());
      refused(renamed);
      Map<String, Value> other = new HashMap<>(good);
      other.put(field, Value.of(1.5));
      refused(other);
    }
    for (String at :
        List.of(
            "2026-11-24",
            "2026-11-24T05:12:00.0Z",
            "2026-11-24T06:12:00+01:00",
            "2026-11-24T05:12Z",
            "2026-11-24T24:00:00Z",
            "hier")) {
      Map<String, Value> wrong = new HashMap<>(good);
      wrong.put("at", Value.of(at));
      refused(wrong);
    }
    Map<String, Value> cut = new HashMap<>(good);
    cut.put("charter", Value.of(new byte[31]));
    refused(cut);
    Map<String, Value> unknown = new HashMap<>(good);
    unknown.put("decision", Value.of("decision 12"));
    refused(unknown);
  }

  private static void refused(Map<String, Value> fields) {
    byte[] bytes = CanonicalBytes.encode(Entry.TYPE, new Value.Rec(fields));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Entry.parse(bytes));
  }

  @Test
  void otherTypesAndTooLongBytesAreRefused() {
    byte[] other = CanonicalBytes.encode("entry/2", Samples.founding().canonical());
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Entry.parse(other));
    byte[] list = CanonicalBytes.encode(Entry.TYPE, Value.list(List.of(Samples.founding())));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Entry.parse(list));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Entry.parse(new byte[70_000]));
  }

  @Test
  void anEntryMovesForwardThroughItsThreeStates() {
    assertThat(State.values()).containsExactly(State.RECORDED, State.SEQUENCED, State.PUBLISHED);
    assertThat(State.of(Optional.empty(), 12)).isEqualTo(State.RECORDED);
    assertThat(State.of(Optional.of(12L), 12)).isEqualTo(State.SEQUENCED);
    assertThat(State.of(Optional.of(11L), 12)).isEqualTo(State.PUBLISHED);
  }
}
