/**
 * Merkle log, checkpoints, proofs and receipts. It never stores anything and holds no personal
 * text.
 *
 * <p>The life of an entry: the node records an {@link coop.lanterne.journal.Entry} in the
 * transaction of what it is about ({@code RECORDED}); one writer gives it its number and lets the
 * {@link coop.lanterne.journal.Frontier} grow by its leaf hash, keeping the hashes that come back
 * ({@code SEQUENCED}); a {@link coop.lanterne.journal.Checkpoint} of the new frontier is signed and
 * kept ({@code PUBLISHED}); from then on {@link coop.lanterne.journal.Receipts} can be made.
 */
@NullMarked
package coop.lanterne.journal;

import org.jspecify.annotations.NullMarked;
