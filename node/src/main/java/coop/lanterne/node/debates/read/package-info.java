// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The pages of debates. Nothing is decided here: each request becomes one use case of the room's
 * door.
 */
@NullMarked
package coop.lanterne.node.debates.read;

import org.jspecify.annotations.NullMarked;
