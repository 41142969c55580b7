// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.shell.Page;

/**
 * What a room declares of itself: one bean a room, and the house knows it. Rooms stand in the order
 * of their {@code @Order}.
 */
public interface Room {
  /** The first segment of its words' keys, such as {@code lending}. */
  String voice();

  /** Its lines of the menu. */
  default List<Page.Room> menu() {
    return List.of();
  }

  /**
   * Its acts that take a mandate, such as {@code book.buy}, called {@code lending.act.book_buy} in
   * its words.
   */
  default Set<String> acts() {
    return Set.of();
  }

  /**
   * Acts of advices that show and propose no decision, such as a map of opinions; they are among
   * {@link #acts}.
   */
  default Set<String> showing() {
    return Set.of();
  }

  /**
   * Its entries of the journal, such as {@code fact.loan}, called {@code lending.action.fact_loan}
   * in its words.
   */
  default Set<String> actions() {
    return Set.of();
  }

  /**
   * Who makes entries beside persons with an account, such as {@code borrower}, called {@code
   * lending.role.borrower} in its words.
   */
  default Set<String> roles() {
    return Set.of();
  }

  /**
   * What a decision under one of its acts is about; empty to say the subject as it is written.
   *
   * @param subject as the decision has it, such as a supplier and a day
   */
  default Optional<Message> subject(String act, String subject) {
    return Optional.empty();
  }

  /**
   * Whether visitors may read what an advice or a decision under one of its acts is about, and the
   * advice itself; members alone do otherwise.
   *
   * @param subject as the decision has it
   */
  default boolean isForAnyone(String act, String subject) {
    return false;
  }

  /** What it does by itself, from a few minutes after the start on. */
  default List<Chore> chores() {
    return List.of();
  }

  /**
   * Takes its part of the demonstration; what it took once, it does not take again.
   *
   * @param sample the folder of the invented co-op's files
   */
  default void sow(Path sample) {}

  /** The fields that it reads under article 11 of the charter. */
  default List<Ask.ReadField> reads() {
    return List.of();
  }

  /**
   * Something done by itself.
   *
   * @param every time between the end of one run and the next
   * @param failed what the log of the program says when it failed; it is tried again
   */
  record Chore(Duration every, String failed, Runnable work) {}
}
