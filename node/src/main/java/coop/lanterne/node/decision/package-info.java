/**
 * Decisions under a mandate, the charter in force, the journal, receipts and replays: every room
 * stands on it. It never lets an advice take effect.
 */
@NullMarked
package coop.lanterne.node.decision;

import org.jspecify.annotations.NullMarked;
