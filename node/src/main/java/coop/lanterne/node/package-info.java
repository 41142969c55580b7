/** The application: wires rooms, storage and pages together. It never decides anything. */
@NullMarked
package coop.lanterne.node;

import org.jspecify.annotations.NullMarked;
