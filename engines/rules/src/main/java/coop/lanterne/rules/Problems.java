// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;

/**
 * The findings gathered while one thing is read or checked: each stops the whole. The two sentences
 * of a finding stand under its code and {@code .why} or {@code .maybe}; both may name {@code
 * field}, the place in the file, and {@code seen}.
 */
public final class Problems {
  private final String source;
  private final List<Finding> found = new ArrayList<>();

  /**
   * None yet.
   *
   * @param source name of the file, for the findings
   */
  public Problems(String source) {
    this.source = source;
  }

  /** The name of the file. */
  public String source() {
    return source;
  }

  /** All of them, in the order in which they were met. */
  public List<Finding> found() {
    return List.copyOf(found);
  }

  /** Whether there is none. */
  public boolean none() {
    return found.isEmpty();
  }

  /** Adds one. */
  public void add(String code, long line, String field, String seen) {
    add(code, line, field, seen, m -> m);
  }

  /** Adds one whose sentences name more than the place and the value seen. */
  public void add(String code, long line, String field, String seen, UnaryOperator<Message> args) {
    found.add(
        finding(
            code,
            Finding.Severity.STOPPED,
            new Finding.Place(source, line, field),
            seen,
            m -> args.apply(m.with("field", field.isEmpty() ? "/" : field).with("seen", seen))));
  }

  /** Adds that a name must stand and does not. */
  public void missing(long line, String field) {
    add("rules.missing_key", line, field, "", m -> m.with("key", last(field)));
  }

  /** Adds that one of the languages is not there. */
  public void missingLanguage(long line, String field, String language) {
    add("rules.missing_language", line, field, language, m -> m.with("language", language));
  }

  /** Adds that a value is none of those known. */
  public void notOneOf(Iterable<String> known, long line, String field, String seen) {
    add("rules.bad_choice", line, field, seen, m -> m.with("known", String.join(", ", known)));
  }

  /**
   * A finding whose sentences stand under that key; its code is the key without its voice: {@code
   * not-yaml} of {@code rules.not_yaml}.
   */
  public static Finding finding(
      String key,
      Finding.Severity severity,
      Finding.Place place,
      String seen,
      UnaryOperator<Message> args) {
    return new Finding(
        key.substring(key.indexOf('.') + 1).replace('.', '-').replace('_', '-'),
        severity,
        place,
        seen,
        args.apply(Message.of(key + ".why")),
        args.apply(Message.of(key + ".maybe")));
  }

  private static String last(String field) {
    return field.substring(field.lastIndexOf('.') + 1);
  }
}
