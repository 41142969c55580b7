// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics;

import coop.lanterne.node.NodeOptions;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.logistics.internal.FreshOrders;
import coop.lanterne.node.logistics.internal.Imports;
import coop.lanterne.node.logistics.internal.Orders;
import coop.lanterne.node.storage.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the grocery's room. */
@Configuration(proxyBeanMethods = false)
public class GroceryRoom {

  @Bean
  FreshOrders freshOrders() {
    return new FreshOrders();
  }

  @Bean
  Imports imports(
      Store store, Journal journal, Charters charters, Gatekeeper gatekeeper, NodeOptions options) {
    return new Imports(store, journal, charters, gatekeeper, options.zone());
  }

  @Bean
  Orders orders(
      Store store,
      Journal journal,
      Charters charters,
      Gatekeeper gatekeeper,
      Desk desk,
      Advices advices,
      Mandates mandates,
      People people,
      NodeOptions options) {
    return new Orders(
        store,
        journal,
        charters,
        gatekeeper,
        desk,
        advices,
        mandates,
        people,
        options.zone(),
        Release.NAME);
  }

  @Bean
  Grocery grocery(Imports imports, Orders orders) {
    return new Grocery(imports, orders);
  }
}
