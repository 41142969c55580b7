// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Debates: opened by a mandate, written by people, moderated with public reasons, moved from stage
 * to stage. It never publishes or sets aside a text by itself, and never says who wrote it.
 */
@NullMarked
package coop.lanterne.node.debates;

import org.jspecify.annotations.NullMarked;
