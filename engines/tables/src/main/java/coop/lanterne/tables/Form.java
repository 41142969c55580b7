// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

/**
 * A form that a table may have, with what takes its rows.
 *
 * @param rows takes each good row, in order
 */
public record Form(Schema schema, Consumer<Row> rows) {}
