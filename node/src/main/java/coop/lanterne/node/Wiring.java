// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import coop.lanterne.node.access.Accounts;
import coop.lanterne.node.access.Security;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.storage.Store;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The one place where the parts of a node are put together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Security.class})
class Wiring {
  @Bean(destroyMethod = "close")
  Store store(NodeOptions options, Clock clock) {
    return Store.open(options.data(), options.demo() ? "epicerie-du-canal" : "lanterne", clock);
  }

  @Bean
  Journal journal(Store store) {
    return Journal.open(store);
  }

  @Bean
  Charters charters(Store store, NodeOptions options) {
    return new Charters(store, options.zone());
  }

  @Bean
  People people(Store store) {
    return new People(store);
  }

  @Bean
  Mandates mandates(Store store) {
    return new Mandates(store);
  }

  @Bean
  Accounts accounts(Store store) {
    return new Accounts(store);
  }

  @Bean
  Gatekeeper gatekeeper(Store store, Journal journal, Charters charters) {
    return new Gatekeeper(store, journal, charters);
  }

  @Bean
  Desk desk(Store store, Journal journal, Gatekeeper gatekeeper) {
    return new Desk(store, journal, gatekeeper);
  }

  @Bean
  Advices advices(Store store, Journal journal, Charters charters, List<Method<?>> methods) {
    return new Advices(store, journal, charters, coop.lanterne.node.decision.Release.NAME, methods);
  }
}
