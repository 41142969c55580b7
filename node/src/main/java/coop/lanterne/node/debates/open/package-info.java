// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How debates work behind their door: opening, contributions, moderation, files. Only the room's
 * own classes use it, and what touches a right is written here alone, for an Enacted.
 */
@NullMarked
package coop.lanterne.node.debates.open;

import org.jspecify.annotations.NullMarked;
