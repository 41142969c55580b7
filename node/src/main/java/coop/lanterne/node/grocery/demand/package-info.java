// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Where people know better than the forecast, and what is wanted beside what is sold. It never asks
 * who wants it.
 */
@NullMarked
package coop.lanterne.node.grocery.demand;

import org.jspecify.annotations.NullMarked;
