// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.lending;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.room.Room;
import coop.lanterne.node.shell.Page;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** Lending: its parts, and what this room declares. */
@Configuration(proxyBeanMethods = false)
@Order(4)
@Import({
  Lending.class,
  LoanFiles.class,
  NextBook.class,
  BookDecision.class,
  LoanRules.class,
  KeptLoans.class,
  LendingPages.class
})
public class LendingRoom implements Room {
  @Override
  public String voice() {
    return "lending";
  }

  @Override
  public List<Page.Room> menu() {
    return List.of(new Page.Room(Message.of("lending.room"), LendingPages.HREF));
  }

  @Override
  public Set<String> acts() {
    return Set.of(Lending.BUY);
  }

  @Override
  public Set<String> actions() {
    return Set.of(Lending.LOAN_NOTED, "fact.loans", "fact.loans.undone");
  }

  @Override
  public Set<String> roles() {
    return Set.of(Lending.BORROWER);
  }

  @Override
  public List<Ask.ReadField> reads() {
    return List.of(Lending.TITLES);
  }

  @Override
  public boolean isForAnyone(String act, String subject) {
    return true;
  }

  @Override
  public Optional<Message> subject(String act, String subject) {
    return Optional.of(Message.of("lending.subject.book").with("title", subject));
  }
}
