// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

/** A well-formed checkpoint that the key in hand did not sign. */
public final class NotSigned extends Exception {
  private static final long serialVersionUID = 1L;

  NotSigned(String why) {
    super(why);
  }
}
