// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Place;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.storage.Trouble;

/**
 * What a room says is wrong, in one way: the sentences of the code {@code no-such-day} are {@code
 * <voice>.trouble.no_such_day.why} and {@code .maybe}.
 *
 * @param voice the first segment of the keys of its words, such as {@code grocery}
 */
public record Troubles(String voice) {

  /**
   * A finding of that code.
   *
   * @param place the file and line, or the field, where it was seen
   */
  public Finding finding(String code, Severity severity, Place place, String seen) {
    String key = voice + ".trouble." + code.replace('-', '_');
    return new Finding(
        code, severity, place, seen, Message.of(key + ".why"), Message.of(key + ".maybe"));
  }

  /** What stops a person's input in that field. */
  public Finding stop(String code, String field, String seen) {
    return finding(code, Severity.STOPPED, new Place("", 0, field), seen);
  }

  /** What stops the work at that file, or about that thing. */
  public Finding finding(String code, String source, String seen) {
    return finding(code, Severity.STOPPED, new Place(source, 0, ""), seen);
  }

  /** The same, with that sentence in place of why. */
  public Finding finding(String code, String source, String seen, Message why) {
    Finding said = finding(code, source, seen);
    return new Finding(code, said.severity(), said.place(), seen, why, said.maybe());
  }

  /** The person's input cannot be taken. */
  public Trouble input(String code, String source, String seen) {
    return new Trouble(Trouble.Cause.INPUT, finding(code, source, seen));
  }

  /** The person's input cannot be taken, wherever it stands. */
  public Trouble input(String code, Object seen) {
    return input(code, "", seen.toString());
  }

  /** Something else is under way; later the same will do. */
  public Trouble busy(String code, String source, String seen) {
    return new Trouble(Trouble.Cause.ENVIRONMENT, finding(code, source, seen));
  }

  /** The person has no right to do it. */
  public Trouble right(String code, String source, String seen) {
    return new Trouble(Trouble.Cause.RIGHT, finding(code, source, seen));
  }
}
