// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts and logs are checked from their files, with no node. */
class LogCommandsTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("lanterne.root", "..")).resolve("examples/journal");
  private static final String KEY = SAMPLES.resolve("lanterne.key").toString();

  @TempDir Path folder;

  private record Ran(int exit, String out, String err) {}

  private static Ran run(byte[] input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            List.of(args),
            new ByteArrayInputStream(input),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Locale.FRANCE);
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String sample(String name) {
    return SAMPLES.resolve(name).toString();
  }

  @Test
  void a_receipt_is_verified_from_a_file_and_from_standard_input() throws IOException {
    Ran ran = run(new byte[0], "receipt", "verify", sample("recu-7.tlog-proof"), "--key", KEY);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    assertThat(ran.out().lines().toList().getLast()).startsWith("Valable");
    String key = Files.readString(Path.of(KEY)).strip();
    Ran piped =
        run(
            Files.readAllBytes(SAMPLES.resolve("recu-7.tlog-proof")),
            "--json",
            "receipt",
            "verify",
            "-",
            "--key",
            key);
    assertThat(Json.read(piped.out()).path("holds").asBoolean(false)).isTrue();
  }

  @Test
  void a_receipt_changed_by_one_letter_differs() throws IOException {
    String text = Files.readString(SAMPLES.resolve("recu-7.tlog-proof"));
    Path changed = Files.writeString(folder.resolve("r"), text.replaceFirst("index 7", "index 6"));
    Ran ran = run(new byte[0], "receipt", "verify", changed.toString(), "--key", KEY);
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(ran.out()).contains("Différent");
  }

  @Test
  void a_log_is_verified_with_an_old_receipt_and_an_altered_entry_is_named() throws IOException {
    List<String> args =
        List.of("log", "verify", sample("journal.lanterne-log"), "--key", KEY, "--receipt");
    List<String> good = new ArrayList<>(args);
    good.add(sample("recu-7.tlog-proof"));
    assertThat(run(new byte[0], good.toArray(String[]::new)).exit()).isEqualTo(Exit.DONE);
    List<String> lines =
        new ArrayList<>(Files.readAllLines(SAMPLES.resolve("journal.lanterne-log")));
    String[] third = lines.get(4 + 3).split(" ");
    String[] fourth = lines.get(4 + 4).split(" ");
    lines.set(4 + 3, "entry 3 " + third[2] + " " + fourth[3]);
    Ran ran =
        run(
            String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8),
            "--json",
            "log",
            "verify",
            "-",
            "--key",
            KEY);
    assertThat(ran.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(Json.read(ran.out()).path("first").path("entry").asLong(-1)).isEqualTo(3);
  }

  @Test
  void without_a_key_the_log_is_checked_with_its_own_and_that_is_said() {
    Ran ran = run(new byte[0], "log", "verify", sample("journal.lanterne-log"));
    assertThat(ran.exit()).isEqualTo(Exit.DONE);
    assertThat(ran.err()).isNotBlank();
  }

  @Test
  void a_checkpoint_continues_an_older_one() {
    Ran ran =
        run(
            new byte[0],
            "log",
            "consistency",
            sample("checkpoint-5"),
            sample("checkpoint-20"),
            sample("consistency-5-20"),
            "--key",
            KEY);
    assertThat(ran.exit()).as(ran.out()).isEqualTo(Exit.DONE);
    Ran swapped =
        run(
            new byte[0],
            "log",
            "consistency",
            sample("checkpoint-20"),
            sample("checkpoint-5"),
            sample("consistency-5-20"),
            "--key",
            KEY);
    assertThat(swapped.exit()).isEqualTo(Exit.NOTHING_DONE);
  }

  @Test
  void what_is_no_key_is_wrong_use_and_a_missing_file_a_finding() {
    Ran key =
        run(new byte[0], "receipt", "verify", sample("recu-7.tlog-proof"), "--key", "bonjour");
    assertThat(key.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(key.err()).contains("bonjour", "Emploi").doesNotContain("Exception");
    Ran file = run(new byte[0], "receipt", "verify", "rien.tlog-proof", "--key", KEY);
    assertThat(file.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(file.err()).contains("rien.tlog-proof");
  }

  @Test
  void commands_on_a_node_that_is_not_there_say_so() {
    Ran ran =
        run(new byte[0], "replay", "advice-1@x", "--as", "karim", "--data", folder.toString());
    assertThat(ran.exit()).isEqualTo(Exit.ENVIRONMENT);
    assertThat(ran.err()).contains("Aucun nœud ne tourne").doesNotContain("Exception");
    Ran two = run(new byte[0], "decide", "advice-1@x", "--adopt", "--refuse", "--as", "karim");
    assertThat(two.exit()).isEqualTo(Exit.WRONG_USE);
    Ran silent = run(new byte[0], "decide", "advice-1@x", "--refuse", "--as", "karim");
    assertThat(silent.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(silent.err()).contains("--reason");
  }
}
