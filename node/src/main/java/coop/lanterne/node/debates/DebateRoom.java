// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.debate.opinions.OpinionAdvisor;
import coop.lanterne.debate.synthesis.SynthesisAdvisor;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.drafts.DraftParts;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.OpenParts;
import coop.lanterne.node.debates.open.Reads;
import coop.lanterne.node.debates.read.ReadParts;
import coop.lanterne.node.debates.synthesis.SynthesisParts;
import coop.lanterne.node.debates.vote.VoteParts;
import coop.lanterne.node.debates.write.WriteParts;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.room.Room;
import coop.lanterne.node.shell.Page;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** Debates: their parts, and what this room declares. */
@Configuration(proxyBeanMethods = false)
@Order(2)
@Import({
  DraftParts.class,
  SynthesisParts.class,
  WriteParts.class,
  VoteParts.class,
  OpenParts.class,
  ReadParts.class,
  Debates.class
})
public record DebateRoom(Debates debates, People people) implements Room {
  private static final String DEBATE = "debate-";

  @Override
  public String voice() {
    return "debates";
  }

  @Override
  public List<Page.Room> menu() {
    return List.of(new Page.Room(Message.of("debates.room"), Hall.HREF));
  }

  @Override
  public Set<String> acts() {
    return Set.of(
        "debate.open",
        "debate.moderate",
        "debate.stage",
        "debate.sort",
        "debate.audit",
        OpinionAdvisor.ACT,
        SynthesisAdvisor.ACT);
  }

  @Override
  public Set<String> showing() {
    return Set.of(OpinionAdvisor.ACT);
  }

  @Override
  public Set<String> actions() {
    return Set.of(
        "fact.contributions",
        "fact.contribution.withdrawn",
        "fact.second_look",
        "fact.publication",
        "fact.debate_file",
        "fact.draft",
        "fact.draft.edit",
        "fact.text.offered",
        "fact.statements",
        "fact.voices",
        "fact.groups",
        "fact.votes.withdrawn",
        "fact.votes.audited");
  }

  @Override
  public Set<String> roles() {
    return Set.of("author", "voter");
  }

  @Override
  public Optional<Message> subject(String act, String subject) {
    return subject.matches(DEBATE + "\\d+")
        ? Optional.of(
            Message.of("debates.subject.debate")
                .with("number", Long.parseLong(subject.substring(DEBATE.length()))))
        : Optional.empty();
  }

  @Override
  public boolean isForAnyone(String act, String subject) {
    return subject.matches(DEBATE + "[0-9]{1,18}")
        && debates.openings().isForAnyone(Long.parseLong(subject.substring(DEBATE.length())));
  }

  @Override
  public List<Ask.ReadField> reads() {
    return Reads.all();
  }

  @Override
  public void sow(Path sample) {
    people.list().stream()
        .filter(p -> p.is(Role.FACILITATOR) && debates.openings().list().isEmpty())
        .findFirst()
        .ifPresent(debates::seed);
  }
}
