// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What texts say, in French and English: sentences, words, negation, closeness of meaning,
 * near-duplicates, retrieval. Never writes a sentence of its own, and never judges whoever wrote
 * one.
 */
@NullMarked
package coop.lanterne.language;

import org.jspecify.annotations.NullMarked;
