// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Orders to suppliers: advised, decided by people, sent, and what came of them. It never orders by
 * itself.
 */
@NullMarked
package coop.lanterne.node.grocery.orders;

import org.jspecify.annotations.NullMarked;
