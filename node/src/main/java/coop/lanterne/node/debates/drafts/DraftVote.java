// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.OfferedTexts;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Votable;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.storage.Tx;

/**
 * A draft put to the vote as it was offered. It is one of the texts that its synthesis holds, or
 * people changed it, so that it amends that advice; a refusal leaves the advice open to the other
 * texts taken from it.
 */
public record DraftVote(Ground ground) implements Votable<DraftVote.Text> {
  /**
   * A text adopted, by its digest: its words stay beside the meeting.
   *
   * @param verbatim how many of its articles stand word for word as someone wrote them
   * @param from the advice that it was prepared from
   */
  public record Text(Digest text, int articles, int verbatim, Id from) implements Canonical {}

  private OfferedTexts texts() {
    return new OfferedTexts(ground.store());
  }

  @Override
  public String kind() {
    return "text";
  }

  @Override
  public Message name() {
    return Message.of("drafts.vote.name");
  }

  @Override
  public List<Offer> awaiting() {
    return texts().awaiting().stream().map(DraftVote::offer).toList();
  }

  @Override
  public Optional<Offer> find(Digest digest) {
    return texts().find(digest).map(DraftVote::offer);
  }

  /** As the debate that prepared it. */
  @Override
  public boolean isForAnyone(Offer offer) {
    return ground
        .read(sql -> Openings.find(sql, offer.subject()))
        .filter(d -> d.who() == Debate.Who.ANYONE)
        .isPresent();
  }

  private static Offer offer(OfferedTexts.Text text) {
    return new Offer(
        text.words().map(OfferedTexts.Words::digest).orElse(text.digest()),
        text.subject(),
        text.words()
            .map(w -> Message.of("drafts.vote.item").with("title", w.title()))
            .orElseGet(() -> Message.of("drafts.vote.item_gone")),
        text.words().map(OfferedTexts.Words::articles).orElse(List.of()).stream()
            .map(a -> new Article(a.heading(), a.words()))
            .toList(),
        List.of(
            Message.of("drafts.vote.from")
                .with("verbatim", text.verbatim())
                .with("articles", text.articles())),
        new Page.Link(Message.of("drafts.vote.draft"), text.href()),
        text.offeredAt(),
        text.stands()
            ? Optional.empty()
            : Optional.of(
                Says.DEBATES.stop("text-" + text.state().text(), "", text.digest().brief())));
  }

  @Override
  public Adoption<Text> adoption(Digest digest) {
    OfferedTexts.Text text = texts().find(digest).orElseThrow();
    Text value = new Text(digest, text.articles(), text.verbatim(), text.advice());
    List<Id> advices = texts().citable(text);
    return advices.isEmpty()
        ? Adoption.of(value)
        : new Adoption<>(new Outcome.Amended<>(value), advices);
  }

  @Override
  public void called(Tx tx, Digest digest, String href, LocalDate on) {
    OfferedTexts.called(tx, digest, href, on);
  }

  @Override
  public void adopted(Tx tx, Enacted<Text> enacted) {
    OfferedTexts.decided(tx, enacted.value().text(), enacted.decision().id(), true);
  }

  @Override
  public void rejected(Tx tx, Digest digest, Id decision) {
    OfferedTexts.decided(tx, digest, decision, false);
  }
}
