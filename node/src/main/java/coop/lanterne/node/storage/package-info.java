/**
 * One data folder: its lock, its SQLite database, its transactions. It never knows what a table
 * means.
 */
@NullMarked
package coop.lanterne.node.storage;

import org.jspecify.annotations.NullMarked;
