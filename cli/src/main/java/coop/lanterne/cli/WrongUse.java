// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import coop.lanterne.kernel.Message;

/** Options that each can be read and that do not go together, or lie out of range. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Message why;

  WrongUse(Message why) {
    super(why.key(), null, false, false);
    this.why = why;
  }

  /** An option or a parameter that cannot have that value. */
  static WrongUse value(String what, Object value) {
    return new WrongUse(Message.of("cli.use.value").with("what", what).with("value", value));
  }

  Message why() {
    return why;
  }
}
