// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.web;

import coop.lanterne.charter.Ask;
import coop.lanterne.debate.opinions.OpinionAdvisor;
import coop.lanterne.debate.synthesis.SynthesisAdvisor;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.internal.DraftVote;
import coop.lanterne.node.debates.internal.KeptContributions;
import coop.lanterne.node.debates.internal.KeptDebateAuthors;
import coop.lanterne.node.debates.internal.KeptDebateVotes;
import coop.lanterne.node.debates.internal.KeptDrafts;
import coop.lanterne.node.debates.internal.KeptSyntheses;
import coop.lanterne.node.debates.internal.OpinionMethod;
import coop.lanterne.node.debates.internal.Reads;
import coop.lanterne.node.debates.internal.SynthesisMethod;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Room;
import coop.lanterne.node.shell.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** Debates: their parts, and what this room declares. */
@Configuration(proxyBeanMethods = false)
@Order(2)
@Import({
  SynthesisMethod.class,
  DraftVote.class,
  KeptDrafts.class,
  KeptSyntheses.class,
  KeptContributions.class,
  KeptDebateAuthors.class,
  KeptDebateVotes.class,
  OpinionMethod.class,
  StatementPages.class,
  VoicePages.class,
  OpinionPages.class,
  Hall.class,
  DebatePages.class,
  AuthorPages.class,
  ModeratorPages.class,
  DebateFilePages.class,
  SynthesisPages.class,
  ScreenPages.class,
  BookletPages.class,
  LivePages.class,
  DraftPages.class,
  SortingPages.class,
  DebatesAwaiting.class
})
public class DebateRoom implements Room {
  private static final String DEBATE = "debate-";

  private final Debates debates;
  private final People people;

  DebateRoom(Debates debates, People people) {
    this.debates = debates;
    this.people = people;
  }

  @Bean
  static Debates debates(Ground ground, Advices advices) {
    return Debates.on(ground, advices);
  }

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
