/**
 * Reads how a body decides, counts its votes with their reasons, and follows the steps of an
 * assembly and the readings of a text. It never decides, and never judges whether enough readings
 * were held.
 */
@NullMarked
package coop.lanterne.assembly;

import org.jspecify.annotations.NullMarked;
