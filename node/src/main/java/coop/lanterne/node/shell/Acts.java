// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import coop.lanterne.kernel.Message;
import java.util.Set;

/** What the acts that take a mandate are called on pages. */
public final class Acts {
  private static final Set<String> KNOWN =
      Set.of(
          "node.found",
          "order.adopt",
          "surplus.take",
          "charter.adopt",
          "mandate.grant",
          "mandate.end",
          "assembly.convene",
          "assembly.record",
          "assembly.proclaim",
          "urgency.ratify",
          "method.stop",
          "founding.confirm",
          "charter.amend",
          "motion.adopt",
          "proxy.give",
          "debate.open",
          "debate.moderate",
          "debate.stage",
          "debate.opinions",
          "debate.audit",
          "debate.sort",
          "debate.synthesis");

  private Acts() {}

  /** Whether this word is an act, such as {@code mandate.grant}. */
  public static boolean isOne(String word) {
    return KNOWN.contains(word);
  }

  /** The name of an act; one that the house does not know is said as it is. */
  public static Message name(String act) {
    return isOne(act)
        ? Message.of("shell.act." + act.replace('.', '_'))
        : Message.of("shell.act.other").with("act", act);
  }
}
