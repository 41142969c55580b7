/**
 * Reads what people wrote from the files in which it comes, and points at what a moderator should
 * look at first: personal data, anger aimed at someone. It never changes a text, and never decides
 * what is published.
 */
@NullMarked
package coop.lanterne.debate.contributions;

import org.jspecify.annotations.NullMarked;
