// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How the grocery works behind its door: imports, advices, orders, and what is read of them. Only
 * the grocery's own classes use it, and orders are written here alone, for an Enacted.
 */
@NullMarked
package coop.lanterne.node.grocery.internal;

import org.jspecify.annotations.NullMarked;
