/**
 * The room where anyone checks: the public journal, receipts, the reasons of an advice, its
 * recomputation. It reads and proves; it never decides, and writes nothing but refusals.
 */
@NullMarked
package coop.lanterne.node.transparency;

import org.jspecify.annotations.NullMarked;
