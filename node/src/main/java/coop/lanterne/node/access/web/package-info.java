/**
 * The pages of the entrance: coming in, choosing a password, founding a node, and what every site
 * says of itself. They keep no account themselves and decide nothing.
 */
@NullMarked
package coop.lanterne.node.access.web;

import org.jspecify.annotations.NullMarked;
