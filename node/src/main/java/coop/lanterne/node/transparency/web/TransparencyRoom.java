// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Linked;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.transparency.Transparency;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the room of transparency brings to a node. */
@Configuration(proxyBeanMethods = false)
public class TransparencyRoom {
  @Bean
  Transparency transparency(
      Store store,
      Journal journal,
      Records records,
      Advices advices,
      People people,
      Mandates mandates,
      Gatekeeper gates,
      ZoneId zone) {
    return new Transparency(store, journal, records, advices, people, mandates, gates, zone);
  }

  @Bean
  Linked advicePages() {
    return (object, person) ->
        object.kind().equals("advice")
            ? Optional.of(
                new Page.Link(
                    Message.of("transparency.link.advice").with("advice", object.local()),
                    "/advice/" + object))
            : Optional.empty();
  }

  @Bean
  JournalPages journalPages(
      Transparency room,
      Pages pages,
      People people,
      Charters charters,
      ObjectProvider<Linked> linked) {
    return new JournalPages(room, pages, people, charters, list(linked));
  }

  @Bean
  LogFiles logFiles(Transparency room, People people) {
    return new LogFiles(room, people);
  }

  @Bean
  AdvicePages advicePage(Transparency room, Pages pages, People people, Charters charters) {
    return new AdvicePages(room, pages, people, charters);
  }

  @Bean
  TodayPage todayPage(
      Transparency room, Pages pages, People people, ZoneId zone, ObjectProvider<Awaiting> rooms) {
    return new TodayPage(room, pages, people, zone, list(rooms));
  }

  @Bean
  TransparencyApi transparencyApi(
      Transparency room, People people, Charters charters, Store store) {
    return new TransparencyApi(room, people, charters, store.node());
  }

  private static <T> List<T> list(ObjectProvider<T> beans) {
    return beans.orderedStream().toList();
  }
}
