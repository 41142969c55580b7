/** Forecasts and orders, each with its reasons. It never does I/O and reads no clock. */
@NullMarked
package coop.lanterne.logistics;

import org.jspecify.annotations.NullMarked;
