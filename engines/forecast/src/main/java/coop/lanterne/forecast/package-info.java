/**
 * Forecasts sales of each product and day from past sales, with the reason and the spread of each
 * number, and measures what a forecast is worth. It never reads a file, never draws at random, and
 * never forecasts a day when the shop is closed.
 */
@NullMarked
package coop.lanterne.forecast;

import org.jspecify.annotations.NullMarked;
