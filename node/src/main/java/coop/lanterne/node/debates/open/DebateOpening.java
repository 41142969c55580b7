// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;

/**
 * A debate that is opened. The question stands in the journal by its digest alone.
 *
 * @param asked digest of the question and its description
 */
record DebateOpening(Id debate, Digest asked, String who, LocalDate until) implements Canonical {}
