// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.tables.Shape.DecimalMark;
import java.time.Instant;
import java.util.Optional;

/**
 * One import.
 *
 * @param kept rows that it brought
 * @param setAside rows that were not taken
 * @param undoneAt when it was taken back; its rows are gone since
 * @param used whether a decision used it: it stays then
 */
public record Batch(
    Id id,
    FileKind kind,
    String fileName,
    Digest digest,
    String encoding,
    char delimiter,
    DecimalMark decimalMark,
    long kept,
    long setAside,
    Instant importedAt,
    Optional<Instant> undoneAt,
    boolean used) {}
