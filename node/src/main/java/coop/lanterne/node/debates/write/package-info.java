// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What people write, what facilitators do with it, files that bring it. It never publishes or sets
 * aside a text by itself, and never says who wrote it.
 */
@NullMarked
package coop.lanterne.node.debates.write;

import org.jspecify.annotations.NullMarked;
