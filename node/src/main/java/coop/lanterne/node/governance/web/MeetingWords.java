// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import module java.base;

import coop.lanterne.assembly.Tally;
import coop.lanterne.assembly.VotingRules;
import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.governance.AgendaItem;
import coop.lanterne.node.governance.AgendaItem.Came;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.Meeting;
import coop.lanterne.node.governance.Resolution;
import coop.lanterne.node.room.Votable;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;

/**
 * A meeting as its pages and papers say it.
 *
 * @param inside whether a member reads: visitors read no name, and no text that is for members
 */
public record MeetingWords(
    Governance governance, Charters charters, People people, Language language, boolean inside) {
  /** As whoever reads that page may read it. */
  static MeetingWords of(
      Governance governance, Charters charters, People people, Language language) {
    boolean inside = Reader.person(people).filter(p -> p.is(Role.MEMBER)).isPresent();
    return new MeetingWords(governance, charters, people, language, inside);
  }

  /** The name of a person, or what remains of someone who was erased. */
  public String name(Id person) {
    return inside
        ? people.find(person).map(People.Person::name).orElse(person.local())
        : Prose.in(language).say(Message.of("governance.someone"));
  }

  /** What a room offered, as far as whoever reads may read it. */
  public Optional<Votable.Offer> offer(AgendaItem item) {
    return item.resolution() instanceof Resolution.Offered offered
        ? offer(offered)
        : Optional.empty();
  }

  private Optional<Votable.Offer> offer(Resolution.Offered offered) {
    return inside ? governance.offers().find(offered) : governance.offers().findForAnyone(offered);
  }

  /** Why an offer cannot be read here. */
  Message unread(Resolution.Offered offered) {
    return Message.of(isForMembers(offered) ? "governance.text.members" : "governance.text.gone");
  }

  private boolean isForMembers(Resolution.Offered offered) {
    return offer(offered).isEmpty() && governance.offers().find(offered).isPresent();
  }

  /** The title of an item. */
  public Message title(AgendaItem item) {
    return switch (item.resolution()) {
      case Resolution.CharterText(Digest text) -> charter(text);
      case Resolution.Confirmation() -> Message.of("governance.item.founding");
      case Resolution.Grant(Id person, String kind, LocalDate until) ->
          Message.of("governance.item.mandate")
              .with("kind", mandateKind(kind))
              .with("name", name(person))
              .with("until", until);
      case Resolution.End(Id mandate) ->
          Message.of("governance.item.mandate_end").with("mandate", mandate.local());
      case Resolution.Motion(String words) ->
          Message.of("governance.item.motion").with("words", words);
      case Resolution.Offered offered ->
          offer(offered)
              .map(Votable.Offer::item)
              .orElseGet(
                  () ->
                      Message.of(
                              isForMembers(offered)
                                  ? "governance.item.members"
                                  : "governance.item.unknown")
                          .with("digest", offered.digest().brief()));
    };
  }

  private Message charter(Digest text) {
    return Message.of(
            charters.get().adopted() && !charters.get().digest().equals(text)
                ? "governance.item.charter_change"
                : "governance.item.charter")
        .with("version", governance.text(text).version());
  }

  /** The heading of an article of what a room offers. */
  public static Message heading(int number, Votable.Article article) {
    return article.heading().isEmpty()
        ? Message.of("governance.text.article").with("number", number)
        : Message.of("governance.text.article_of")
            .with("number", number)
            .with("heading", article.heading());
  }

  /** The name of a kind of mandate, in words. */
  public String mandateKind(String kind) {
    return charters
        .get()
        .charter()
        .findMandateKind(kind)
        .map(k -> CharterWords.in(language, k.title()))
        .orElse(kind);
  }

  /** Which body meets. */
  public Message body(Meeting meeting) {
    return body(meeting.assembly().convocation().body());
  }

  /** That body, in words. */
  public Message body(String name) {
    String kind = charters.get().charter().findBody(name).map(Charter.Body::kind).orElse("");
    return switch (kind) {
      case "general_assembly" -> Message.of("governance.body.assembly");
      case "board" -> Message.of("governance.body.board");
      default -> Message.of("governance.body.other").with("name", name);
    };
  }

  /** Where and when, in one line. */
  public Message where(Meeting meeting, Prose prose) {
    return Message.of("governance.meeting.where")
        .with("weekday", prose.dayOfWeek(meeting.held()))
        .with("day", meeting.held())
        .with("time", prose.time(LocalTime.parse(meeting.at())))
        .with("place", meeting.place());
  }

  /** Where and at what time, on a page whose title says the day. */
  public Message at(Meeting meeting, Prose prose) {
    return Message.of("governance.meeting.at")
        .with("time", prose.time(LocalTime.parse(meeting.at())))
        .with("place", meeting.place());
  }

  /** The title of its rules. */
  public String rules(Meeting meeting) {
    return meeting
        .assembly()
        .rules()
        .title()
        .getOrDefault(language.tag(), meeting.assembly().rules().id());
  }

  /** How it decides, one sentence each. */
  public List<Message> howItDecides(Meeting meeting) {
    VotingRules rules = meeting.assembly().rules();
    int call = meeting.assembly().convocation().call();
    long entitled = meeting.assembly().roster().size();
    List<Message> said = new ArrayList<>();
    said.add(Message.of("governance.rules.entitled").with("count", entitled));
    said.add(
        rules
            .quorumAt(call)
            .map(q -> quorum(q, entitled))
            .orElseGet(() -> Message.of("governance.rules.no_quorum")));
    said.add(majority(rules.majority()));
    said.add(proxies(rules.proxies()));
    rules
        .secondCall()
        .filter(s -> call == 1)
        .map(s -> Message.of("governance.rules.second").with("days", (long) s.afterDays()))
        .ifPresent(said::add);
    return said;
  }

  private static Message quorum(VotingRules.Quorum quorum, long entitled) {
    return Message.of(
            quorum.counts() == VotingRules.Counts.PRESENT
                ? "governance.rules.quorum_present"
                : "governance.rules.quorum")
        .with("need", quorum.need(entitled))
        .with("fraction", quorum.fraction().toString())
        .with("of", entitled);
  }

  private static Message proxies(VotingRules.Limit limit) {
    return switch (limit) {
      case VotingRules.Limit.PerHolder(int most) ->
          Message.of("governance.rules.proxies").with("most", (long) most);
      case VotingRules.Limit.OnePer _, VotingRules.Limit.Votes _ ->
          Message.of("governance.rules.proxies_by_law");
    };
  }

  private static Message majority(VotingRules.Majority majority) {
    String kind =
        majority.kind().name().toLowerCase(Locale.ROOT)
            + (majority.kind() == VotingRules.Kind.SHARE && majority.strictly() ? "_more" : "");
    return Message.of("governance.rules.majority_" + kind)
        .with("fraction", majority.share().toString())
        .with(
            "base",
            Message.of("governance.base." + majority.base().name().toLowerCase(Locale.ROOT)));
  }

  /** Which reading a vote on that text would be, and what it could do. */
  public List<Message> readings(Meeting meeting, Digest text) {
    List<Message> said = new ArrayList<>();
    Charter.Amendment amendment = charters.get().charter().amendment();
    if (!charters.get().adopted()) {
      said.add(Message.of("governance.readings.first_adoption"));
      return said;
    }
    var readings = governance.readings();
    said.add(readings.standing(text));
    int next = readings.next(text);
    if (next < amendment.readings()) {
      said.add(
          Message.of("governance.readings.not_last")
              .with("needed", amendment.readings())
              .with("from", meeting.held().plus(amendment.apart())));
      return said;
    }
    var earliest = readings.inARow(text).getFirst().on().plus(amendment.apart());
    if (meeting.held().isBefore(earliest)) {
      said.add(Message.of("governance.readings.too_soon").with("from", earliest));
    }
    return said;
  }

  /** The quorum, as a count; never more than there are. */
  public static Explanation.Count count(Tally.QuorumCount quorum) {
    return new Explanation.Count(
        Message.of("governance.quorum.who"), Math.min(quorum.seen(), quorum.of()), quorum.of());
  }

  /** Whether the quorum is met, in a sentence. */
  public static Message said(Tally.QuorumCount quorum) {
    if (!quorum.asked()) {
      return Message.of("governance.quorum.none_asked").with("seen", quorum.seen());
    }
    return Message.of(quorum.met() ? "governance.quorum.met" : "governance.quorum.not_met")
        .with("seen", quorum.seen())
        .with("need", quorum.need())
        .with("of", quorum.of());
  }

  /** What came of an item. */
  public static Message outcome(AgendaItem item) {
    return item.outcome()
        .map(o -> Message.of("governance.outcome." + o.text()))
        .orElseGet(() -> Message.of("governance.outcome.none"));
  }

  /** The sign of an outcome in the stylesheet. */
  public static String sign(AgendaItem item) {
    return switch (item.outcome().orElse(Came.ADJOURNED)) {
      case ADOPTED -> "yes";
      case REJECTED, REFUSED -> "no";
      case NOT_PUT, ADJOURNED, READ -> "wait";
    };
  }

  /** The votes, as a sentence. */
  public static Message votes(Tally.Result result) {
    var c = result.counts();
    return Message.of("deliberation.minutes.votes")
        .with("favour", c.favour())
        .with("against", c.against())
        .with("abstain", c.abstain())
        .with("blank", c.blank())
        .with("spoilt", c.spoilt());
  }
}
