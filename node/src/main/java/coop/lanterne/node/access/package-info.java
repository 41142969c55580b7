/**
 * Who is here: accounts, one-time links, sessions, the demo's personas. It never gives a right to
 * decide.
 */
@NullMarked
package coop.lanterne.node.access;

import org.jspecify.annotations.NullMarked;
