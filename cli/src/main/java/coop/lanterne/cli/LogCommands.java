// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The public log: checked from its files, with the node stopped; exported from a node. */
@Command(name = "log")
record LogCommands(Output output) {
  @Command(name = "verify")
  int verify(
      @Parameters(paramLabel = "FILE") String file,
      @Option(names = "--receipt", paramLabel = "R") @Nullable List<String> receipts,
      @Option(names = "--key", paramLabel = "K") @Nullable String key)
      throws IOException {
    Optional<String> known = key == null ? Optional.empty() : Optional.of(key(key));
    List<Verifier.Given> given = new ArrayList<>();
    for (String receipt : receipts == null ? List.<String>of() : receipts) {
      given.add(new Verifier.Given(receipt, text(output, receipt)));
    }
    try (InputStream log = output.open(file)) {
      return answer(output, Verifier.log(log, given, known));
    }
  }

  @Command(name = "consistency")
  int consistency(
      @Parameters(paramLabel = "OLD") String older,
      @Parameters(paramLabel = "NEW") String newer,
      @Parameters(paramLabel = "PROOF") String proof,
      @Option(names = "--key", paramLabel = "K", required = true) String key)
      throws IOException {
    return answer(
        output,
        Verifier.consistency(
            text(output, older), text(output, newer), text(output, proof), key(key)));
  }

  @Command(name = "export")
  int export(
      @Mixin NodeFlags flags,
      @Option(names = "--out", paramLabel = "FILE", defaultValue = "-") String out)
      throws IOException {
    try (NodeClient node = NodeClient.open(flags.data(), output)) {
      String log = node.get("/api/v1/journal/export");
      output.write(out, log);
      Report report =
          Verifier.log(
              new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)),
              List.of(),
              Optional.empty());
      if (!report.holds()) { // the node could not sign it all, or it was altered
        output.people(report.text(output.settings().lang().locale()));
      }
    }
    return Exit.DONE;
  }

  /** The answer of the verifier, as it gives it; its warnings to people. */
  static int answer(Output output, Report report) {
    if (output.json()) {
      output.line(report.json(output.settings().lang().locale()));
    } else {
      output.people(report.caution(output.settings().lang().locale()));
      output.line(report.text(output.settings().lang().locale()).stripTrailing());
    }
    return report.exitCode();
  }

  /** The key written, or the one that stands in the file of that name. */
  static String key(String keyOrFile) {
    try {
      String key = Verifier.readKey(keyOrFile);
      if (Verifier.isKey(key)) {
        return key;
      }
    } catch (IOException _) {
      // said below
    }
    throw new WrongUse(Message.of("cli.key.bad").with("key", keyOrFile));
  }

  /** A file as text, when it is text. */
  static String text(Output output, String file) throws IOException {
    byte[] bytes = output.read(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Stop.because(
          "not-a-text-file",
          Message.of("cli.csv.not_utf8"),
          file,
          file,
          Message.of("cli.file.right_one"));
    }
  }
}
