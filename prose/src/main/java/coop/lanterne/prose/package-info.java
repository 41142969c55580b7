/**
 * Says messages, findings, explanations, amounts and dates in French and in English. It never
 * decides what is said.
 */
@NullMarked
package coop.lanterne.prose;

import org.jspecify.annotations.NullMarked;
