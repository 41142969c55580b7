// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import module java.base;

import coop.lanterne.node.shell.Page;

/**
 * What has changed since a page was opened, said in its place: nothing that someone reads or writes
 * moves.
 *
 * @param href where the next news are asked for
 * @param news since the page was opened, with where to read more
 */
public record Live(String href, List<Page.Link> news) {
  public Live {
    news = List.copyOf(news);
  }

  /** Which page asks. */
  public enum Place {
    /** The page of the debate. */
    DEBATE,
    /** Its synthesis. */
    SYNTHESIS,
    /** Where people vote. */
    VOTE
  }

  /** Whoever knows what changes in a debate. */
  @FunctionalInterface
  public interface Reporter {
    /** The place on a page that is being opened. */
    Live opened(Debate debate, Place place);
  }
}
