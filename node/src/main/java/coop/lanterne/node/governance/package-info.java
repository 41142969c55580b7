/**
 * The governance room: the charter's texts, meetings of the assembly and of the other bodies,
 * mandates. It never decides: a body decides by its vote, a person under a mandate, and the machine
 * counts.
 */
@NullMarked
package coop.lanterne.node.governance;

import org.jspecify.annotations.NullMarked;
