/**
 * Reads tables as people have them, without losing a row in silence. It never opens a file and
 * knows no room.
 */
@NullMarked
package coop.lanterne.tables;

import org.jspecify.annotations.NullMarked;
