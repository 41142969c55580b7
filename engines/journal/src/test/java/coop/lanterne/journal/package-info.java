/** Stories of the journal, from one leaf to a whole log. It never needs a network or a clock. */
@NullMarked
package coop.lanterne.journal;

import org.jspecify.annotations.NullMarked;
