// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

/** What a change does to the charter. */
public enum Effect {
  /** It allows what was refused. */
  LOOSENS,
  /** It refuses what was allowed. */
  TIGHTENS,
  /** It changes what is checked; the direction cannot be told from the value alone. */
  NEUTRAL,
  /** It changes the words, and nothing that is checked. */
  WORDING
}
