// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

/** A page for those who have signed in: {@link Errors} leads the others to where they do. */
public final class SignInNeeded extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
