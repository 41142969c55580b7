// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

/** Whom a door lets in. There are no others: being keeper opens none. */
public enum Whom {
  /** Anyone, without an account. */
  VISITORS,
  /** Whoever has the secret link that the address is; the handler opens it, or says it is gone. */
  LINK,
  /** Those whom what the address names is for: anyone, or members alone, as its room says. */
  READERS,
  /** Members who have signed in. */
  MEMBERS,
  /** Those who hold a mandate for the act, now. */
  HOLDERS
}
