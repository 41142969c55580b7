// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.MEMBERS;
import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Attendance;
import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Proxy;
import coop.lanterne.assembly.Tally;
import coop.lanterne.assembly.Vote;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.governance.AgendaItem;
import coop.lanterne.node.governance.Call;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.Meeting;
import coop.lanterne.node.governance.Resolution;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Meetings, from the call to the minutes. */
@Controller
@RequestMapping("/assembly")
public record AssemblyPages(
    Governance governance, Charters charters, Advices advices, People people, Pages pages) {
  /** What a page may say was done, after a form. */
  private static final Set<String> DONE =
      Set.of(
          "called",
          "attended",
          "proxied",
          "opened",
          "counted",
          "no_quorum",
          "recounted",
          "said",
          "closed");

  /** A text of the charter that could be put on an agenda. */
  public record Text(Digest digest, String version) {}

  /** A proxy, and why it does not count, where it does not. */
  public record Held(String giver, String holder, Optional<Message> wrong) {}

  /** Someone who may vote. */
  public record Voter(Id id, String name, boolean present, Optional<String> represented) {}

  private MeetingWords words(Page page) {
    return words(page.prose());
  }

  private MeetingWords words(Prose prose) {
    return MeetingWords.of(governance, charters, people, prose.language());
  }

  private Id id(long number) {
    return governance.get(number).id();
  }

  private boolean may(String act) {
    return governance.may(Reader.id(), act);
  }

  private static void done(@Nullable String done, Map<String, Object> model) {
    if (done != null && DONE.contains(done)) {
      model.put("done", "governance.done." + done);
    }
  }

  // --- the list and the call

  @Cached
  @OpenTo(value = VISITORS, but = "no name to visitors")
  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request) {
    Page page = pages.page(request, Message.of("governance.list.title"));
    List<Meeting> all = governance.list();
    return pages.show(
        "governance/assemblies.jte",
        page,
        Map.of(
            "coming", all.stream().filter(m -> m.stage() != Assembly.Stage.CLOSED).toList(),
            "past",
                all.reversed().stream().filter(m -> m.stage() == Assembly.Stage.CLOSED).toList(),
            "words", words(page),
            "convenes", may(Governance.CONVENE)));
  }

  @OpenTo(value = HOLDERS, act = Governance.CONVENE)
  @GetMapping("/new")
  ResponseEntity<String> convene(
      HttpServletRequest request,
      @RequestParam(name = "text", required = false) @Nullable String text,
      @RequestParam(name = "offered", required = false) @Nullable String offered) {
    Map<String, List<String>> given = new HashMap<>();
    String assembly = charters.get().charter().assembly();
    given.put("body", List.of(assembly));
    boolean forCharter = text != null || (offered == null && !charters.get().adopted());
    given.put("held", List.of(governance.earliest(assembly, forCharter).toString()));
    given.put("at", List.of("18:00"));
    given.put(
        "text",
        text != null
            ? List.of(text)
            : forCharter ? List.of(charters.get().digest().hex()) : List.of());
    given.put("offered", offered != null ? List.of(offered) : List.of());
    return conveneForm(request, HttpStatus.OK, given, List.of());
  }

  private ResponseEntity<String> conveneForm(
      HttpServletRequest request,
      HttpStatus status,
      Map<String, List<String>> given,
      List<Finding> findings) {
    Page page = pages.page(request, Message.of("governance.convene.title"));
    Charters.InForce inForce = charters.get();
    Map<String, Object> model = new HashMap<>();
    model.put("given", given);
    model.put("findings", findings);
    model.put("words", words(page));
    model.put("charter", inForce.charter());
    model.put("texts", texts(inForce));
    model.put("offered", governance.offers().kinds());
    model.put("confirmed", inForce.adopted());
    boolean convenes = may(Governance.CONVENE);
    model.put("convenes", convenes);
    model.put("members", convenes ? governance.members() : List.of());
    model.put("mandates", convenes ? governance.mandates() : List.of());
    model.put("earliestCharter", governance.earliest(inForce.charter().assembly(), true));
    model.put("earliest", governance.earliest(inForce.charter().assembly(), false));
    return pages.show(status, "governance/convene.jte", page, model);
  }

  /** The texts of the charter on which a meeting can be called. */
  private List<Text> texts(Charters.InForce inForce) {
    return charters.list().stream()
        .filter(d -> !(inForce.adopted() && d.equals(inForce.digest())))
        .map(d -> new Text(d, charters.text(d).version()))
        .toList();
  }

  @OpenTo(value = HOLDERS, act = Governance.CONVENE)
  @PostMapping
  ResponseEntity<String> convened(
      HttpServletRequest request, @RequestParam MultiValueMap<String, String> form) {
    Id by = Forms.signed();
    Checked<Id> made = governance.convene(by, call(form));
    return switch (made) {
      case Checked.Done<Id>(Id id) -> Pages.seeOther("/assembly/" + id.number() + "?done=called");
      case Checked.Stopped<Id>(List<Finding> findings) ->
          conveneForm(request, HttpStatus.UNPROCESSABLE_CONTENT, form, findings);
    };
  }

  private Call call(MultiValueMap<String, String> form) {
    return new Call(
        first(form, "body"),
        Forms.day("held", first(form, "held")),
        first(form, "at").strip(),
        first(form, "place"),
        agenda(form),
        all(form, "members").stream().map(Forms::id).toList());
  }

  private List<Resolution> agenda(MultiValueMap<String, String> form) {
    List<Resolution> agenda = new ArrayList<>();
    all(form, "text").forEach(t -> agenda.add(new Resolution.CharterText(Forms.digest(t))));
    all(form, "offered").forEach(t -> agenda.add(governance.offers().known(Forms.digest(t))));
    if (!all(form, "founding").isEmpty()) {
      agenda.add(new Resolution.Confirmation());
    }
    Forms.given(first(form, "mandate_kind"))
        .ifPresent(
            kind ->
                agenda.add(
                    new Resolution.Grant(
                        Forms.id(first(form, "mandate_person")),
                        kind,
                        Forms.day("mandate_until", first(form, "mandate_until")))));
    Forms.given(first(form, "mandate_end"))
        .ifPresent(m -> agenda.add(new Resolution.End(Forms.id(m))));
    first(form, "motions")
        .lines()
        .filter(l -> !l.isBlank())
        .map(Resolution.Motion::new)
        .forEach(agenda::add);
    return agenda;
  }

  private static List<String> all(MultiValueMap<String, String> form, String name) {
    return form.getOrDefault(name, List.of());
  }

  private static String first(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value;
  }

  // --- one meeting

  @Cached
  @OpenTo(value = VISITORS, but = "no name to visitors")
  @GetMapping("/{number}")
  ResponseEntity<String> meeting(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "done", required = false) @Nullable String done) {
    Meeting m = governance.get(number);
    Page page = pages.page(request, titleOf(request, m));
    Map<String, Object> model = new HashMap<>();
    model.put("meeting", m);
    model.put("words", words(page));
    model.put("comparisons", comparisons(m));
    model.put("records", may(Governance.RECORD));
    model.put("again", governance.awaitsSecondCall(m));
    Reader.id()
        .filter(m::mayVote)
        .filter(id -> m.stage() == Assembly.Stage.CALLED)
        .ifPresent(id -> model.put("others", others(m, id)));
    Reader.id()
        .flatMap(id -> m.proxies().stream().filter(p -> p.giver().equals(id)).findFirst())
        .ifPresent(p -> model.put("given", words(page).name(p.holder())));
    done(done, model);
    return pages.show("governance/assembly.jte", page, model);
  }

  private String titleOf(HttpServletRequest request, Meeting m) {
    Prose prose = Reader.prose(request);
    return prose.say(
        Message.of("governance.meeting.title")
            .with("body", words(prose).body(m))
            .with("weekday", prose.dayOfWeek(m.held()))
            .with("day", m.held()));
  }

  /** The comparison of texts that went out with each item, by its number. */
  private Map<Integer, Advice<?>> comparisons(Meeting m) {
    Map<Integer, Advice<?>> found = new LinkedHashMap<>();
    for (AgendaItem item : m.agenda()) {
      item.advice().flatMap(advices::recompute).ifPresent(a -> found.put(item.number(), a));
    }
    return found;
  }

  private List<People.Person> others(Meeting m, Id me) {
    return people.list().stream().filter(p -> m.mayVote(p.id()) && !p.id().equals(me)).toList();
  }

  @OpenTo(value = HOLDERS, act = Governance.CONVENE)
  @GetMapping("/{number}/second-call")
  ResponseEntity<String> secondCall(
      HttpServletRequest request, @PathVariable("number") long number) {
    Meeting m = governance.get(number);
    return secondForm(
        request,
        HttpStatus.OK,
        m,
        List.of(governance.earliestAgain(m).map(LocalDate::toString).orElse(""), m.at(), m.place()),
        List.of());
  }

  private ResponseEntity<String> secondForm(
      HttpServletRequest request,
      HttpStatus status,
      Meeting m,
      List<String> given,
      List<Finding> findings) {
    Page page = pages.page(request, Message.of("governance.second.title").with("day", m.held()));
    Map<String, Object> model = new HashMap<>();
    model.put("meeting", m);
    model.put("waiting", governance.waiting(m));
    model.put("words", words(page));
    model.put("given", given);
    model.put("findings", findings);
    model.put("open", governance.awaitsSecondCall(m));
    governance.earliestAgain(m).ifPresent(d -> model.put("earliest", d));
    return pages.show(status, "governance/secondCall.jte", page, model);
  }

  @OpenTo(value = HOLDERS, act = Governance.CONVENE)
  @PostMapping("/{number}/second-call")
  ResponseEntity<String> calledAgain(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam("held") String held,
      @RequestParam("at") String at,
      @RequestParam("place") String place) {
    Meeting m = governance.get(number);
    Checked<Id> made =
        governance.conveneAgain(Forms.signed(), m.id(), Forms.day("held", held), at.strip(), place);
    return switch (made) {
      case Checked.Done<Id>(Id id) -> Pages.seeOther("/assembly/" + id.number() + "?done=called");
      case Checked.Stopped<Id>(List<Finding> findings) ->
          secondForm(
              request, HttpStatus.UNPROCESSABLE_CONTENT, m, List.of(held, at, place), findings);
    };
  }

  // --- attendance and proxies

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @GetMapping("/{number}/attendance")
  ResponseEntity<String> attendance(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "done", required = false) @Nullable String done) {
    Meeting m = governance.get(number);
    Page page =
        pages.page(request, Message.of("governance.attendance.title").with("day", m.held()));
    Map<String, Object> model = new HashMap<>();
    model.put("meeting", m);
    model.put("voters", voters(m, words(page)));
    model.put("proxies", proxies(m, words(page)));
    model.put("quorum", quorum(m));
    model.put("today", governance.today());
    model.put("words", words(page));
    done(done, model);
    return pages.show("governance/attendance.jte", page, model);
  }

  private static Tally.QuorumCount quorum(Meeting m) {
    return m.agenda().stream()
        .filter(i -> m.assembly().findResult(i.number()).isEmpty())
        .findFirst()
        .map(i -> m.quorum(i.number()))
        .orElseGet(() -> m.quorum(0));
  }

  /** A count of no votes, to see who is represented and which proxies are void. */
  private static Tally.Result sorted(Meeting m) {
    return Tally.count(
            m.assembly().rules(),
            m.assembly().convocation().call(),
            new Attendance(
                m.assembly().roster(), m.present(), m.proxies(), Set.of(), Optional.empty()),
            Vote.byName(Map.of()))
        .get();
  }

  private List<Voter> voters(Meeting m, MeetingWords words) {
    Map<Id, Id> holders = sorted(m).represented();
    return m.assembly().roster().members().stream()
        .map(
            v ->
                new Voter(
                    v.id(),
                    words.name(v.id()),
                    m.present().contains(v.id()),
                    Optional.ofNullable(holders.get(v.id())).map(words::name)))
        .sorted(Comparator.comparing(Voter::name, People.BY_NAME))
        .toList();
  }

  private List<Held> proxies(Meeting m, MeetingWords words) {
    List<Proxy.SetAside> voids = new ArrayList<>(sorted(m).voids());
    List<Held> held = new ArrayList<>();
    for (Proxy proxy : m.proxies()) {
      Optional<Proxy.SetAside> wrong =
          voids.stream().filter(v -> v.proxy().equals(proxy)).findFirst();
      wrong.ifPresent(voids::remove);
      held.add(
          new Held(
              words.name(proxy.giver()),
              words.name(proxy.holder()),
              wrong.map(w -> w.finding("").why())));
    }
    return held;
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/{number}/attendance")
  ResponseEntity<String> attend(
      @PathVariable("number") long number,
      @RequestParam(name = "present", required = false) @Nullable List<String> present) {
    governance.attend(Forms.signed(), id(number), Forms.ids(present));
    return Pages.seeOther("/assembly/" + number + "/attendance?done=attended");
  }

  @OpenTo(value = MEMBERS, but = "one’s own proxy; another’s takes a mandate for assembly.record")
  @PostMapping("/{number}/proxies")
  ResponseEntity<String> register(
      @PathVariable("number") long number,
      @RequestParam(name = "giver", required = false) @Nullable String giver,
      @RequestParam("holder") String holder) {
    Id by = Forms.signed();
    Id from = giver == null ? by : Forms.id(giver);
    governance.register(by, id(number), new Proxy(from, Forms.id(holder)));
    return Pages.seeOther(
        "/assembly/" + number + (giver == null ? "" : "/attendance") + "?done=proxied");
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/{number}/open")
  ResponseEntity<String> open(
      @PathVariable("number") long number,
      @RequestParam(name = "chair", defaultValue = "") String chair) {
    governance.open(Forms.signed(), id(number), Forms.given(chair).map(Forms::id));
    return Pages.seeOther("/assembly/" + number + "?done=opened");
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/{number}/close")
  ResponseEntity<String> close(@PathVariable("number") long number) {
    governance.close(Forms.signed(), id(number));
    return Pages.seeOther("/assembly/" + number + "?done=closed");
  }

  // --- one item

  @OpenTo(value = VISITORS, but = "no name to visitors")
  @GetMapping("/{number}/items/{item}")
  ResponseEntity<String> item(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("item") int item,
      @RequestParam(name = "done", required = false) @Nullable String done) {
    Meeting m = governance.get(number);
    AgendaItem i = m.item(item);
    MeetingWords words = words(Reader.prose(request));
    Map<String, Object> model = new HashMap<>();
    model.put("meeting", m);
    model.put("item", i);
    model.put("words", words);
    model.put("records", may(Governance.RECORD));
    model.put("quorum", m.quorum(item));
    m.assembly().findResult(item).ifPresent(r -> model.put("result", r));
    words.offer(i).ifPresent(offer -> model.put("offer", offer));
    i.advice().flatMap(advices::recompute).ifPresent(a -> model.put("advice", a));
    i.decision().flatMap(governance::entry).ifPresent(entry -> model.put("entry", entry));
    if (may(Governance.RECORD)) {
      model.put("voters", voting(m, words));
    }
    done(done, model);
    return pages.show("governance/item.jte", pages.page(request, words.title(i)), model);
  }

  private List<Voter> voting(Meeting m, MeetingWords words) {
    return voters(m, words).stream()
        .filter(v -> v.present() || v.represented().isPresent())
        .toList();
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/{number}/items/{item}/count")
  ResponseEntity<String> count(
      @PathVariable("number") long number,
      @PathVariable("item") int item,
      @RequestParam MultiValueMap<String, String> form) {
    Id meeting = id(number);
    Set<Id> recused = Forms.ids(form.get("recused"));
    if (first(form, "way").equals("none")) {
      governance.noQuorum(Forms.signed(), meeting, item, recused);
      return back(number, item, "no_quorum");
    }
    Vote vote =
        first(form, "way").equals("names") ? Vote.byName(named(form)) : Vote.byHand(counts(form));
    governance.count(Forms.signed(), meeting, item, recused, vote);
    return back(number, item, "counted");
  }

  private static Vote.Counts counts(MultiValueMap<String, String> form) {
    return new Vote.Counts(
        Forms.count("favour", first(form, "favour")),
        Forms.count("against", first(form, "against")),
        Forms.count("abstain", first(form, "abstain")),
        Forms.count("blank", first(form, "blank")),
        Forms.count("spoilt", first(form, "spoilt")));
  }

  private static Map<Id, Vote.Choice> named(MultiValueMap<String, String> form) {
    Map<Id, Vote.Choice> named = new HashMap<>();
    form.forEach(
        (field, values) -> {
          if (field.startsWith("vote-") && !values.getFirst().isEmpty()) {
            named.put(Forms.id(field.substring(5)), Forms.choice(values.getFirst()));
          }
        });
    return named;
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/{number}/items/{item}/recount")
  ResponseEntity<String> recount(
      @PathVariable("number") long number, @PathVariable("item") int item) {
    governance.recount(Forms.signed(), id(number), item);
    return back(number, item, "recounted");
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/{number}/items/{item}/cast")
  ResponseEntity<String> cast(
      @PathVariable("number") long number,
      @PathVariable("item") int item,
      @RequestParam("choice") String choice) {
    governance.cast(Forms.signed(), id(number), item, Forms.choice(choice));
    return back(number, item, "counted");
  }

  @OpenTo(value = HOLDERS, act = Governance.PROCLAIM)
  @PostMapping("/{number}/items/{item}/proclaim")
  ResponseEntity<String> proclaim(
      @PathVariable("number") long number, @PathVariable("item") int item) {
    governance.proclaim(Forms.signed(), id(number), item);
    return back(number, item, "said");
  }

  private static ResponseEntity<String> back(long number, int item, String done) {
    return Pages.seeOther("/assembly/" + number + "/items/" + item + "?done=" + done);
  }
}
