// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/** Writes JSON: maps, lists, texts, whole numbers, truth values and {@link #NULL}. */
final class Json {
  /** The absent value. */
  static final Object NULL = new Object();

  private Json() {}

  static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        String comma = "{";
        for (Map.Entry<?, ?> e : map.entrySet()) {
          out.append(comma);
          quote(out, e.getKey().toString());
          out.append(':');
          write(out, e.getValue());
          comma = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      case Iterable<?> list -> {
        out.append('[');
        String comma = "";
        for (Object item : list) {
          out.append(comma);
          write(out, item);
          comma = ",";
        }
        out.append(']');
      }
      case String text -> quote(out, text);
      case Number n -> out.append(n);
      case Boolean b -> out.append(b);
      case Object o when o == NULL -> out.append("null");
      case Object o -> throw new IllegalArgumentException("no JSON for " + o.getClass());
    }
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
        out.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
