// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.shell.Page.Link;

/**
 * A receipt as people see it: the torn slip.
 *
 * @param title Reçu nº 1 482
 * @param at when
 * @param rows what it says
 * @param stage how far its entry went in the journal; empty for an advice, which is not an entry
 * @param links what can be done with it: download, recompute
 */
public record Slip(
    Message title, Instant at, List<Row> rows, Optional<Stage> stage, List<Link> links) {

  /**
   * One line.
   *
   * @param name what it is
   * @param value what it says
   * @param exact whether it is to be compared letter by letter
   */
  public record Row(Message name, Message value, boolean exact) {}

  /** How far an entry of the journal went. */
  public enum Stage {
    /** Written, in the same transaction as what it tells. */
    RECORDED,
    /** Given its place in the log. */
    SEQUENCED,
    /** Covered by a signed checkpoint. */
    PUBLISHED
  }
}
