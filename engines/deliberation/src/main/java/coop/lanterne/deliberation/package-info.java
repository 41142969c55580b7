/** Counts votes and follows the steps of an assembly. It never says who is right. */
@NullMarked
package coop.lanterne.deliberation;

import org.jspecify.annotations.NullMarked;
