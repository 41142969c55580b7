// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.access.Accounts;
import coop.lanterne.node.access.Cast;
import coop.lanterne.node.access.Hosts;
import coop.lanterne.node.access.PublicUrl;
import coop.lanterne.node.access.Security;
import coop.lanterne.node.access.SignIn;
import coop.lanterne.node.access.web.AccessRoom;
import coop.lanterne.node.access.web.Source;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.KeptReasons;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.deliberation.Debates;
import coop.lanterne.node.deliberation.web.DebateRoom;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.web.GovernanceRoom;
import coop.lanterne.node.logistics.Grocery;
import coop.lanterne.node.logistics.web.GroceryRoom;
import coop.lanterne.node.shell.Address;
import coop.lanterne.node.shell.Doorway;
import coop.lanterne.node.shell.Errors;
import coop.lanterne.node.shell.LastResort;
import coop.lanterne.node.shell.Notice;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Preferences;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.transparency.web.TransparencyRoom;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The one place where the parts of a node are put together. Those of Spring Boot are named too, so
 * that a start does not look through all that there are, and nothing comes in with a library.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
  TaskExecutionAutoConfiguration.class,
  SslAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  ServletWebSecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class
})
@Import({
  Security.class,
  Errors.class,
  LastResort.class,
  Preferences.class,
  AccessRoom.class,
  TransparencyRoom.class,
  GovernanceRoom.class,
  GroceryRoom.class,
  DebateRoom.class
})
class Wiring {
  private static final List<Page.Room> ROOMS =
      List.of(
          new Page.Room(Message.of("shell.room.today"), "/"),
          new Page.Room(Message.of("shell.room.grocery"), "/grocery"),
          new Page.Room(Message.of("shell.room.debates"), "/debates"),
          new Page.Room(Message.of("shell.room.assembly"), "/assembly"),
          new Page.Room(Message.of("shell.room.charter"), "/charter"),
          new Page.Room(Message.of("shell.room.journal"), "/journal"));

  @Bean(destroyMethod = "close")
  Store store(NodeOptions options, Clock clock) {
    DemoData.keepApart(options.data(), options.demo());
    return Store.open(options.data(), options.demo() ? "epicerie-du-canal" : "lanterne", clock);
  }

  @Bean
  SignIn signIn(NodeOptions options) {
    return options.demo() ? SignIn.PERSONAS : SignIn.PASSWORDS;
  }

  @Bean
  Cast cast(NodeOptions options) {
    return options.demo() ? DemoData.cast(options.data()) : Cast.none();
  }

  @Bean
  Hosts hosts(NodeOptions options) {
    return new Hosts(options.address(), options.publicUrl());
  }

  @Bean
  FilterRegistrationBean<Doorway> doorway(Hosts hosts) {
    FilterRegistrationBean<Doorway> first = new FilterRegistrationBean<>(new Doorway(hosts));
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  @Bean
  PublicUrl publicUrl(NodeOptions options) {
    return new PublicUrl(options.publicUrl());
  }

  @Bean
  Address address(PublicUrl url) {
    return new Address(url);
  }

  @Bean
  Source source() {
    return Source.of(
        Optional.ofNullable(System.getProperty("lanterne.source")),
        Optional.ofNullable(System.getProperty("lanterne.root")).map(Path::of));
  }

  @Bean
  ZoneId zone(NodeOptions options) {
    return options.zone();
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
  Records records(Store store, Gatekeeper gatekeeper, NodeOptions options) {
    return new Records(store, gatekeeper, options.zone());
  }

  @Bean
  Desk desk(Store store, Journal journal, Gatekeeper gatekeeper) {
    return new Desk(store, journal, gatekeeper);
  }

  @Bean
  Founder founder(Desk desk, People people, Charters charters, NodeOptions options) {
    return new Founder(desk, people, charters, options.zone());
  }

  @Bean
  Advices advices(
      Store store, Journal journal, Charters charters, ObjectProvider<Method<?>> methods) {
    return new Advices(
        store, journal, charters, Release.NAME, List.copyOf(methods.orderedStream().toList()));
  }

  @Bean
  Purge purge(
      Store store,
      Journal journal,
      Charters charters,
      Gatekeeper gatekeeper,
      ObjectProvider<Purge.Kept> kept,
      NodeOptions options) {
    return new Purge(
        store,
        journal,
        charters,
        gatekeeper,
        List.copyOf(kept.orderedStream().toList()),
        options.zone());
  }

  @Bean
  Purge.Kept keptReasons() {
    return new KeptReasons();
  }

  @Bean
  Nightly nightly(Purge purge, Grocery grocery) {
    return new Nightly(purge, grocery);
  }

  @Bean
  Pages pages(
      People people, Charters charters, Founder founder, Accounts accounts, NodeOptions options) {
    return new Pages(
        people,
        charters,
        founder,
        () -> notices(founder, people, accounts, options),
        ROOMS,
        options.demo());
  }

  /** The founding stands on every page until an assembly confirms it. */
  private static List<Notice> notices(
      Founder founder, People people, Accounts accounts, NodeOptions options) {
    return founder
        .find()
        .filter(f -> !founder.confirmed())
        .map(
            f ->
                options.demo() || accounts.exists(f.second())
                    ? Notice.founding("/journal/0")
                    : Notice.foundingWaits(
                        people.find(f.second()).map(People.Person::name).orElse(""), "/journal/0"))
        .map(List::of)
        .orElse(List.of());
  }

  @Bean
  @Order(1)
  DemoData.Seed grocerySeed(Grocery grocery) {
    return sample -> {
      grocery.seed(sample);
      grocery.orders().prepare();
    };
  }

  @Bean
  DemoData demoData(Store store, Founder founder) {
    return new DemoData(store, founder);
  }

  @Bean
  @Order(2)
  DemoData.Seed assembly(Governance governance, People people) {
    return sample ->
        people.list().stream()
            .filter(p -> p.is(Role.FACILITATOR) && governance.list().isEmpty())
            .findFirst()
            .ifPresent(p -> governance.seedForToday(p.id()));
  }

  @Bean
  @Order(3)
  DemoData.Seed debate(Debates debates, People people) {
    return sample ->
        people.list().stream()
            .filter(p -> p.is(Role.FACILITATOR) && debates.openings().list().isEmpty())
            .findFirst()
            .ifPresent(debates::seed);
  }
}
