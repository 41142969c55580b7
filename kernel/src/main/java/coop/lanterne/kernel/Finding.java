// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

/**
 * One problem found, said so that a person can mend it.
 *
 * @param code stable name of the kind of problem; also the key of its help page and of its example
 *     in {@code examples/errors}
 * @param severity whether anything was lost by it
 * @param place where it was seen
 * @param seen the value as it was read, cut to 200 characters
 * @param why why it cannot be taken
 * @param maybe how to mend it; rendered after "Peut-être…" or "Maybe…"
 */
public record Finding(
    String code, Severity severity, Place place, String seen, Message why, Message maybe)
    implements Canonical {

  private static final int MAX_SEEN = 200;

  /** What a finding costs. */
  public enum Severity {
    /** Everything was kept; something deserves a look. */
    WARNING,
    /** This row, field or item was set aside; the rest was kept. */
    SET_ASIDE,
    /** Nothing was done. */
    STOPPED
  }

  /**
   * Where something was seen.
   *
   * @param source file or screen
   * @param line from 1, 0 where there are no lines
   * @param column name of the column or field, empty where there is none
   */
  public record Place(String source, long line, String column) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("source", source, "line", line, "column", column);
    }
  }

  public Finding {
    if (seen.length() > MAX_SEEN) {
      int end = Character.isHighSurrogate(seen.charAt(MAX_SEEN - 1)) ? MAX_SEEN - 1 : MAX_SEEN;
      seen = seen.substring(0, end) + "…";
    }
  }

  @Override
  public Value canonical() {
    return Value.rec(
        "code", code,
        "severity", severity.name(),
        "place", place,
        "seen", seen,
        "why", why,
        "maybe", maybe);
  }

  /** The finding that was written so. */
  public static Finding fromValue(Value value) {
    Value.Rec f = (Value.Rec) value;
    Value.Rec place = (Value.Rec) f.get("place");
    return new Finding(
        f.text("code"),
        Severity.valueOf(f.text("severity")),
        new Place(place.text("source"), place.integer("line"), place.text("column")),
        f.text("seen"),
        Message.fromValue(f.get("why")),
        Message.fromValue(f.get("maybe")));
  }
}
