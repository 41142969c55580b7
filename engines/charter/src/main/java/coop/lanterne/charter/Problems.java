// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The findings gathered while one text is read: each stops the reading of the whole. */
final class Problems {
  private final String source;
  private final List<Finding> found = new ArrayList<>();

  Problems(String source) {
    this.source = source;
  }

  String source() {
    return source;
  }

  List<Finding> found() {
    return List.copyOf(found);
  }

  void add(String code, int line, String field, String seen) {
    add(code, line, field, seen, m -> m);
  }

  /**
   * Adds one; {@code args} fills both of its sentences, which are found under the code and {@code
   * .why} or {@code .maybe}.
   */
  void add(String code, int line, String field, String seen, UnaryOperator<Message> args) {
    found.add(
        new Finding(
            code,
            Finding.Severity.STOPPED,
            new Finding.Place(source, line, field),
            seen,
            args.apply(Message.of(code + ".why")),
            args.apply(Message.of(code + ".maybe"))));
  }
}
