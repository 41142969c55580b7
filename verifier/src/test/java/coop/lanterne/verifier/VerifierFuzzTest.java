// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever stands in a file that someone hands over: the verifier reports on it in both languages.
 */
class VerifierFuzzTest {
  private static final Path JOURNAL = Path.of("..", "examples", "journal");
  private static final String KEY = read("lanterne.key").strip();

  private static String read(String name) {
    try {
      return Files.readString(JOURNAL.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void isSaid(Report report) {
    assertThat(report.holds()).isEqualTo(report.differences().isEmpty());
    for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
      Words words = Words.of(language);
      report
          .differences()
          .forEach(d -> assertThat(words.say(d)).isNotBlank().doesNotContainPattern("\\p{Cntrl}"));
      report.warnings().forEach(w -> assertThat(words.say(w)).isNotBlank());
      report.checked().forEach(c -> assertThat(words.say(c)).isNotBlank());
    }
  }

  @FuzzTest
  void anyReceipt(byte[] bytes) {
    isSaid(Verifier.receipt(new String(bytes, StandardCharsets.UTF_8), KEY));
  }

  @FuzzTest
  void anyLog(byte[] bytes) throws IOException {
    String receipt = read("recu-7.tlog-proof");
    List<Verifier.Given> kept = List.of(new Verifier.Given("seven", receipt));
    isSaid(Verifier.log(new ByteArrayInputStream(bytes), List.of(), Optional.empty()));
    isSaid(Verifier.log(new ByteArrayInputStream(bytes), kept, Optional.of(KEY)));
  }

  @FuzzTest
  void anyCheckpointKeyOrProof(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String older = read("checkpoint-5");
    String newer = read("checkpoint-20");
    String proof = read("consistency-5-20");
    isSaid(Verifier.consistency(text, newer, proof, KEY));
    isSaid(Verifier.consistency(older, text, proof, KEY));
    isSaid(Verifier.consistency(older, newer, text, KEY));
    isSaid(Verifier.consistency(older, newer, proof, text));
  }

  /** An entry that is read shows each of its fields, and its own number. */
  @FuzzTest
  void anyEntry(byte[] bytes) {
    try {
      Entry entry = Entry.read(bytes);
      assertThat(entry.fields().get("number")).isEqualTo(Long.toString(entry.number()));
      assertThat(entry.differsFrom(entry)).isEmpty();
    } catch (Malformed said) {
      assertThat(said.why().code()).isNotBlank();
    }
  }
}
