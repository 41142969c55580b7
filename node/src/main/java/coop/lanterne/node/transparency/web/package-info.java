/**
 * Pages, files and REST answers of the room of transparency. They say what the room gives them and
 * never read storage.
 */
@NullMarked
package coop.lanterne.node.transparency.web;

import org.jspecify.annotations.NullMarked;
