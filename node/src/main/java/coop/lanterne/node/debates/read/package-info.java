// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * A debate as everyone reads it: on a page, in a hall, on paper, while it moves. Nothing is decided
 * here.
 */
@NullMarked
package coop.lanterne.node.debates.read;

import org.jspecify.annotations.NullMarked;
