/**
 * Forecasts one series of numbers from its own past: smoothing, theta, decomposition, rare demand,
 * their median, and how far off they have been. It never knows a date, a product or a file, never
 * draws at random, and gives the same bytes on any machine.
 */
@NullMarked
package coop.lanterne.forecast.univariate;

import org.jspecify.annotations.NullMarked;
