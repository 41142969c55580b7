// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** A past played again, and the last months looked back at. It never writes. */
@NullMarked
package coop.lanterne.node.grocery.past;

import org.jspecify.annotations.NullMarked;
