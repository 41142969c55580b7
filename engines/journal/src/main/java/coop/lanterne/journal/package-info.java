/**
 * Merkle log, checkpoints, proofs and receipts. It never stores anything and holds no personal
 * text.
 */
@NullMarked
package coop.lanterne.journal;

import org.jspecify.annotations.NullMarked;
