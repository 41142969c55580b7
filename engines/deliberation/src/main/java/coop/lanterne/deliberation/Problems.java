// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.deliberation;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The findings gathered while something is read or checked. The two sentences of a finding stand
 * under its code and {@code .why} or {@code .maybe}.
 */
final class Problems {
  private final String source;
  private final List<Finding> found = new ArrayList<>();

  Problems(String source) {
    this.source = source;
  }

  void add(String code, long line, String field, String seen) {
    add(code, line, field, seen, m -> m);
  }

  void add(String code, long line, String field, String seen, UnaryOperator<Message> args) {
    found.add(
        finding(
            code, Finding.Severity.STOPPED, new Finding.Place(source, line, field), seen, args));
  }

  static Finding finding(
      String code,
      Finding.Severity severity,
      Finding.Place place,
      String seen,
      UnaryOperator<Message> args) {
    return new Finding(
        code,
        severity,
        place,
        seen,
        args.apply(new Message(code + ".why", Map.of())),
        args.apply(new Message(code + ".maybe", Map.of())));
  }

  String source() {
    return source;
  }

  boolean none() {
    return found.isEmpty();
  }

  <T> Checked<T> stop() {
    return new Checked.Stopped<>(found);
  }
}
