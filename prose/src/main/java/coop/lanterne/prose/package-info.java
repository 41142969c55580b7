/**
 * Says messages, findings, explanations, amounts and dates in French and in English. It never
 * decides what is said.
 *
 * <p>Each module keeps its sentences in {@code coop/lanterne/prose/<module>.fr.properties} and
 * {@code .en.properties}, in UTF-8; the module is the first segment of every key. A hole is {@code
 * {name}}; {@code {count|line|lines}} chooses by number, French counting 0 and 1 as one; two braces
 * write one. What mends a finding continues a sentence that begins with "Peut-être" or "Maybe", so
 * it begins with a small letter.
 */
@NullMarked
package coop.lanterne.prose;

import org.jspecify.annotations.NullMarked;
