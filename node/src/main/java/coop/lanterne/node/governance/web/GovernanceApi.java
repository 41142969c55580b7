// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.MEMBERS;
import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Proxy;
import coop.lanterne.assembly.Vote;
import coop.lanterne.charter.Charter;
import coop.lanterne.charter.CharterDiff;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.governance.AgendaItem;
import coop.lanterne.node.governance.Call;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.governance.Meeting;
import coop.lanterne.node.governance.Resolution;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same use cases for programs. The charter is read by anyone; the rest asks who calls. */
@RestController
@RequestMapping("/api/v1")
public record GovernanceApi(Governance governance, Charters charters) {
  // --- what is sent back

  /**
   * The charter in force.
   *
   * @param digest of the text that is voted
   * @param state provisional or adopted
   * @param since instant at which it came into force
   * @param decision the decision that put it in force
   */
  public record CharterBody(
      String id,
      String version,
      String digest,
      String state,
      String since,
      String decision,
      List<ArticleBody> articles) {}

  /**
   * One article.
   *
   * @param keptBy machine, people or later
   * @param gate where it is checked, when a machine keeps it
   * @param check the check and its version
   */
  public record ArticleBody(
      String id,
      String condition,
      String keptBy,
      @Nullable String gate,
      @Nullable String check,
      Charter.Words title,
      Charter.Words norm,
      Charter.Words reason) {}

  /** A text that the node knows; knowing it gives it no force. */
  public record TextBody(String digest, String version, boolean inForce) {}

  /**
   * What a text would change to the one in force.
   *
   * @param step how large the change of version is: NONE, PATCH, MINOR or MAJOR
   * @param changes each with its article, its place in the file, its effect and its words
   */
  public record DiffBody(
      String from,
      String to,
      String step,
      long loosens,
      long tightens,
      long neutral,
      List<ChangeBody> changes) {}

  /** One change. */
  public record ChangeBody(String article, String path, String effect, String words) {}

  /**
   * A meeting.
   *
   * @param stage called, open or closed
   * @param call 1, or 2 after a first one without quorum
   * @param entitled how many may vote
   * @param present how many are there
   * @param proxies how many are registered, void ones among them
   */
  public record MeetingBody(
      long number,
      String body,
      String called,
      String held,
      String at,
      String place,
      int call,
      String stage,
      String rules,
      int entitled,
      int present,
      int proxies,
      List<ItemBody> agenda) {}

  /**
   * An item of an agenda.
   *
   * @param kind charter, founding, mandate, mandate_end, motion, text, or another that a room
   *     offers
   * @param text digest of the text proposed, for the charter and for what a room offers
   * @param outcome adopted, rejected, not_put, adjourned, read or refused; absent before it is said
   * @param quorum whether the quorum is met now, or was when it was put
   */
  public record ItemBody(
      int number,
      String kind,
      String words,
      @Nullable String text,
      @Nullable String outcome,
      @Nullable Integer reading,
      @Nullable String decision,
      QuorumBody quorum,
      @Nullable CountsBody counts) {}

  /** A quorum: how many are seen, out of how many, how many are needed. */
  public record QuorumBody(boolean met, long seen, long of, long need) {}

  /** Votes by kind. */
  public record CountsBody(long favour, long against, long abstain, long blank, long spoilt) {}

  /** What was made. */
  public record Made(String id, String href) {}

  /** A finding that stopped a call. */
  public record FindingBody(String code, String field, String seen, String why, String maybe) {}

  // --- what is received

  /** A text of the charter, in YAML. */
  public record ProposeBody(String yaml) {}

  /** A call; {@code agenda} in order. */
  public record ConveneBody(
      String body,
      String held,
      String at,
      String place,
      List<AskedBody> agenda,
      @Nullable List<String> members) {}

  /** An item asked for; what its kind does not need is left out. */
  public record AskedBody(
      String kind,
      @Nullable String words,
      @Nullable String text,
      @Nullable String person,
      @Nullable String mandateKind,
      @Nullable String until,
      @Nullable String mandate) {}

  /** Who is there: identifiers. */
  public record AttendanceBody(List<String> present) {}

  /** A proxy; without a giver, the caller gives it. */
  public record ProxyBody(@Nullable String giver, String holder) {}

  /** The opening. */
  public record OpenBody(@Nullable String chair) {}

  /**
   * Votes of one item, by count or by name; neither when there is no quorum.
   *
   * @param names choice (FOR, AGAINST, ABSTAIN, BLANK, NULL) by identifier of person
   */
  public record VotesBody(
      @Nullable CountsBody counts,
      @Nullable Map<String, String> names,
      @Nullable List<String> recused) {}

  /** A second call. */
  public record AgainBody(String held, String at, String place) {}

  // --- the charter

  @OpenTo(VISITORS)
  @GetMapping("/charter")
  CharterBody charter() {
    Charters.InForce f = charters.get();
    return new CharterBody(
        f.charter().id(),
        f.charter().version(),
        f.digest().toString(),
        f.adopted() ? "adopted" : "provisional",
        f.since().toString(),
        f.decision().toString(),
        f.charter().articles().values().stream()
            .map(
                a ->
                    new ArticleBody(
                        a.id(),
                        a.condition(),
                        a.keptBy().name().toLowerCase(Locale.ROOT),
                        a.gate().map(g -> g.word()).orElse(null),
                        a.check().orElse(null),
                        a.title(),
                        a.norm(),
                        a.reason()))
            .toList());
  }

  @OpenTo(VISITORS)
  @GetMapping("/charter/texts")
  List<TextBody> texts() {
    Digest now = charters.get().digest();
    return charters.list().stream()
        .map(d -> new TextBody(d.toString(), charters.text(d).version(), d.equals(now)))
        .toList();
  }

  @OpenTo(VISITORS)
  @GetMapping("/charter/texts/{digest}/diff")
  DiffBody diff(HttpServletRequest request, @PathVariable("digest") String hex) {
    Digest to = Forms.digest(hex);
    CharterDiff diff = governance.diff(to);
    Prose prose = Reader.prose(request);
    long loosens = diff.count(coop.lanterne.charter.Effect.LOOSENS);
    long tightens = diff.count(coop.lanterne.charter.Effect.TIGHTENS);
    return new DiffBody(
        charters.get().digest().toString(),
        to.toString(),
        diff.step().name(),
        loosens,
        tightens,
        diff.changes().size() - loosens - tightens,
        diff.changes().stream()
            .map(
                c -> new ChangeBody(c.article(), c.path(), c.effect().name(), prose.say(c.words())))
            .toList());
  }

  @OpenTo(MEMBERS)
  @PostMapping("/charter/texts")
  ResponseEntity<?> propose(HttpServletRequest request, @RequestBody ProposeBody body) {
    Charter.Reading reading =
        governance.propose(
            Forms.signed(), body.yaml().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return reading
        .charter()
        .<ResponseEntity<?>>map(
            c ->
                ResponseEntity.status(HttpStatus.CREATED)
                    .body(new Made(c.digest().toString(), "/charter/texts/" + c.digest().hex())))
        .orElseGet(() -> stopped(request, reading.findings()));
  }

  private static ResponseEntity<?> stopped(HttpServletRequest request, List<Finding> findings) {
    Prose prose = Reader.prose(request);
    return ResponseEntity.unprocessableContent()
        .body(
            findings.stream()
                .map(
                    f ->
                        new FindingBody(
                            f.code(),
                            f.place().line() > 0
                                ? f.place().line() + ":" + f.place().column()
                                : f.place().column(),
                            f.seen(),
                            prose.say(f.why()),
                            prose.say(f.maybe())))
                .toList());
  }

  // --- meetings

  @OpenTo(MEMBERS)
  @GetMapping("/assemblies")
  List<MeetingBody> list() {
    return governance.list().stream().map(GovernanceApi::body).toList();
  }

  @OpenTo(MEMBERS)
  @GetMapping("/assemblies/{number}")
  MeetingBody get(@PathVariable("number") long number) {
    return body(governance.get(number));
  }

  private Id id(long number) {
    return governance.get(number).id();
  }

  private static MeetingBody body(Meeting m) {
    var c = m.assembly().convocation();
    return new MeetingBody(
        m.number(),
        c.body(),
        c.called().toString(),
        c.held().toString(),
        m.at(),
        m.place(),
        c.call(),
        m.stage().name().toLowerCase(Locale.ROOT),
        m.assembly().rules().id(),
        m.assembly().roster().size(),
        m.present().size(),
        m.proxies().size(),
        m.agenda().stream().map(i -> item(m, i)).toList());
  }

  private static ItemBody item(Meeting m, AgendaItem i) {
    var result = m.assembly().findResult(i.number()).map(r -> r.result());
    var quorum = result.map(r -> r.quorum()).orElseGet(() -> m.quorum(i.number()));
    return new ItemBody(
        i.number(),
        i.resolution().kind(),
        i.resolution().words(),
        i.resolution().text().map(Digest::toString).orElse(null),
        i.outcome().map(o -> o.text()).orElse(null),
        i.reading().orElse(null),
        i.decision().map(Id::toString).orElse(null),
        new QuorumBody(quorum.met(), quorum.seen(), quorum.of(), quorum.need()),
        result
            .map(r -> r.counts())
            .map(v -> new CountsBody(v.favour(), v.against(), v.abstain(), v.blank(), v.spoilt()))
            .orElse(null));
  }

  @OpenTo(value = HOLDERS, act = Governance.CONVENE)
  @PostMapping("/assemblies")
  ResponseEntity<?> convene(HttpServletRequest request, @RequestBody ConveneBody b) {
    return made(
        request,
        governance.convene(
            Forms.signed(),
            new Call(
                b.body(),
                Forms.day("held", b.held()),
                b.at(),
                b.place(),
                b.agenda().stream().map(this::asked).toList(),
                b.members() == null ? List.of() : b.members().stream().map(Forms::id).toList())));
  }

  private static ResponseEntity<?> made(HttpServletRequest request, Checked<Id> checked) {
    return switch (checked) {
      case Checked.Done<Id>(Id id) ->
          ResponseEntity.status(HttpStatus.CREATED)
              .body(new Made(id.toString(), "/assembly/" + id.number()));
      case Checked.Stopped<Id>(List<Finding> findings) -> stopped(request, findings);
    };
  }

  private Resolution asked(AskedBody b) {
    return switch (b.kind()) {
      case "charter" -> new Resolution.CharterText(Forms.digest(text(b.text())));
      case "founding" -> new Resolution.Confirmation();
      case "mandate" ->
          new Resolution.Grant(
              Forms.id(text(b.person())),
              text(b.mandateKind()),
              Forms.day("until", text(b.until())));
      case "mandate_end" -> new Resolution.End(Forms.id(text(b.mandate())));
      case "motion" -> new Resolution.Motion(text(b.words()));
      case String kind when governance.offers().declares(kind) ->
          new Resolution.Offered(kind, Forms.digest(text(b.text())));
      case String other -> throw Forms.wrong("kind", "kind", other);
    };
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @OpenTo(value = HOLDERS, act = Governance.CONVENE)
  @PostMapping("/assemblies/{number}/second-call")
  ResponseEntity<?> again(
      HttpServletRequest request, @PathVariable("number") long number, @RequestBody AgainBody b) {
    return made(
        request,
        governance.conveneAgain(
            Forms.signed(), id(number), Forms.day("held", b.held()), b.at(), b.place()));
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PutMapping("/assemblies/{number}/attendance")
  MeetingBody attend(@PathVariable("number") long number, @RequestBody AttendanceBody b) {
    return body(governance.attend(Forms.signed(), id(number), Forms.ids(b.present())));
  }

  @OpenTo(value = MEMBERS, but = "one’s own proxy; another’s takes a mandate for assembly.record")
  @PostMapping("/assemblies/{number}/proxies")
  @ResponseStatus(HttpStatus.CREATED)
  MeetingBody register(@PathVariable("number") long number, @RequestBody ProxyBody b) {
    Id by = Forms.signed();
    Id giver = b.giver() == null ? by : Forms.id(b.giver());
    return body(governance.register(by, id(number), new Proxy(giver, Forms.id(b.holder()))));
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/assemblies/{number}/open")
  MeetingBody open(@PathVariable("number") long number, @RequestBody OpenBody b) {
    return body(
        governance.open(Forms.signed(), id(number), Optional.ofNullable(b.chair()).map(Forms::id)));
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/assemblies/{number}/items/{item}/votes")
  MeetingBody votes(
      @PathVariable("number") long number,
      @PathVariable("item") int item,
      @RequestBody VotesBody b) {
    Id by = Forms.signed();
    Id meeting = id(number);
    Set<Id> recused = Forms.ids(b.recused());
    return body(
        vote(b)
            .map(vote -> governance.count(by, meeting, item, recused, vote))
            .orElseGet(() -> governance.noQuorum(by, meeting, item, recused)));
  }

  private static Optional<Vote> vote(VotesBody b) {
    CountsBody c = b.counts();
    if (c != null) {
      List.of(c.favour(), c.against(), c.abstain(), c.blank(), c.spoilt())
          .forEach(n -> Forms.count("counts", Long.toString(n)));
      return Optional.of(
          Vote.byHand(
              new Vote.Counts(c.favour(), c.against(), c.abstain(), c.blank(), c.spoilt())));
    }
    return Optional.ofNullable(b.names())
        .map(
            names -> {
              Map<Id, Vote.Choice> named = new HashMap<>();
              names.forEach((who, what) -> named.put(Forms.id(who), Forms.choice(what)));
              return Vote.byName(named);
            });
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/assemblies/{number}/items/{item}/recount")
  MeetingBody recount(@PathVariable("number") long number, @PathVariable("item") int item) {
    return body(governance.recount(Forms.signed(), id(number), item));
  }

  @OpenTo(value = HOLDERS, act = Governance.PROCLAIM)
  @PostMapping("/assemblies/{number}/items/{item}/proclaim")
  MeetingBody proclaim(@PathVariable("number") long number, @PathVariable("item") int item) {
    return body(governance.proclaim(Forms.signed(), id(number), item));
  }

  @OpenTo(value = HOLDERS, act = Governance.RECORD)
  @PostMapping("/assemblies/{number}/close")
  MeetingBody close(@PathVariable("number") long number) {
    return body(governance.close(Forms.signed(), id(number)));
  }
}
