// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Receipts, checked on this machine alone: the node is not asked. */
@Command(name = "receipt")
record ReceiptCommands(Output output) {
  @Command(name = "verify")
  int verify(
      @Parameters(paramLabel = "FILE") String file,
      @Option(names = "--key", paramLabel = "K", required = true) String key)
      throws IOException {
    Report report = Verifier.receipt(LogCommands.text(output, file), LogCommands.key(key));
    return LogCommands.answer(output, report);
  }
}
