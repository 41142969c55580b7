// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Writes the sample co-op "Épicerie du Canal", invented from end to end, in the files that the
 * import reads. It never holds real data, reads no clock and gives the same bytes for the same
 * seed.
 */
@NullMarked
package coop.lanterne.examples;

import org.jspecify.annotations.NullMarked;
