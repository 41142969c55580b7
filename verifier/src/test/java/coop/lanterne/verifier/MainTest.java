// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person types and reads. */
class MainTest {
  @TempDir private Path dir;
  private final SampleLog log = new SampleLog(9, 4, 8, 9);
  private String receipt = "";
  private String journal = "";
  private String key = "";

  private record Answer(int code, String out, String err) {}

  private String write(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text).toString();
  }

  @BeforeEach
  void files() throws IOException {
    receipt = write("recu-5.tlog-proof", log.receipt(5, 8));
    journal = write("journal.txt", log.text());
    key = write("cle.txt", log.signer.key() + "\n");
  }

  private static Answer run(String stdin, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            args,
            new ByteArrayInputStream(SampleLog.utf8(stdin)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    Answer answer =
        new Answer(
            code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    assertThat(answer.out() + answer.err()).doesNotContain("Exception", "\tat ");
    return answer;
  }

  @Test
  void aReceiptIsCheckedWithTheKeyOrAFileThatHoldsIt() {
    for (String k : List.of(key, log.signer.key())) {
      Answer answer = run("", "receipt", receipt, "--key", k, "--lang", "fr");
      assertThat(answer.code()).isZero();
      assertThat(answer.out().lines().toList().getLast()).startsWith("Valable\u00a0:");
      assertThat(answer.err()).isEmpty();
    }
    Answer piped = run(log.receipt(5, 8), "receipt", "-", "--key", key, "--lang", "en");
    assertThat(piped.out().lines().toList().getLast()).startsWith("Valid:");
  }

  @Test
  void aLogSaysItsVerdictOnTheOutputAndItsWarningsBeside() {
    Answer answer = run("", "log", journal, "--receipt", receipt, "--lang", "fr");
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("✓ 9 entrées lues, dans l’ordre")
        .contains("concorde")
        .endsWith("Valable\u00a0: tout concorde.\n");
    assertThat(answer.err()).contains("! La clé vient du fichier lui-même");
    assertThat(run(log.text(), "log", "-", "--key", key).code()).isZero();
  }

  @Test
  void entriesNotYetSignedAreNamedAndTheExitCodeIsOne() throws IOException {
    log.checkpoints.removeLast();
    String early = write("tot.txt", log.text());
    Answer fr = run("", "log", early, "--key", key, "--lang", "fr");
    assertThat(fr.code()).isEqualTo(1);
    assertThat(fr.out())
        .contains("✗ Entrées nº\u00a08 à 8\u00a0: pas encore signé, 1 entrée")
        .contains("\nPas encore signé\u00a0: ")
        .doesNotContain("Valable", "Différent");
    Answer json = run("", "log", early, "--key", key, "--json", "--lang", "en");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out())
        .contains("\"holds\":false,\"first\":{\"kind\":\"interval\",\"from\":8,\"to\":9}")
        .contains("\"code\":\"log.unpublished\",\"args\":{\"count\":1}")
        .contains("\"verdict\":\"Not yet signed: ");
  }

  @Test
  void theFirstDifferenceIsTheLastLineAndTheExitCodeIsOne() throws IOException {
    log.bytes.set(3, log.bytes.get(2));
    String altered = write("autre.txt", log.text());
    Answer fr = run("", "log", altered, "--key", key, "--lang", "fr");
    assertThat(fr.code()).isEqualTo(1);
    assertThat(fr.out())
        .contains("✗ Entrée nº\u00a03\u00a0: ")
        .endsWith("Différent\u00a0: la première différence est à l’entrée nº\u00a03.\n");
    Answer json = run("", "log", altered, "--key", key, "--json", "--lang", "en");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out())
        .startsWith("{\"what\":\"log\",\"holds\":false,\"first\":{\"kind\":\"entry\",\"entry\":3},")
        .contains("\"code\":\"log.entry.number\",\"args\":{\"seen\":2},\"text\":\"")
        .endsWith("\"verdict\":\"Different: the first difference is at entry 3.\"}\n");
    assertThat(json.err()).isEmpty();
  }

  @Test
  void consistencyTakesTwoCheckpointsAndAProof() throws IOException {
    String older = write("ancien.txt", log.checkpoint(4));
    String newer = write("nouveau.txt", log.checkpoint(8));
    String proof = write("preuve.txt", log.consistency(4, 8));
    Answer good = run("", "consistency", older, newer, proof, "--key", key, "--json");
    assertThat(good.code()).isZero();
    assertThat(good.out()).contains("\"holds\":true,\"first\":null", "\"differences\":[]");
    assertThat(run("", "consistency", newer, older, proof, "--key", key).code()).isEqualTo(1);
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheExitCodeIsOne() throws IOException {
    String missing = dir.resolve("absent.txt").toString();
    Path binary = Files.write(dir.resolve("photo.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8});
    for (String file : List.of(missing, dir.toString(), binary.toString(), "\u0000")) {
      Answer answer = run("", "receipt", file, "--key", key, "--json");
      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.out())
          .contains("\"code\":\"file.unreadable\"")
          .containsPattern("\"verdict\":\"(Not checked:|Pas vérifié)");
    }
    for (String file : List.of(missing, dir.toString(), binary.toString(), "\u0000")) {
      assertThat(run("", "log", file, "--key", key).code()).isEqualTo(1);
      assertThat(run("", "log", journal, "--receipt", file).code()).isEqualTo(1);
    }
  }

  @Test
  void wrongUseShowsTheUsage() {
    List<List<String>> wrong =
        List.of(
            List.of(),
            List.of("verify", receipt),
            List.of("receipt", receipt),
            List.of("receipt", receipt, journal, "--key", key),
            List.of("receipt", receipt, "--key"),
            List.of("receipt", receipt, "--key", "no-such-key"),
            List.of("receipt", receipt, "--key", "\u0000"),
            List.of("receipt", receipt, "--key", journal),
            List.of("receipt", receipt, "--key", key, "--receipt", receipt),
            List.of("log", journal, "--lang", "de"),
            List.of("log", journal, "--quiet"),
            List.of("consistency", receipt, "--key", key));
    for (List<String> args : wrong) {
      Answer answer = run("", args.toArray(String[]::new));
      assertThat(answer.code()).as("%s", args).isEqualTo(2);
      assertThat(answer.out()).isEmpty();
      assertThat(answer.err()).containsPattern("Usage:|Emploi");
    }
    assertThat(run("", "--help", "--lang", "fr").out()).contains("Exemple", "--key");
    assertThat(run("", "--help").code()).isZero();
  }

  @Test
  void nothingReadFromAFileSteersTheTerminal() throws IOException {
    List<String> lines = log.lines();
    lines.add(5, "\u001b[2J\u202e hidden");
    String altered = write("autre.txt", SampleLog.text(lines));
    Answer answer = run("", "log", altered, "--key", key);
    assertThat(answer.out()).doesNotContain("\u001b", "\u202e").contains("\ufffd[2J\ufffd hidden");
    assertThat(run("", "log", altered, "--key", key, "--json").out())
        .doesNotContain("\u001b")
        .contains("\\u001b[2J");
  }
}
