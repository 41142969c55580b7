/**
 * Pages, printed papers and interface of the governance room. It never reads a table: it asks the
 * room.
 */
@NullMarked
package coop.lanterne.node.governance.web;

import org.jspecify.annotations.NullMarked;
