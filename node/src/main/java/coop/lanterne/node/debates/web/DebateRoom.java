// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.web;

import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.internal.Floor;
import coop.lanterne.node.debates.internal.KeptContributions;
import coop.lanterne.node.debates.internal.KeptDebateAuthors;
import coop.lanterne.node.debates.internal.KeptDebateVotes;
import coop.lanterne.node.debates.internal.KeptDrafts;
import coop.lanterne.node.debates.internal.KeptSyntheses;
import coop.lanterne.node.debates.internal.OpinionMethod;
import coop.lanterne.node.debates.internal.SynthesisMethod;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.shell.Address;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.storage.Store;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the room of debates. */
@Configuration(proxyBeanMethods = false)
public class DebateRoom {
  @Bean
  Debates debates(
      Store store,
      Journal journal,
      Charters charters,
      Gatekeeper gates,
      Desk desk,
      Mandates mandates,
      Records records,
      Advices advices,
      ZoneId zone) {
    Floor floor = new Floor(store, journal, charters, gates, desk, mandates, records, zone);
    return Debates.on(floor, advices);
  }

  @Bean
  SynthesisMethod synthesisMethod() {
    return new SynthesisMethod();
  }

  @Bean
  Purge.Kept keptSyntheses(Debates debates) {
    return new KeptSyntheses(debates.syntheses());
  }

  @Bean
  Purge.Kept keptDrafts() {
    return new KeptDrafts();
  }

  @Bean
  Purge.Kept keptContributions() {
    return new KeptContributions();
  }

  @Bean
  Purge.Kept keptDebateAuthors() {
    return new KeptDebateAuthors();
  }

  @Bean
  Purge.Kept keptDebateVotes() {
    return new KeptDebateVotes();
  }

  @Bean
  OpinionMethod opinionMethod() {
    return new OpinionMethod();
  }

  @Bean
  StatementPages statementPages(Hall hall) {
    return new StatementPages(hall);
  }

  @Bean
  VoicePages voicePages(Hall hall) {
    return new VoicePages(hall);
  }

  @Bean
  OpinionPages opinionPages(Hall hall) {
    return new OpinionPages(hall);
  }

  @Bean
  Hall hall(Pages pages, People people, Debates debates, Address address) {
    return new Hall(pages, people, debates, address);
  }

  @Bean
  DebatePages debatePages(Hall hall) {
    return new DebatePages(hall);
  }

  @Bean
  AuthorPages authorPages(Hall hall) {
    return new AuthorPages(hall);
  }

  @Bean
  ModeratorPages moderatorPages(Hall hall) {
    return new ModeratorPages(hall);
  }

  @Bean
  DebateFilePages debateFilePages(Hall hall) {
    return new DebateFilePages(hall);
  }

  @Bean
  SynthesisPages synthesisPages(Hall hall) {
    return new SynthesisPages(hall);
  }

  @Bean
  ScreenPages screenPages(Hall hall) {
    return new ScreenPages(hall);
  }

  @Bean
  BookletPages bookletPages(Hall hall) {
    return new BookletPages(hall);
  }

  @Bean
  LivePages livePages(Hall hall) {
    return new LivePages(hall);
  }

  @Bean
  DraftPages draftPages(Hall hall) {
    return new DraftPages(hall);
  }

  @Bean
  SortingPages sortingPages(Hall hall) {
    return new SortingPages(hall);
  }

  @Bean
  Awaiting debatesAwaiting(Debates debates) {
    return new DebatesAwaiting(debates);
  }
}
