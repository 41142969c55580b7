// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What every room shares: how it declares what it brings, and what the house makes of it. It never
 * names a room.
 */
@NullMarked
package coop.lanterne.node.room;

import org.jspecify.annotations.NullMarked;
