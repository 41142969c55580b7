// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

/** What was read is not of the form that it should have. Its message says where and why. */
public final class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  Malformed(String why) {
    super(why);
  }

  Malformed(String why, Throwable cause) {
    super(why, cause);
  }
}
