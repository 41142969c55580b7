// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.journal.State;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.room.Rooms;
import coop.lanterne.node.shell.Slip;
import coop.lanterne.node.transparency.Transparency;
import coop.lanterne.prose.Language;

/** What things of the journal are called. */
record Titles(Rooms rooms) {
  /** As a member reads it, or a visitor: the act alone, where its subject is for members. */
  Message line(Transparency.Line line, boolean member) {
    if (line.decided().isPresent()) {
      Records.Decided d = line.decided().get();
      return isRead(d, member)
          ? about("decision", d.act(), d.subject())
          : alone("decision", d.act());
    }
    if (line.advice().isPresent()) {
      AdviceEntry a = line.advice().get();
      return member || rooms.isForAnyone(a.act(), a.subject())
          ? about("advice", a.act(), a.subject())
          : alone("advice", a.act());
    }
    if (line.article().isPresent()) {
      return Message.of("transparency.title.refused")
          .with("article", Charter.number(line.article().get()));
    }
    return rooms.action(line.entry().action());
  }

  /** Whether that reader may read what a decision is about, and its figures. */
  boolean isRead(Records.Decided decided, boolean member) {
    return member || rooms.isForAnyone(decided.act(), decided.subject());
  }

  private Message alone(String what, String act) {
    return Message.of("transparency.title." + what + "_alone").with("act", rooms.act(act));
  }

  Message about(String what, String act, String subject) {
    return Message.of("transparency.title." + what)
        .with("act", rooms.act(act))
        .with(
            "subject",
            rooms
                .subject(act, subject)
                .orElseGet(() -> Message.of("transparency.subject.name").with("name", subject)));
  }

  static Message outcome(String outcome) {
    return Message.of("transparency.outcome." + outcome);
  }

  /** Class of the outcome in the stylesheet. */
  static String outcomeClass(String outcome) {
    return switch (outcome) {
      case "adopted" -> "yes";
      case "amended" -> "changed";
      case "refused" -> "no";
      default -> "none";
    };
  }

  static Message state(State state) {
    return switch (state) {
      case RECORDED -> Message.of("shell.receipt.recorded");
      case SEQUENCED -> Message.of("shell.receipt.sequenced");
      case PUBLISHED -> Message.of("shell.receipt.published");
    };
  }

  static String stateClass(State state) {
    return state == State.PUBLISHED ? "yes" : "wait";
  }

  static Slip.Stage stage(State state) {
    return switch (state) {
      case RECORDED -> Slip.Stage.RECORDED;
      case SEQUENCED -> Slip.Stage.SEQUENCED;
      case PUBLISHED -> Slip.Stage.PUBLISHED;
    };
  }

  /** Whose mandate it is, in the words of the charter where it names the kind. */
  static Message kind(Charter charter, Language language, Mandate mandate) {
    if (mandate.grantor() instanceof Mandate.Grantor.ByFounding
        && mandate.kind().equals("founding")) {
      return Message.of("transparency.mandate.to_found");
    }
    return charter
        .findMandateKind(mandate.kind())
        .map(k -> RegisterWords.in(language, k.title()))
        .map(words -> Message.of("transparency.mandate.kind").with("kind", words))
        .orElseGet(
            () ->
                mandate.holder() instanceof Decider.Body(String body)
                    ? body(body)
                    : Message.of("transparency.mandate.kind").with("kind", mandate.kind()));
  }

  static Message body(String name) {
    return switch (name) {
      case "ag" -> Message.of("transparency.body.ag");
      case "conseil" -> Message.of("transparency.body.conseil");
      default -> Message.of("transparency.body.other").with("name", name);
    };
  }

  static Message grantor(Mandate.Grantor grantor) {
    return switch (grantor) {
      case Mandate.Grantor.ByDecision(Id decision) ->
          Message.of("transparency.mandate.by_decision").with("decision", decision.local());
      case Mandate.Grantor.ByArticle(String article) ->
          Message.of("transparency.mandate.by_article").with("article", Charter.number(article));
      case Mandate.Grantor.ByFounding() -> Message.of("transparency.mandate.by_founding");
    };
  }

  /** Up to how much and until when, one sentence each. */
  static List<Message> limits(Mandate mandate) {
    List<Message> limits = new ArrayList<>();
    mandate
        .limits()
        .perAct()
        .ifPresent(m -> limits.add(Message.of("transparency.mandate.per_act").with("most", m)));
    mandate
        .limits()
        .perPeriod()
        .ifPresent(
            m ->
                limits.add(
                    Message.of("transparency.mandate.per_period")
                        .with("most", m)
                        .with("days", mandate.limits().period().orElseThrow().toDays())));
    mandate
        .limits()
        .cosignAbove()
        .ifPresent(m -> limits.add(Message.of("transparency.mandate.cosign").with("above", m)));
    if (mandate.until().toString().startsWith("9999")) {
      limits.add(Message.of("transparency.mandate.no_end"));
    } else {
      limits.add(Message.of("transparency.mandate.until").with("until", mandate.until()));
    }
    return limits;
  }
}
