// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** The smallest room that there is: books that members buy together and lend to one another. */
@NullMarked
package coop.lanterne.node.lending;

import org.jspecify.annotations.NullMarked;
