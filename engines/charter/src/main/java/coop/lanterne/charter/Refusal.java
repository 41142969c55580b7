// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Value;

/**
 * What a gate refused, said so that the person knows which article, what was seen, what the limit
 * is, how to go on, and who could decide otherwise.
 *
 * @param article such as {@code A16}
 * @param gate where it was refused
 * @param charter digest of the charter that was in force
 * @param version its version
 * @param seen the value seen
 * @param limit what the charter allows
 * @param why the reason, in a sentence
 * @param maybe how to go on; rendered after "Peut-être" or "Maybe"
 * @param who who can change the limit
 */
public record Refusal(
    String article,
    Gate gate,
    Digest charter,
    String version,
    String seen,
    String limit,
    Message why,
    Message maybe,
    Message who) {

  /** The code of every finding made from a refusal. */
  public static final String CODE = "charter-refused";

  /**
   * This refusal as a finding; its sentences name the article.
   *
   * @param severity what it costs: STOPPED for an act, SET_ASIDE for a column left out
   */
  public Finding finding(Finding.Severity severity, String source, long line) {
    return new Finding(
        CODE,
        severity,
        new Finding.Place(source, line, article),
        seen,
        Message.of("charter.refused.why")
            .with("article", Charter.number(article))
            .with("version", version)
            .with("why", why),
        Message.of("charter.refused.maybe").with("maybe", maybe).with("who", who));
  }

  /**
   * What the journal keeps: never the content of the request, never a person.
   *
   * @param role the role of whoever asked, or {@code program}
   * @param mandate the mandate invoked, if any
   * @param commitment salted commitment of the request, see {@link #commitment}
   */
  public Value journalled(String role, Optional<Id> mandate, Digest commitment) {
    return Value.rec(
        "article", article,
        "gate", gate.word(),
        "charter", charter,
        "role", role,
        "mandate", mandate,
        "request", commitment);
  }

  /**
   * The digest of a request and its salt. Whoever holds both can show what was refused; once the
   * salt is erased nobody can guess it from the journal.
   *
   * @param salt at least 16 random bytes, drawn by the caller
   */
  public static Digest commitment(byte[] salt, Value request) {
    if (salt.length < 16) {
      throw new IllegalArgumentException("a salt has 16 bytes or more, read: " + salt.length);
    }
    return CanonicalBytes.digest(
        "charter.request/1", Value.rec("salt", salt.clone(), "request", request));
  }
}
