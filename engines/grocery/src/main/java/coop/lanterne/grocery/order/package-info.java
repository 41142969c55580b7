/**
 * How much of each perishable to order, and why: stock by lots, demand to come, packs, shelf lives,
 * the supplier's days and minimum. It never orders anything, reads no clock and draws no chance
 * whose seed is not given.
 */
@NullMarked
package coop.lanterne.grocery.order;

import org.jspecify.annotations.NullMarked;
