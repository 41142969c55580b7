// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;

/** The day of the vote that a debate's synthesis serves, as a facilitator said it. */
record VoteDay(Id debate, LocalDate on) implements Canonical {}
