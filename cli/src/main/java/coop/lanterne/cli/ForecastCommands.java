// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on series of sales. */
@Command(name = "forecast")
final class ForecastCommands {
  private final Output output;

  ForecastCommands(Output output) {
    this.output = output;
  }

  @Command(name = "reshape")
  int reshape(
      @Parameters(paramLabel = "WIDE") String file,
      @Option(names = "--date", paramLabel = "COL", required = true) String date,
      @Option(names = "--series", paramLabel = "COL,A..B", split = ",", required = true)
          List<String> series,
      @Option(names = "--open", paramLabel = "COL") @Nullable String open,
      @Option(names = "--open-when-sold") boolean openWhenSold,
      @Option(names = "--with", paramLabel = "COL", split = ",", defaultValue = Option.NULL_VALUE)
          @Nullable List<String> with,
      @Option(names = "--out", paramLabel = "FILE", defaultValue = "-") String out)
      throws IOException {
    Sheet wide = Sheet.read(file, output.read(file));
    String result =
        Reshape.reshape(wide, date, series, open, openWhenSold, with == null ? List.of() : with);
    output.say(wide.findings());
    output.write(out, result);
    return Exit.DONE;
  }
}
