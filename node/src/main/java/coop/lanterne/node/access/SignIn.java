// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

/** How people come in. */
public enum SignIn {
  /** By choosing someone of the sample, with no password: the demo alone. */
  PERSONAS,
  /** By a login and a password. */
  PASSWORDS
}
