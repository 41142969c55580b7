// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What was said, in a few sentences of those who said it, and how facilitators sort it. It never
 * keeps words that their author took back.
 */
@NullMarked
package coop.lanterne.node.debates.synthesis;

import org.jspecify.annotations.NullMarked;
