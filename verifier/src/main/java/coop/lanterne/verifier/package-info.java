/** Checks receipts and exported logs offline. It shares no code with the journal that it checks. */
@NullMarked
package coop.lanterne.verifier;

import org.jspecify.annotations.NullMarked;
