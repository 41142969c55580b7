// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Which part of the neighbours' surplus to take, and why: whole packs, never ahead of what is
 * promised already, sold before it expires, fair between growers over time. It never takes
 * anything, knows no grower by name and gives none a mark.
 */
@NullMarked
package coop.lanterne.grocery.surplus;

import org.jspecify.annotations.NullMarked;
