// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.web;

import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.internal.ColdRoom;
import coop.lanterne.node.grocery.internal.Corrections;
import coop.lanterne.node.grocery.internal.Counts;
import coop.lanterne.node.grocery.internal.FreshOrders;
import coop.lanterne.node.grocery.internal.Growers;
import coop.lanterne.node.grocery.internal.Imports;
import coop.lanterne.node.grocery.internal.KeptGrowers;
import coop.lanterne.node.grocery.internal.Losses;
import coop.lanterne.node.grocery.internal.Months;
import coop.lanterne.node.grocery.internal.Needs;
import coop.lanterne.node.grocery.internal.NotedReasons;
import coop.lanterne.node.grocery.internal.Noting;
import coop.lanterne.node.grocery.internal.OrderDecision;
import coop.lanterne.node.grocery.internal.Orders;
import coop.lanterne.node.grocery.internal.PastOrders;
import coop.lanterne.node.grocery.internal.Pending;
import coop.lanterne.node.grocery.internal.Receivings;
import coop.lanterne.node.grocery.internal.Shelf;
import coop.lanterne.node.grocery.internal.Surplus;
import coop.lanterne.node.grocery.internal.SurplusDecision;
import coop.lanterne.node.grocery.internal.SurplusMethod;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.shell.Address;
import coop.lanterne.node.storage.Store;
import jakarta.servlet.MultipartConfigElement;
import java.time.ZoneId;
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
      Store store, Journal journal, Charters charters, Gatekeeper gatekeeper, ZoneId zone) {
    return new Imports(store, journal, charters, gatekeeper, zone);
  }

  @Bean
  Orders orders(Ground ground, Advices advices, Signatures signatures) {
    return new Orders(ground, advices, signatures);
  }

  @Bean
  OrderDecision orderDecision(Store store, Orders orders) {
    return new OrderDecision(store, orders);
  }

  @Bean
  SurplusDecision surplusDecision(Ground ground, Surplus surplus, Orders orders) {
    return new SurplusDecision(ground, surplus, orders);
  }

  @Bean
  SurplusMethod surplusMethod() {
    return new SurplusMethod();
  }

  @Bean
  Growers growers(
      Store store, Journal journal, Charters charters, Gatekeeper gatekeeper, People people) {
    return new Growers(store, journal, charters, gatekeeper, people);
  }

  @Bean
  Purge.Kept keptGrowers() {
    return new KeptGrowers();
  }

  @Bean
  Surplus surplus(
      Ground ground,
      Advices advices,
      Signatures signatures,
      Orders orders,
      Growers growers,
      ColdRoom coldRoom) {
    return new Surplus(ground, advices, signatures, orders, growers, coldRoom);
  }

  @Bean
  Noting noting(
      Store store, Journal journal, Charters charters, Gatekeeper gatekeeper, ZoneId zone) {
    return new Noting(store, journal, charters, gatekeeper, zone);
  }

  @Bean
  Receivings receivings(Noting noting) {
    return new Receivings(noting);
  }

  @Bean
  Counts counts(Noting noting) {
    return new Counts(noting);
  }

  @Bean
  Losses losses(Noting noting, Orders orders) {
    return new Losses(noting, orders);
  }

  @Bean
  Purge.Kept notedReasons() {
    return new NotedReasons();
  }

  @Bean
  ColdRoom coldRoom(Noting noting) {
    return new ColdRoom(noting);
  }

  @Bean
  Corrections corrections(Noting noting) {
    return new Corrections(noting);
  }

  @Bean
  Needs needs(Noting noting) {
    return new Needs(noting);
  }

  @Bean
  Grocery grocery(
      Imports imports,
      Orders orders,
      Surplus surplus,
      Receivings receivings,
      Counts counts,
      Losses losses,
      ColdRoom coldRoom,
      Corrections corrections,
      Needs needs,
      Store store,
      Advices advices,
      ZoneId zone) {
    return new Grocery(
        imports,
        orders,
        surplus,
        receivings,
        counts,
        losses,
        coldRoom,
        new Shelf(store, zone),
        new PastOrders(store, orders.policy()),
        corrections,
        needs,
        new Months(store, orders, advices, zone));
  }

  /** Files as large as an import takes, kept on disk while they come in. */
  @Bean
  MultipartConfigElement multipart() {
    return new MultipartConfigElement("", Pending.LARGEST, Pending.LARGEST + (1 << 20), 1 << 16);
  }

  @Bean
  SurplusAwaiting surplusAwaiting(Grocery grocery, Signatures signatures) {
    return new SurplusAwaiting(grocery, signatures);
  }

  @Bean
  OrdersAwaiting ordersAwaiting(Grocery grocery, Signatures signatures) {
    return new OrdersAwaiting(grocery, signatures);
  }

  @Bean
  Screens groceryScreens(
      Screen screen, Grocery grocery, Advices advices, Charters charters, Signatures signatures) {
    return new Screens(screen, grocery, advices, charters, signatures);
  }

  @Bean
  GroceryPages groceryPages(Screens screens) {
    return new GroceryPages(screens);
  }

  @Bean
  OrderPages orderPages(Screens screens, OrderDecision decision, Founder founder) {
    return new OrderPages(screens, decision, founder);
  }

  @Bean
  SurplusPages surplusPages(Screens screens, Address address) {
    return new SurplusPages(screens, address);
  }

  @Bean
  GrowerPages growerPages(Screens screens) {
    return new GrowerPages(screens);
  }

  @Bean
  CountsAwaiting countsAwaiting(Grocery grocery) {
    return new CountsAwaiting(grocery);
  }

  @Bean
  CountPages countPages(Screens screens) {
    return new CountPages(screens);
  }

  @Bean
  LossPages lossPages(Screens screens) {
    return new LossPages(screens);
  }

  @Bean
  ReceivingPages receivingPages(Screens screens) {
    return new ReceivingPages(screens);
  }

  @Bean
  PastPages pastPages(Screens screens) {
    return new PastPages(screens);
  }

  @Bean
  CorrectionPages correctionPages(Screens screens) {
    return new CorrectionPages(screens);
  }

  @Bean
  NeedPages needPages(Screens screens) {
    return new NeedPages(screens);
  }

  @Bean
  MonthPages monthPages(Screens screens) {
    return new MonthPages(screens);
  }

  @Bean
  ImportPages importPages(Screens screens) {
    return new ImportPages(screens);
  }

  @Bean
  GroceryApi groceryApi(Screens screens, Founder founder) {
    return new GroceryApi(screens, founder);
  }
}
