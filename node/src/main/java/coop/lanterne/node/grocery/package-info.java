// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The grocery: its files come in, orders are advised and people decide on them. It never places an
 * order by itself, and never reads who bought what.
 */
@NullMarked
package coop.lanterne.node.grocery;

import org.jspecify.annotations.NullMarked;
