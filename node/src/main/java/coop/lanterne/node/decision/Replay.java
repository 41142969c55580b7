// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import coop.lanterne.kernel.Digest;

/** What came of computing an advice again from its stored inputs. */
public sealed interface Replay {
  /** The same bytes, to the last. */
  record Same(Digest digest) implements Replay {}

  /**
   * Other bytes than those in the journal.
   *
   * @param place first place that differs: {@code inputs.sales[12]} or {@code result.lines[3]}
   * @param before what the journal vouches for
   * @param now what the computation gives
   */
  record Differs(String place, String before, String now) implements Replay {}

  /** The inputs were erased under that article, or their import undone; digests are kept. */
  record Erased(String article, Digest inputs) implements Replay {}

  /** Made by another release, which is to be run. */
  record OtherRelease(String release) implements Replay {}
}
