/**
 * What stands around the code is tested here: the launcher, the licences, the documents. It never
 * looks inside a module.
 */
@NullMarked
package coop.lanterne.house;

import org.jspecify.annotations.NullMarked;
