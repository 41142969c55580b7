// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.prose.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command: what can be said to every command, before or after its name. */
@Command(name = "lanterne")
final class Settings {
  private final Locale machine;

  @Option(names = "--lang", paramLabel = "fr|en", scope = ScopeType.INHERIT)
  private @Nullable Language lang;

  @Option(names = "--json", scope = ScopeType.INHERIT)
  private boolean json;

  @Option(names = "--seed", paramLabel = "N", scope = ScopeType.INHERIT)
  private @Nullable Long seed;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  private boolean help;

  Settings(Locale machine) {
    this.machine = machine;
  }

  /** The language asked for, else the machine's: French where it speaks French, else English. */
  Language lang() {
    Language asked = lang;
    if (asked != null) {
      return asked;
    }
    return machine.getLanguage().equals("fr") ? Language.FRENCH : Language.ENGLISH;
  }

  /** Whether the answer is to be JSON. */
  boolean json() {
    return json;
  }

  /** The seed asked for, where chance is used. */
  OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /** Whether only help is wanted. */
  boolean help() {
    return help;
  }
}
