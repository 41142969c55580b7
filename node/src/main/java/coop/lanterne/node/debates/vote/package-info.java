// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Votes on statements, what they say, the map of opinions. It never shows the vote of one person to
 * another, nor a group that is too small.
 */
@NullMarked
package coop.lanterne.node.debates.vote;

import org.jspecify.annotations.NullMarked;
