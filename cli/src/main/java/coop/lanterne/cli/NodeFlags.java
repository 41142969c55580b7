// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which node, and who asks. */
final class NodeFlags {
  /** The sample co-op, where {@code ./lanterne demo} keeps it. */
  static final String DEMO = ".lanterne/demo";

  @Option(names = "--data", paramLabel = "DIR", defaultValue = DEMO)
  private String data = DEMO;

  @Option(names = "--as", paramLabel = "LOGIN")
  private @Nullable String as;

  Path data() {
    Path given = Path.of(data);
    String root = System.getProperty("lanterne.root");
    // the demo's folder is that of the checkout, wherever the command is called from
    return data.equals(DEMO) && root != null ? Path.of(root).resolve(given) : given;
  }

  @Nullable String as() {
    return as;
  }
}
