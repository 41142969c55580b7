// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Text documents as people have them: the paragraphs of an ODT, a DOCX or a plain text, and ODT or
 * DOCX written from words. Never runs what a document holds, never keeps a word that it hides.
 */
@NullMarked
package coop.lanterne.documents;

import org.jspecify.annotations.NullMarked;
