/**
 * Values and contracts that every room and engine shares: advice, explanation, mandate, decision,
 * receipt, money, quantity, digest. It never does I/O, reads no clock, knows no room's vocabulary
 * and depends on the JDK alone.
 */
@NullMarked
package coop.lanterne.kernel;

import org.jspecify.annotations.NullMarked;
