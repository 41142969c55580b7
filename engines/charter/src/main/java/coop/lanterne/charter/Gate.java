// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

/** The doors of the house: what passes is asked for at one of them. */
public enum Gate {
  /** Data that come in or are read. */
  DATA,
  /** What is shown or published. */
  OUTPUT,
  /** What people decide, and who opens which door. */
  DECISION,
  /** What a language model is asked. */
  MODEL,
  /** What leaves the node. */
  EGRESS,
  /** The life of the charter and of the data: readings, exceptions, stays. */
  LIFE,
  /** The release itself: licences, pages, manifests. */
  BUILD;

  /** Its name in the charter. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
