/** Commands on files and on a running node. It never starts Spring for a file. */
@NullMarked
package coop.lanterne.cli;

import org.jspecify.annotations.NullMarked;
