// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import module java.base;

import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.storage.Tx;

/** What is made of people's words, such as a synthesis or a draft: it goes where they go. */
public interface Echo {
  /** Erases, in the same write, what it holds of words that are being taken back or erased. */
  default void withdrawn(Tx tx, Contribution what) {}

  /**
   * Makes what follows once words are no longer published.
   *
   * @param how they were taken back, or set aside
   * @param most how long to wait for it; it goes on after
   */
  default void gone(Debate debate, Contribution what, Contribution.State how, Duration most) {}
}
