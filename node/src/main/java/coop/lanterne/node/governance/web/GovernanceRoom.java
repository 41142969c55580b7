// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Founding;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.KeptAttendance;
import coop.lanterne.node.governance.KeptVotes;
import coop.lanterne.node.room.Room;
import coop.lanterne.node.shell.Linked;
import coop.lanterne.node.shell.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** Governance: its parts, and what this room declares. */
@Configuration(proxyBeanMethods = false)
@Order(3)
@Import({
  Governance.class,
  CharterPages.class,
  AssemblyPages.class,
  PaperPages.class,
  MandatePages.class,
  GovernanceApi.class,
  KeptVotes.class,
  KeptAttendance.class,
  MeetingsAwaiting.class
})
public class GovernanceRoom implements Room {
  private final Governance governance;
  private final People people;

  GovernanceRoom(Governance governance, People people) {
    this.governance = governance;
    this.people = people;
  }

  @Bean
  static Method<?> textComparison() {
    return Governance.comparison(Release.NAME);
  }

  @Bean
  static Linked assembliesLinked() {
    return (object, person) ->
        object.kind().equals("assembly") && object.local().matches("[0-9]+")
            ? Optional.of(
                new Page.Link(
                    Message.of("governance.link.assembly").with("number", object.number()),
                    "/assembly/" + object.number()))
            : Optional.empty();
  }

  @Override
  public String voice() {
    return "governance";
  }

  @Override
  public List<Page.Room> menu() {
    return List.of(
        new Page.Room(Message.of("governance.room.assembly"), "/assembly"),
        new Page.Room(Message.of("governance.room.charter"), "/charter"));
  }

  @Override
  public Set<String> acts() {
    return Set.of(
        "charter.adopt",
        "charter.amend",
        Founding.CONFIRM,
        MandateGrant.ACT,
        MandateGrant.END,
        "motion.adopt",
        Governance.CONVENE,
        Governance.RECORD,
        Governance.PROCLAIM,
        "proxy.give",
        "urgency.ratify",
        "method.stop");
  }

  @Override
  public Set<String> actions() {
    return Set.of(
        "fact.convocation",
        "fact.attendance",
        "fact.proxy",
        "fact.tally",
        "fact.reading",
        "fact.minutes",
        "fact.text");
  }

  @Override
  public Set<String> roles() {
    return Set.of("assembly");
  }

  /** A text by the head of its digest. */
  @Override
  public Optional<Message> subject(String act, String subject) {
    return subject.matches("[0-9a-f]{64}")
        ? Optional.of(
            Message.of("governance.subject.text").with("text", new Digest(subject).brief()))
        : Optional.empty();
  }

  /** What bodies decide is everyone's to read; names are not. */
  @Override
  public boolean isForAnyone(String act, String subject) {
    return true;
  }

  @Override
  public List<Ask.ReadField> reads() {
    return Governance.reads();
  }

  @Override
  public void sow(Path sample) {
    people.list().stream()
        .filter(p -> p.is(Role.FACILITATOR) && governance.list().isEmpty())
        .findFirst()
        .ifPresent(p -> governance.seedForToday(p.id()));
  }
}
