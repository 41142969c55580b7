// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

import coop.lanterne.node.access.Accounts;
import coop.lanterne.node.access.Cast;
import coop.lanterne.node.access.Hosts;
import coop.lanterne.node.access.PublicUrl;
import coop.lanterne.node.access.Security;
import coop.lanterne.node.access.SignIn;
import coop.lanterne.node.access.web.AccessRoom;
import coop.lanterne.node.access.web.Source;
import coop.lanterne.node.debates.DebateRoom;
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
import coop.lanterne.node.governance.web.GovernanceRoom;
import coop.lanterne.node.grocery.GroceryRoom;
import coop.lanterne.node.room.Core;
import coop.lanterne.node.room.Rooms;
import coop.lanterne.node.room.SigningRoom;
import coop.lanterne.node.shell.Address;
import coop.lanterne.node.shell.Admission;
import coop.lanterne.node.shell.Doorway;
import coop.lanterne.node.shell.Errors;
import coop.lanterne.node.shell.LastResort;
import coop.lanterne.node.shell.Notice;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Preferences;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.transparency.web.TransparencyRoom;
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
  Admission.class,
  Preferences.class,
  SigningRoom.class,
  Address.class,
  Charters.class,
  People.class,
  Mandates.class,
  Accounts.class,
  Gatekeeper.class,
  Records.class,
  Desk.class,
  Founder.class,
  Purge.class,
  KeptReasons.class,
  Core.class,
  Rooms.class,
  AccessRoom.class,
  TransparencyRoom.class,
  GovernanceRoom.class,
  GroceryRoom.class,
  DebateRoom.class,
  Nightly.class,
  DemoData.class
})
class Wiring {
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
  Advices advices(Store store, Journal journal, Charters charters, List<Method<?>> methods) {
    return new Advices(store, journal, charters, Release.NAME, methods);
  }

  @Bean
  Pages pages(
      People people,
      Charters charters,
      Founder founder,
      Accounts accounts,
      Rooms rooms,
      NodeOptions options) {
    return new Pages(
        people,
        charters,
        founder,
        () -> notices(founder, people, accounts, options),
        rooms.menu(),
        rooms::findAct,
        options.demo());
  }

  /** The founding stands on every page until an assembly confirms it; names, to members alone. */
  private static List<Notice> notices(
      Founder founder, People people, Accounts accounts, NodeOptions options) {
    return founder
        .find()
        .filter(f -> !founder.confirmed())
        .map(
            f ->
                options.demo() || accounts.exists(f.second()) || Reader.id().isEmpty()
                    ? Notice.founding("/journal/0")
                    : Notice.foundingWaits(
                        people.find(f.second()).map(People.Person::name).orElse(""), "/journal/0"))
        .map(List::of)
        .orElse(List.of());
  }
}
