// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.contributions;

import module java.base;

/**
 * A contribution as a file holds it.
 *
 * @param line where it begins, from 1; the number of its paragraph in a document
 * @param id its name in the file, where it has one
 * @param text what was written, verbatim but for spaces at both ends
 * @param author whoever wrote it, as the file calls them: a code, or a name that no one keeps
 * @param theme the theme that its author chose
 */
public record Written(
    long line, Optional<String> id, String text, Optional<String> author, Optional<String> theme) {}
