/**
 * The charter as data: read strictly, compared in words, enforced at its gates, shown by its
 * examples. It never decides, never grants an exception, and refuses what it does not know.
 */
@NullMarked
package coop.lanterne.charter;

import org.jspecify.annotations.NullMarked;
