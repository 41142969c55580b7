// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.KeptAttendance;
import coop.lanterne.node.governance.KeptVotes;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Linked;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.storage.Store;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the governance room. */
@Configuration(proxyBeanMethods = false)
public class GovernanceRoom {
  @Bean
  Governance governance(
      Store store,
      Journal journal,
      Charters charters,
      Gatekeeper gates,
      Desk desk,
      Mandates mandates,
      People people,
      Advices advices,
      ZoneId zone) {
    return new Governance(
        store, journal, charters, gates, desk, mandates, people, advices, zone, Release.NAME);
  }

  @Bean
  Method<?> textComparison() {
    return Governance.comparison(Release.NAME);
  }

  @Bean
  CharterPages charterPages(Governance governance, Charters charters, People people, Pages pages) {
    return new CharterPages(governance, charters, people, pages);
  }

  @Bean
  AssemblyPages assemblyPages(
      Governance governance, Charters charters, Advices advices, People people, Pages pages) {
    return new AssemblyPages(governance, charters, advices, people, pages);
  }

  @Bean
  MandatePages mandatePages(Governance governance, Charters charters, People people, Pages pages) {
    return new MandatePages(governance, charters, people, pages);
  }

  @Bean
  GovernanceApi governanceApi(Governance governance, Charters charters) {
    return new GovernanceApi(governance, charters);
  }

  @Bean
  Linked assembliesLinked() {
    return (object, person) ->
        object.kind().equals("assembly") && object.local().matches("[0-9]+")
            ? Optional.of(
                new Page.Link(
                    Message.of("governance.link.assembly").with("number", object.number()),
                    "/assembly/" + object.number()))
            : Optional.empty();
  }

  @Bean
  Purge.Kept keptVotes() {
    return new KeptVotes();
  }

  @Bean
  Purge.Kept keptAttendance() {
    return new KeptAttendance();
  }

  @Bean
  Awaiting assembliesAwaiting(Governance governance, Charters charters, ZoneId zone) {
    return new MeetingsAwaiting(governance, charters, zone);
  }
}
