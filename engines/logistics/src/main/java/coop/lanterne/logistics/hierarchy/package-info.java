/**
 * Makes forecasts of products, families and the whole shop agree: what is expected of a whole is
 * the sum of what is expected of its parts. It forecasts nothing itself and never knows what is
 * summed.
 */
@NullMarked
package coop.lanterne.logistics.hierarchy;

import org.jspecify.annotations.NullMarked;
