// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Versions compared, and texts that people make of one, change and offer to a vote. It never puts a
 * text to the vote by itself.
 */
@NullMarked
package coop.lanterne.node.debates.drafts;

import org.jspecify.annotations.NullMarked;
