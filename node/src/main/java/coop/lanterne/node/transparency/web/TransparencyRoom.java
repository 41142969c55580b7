// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.room.Room;
import coop.lanterne.node.shell.Linked;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.transparency.Algorithms;
import coop.lanterne.node.transparency.Transparency;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Transparency: its parts, and what this room declares. */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.LOWEST_PRECEDENCE)
@Import({
  Transparency.class,
  Algorithms.class,
  Titles.class,
  AdviceReaders.class,
  JournalPages.class,
  LogFiles.class,
  AdvicePages.class,
  TodayPage.class,
  RegisterPages.class,
  TransparencyApi.class
})
public class TransparencyRoom implements Room {
  @Bean
  static Linked adviceLinked() {
    return (object, person) ->
        object.kind().equals("advice")
            ? Optional.of(
                new Page.Link(
                    Message.of("transparency.link.advice").with("advice", object.local()),
                    "/advice/" + object))
            : Optional.empty();
  }

  @Override
  public String voice() {
    return "transparency";
  }

  @Override
  public List<Page.Room> menu() {
    return List.of(new Page.Room(Message.of("transparency.room"), "/journal"));
  }

  @Override
  public List<Ask.ReadField> reads() {
    return Transparency.READS;
  }
}
