/** The charter as data and its gates. It never grants an exception. */
@NullMarked
package coop.lanterne.charter;

import org.jspecify.annotations.NullMarked;
