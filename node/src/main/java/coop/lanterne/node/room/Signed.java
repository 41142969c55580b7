// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import coop.lanterne.kernel.Id;

/** What came of a signature. */
public sealed interface Signed {
  /** Decided; its entry in the journal. */
  record Done(Id decision, long entry) implements Signed {}

  /** A second person must sign. */
  record WaitsForSecond() implements Signed {}
}
