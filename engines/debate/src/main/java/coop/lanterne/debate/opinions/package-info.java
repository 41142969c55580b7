/**
 * Finds groups of opinion in votes on statements, and what each group holds, what is shared and
 * what divides, with the formulas of Polis. It never guesses a stance: what was not voted stays
 * unknown; and it never shows a small group: {@link coop.lanterne.debate.opinions.PublicView} is
 * what may be published.
 */
@NullMarked
package coop.lanterne.debate.opinions;

import org.jspecify.annotations.NullMarked;
