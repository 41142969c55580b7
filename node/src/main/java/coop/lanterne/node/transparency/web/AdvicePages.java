// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import static coop.lanterne.node.shell.Whom.MEMBERS;
import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.room.Rooms;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.shell.Slip;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.transparency.Transparency;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Why an advice says what it says, and the same computed again. */
@Controller
public record AdvicePages(
    Transparency room, Pages pages, People people, Charters charters, Rooms rooms, Titles titles) {
  /**
   * The answer of a replay as people read it.
   *
   * @param kind class of the answer in the stylesheet: yes, no or wait
   */
  public record Answer(String kind, Message head, Message text, Optional<Finding> finding) {}

  @Cached
  @OpenTo(value = READERS, of = AdviceReaders.class)
  @GetMapping("/advice/{id}")
  ResponseEntity<String> why(HttpServletRequest request, @PathVariable String id) {
    Transparency.Why why = room.why(parse(id), Reader.person(people));
    Page page = pages.page(request, titles.about("why", why.given().act(), why.given().subject()));
    Map<String, Object> model = new HashMap<>();
    why.advice().ifPresent(a -> model.put("advice", a));
    model.put("given", why.given());
    model.put("same", why.same());
    model.put("contribution", contribution(why));
    model.put("slip", slip(why));
    model.put("replay", "/advice/" + why.given().id() + "/replay");
    return pages.show("transparency/advice.jte", page, model);
  }

  private Message contribution(Transparency.Why why) {
    if (rooms.shows(why.given().act())) {
      return Message.of("transparency.contribution.shows");
    }
    return why.decision()
        .map(d -> Message.of("transparency.contribution." + d.outcome()).with("at", d.at()))
        .orElseGet(
            () ->
                Message.of(
                    why.given().superseded()
                        ? "transparency.contribution.superseded"
                        : "transparency.contribution.awaits"));
  }

  private Slip slip(Transparency.Why why) {
    Value.Rec p = (Value.Rec) why.kept().get("provenance");
    Digest charter = digest(p, "charter");
    String version =
        charters.list().contains(charter)
            ? charters.text(charter).version() + " · " + charter.brief()
            : charter.brief();
    return new Slip(
        Message.of("transparency.advice.slip").with("advice", why.given().id().local()),
        why.given().madeAt(),
        List.of(
            row("inputs", digest(p, "inputs").brief()),
            row("rules", digest(p, "rules").brief()),
            row("charter", version),
            row("method", p.text("method")),
            row("release", p.text("release")),
            row("seed", Long.toString(p.integer("seed"))),
            row("digest", why.given().digest().brief())),
        Optional.empty(),
        List.of(
            new Page.Link(
                Message.of("transparency.link.entry").with("number", why.entry()),
                "/journal/" + why.entry())));
  }

  private static Slip.Row row(String name, String value) {
    return new Slip.Row(
        Message.of("transparency.provenance." + name),
        Message.of("transparency.value.exact").with("text", value),
        true);
  }

  private static Digest digest(Value.Rec rec, String field) {
    return Digest.ofRaw(((Value.Bytes) rec.get(field)).value());
  }

  @OpenTo(MEMBERS)
  @PostMapping("/advice/{id}/replay")
  ResponseEntity<String> replay(HttpServletRequest request, @PathVariable("id") String text) {
    Id id = parse(text);
    Answer answer = answer(id, room.replay(id, Reader.person(people)));
    Page page = pages.page(request, answer.head());
    return pages.show(
        "transparency/replayed.jte", page, Map.of("answer", answer, "id", id, "at", room.now()));
  }

  private static Answer answer(Id id, Replay replay) {
    return switch (replay) {
      case Replay.Same(Digest digest) ->
          new Answer(
              "yes",
              Message.of("transparency.replay.same"),
              Message.of("transparency.replay.same_text").with("digest", digest.brief()),
              Optional.empty());
      case Replay.Differs(String place, String before, String now) ->
          new Answer(
              "no",
              Message.of("transparency.replay.differs"),
              Message.of("transparency.replay.differs_text").with("place", place),
              Optional.of(
                  new Finding(
                      "replay-differs",
                      Finding.Severity.STOPPED,
                      new Finding.Place(id.toString(), 0, place),
                      now,
                      Message.of("transparency.replay.differs_why").with("before", before),
                      Message.of("transparency.replay.differs_maybe"))));
      case Replay.Erased(String article, Digest inputs) ->
          new Answer(
              "wait",
              Message.of("transparency.replay.erased")
                  .with("article", coop.lanterne.charter.Charter.number(article)),
              Message.of("transparency.replay.erased_text").with("digest", inputs.brief()),
              Optional.empty());
      case Replay.OtherRelease(String release) ->
          new Answer(
              "wait",
              Message.of("transparency.replay.other_release").with("release", release),
              Message.of("transparency.replay.other_release_text"),
              Optional.empty());
    };
  }

  static Id parse(String text) {
    try {
      Id id = Id.parse(text);
      if (id.kind().equals("advice")) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw Trouble.of(Trouble.Cause.INPUT, "advice-unknown", "advice", text);
    }
    throw Trouble.of(Trouble.Cause.INPUT, "advice-unknown", "advice", text);
  }
}
