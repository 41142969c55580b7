// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.shell.Page.Link;

/**
 * Something that stands at the top of every page until it is no longer so.
 *
 * @param kind class of the line in the stylesheet
 * @param head a few words, in bold
 * @param text the rest of the sentence
 * @param link where to read or change it
 */
public record Notice(String kind, Message head, Message text, Optional<Link> link) {

  /** Everything is invented, and who one plays. */
  public static Notice demo(Page.Who who, String change) {
    return new Notice(
        "persona",
        Message.of("shell.notice.demo"),
        Message.of("shell.notice.demo_who").with("name", who.name()).with("role", who.role()),
        Optional.of(new Link(Message.of("shell.notice.demo_change"), change)));
  }

  /** The same, for whoever has not chosen a person of the sample yet. */
  public static Notice demoVisitor(String choose) {
    return new Notice(
        "persona",
        Message.of("shell.notice.demo"),
        Message.of("shell.notice.demo_visitor"),
        Optional.of(new Link(Message.of("shell.notice.demo_choose"), choose)));
  }

  /** No assembly has adopted the charter. */
  public static Notice provisionalCharter(String charter) {
    return new Notice(
        "charter",
        Message.of("shell.notice.charter"),
        Message.of("shell.notice.charter_why"),
        Optional.of(new Link(Message.of("shell.notice.charter_read"), charter)));
  }

  /**
   * The founding holds until an assembly confirms it.
   *
   * @param founding where it can be read
   */
  public static Notice founding(String founding) {
    return new Notice(
        "founding",
        Message.of("shell.notice.founding"),
        Message.of("shell.notice.founding_why"),
        Optional.of(new Link(Message.of("shell.notice.founding_read"), founding)));
  }

  /**
   * Acts that need two persons wait for the second.
   *
   * @param who the second holder, as people know them
   */
  public static Notice foundingWaits(String who, String founding) {
    return new Notice(
        "founding",
        Message.of("shell.notice.founding"),
        Message.of("shell.notice.founding_waits").with("who", who),
        Optional.of(new Link(Message.of("shell.notice.founding_read"), founding)));
  }
}
