// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** What was lost, and what ends soon. It never says who lost it. */
@NullMarked
package coop.lanterne.node.grocery.losses;

import org.jspecify.annotations.NullMarked;
