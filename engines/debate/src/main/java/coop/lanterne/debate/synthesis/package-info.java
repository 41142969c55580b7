// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What a debate says, in the contributors' own words: ideas, themes, a synthesis with what it
 * leaves out, and versions of a text to choose from. It never writes a sentence of its own, and
 * never hides that a sentence was left out.
 */
@NullMarked
package coop.lanterne.debate.synthesis;

import org.jspecify.annotations.NullMarked;
