// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.journal.Entry;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Founding;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.room.Rooms;
import coop.lanterne.node.shell.Linked;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.shell.Slip;
import coop.lanterne.node.transparency.Transparency;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal: its list, each entry with its receipt, and how to verify at home. */
@Controller
public record JournalPages(
    Transparency room,
    Pages pages,
    People people,
    Charters charters,
    List<Linked> linked,
    Rooms rooms,
    Titles titles) {
  /**
   * A line of the list.
   *
   * @param title what it is
   * @param role under which role it was done
   * @param mark what came of it, where it is a decision; how far it went otherwise
   */
  public record Row(long number, java.time.Instant at, Message title, Message role, Mark mark) {}

  /** A word with its class in the stylesheet. */
  public record Mark(Message words, String kind) {}

  /** A kind of entries, as the filter offers it. */
  public record Kind(String action, Message name, boolean chosen) {}

  /** Refusals of one month. */
  public record Month(String name, List<Refused> refused) {}

  /** How many refusals under one article. */
  public record Refused(Message article, String href, long count) {}

  /** Names and values of a decision. */
  public record Fact(Message name, List<Shown> values) {
    /** A value, with a link where the reader may follow it. */
    public record Shown(Message words, Optional<String> href) {}

    static Fact of(Message name, Message... values) {
      return new Fact(
          name, List.of(values).stream().map(v -> new Shown(v, Optional.empty())).toList());
    }
  }

  /** A mandate given by the founding, and to whom. */
  public record Given(Message kind, Message to, Message until) {}

  @Cached
  @OpenTo(value = VISITORS, but = "no name, no figure of the shop to visitors")
  @GetMapping("/journal")
  ResponseEntity<String> list(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(name = "page", defaultValue = "1") int number) {
    Optional<String> action = Optional.of(kind).filter(k -> !k.isEmpty());
    Transparency.Listing listing = room.list(action, number, Reader.person(people));
    Page page = pages.page(request, Message.of("transparency.journal.title"));
    boolean member = isMember(Reader.person(people));
    String filter = action.map(a -> "kind=" + a + "&").orElse("");
    return pages.show(
        "transparency/journal.jte",
        page,
        Map.of(
            "total", listing.total(),
            "rows", listing.lines().stream().map(l -> row(l, member)).toList(),
            "kinds",
                listing.actions().stream()
                    .map(a -> new Kind(a, rooms.action(a), a.equals(kind)))
                    .toList(),
            "number", listing.page(),
            "pages", listing.pages(),
            "newer",
                listing.page() > 1 ? "/journal?" + filter + "page=" + (listing.page() - 1) : "",
            "older",
                listing.page() < listing.pages()
                    ? "/journal?" + filter + "page=" + (listing.page() + 1)
                    : "",
            "months", months(page.prose())));
  }

  private static boolean isMember(Optional<People.Person> who) {
    return who.filter(p -> p.is(Role.MEMBER)).isPresent();
  }

  Row row(Transparency.Line line, boolean member) {
    return new Row(
        line.entry().number(),
        line.entry().at(),
        titles.line(line, member),
        rooms.role(line.entry().role()),
        line.decided()
            .map(d -> new Mark(Titles.outcome(d.outcome()), Titles.outcomeClass(d.outcome())))
            .orElseGet(
                () -> new Mark(Titles.state(line.state()), Titles.stateClass(line.state()))));
  }

  private List<Month> months(Prose prose) {
    List<Month> months = new ArrayList<>();
    for (Map.Entry<YearMonth, Map<String, Long>> month : room.refusals().entrySet()) {
      months.addFirst(
          new Month(
              prose.month(month.getKey()),
              month.getValue().entrySet().stream()
                  .map(
                      e ->
                          new Refused(
                              Message.of("transparency.article")
                                  .with("article", Charter.number(e.getKey())),
                              "/charter#" + e.getKey(),
                              e.getValue()))
                  .toList()));
    }
    return months;
  }

  @Cached
  @OpenTo(value = VISITORS, but = "no name, no figure of the shop to visitors")
  @GetMapping("/journal/{number:\\d{1,18}}")
  ResponseEntity<String> entry(HttpServletRequest request, @PathVariable long number) {
    Optional<People.Person> who = Reader.person(people);
    Transparency.Line line = room.get(number, who);
    Message title = titles.line(line, isMember(who));
    Page page = pages.page(request, title);
    Optional<Transparency.Inside> inside = line.decided().flatMap(d -> room.inside(d, who));
    return pages.show(
        "transparency/entry.jte",
        page,
        Map.of(
            "number", number,
            "at", line.entry().at(),
            "slip", slip(line, title, page.prose().language()),
            "facts", facts(line, inside, page, who),
            "reason", inside.flatMap(Transparency.Inside::reason).orElse(""),
            "hiddenReason",
                inside.isEmpty() && line.decided().filter(Records.Decided::hasReason).isPresent(),
            "given", given(line, inside.isPresent(), page),
            "fields", fields(line.entry())));
  }

  private Slip slip(Transparency.Line line, Message title, Language language) {
    Entry entry = line.entry();
    List<Slip.Row> rows = new ArrayList<>();
    rows.add(new Slip.Row(name("what"), title, false));
    rows.add(new Slip.Row(name("role"), rooms.role(entry.role()), false));
    line.decided()
        .ifPresent(
            d ->
                rows.add(
                    new Slip.Row(
                        name("mandate"), Titles.kind(charter(), language, d.mandate()), false)));
    rows.add(new Slip.Row(name("charter"), charterOf(entry.charter()), false));
    rows.add(new Slip.Row(name("digest"), exact(entry.payload().brief()), true));
    rows.add(
        new Slip.Row(
            name("log"), Message.of("transparency.slip.size").with("size", room.size()), false));
    List<Page.Link> links = new ArrayList<>();
    if (entry.number() < room.size()) {
      links.add(
          new Page.Link(
              Message.of("transparency.slip.download"), "/journal/" + entry.number() + "/receipt"));
      links.add(new Page.Link(Message.of("transparency.slip.key"), "/journal/key"));
    }
    return new Slip(
        Message.of("transparency.slip.title").with("number", entry.number()),
        entry.at(),
        rows,
        Optional.of(Titles.stage(line.state())),
        links);
  }

  private Charter charter() {
    return charters.get().charter();
  }

  private Message charterOf(Digest digest) {
    if (!charters.list().contains(digest)) {
      return Message.of("transparency.charter.none");
    }
    boolean current = charters.get().digest().equals(digest);
    return Message.of(
            current && !charters.get().adopted()
                ? "transparency.charter.provisional"
                : "transparency.charter.version")
        .with("version", charters.text(digest).version());
  }

  private List<Fact> facts(
      Transparency.Line line,
      Optional<Transparency.Inside> inside,
      Page page,
      Optional<People.Person> who) {
    List<Fact> facts = new ArrayList<>();
    line.decided()
        .ifPresent(
            d -> {
              facts.add(Fact.of(name("outcome"), Titles.outcome(d.outcome())));
              boolean figures = titles.isRead(d, isMember(who));
              d.amount()
                  .filter(m -> figures)
                  .ifPresent(
                      m ->
                          facts.add(
                              Fact.of(
                                  name("amount"),
                                  Message.of("transparency.value.amount").with("amount", m))));
              facts.add(Fact.of(name("by"), by(d, inside)));
              List<Message> mandate = new ArrayList<>();
              mandate.add(Titles.kind(charter(), page.prose().language(), d.mandate()));
              mandate.add(Titles.grantor(d.mandate().grantor()));
              mandate.addAll(Titles.limits(d.mandate()));
              facts.add(Fact.of(name("mandate"), mandate.toArray(Message[]::new)));
              if (figures && d.linesSeen() > 0) {
                facts.add(
                    Fact.of(
                        name("lines"),
                        Message.of("transparency.value.lines")
                            .with("seen", d.linesSeen())
                            .with("changed", d.linesChanged())));
              }
              if (d.advices().isEmpty()) {
                facts.add(Fact.of(name("advices"), Message.of("transparency.value.no_advice")));
              } else {
                facts.add(
                    new Fact(
                        name("advices"), d.advices().stream().map(a -> object(a, who)).toList()));
              }
              d.reverses()
                  .ifPresent(r -> facts.add(new Fact(name("reverses"), List.of(object(r, who)))));
            });
    if (line.decided().isEmpty()) {
      line.entry()
          .object()
          .ifPresent(o -> facts.add(new Fact(name("object"), List.of(object(o, who)))));
      line.article()
          .ifPresent(
              a ->
                  facts.add(
                      new Fact(
                          name("article"),
                          List.of(
                              new Fact.Shown(
                                  Message.of("transparency.article")
                                      .with("article", Charter.number(a)),
                                  Optional.of("/charter#" + a))))));
    } else {
      Id decision = line.decided().get().id();
      linked(decision, who)
          .ifPresent(
              link ->
                  facts.add(
                      new Fact(
                          name("seen_in"),
                          List.of(new Fact.Shown(link.words(), Optional.of(link.href()))))));
    }
    return facts;
  }

  private static Message by(Records.Decided decided, Optional<Transparency.Inside> inside) {
    return switch (decided.by()) {
      case Decider.Body(String body) -> Titles.body(body);
      case Decider.Persons(List<Id> ids) ->
          inside
              .map(
                  i ->
                      Message.of("transparency.value.names")
                          .with(
                              "names",
                              String.join(
                                  ", ", i.names().stream().filter(n -> !n.isEmpty()).toList())))
              .orElseGet(() -> Message.of("transparency.value.persons").with("count", ids.size()));
    };
  }

  private Fact.Shown object(String text, Optional<People.Person> who) {
    try {
      return object(Id.parse(text), who);
    } catch (IllegalArgumentException e) {
      return new Fact.Shown(exact(text), Optional.empty());
    }
  }

  private Fact.Shown object(Id object, Optional<People.Person> who) {
    return linked(object, who)
        .map(link -> new Fact.Shown(link.words(), Optional.of(link.href())))
        .orElseGet(() -> new Fact.Shown(exact(object.toString()), Optional.empty()));
  }

  private Optional<Page.Link> linked(Id object, Optional<People.Person> who) {
    return linked.stream().flatMap(l -> l.find(object, who).stream()).findFirst();
  }

  /** What the founding gave, where this entry is the founding. */
  private List<Given> given(Transparency.Line line, boolean names, Page page) {
    if (line.decided().filter(d -> d.act().equals(Founding.ACT)).isEmpty()) {
      return List.of();
    }
    Value.Rec founding = (Value.Rec) line.decided().get().value().orElseThrow();
    List<Given> given = new ArrayList<>();
    given.add(
        new Given(
            Message.of("transparency.founding.keeper"),
            person(founding.text("keeper"), names),
            Message.of("transparency.founding.until_confirmed")));
    given.add(
        new Given(
            Message.of("transparency.founding.second"),
            person(founding.text("second"), names),
            Message.of("transparency.founding.until_confirmed")));
    for (Value m : founding.items("mandates")) {
      Value.Rec mandate = (Value.Rec) m;
      Value.Rec holder = (Value.Rec) mandate.get("holder");
      boolean body = holder.fields().containsKey("body");
      String kind = mandate.text("kind");
      given.add(
          new Given(
              body
                  ? Message.of("transparency.founding.standing")
                  : charter()
                      .findMandateKind(kind)
                      .map(
                          k ->
                              page.prose().language() == Language.FRENCH
                                  ? k.title().fr()
                                  : k.title().en())
                      .map(w -> Message.of("transparency.mandate.kind").with("kind", w))
                      .orElseGet(() -> Message.of("transparency.mandate.kind").with("kind", kind)),
              body
                  ? Titles.body(holder.text("body"))
                  : person(((Value.Text) holder.items("persons").getFirst()).value(), names),
              body
                  ? Message.of("transparency.mandate.no_end")
                  : Message.of("transparency.mandate.until")
                      .with("until", java.time.Instant.parse(mandate.text("until")))));
    }
    return given;
  }

  private Message person(String id, boolean names) {
    String name = names ? room.name(Id.parse(id)) : "";
    return name.isEmpty()
        ? Message.of(names ? "transparency.value.erased" : "transparency.value.member")
        : Message.of("transparency.value.names").with("names", name);
  }

  /** Every field as it stands in the leaf. */
  private static Map<String, String> fields(Entry entry) {
    Map<String, String> fields = new java.util.LinkedHashMap<>();
    fields.put("number", Long.toString(entry.number()));
    fields.put("at", entry.at().toString());
    fields.put("node", entry.node());
    fields.put("role", entry.role());
    fields.put("action", entry.action());
    fields.put("object", entry.object().orElse("–"));
    fields.put("version", entry.version().map(String::valueOf).orElse("–"));
    fields.put("payload", entry.payload().hex());
    fields.put("document", entry.document().map(Digest::hex).orElse("–"));
    fields.put("decision", entry.decision().map(Id::toString).orElse("–"));
    fields.put("reverses", entry.reverses().map(Id::toString).orElse("–"));
    fields.put("charter", entry.charter().hex());
    fields.put("model", entry.model().orElse("–"));
    fields.put("data", entry.data().map(Digest::hex).orElse("–"));
    fields.put("leaf hash", entry.leafHash().hex());
    return fields;
  }

  @OpenTo(VISITORS)
  @GetMapping("/journal/verify")
  ResponseEntity<String> verify(HttpServletRequest request) {
    Page page = pages.page(request, Message.of("transparency.verify.title"));
    return pages.show(
        "transparency/verify.jte",
        page,
        Map.of(
            "key", room.key(),
            "jar", "lanterne-verifier-" + Release.NAME.replaceFirst("^lanterne-", "") + ".jar",
            "example", Math.max(0, room.size() - 1)));
  }

  private static Message name(String fact) {
    return Message.of("transparency.name." + fact);
  }

  private static Message exact(String text) {
    return Message.of("transparency.value.exact").with("text", text);
  }
}
