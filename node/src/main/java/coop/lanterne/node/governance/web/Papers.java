// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import module java.base;

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

/** Writes one paper: what goes out with a call, or what is written after a meeting. */
final class Papers {
  private final Governance governance;
  private final MeetingWords words;
  private final Prose prose;
  private final String organisation;
  private final List<Paper.Block> out = new ArrayList<>();

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
    return say(Message.of(key));
  }

  private void heading(int level, String heading) {
    out.add(new Paper.Heading(level, heading));
  }

  private void text(String text) {
    out.add(new Paper.Text(text));
  }

  private void text(Message message) {
    text(say(message));
  }

  private void items(Stream<String> items) {
    out.add(new Paper.Items(items.toList()));
  }

  private Paper paper(String key, Meeting m) {
    Message title = Message.of(key).with("body", words.body(m)).with("day", m.held());
    return new Paper(say(title), out);
  }

  private String title(AgendaItem item) {
    return item.number() + ". " + say(words.title(item));
  }

  // --- the call

  /** The call, with every text that will be voted on and what it changes. */
  Paper call(Meeting m) {
    text(organisation);
    text(words.where(m, prose));
    text(
        Message.of("governance.paper.called")
            .with("called", m.assembly().convocation().called())
            .with("call", (long) m.assembly().convocation().call()));
    heading(2, say("governance.paper.agenda"));
    items(m.agenda().stream().map(this::title));
    heading(2, say("governance.paper.how") + " " + words.rules(m));
    items(words.howItDecides(m).stream().map(this::say));
    for (AgendaItem item : m.agenda()) {
      if (item.resolution() instanceof Resolution.CharterText(Digest text)) {
        charter(m, text);
      } else if (item.resolution() instanceof Resolution.Offered offered) {
        heading(2, title(item));
        offered(item, offered);
      }
    }
    heading(2, say("governance.paper.proxy"));
    text(say("governance.paper.proxy_form"));
    return paper("governance.paper.call", m);
  }

  /** What a room offered, in full, and the digest by which it is known. */
  private void offered(AgendaItem item, Resolution.Offered offered) {
    List<Votable.Article> articles =
        words.offer(item).map(Votable.Offer::articles).orElse(List.of());
    if (articles.isEmpty()) {
      text(words.unread(offered));
      return;
    }
    int number = 0;
    for (Votable.Article article : articles) {
      heading(3, say(MeetingWords.heading(++number, article)));
      article.words().lines().filter(l -> !l.isBlank()).forEach(this::text);
    }
    digest(offered.digest());
  }

  private void digest(Digest digest) {
    text(Message.of("governance.paper.digest").with("digest", digest.toString()));
  }

  private void charter(Meeting m, Digest digest) {
    Charter text = governance.text(digest);
    heading(2, say(Message.of("governance.paper.changes").with("version", text.version())));
    words.readings(m, digest).forEach(this::text);
    changes(governance.diff(digest));
    heading(2, say(Message.of("governance.paper.text").with("version", text.version())));
    digest(digest);
    text(CharterWords.in(prose.language(), text.preamble()));
    CharterWords.byPromise(text).values().forEach(group -> group.forEach(this::article));
  }

  private void changes(CharterDiff diff) {
    if (diff.changes().isEmpty()) {
      text(say("governance.compare.same"));
      return;
    }
    text(diff.summary());
    CharterWords.byArticle(diff)
        .forEach(
            (article, changes) -> {
              heading(
                  3,
                  article.isEmpty()
                      ? say("governance.diff.elsewhere")
                      : say(CharterWords.article("governance.diff.article", article)));
              items(changes.stream().map(c -> say(c.words())));
            });
  }

  private void article(Charter.Article article) {
    heading(
        3,
        say(
            Message.of("governance.article.heading")
                .with("number", CharterWords.number(article))
                .with("title", CharterWords.in(prose.language(), article.title()))));
    text(CharterWords.in(prose.language(), article.norm()));
    text(
        Message.of("governance.article.reason")
            .with("reason", CharterWords.in(prose.language(), article.reason())));
    text(CharterWords.kept(article));
  }

  // --- the minutes

  /** The minutes: numbers, the results and how they were counted, never who voted what. */
  Paper minutes(Meeting m) {
    Minutes minutes = m.assembly().minutes();
    text(organisation);
    text(words.where(m, prose));
    minutes.sentences().forEach(this::text);
    m.chair()
        .ifPresent(c -> text(Message.of("governance.paper.chair").with("name", words.name(c))));
    text(
        Message.of("governance.paper.rules")
            .with("title", words.rules(m))
            .with("digest", minutes.rulesDigest().brief()));
    minutes.lines().forEach(line -> item(m.item(line.item().number()), m, line));
    if (m.stage() != Assembly.Stage.CLOSED) {
      text(say("governance.paper.not_closed"));
    }
    heading(2, say("governance.paper.signatures"));
    text(say("governance.paper.signature_lines"));
    return paper("governance.paper.minutes", m);
  }

  private void item(AgendaItem item, Meeting m, Minutes.Line line) {
    heading(2, title(item));
    if (item.resolution() instanceof Resolution.Offered offered) {
      offered(item, offered);
    }
    line.sentences().stream().skip(1).forEach(this::text);
    text(MeetingWords.said(line.quorum()));
    text(Message.of("governance.paper.outcome").with("outcome", MeetingWords.outcome(item)));
    item.reading()
        .ifPresent(r -> text(Message.of("governance.paper.reading").with("number", (long) r)));
    if (item.came(Came.REFUSED)) {
      text(say("governance.paper.refused"));
    }
    item.decision()
        .ifPresent(
            d ->
                text(
                    Message.of("governance.paper.decision")
                        .with("decision", d.toString())
                        .with("entry", governance.entry(d).orElse(0L))));
    counted(m.assembly().findResult(item.number()).orElseThrow().result());
  }

  private void counted(Tally.Result result) {
    heading(3, say("governance.paper.counted"));
    items(
        result.explanation().steps().stream()
            .map(s -> say(s.rule()) + " (" + say(s.source()) + ")"));
    if (!result.voids().isEmpty()) {
      heading(3, say("governance.paper.proxies_void"));
      items(result.voids().stream().map(v -> say(v.finding("").why())));
    }
  }
}
