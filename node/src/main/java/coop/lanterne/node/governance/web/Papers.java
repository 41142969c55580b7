// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Minutes;
import coop.lanterne.assembly.Tally;
import coop.lanterne.charter.Charter;
import coop.lanterne.charter.CharterDiff;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.governance.AgendaItem;
import coop.lanterne.node.governance.AgendaItem.Came;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.Meeting;
import coop.lanterne.node.governance.Resolution;
import coop.lanterne.node.room.Votable;
import coop.lanterne.prose.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What goes out with a call, and what is written after a meeting. */
final class Papers {
  private final Governance governance;
  private final MeetingWords words;
  private final Prose prose;
  private final String organisation;

  Papers(Governance governance, MeetingWords words, Prose prose, String organisation) {
    this.governance = governance;
    this.words = words;
    this.prose = prose;
    this.organisation = organisation;
  }

  private String say(Message message) {
    return prose.say(message);
  }

  private String say(String key) {
    return prose.say(Message.of(key));
  }

  private static Paper.Text text(String words) {
    return new Paper.Text(words);
  }

  /** The call, with every text that will be voted on and what it changes. */
  Paper call(Meeting m) {
    List<Paper.Block> out = new ArrayList<>();
    out.add(text(organisation));
    out.add(text(say(words.where(m, prose))));
    out.add(
        text(
            say(
                Message.of("governance.paper.called")
                    .with("called", m.assembly().convocation().called())
                    .with("call", (long) m.assembly().convocation().call()))));
    out.add(new Paper.Heading(2, say("governance.paper.agenda")));
    List<String> items = new ArrayList<>();
    for (AgendaItem item : m.agenda()) {
      items.add(item.number() + ". " + say(words.title(item)));
    }
    out.add(new Paper.Items(items));
    out.add(new Paper.Heading(2, say("governance.paper.how") + " " + words.rules(m)));
    out.add(new Paper.Items(words.howItDecides(m).stream().map(this::say).toList()));
    for (AgendaItem item : m.agenda()) {
      if (item.resolution() instanceof Resolution.CharterText(Digest text)) {
        charter(m, text, out);
      } else if (item.resolution() instanceof Resolution.Offered offered) {
        out.add(new Paper.Heading(2, item.number() + ". " + say(words.title(item))));
        offered(offered, out);
      }
    }
    out.add(new Paper.Heading(2, say("governance.paper.proxy")));
    out.add(text(say("governance.paper.proxy_form")));
    return new Paper(title("governance.paper.call", m), out);
  }

  /** What a room offered, in full, and the digest by which it is known. */
  private void offered(Resolution.Offered offered, List<Paper.Block> out) {
    List<Votable.Article> articles =
        governance.offers().find(offered).map(Votable.Offer::articles).orElse(List.of());
    if (articles.isEmpty()) {
      out.add(text(say("governance.text.gone")));
      return;
    }
    int number = 0;
    for (Votable.Article article : articles) {
      out.add(new Paper.Heading(3, say(MeetingWords.heading(++number, article))));
      article.words().lines().filter(l -> !l.isBlank()).forEach(l -> out.add(text(l)));
    }
    digest(offered.digest(), out);
  }

  private void digest(Digest digest, List<Paper.Block> out) {
    out.add(text(say(Message.of("governance.paper.digest").with("digest", digest.toString()))));
  }

  private String title(String key, Meeting m) {
    return say(Message.of(key).with("body", words.body(m)).with("day", m.held()));
  }

  private void charter(Meeting m, Digest digest, List<Paper.Block> out) {
    Charter text = governance.text(digest);
    out.add(
        new Paper.Heading(
            2, say(Message.of("governance.paper.changes").with("version", text.version()))));
    words.readings(m, digest).forEach(r -> out.add(text(say(r))));
    CharterDiff diff = governance.diff(digest);
    if (diff.changes().isEmpty()) {
      out.add(text(say("governance.compare.same")));
    } else {
      out.add(text(say(diff.summary())));
      CharterWords.byArticle(diff)
          .forEach(
              (article, changes) -> {
                out.add(
                    new Paper.Heading(
                        3,
                        article.isEmpty()
                            ? say("governance.diff.elsewhere")
                            : say(CharterWords.article("governance.diff.article", article))));
                out.add(new Paper.Items(changes.stream().map(c -> say(c.words())).toList()));
              });
    }
    out.add(
        new Paper.Heading(
            2, say(Message.of("governance.paper.text").with("version", text.version()))));
    digest(digest, out);
    out.add(text(CharterWords.in(prose.language(), text.preamble())));
    for (Map.Entry<String, List<Charter.Article>> group : CharterWords.byPromise(text).entrySet()) {
      for (Charter.Article a : group.getValue()) {
        out.add(
            new Paper.Heading(
                3,
                say(
                    Message.of("governance.article.heading")
                        .with("number", CharterWords.number(a))
                        .with("title", CharterWords.in(prose.language(), a.title())))));
        out.add(text(CharterWords.in(prose.language(), a.norm())));
        out.add(
            text(
                say(
                    Message.of("governance.article.reason")
                        .with("reason", CharterWords.in(prose.language(), a.reason())))));
        out.add(text(say(CharterWords.kept(a))));
      }
    }
  }

  /** The minutes: numbers, the results and how they were counted, never who voted what. */
  Paper minutes(Meeting m) {
    Minutes minutes = m.assembly().minutes();
    List<Paper.Block> out = new ArrayList<>();
    out.add(text(organisation));
    out.add(text(say(words.where(m, prose))));
    minutes.sentences().forEach(s -> out.add(text(say(s))));
    m.chair()
        .ifPresent(
            c ->
                out.add(
                    text(say(Message.of("governance.paper.chair").with("name", words.name(c))))));
    out.add(
        text(
            say(
                Message.of("governance.paper.rules")
                    .with("title", words.rules(m))
                    .with("digest", minutes.rulesDigest().brief()))));
    for (Minutes.Line line : minutes.lines()) {
      item(m, line, out);
    }
    if (m.stage() != Assembly.Stage.CLOSED) {
      out.add(text(say("governance.paper.not_closed")));
    }
    out.add(new Paper.Heading(2, say("governance.paper.signatures")));
    out.add(text(say("governance.paper.signature_lines")));
    return new Paper(title("governance.paper.minutes", m), out);
  }

  private void item(Meeting m, Minutes.Line line, List<Paper.Block> out) {
    AgendaItem item = m.item(line.item().number());
    Tally.Result result = m.assembly().findResult(item.number()).orElseThrow().result();
    out.add(new Paper.Heading(2, item.number() + ". " + say(words.title(item))));
    if (item.resolution() instanceof Resolution.Offered offered) {
      offered(offered, out);
    }
    line.sentences().stream().skip(1).forEach(s -> out.add(text(say(s))));
    out.add(text(say(MeetingWords.said(line.quorum()))));
    out.add(
        text(
            say(
                Message.of("governance.paper.outcome")
                    .with("outcome", MeetingWords.outcome(item)))));
    item.reading()
        .ifPresent(
            r ->
                out.add(
                    text(say(Message.of("governance.paper.reading").with("number", (long) r)))));
    if (item.came(Came.REFUSED)) {
      out.add(text(say("governance.paper.refused")));
    }
    item.decision()
        .ifPresent(
            d ->
                out.add(
                    text(
                        say(
                            Message.of("governance.paper.decision")
                                .with("decision", d.toString())
                                .with("entry", governance.entry(d).orElse(0L))))));
    out.add(new Paper.Heading(3, say("governance.paper.counted")));
    List<String> steps = new ArrayList<>();
    result
        .explanation()
        .steps()
        .forEach(s -> steps.add(say(s.rule()) + " (" + say(s.source()) + ")"));
    out.add(new Paper.Items(steps));
    List<String> notes = new ArrayList<>();
    result.voids().forEach(v -> notes.add(say(v.finding("").why())));
    if (!notes.isEmpty()) {
      out.add(new Paper.Heading(3, say("governance.paper.proxies_void")));
      out.add(new Paper.Items(notes));
    }
  }
}
