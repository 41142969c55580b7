// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

/** What a command ends with. Other programs rely on these numbers. */
final class Exit {
  /** The command did what was asked; rows set aside among good ones are warnings. */
  static final int DONE = 0;

  /** Nothing usable was done; the Findings say why. */
  static final int NOTHING_DONE = 1;

  /** The command was not used as it is meant to be; its usage is shown. */
  static final int WRONG_USE = 2;

  /** Refused by the charter, whose article is named, or no right to. */
  static final int REFUSED = 3;

  /** The machine: no JDK, port taken, folder locked, disk full. */
  static final int ENVIRONMENT = 4;

  private Exit() {}
}
