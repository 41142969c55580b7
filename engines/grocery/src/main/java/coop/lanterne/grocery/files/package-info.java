/**
 * The grocery's files: products, suppliers, stock, deliveries, sales, losses, days, read into
 * records and checked against one another. It never opens a file, and refuses any that tells who
 * bought what.
 */
@NullMarked
package coop.lanterne.grocery.files;

import org.jspecify.annotations.NullMarked;
