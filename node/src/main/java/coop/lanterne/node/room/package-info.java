// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What every room does in the same way: make and keep an advice, sign a decision on it, note a fact,
 * say what is wrong. It never knows a room.
 */
@NullMarked
package coop.lanterne.node.room;

import org.jspecify.annotations.NullMarked;
