// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Deliveries at the door, counts of the stock, the cold room: facts that people say. It never
 * orders.
 */
@NullMarked
package coop.lanterne.node.grocery.stock;

import org.jspecify.annotations.NullMarked;
