/**
 * Reads rule files strictly: a narrow part of YAML, every value with its line, every fault a
 * finding. It never opens a file, fills in a default or knows what a rule is for.
 */
@NullMarked
package coop.lanterne.rules;

import org.jspecify.annotations.NullMarked;
