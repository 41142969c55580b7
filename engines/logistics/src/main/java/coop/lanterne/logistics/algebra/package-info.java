// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** The little linear algebra that forecasts need. */
@NullMarked
package coop.lanterne.logistics.algebra;

import org.jspecify.annotations.NullMarked;
