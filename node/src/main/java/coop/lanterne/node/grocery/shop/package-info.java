// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What the tables say of the shop, as its use cases read it: products, sales, stock, what is to
 * come. It never knows a use case.
 */
@NullMarked
package coop.lanterne.node.grocery.shop;

import org.jspecify.annotations.NullMarked;
