// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** A shop’s files come in, are shown, kept and taken back. It never keeps half of a file. */
@NullMarked
package coop.lanterne.node.grocery.imports;

import org.jspecify.annotations.NullMarked;
