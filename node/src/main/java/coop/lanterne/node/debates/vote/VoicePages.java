// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import static coop.lanterne.node.shell.Whom.MEMBERS;
import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.debate.opinions.Opinions;
import coop.lanterne.debate.opinions.Routing;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Live;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Whom;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Pages of whoever votes on statements, for a phone: what they agree to, one statement at a time,
 * their answers, their own place. By a secret link without an account, or signed in.
 */
@Controller
public record VoicePages(
    Hall hall, Voices voices, Statements statements, OpinionAnalyses analyses, Live.Reporter live) {
  private static final String MEMBER = "/debates/{number:[0-9]+}/vote";
  private static final String LINK = "/voice/{token:[0-9a-f]+}";

  /** A statement that the person answered, and how. */
  public record Answered(DebateStatement statement, Stance stance) {}

  // --- by a link

  private Optional<Seat> seat(String token) {
    return voices.open(token);
  }

  private ResponseEntity<String> gone(HttpServletRequest request) {
    return hall.show(
        HttpStatus.GONE, "opinions/gone.jte", request, Message.of("opinions.link.gone"), Map.of());
  }

  @OpenTo(value = Whom.LINK, but = "one’s own seat")
  @GetMapping(LINK)
  ResponseEntity<String> vote(HttpServletRequest request, @PathVariable String token) {
    Optional<Seat> seat = seat(token);
    if (seat.isEmpty()) {
      return gone(request);
    }
    return seat.get().consented()
        ? vote(request, seat.get(), "/voice/" + token)
        : consent(request, HttpStatus.OK, seat.get().debate(), "/voice/" + token, Map.of());
  }

  @OpenTo(value = Whom.LINK, but = "one’s own seat")
  @PostMapping(LINK + "/start")
  ResponseEntity<String> agree(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String consent) {
    Seat seat = required(token);
    if (consent.isEmpty()) {
      return refused(request, seat.debate(), "/voice/" + token);
    }
    voices.agree(seat, true);
    return Pages.seeOther("/voice/" + token);
  }

  private Seat required(String token) {
    return seat(token).orElseThrow(() -> Says.OPINIONS.input("voice-unknown", ""));
  }

  @OpenTo(value = Whom.LINK, but = "one’s own seat")
  @PostMapping(LINK)
  ResponseEntity<String> cast(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String statement,
      @RequestParam(defaultValue = "") String vote,
      @RequestParam(defaultValue = "") String back) {
    cast(required(token), statement, vote);
    return Pages.seeOther(
        "/voice/" + token + (back.equals("mine") ? "/mine#s-" + number(statement) : ""));
  }

  @OpenTo(value = Whom.LINK, but = "one’s own seat")
  @GetMapping(LINK + "/mine")
  ResponseEntity<String> mine(HttpServletRequest request, @PathVariable String token) {
    return seat(token).map(s -> mine(request, s, "/voice/" + token)).orElseGet(() -> gone(request));
  }

  @OpenTo(value = Whom.LINK, but = "one’s own seat")
  @PostMapping(LINK + "/withdraw")
  ResponseEntity<String> withdraw(HttpServletRequest request, @PathVariable String token) {
    return withdraw(request, required(token));
  }

  // --- by the address of the debate

  private Optional<Seat> seat(Debate debate) {
    return hall.reader().flatMap(p -> voices.of(debate, p));
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping(MEMBER)
  ResponseEntity<String> member(HttpServletRequest request, @PathVariable long number) {
    Debate debate = hall.debate(number);
    Optional<Seat> seat = seat(debate);
    return seat.isPresent() && seat.get().consented()
        ? vote(request, seat.get(), Hall.href(debate) + "/vote")
        : consent(request, HttpStatus.OK, debate, Hall.href(debate) + "/vote", Map.of());
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @PostMapping(MEMBER + "/start")
  ResponseEntity<String> start(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String consent) {
    Debate debate = hall.debate(number);
    if (consent.isEmpty()) {
      return refused(request, debate, Hall.href(debate) + "/vote");
    }
    Optional<People.Person> member = hall.reader().filter(p -> p.is(Role.MEMBER));
    if (member.isPresent()) {
      voices.start(debate, member.get(), true);
      return Pages.seeOther(Hall.href(debate) + "/vote");
    }
    return Pages.seeOther("/voice/" + voices.start(debate, true) + "?new");
  }

  private Seat required(long number) {
    Debate debate = hall.debate(number);
    return voices
        .of(debate, hall.actor())
        .orElseThrow(() -> Says.OPINIONS.input("voice-unknown", ""));
  }

  @OpenTo(value = MEMBERS, but = "one’s own seat")
  @PostMapping(MEMBER)
  ResponseEntity<String> memberCast(
      @PathVariable long number,
      @RequestParam(defaultValue = "") String statement,
      @RequestParam(defaultValue = "") String vote,
      @RequestParam(defaultValue = "") String back) {
    Seat seat = required(number);
    cast(seat, statement, vote);
    return Pages.seeOther(
        Hall.href(seat.debate())
            + "/vote"
            + (back.equals("mine") ? "/mine#s-" + number(statement) : ""));
  }

  @OpenTo(value = MEMBERS, but = "one’s own seat")
  @GetMapping(MEMBER + "/mine")
  ResponseEntity<String> memberMine(HttpServletRequest request, @PathVariable long number) {
    Debate debate = hall.debate(number);
    return seat(debate)
        .map(s -> mine(request, s, Hall.href(debate) + "/vote"))
        .orElseGet(() -> Pages.seeOther(Hall.href(debate) + "/vote"));
  }

  @OpenTo(value = MEMBERS, but = "one’s own seat")
  @PostMapping(MEMBER + "/withdraw")
  ResponseEntity<String> memberWithdraw(HttpServletRequest request, @PathVariable long number) {
    return withdraw(request, required(number));
  }

  // --- both

  private static long number(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw Says.OPINIONS.input("statement-unknown", text);
    }
    return Long.parseLong(text);
  }

  private void cast(Seat seat, String statement, String vote) {
    Optional<Stance> stance =
        vote.matches("-?[01]") ? Stance.find(Integer.parseInt(vote)) : Optional.empty();
    voices.vote(
        seat,
        number(statement),
        stance.orElseThrow(() -> Says.OPINIONS.input("vote-unknown", vote)));
    analyses.look(seat.debate(), false);
  }

  private ResponseEntity<String> refused(HttpServletRequest request, Debate debate, String href) {
    return consent(
        request,
        HttpStatus.UNPROCESSABLE_CONTENT,
        debate,
        href,
        Map.of("consent", Message.of("opinions.consent.wrong")));
  }

  private ResponseEntity<String> consent(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      String href,
      Map<String, Message> wrong) {
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("href", href);
    model.put("open", Voices.open(debate));
    model.put("linked", href.startsWith("/voice/"));
    model.put("member", hall.reader().filter(p -> p.is(Role.MEMBER)).isPresent());
    model.put("k", analyses.smallest());
    model.put("statements", votable(debate).size());
    model.put("wrong", wrong);
    return Hall.unkept(
        hall.show(
            status, "opinions/consent.jte", request, Message.of("opinions.consent.title"), model));
  }

  private List<DebateStatement> votable(Debate debate) {
    return statements.list(debate).stream().filter(DebateStatement::votable).toList();
  }

  private ResponseEntity<String> vote(HttpServletRequest request, Seat seat, String href) {
    Debate debate = seat.debate();
    boolean open = Voices.open(debate);
    Map<String, Stance> answers = voices.answers(seat);
    List<DebateStatement> votable = votable(debate);
    Optional<OpinionAnalyses.Shown> shown = analyses.shown(debate);
    Optional<Routing.Draw> draw =
        open ? analyses.next(seat, answers, votable, shown) : Optional.empty();
    Map<String, Object> model = new HashMap<>(own(seat, answers, shown));
    model.put("debate", debate);
    model.put("href", href);
    model.put("open", open);
    model.put("live", live.opened(debate, Live.Place.VOTE));
    model.put("draw", draw);
    model.put("chance", draw.map(VoicePages::chance));
    model.put("from", draw.flatMap(d -> drawn(votable, d)));
    model.put("answered", votable.stream().filter(s -> answers.containsKey(s.key())).count());
    model.put("total", votable.size());
    model.put("k", analyses.smallest());
    model.put(
        "address",
        Optional.ofNullable(request.getParameter("new")).map(_ -> hall.address(request, href)));
    String end = !open ? "_over" : draw.isEmpty() ? "_done" : "";
    return Hall.unkept(
        hall.show("opinions/vote.jte", request, Message.of("opinions.vote.title" + end), model));
  }

  private static Optional<DebateStatement> drawn(List<DebateStatement> votable, Routing.Draw draw) {
    return votable.stream().filter(s -> s.key().equals(draw.statement().id())).findFirst();
  }

  /** Where that person stands on the map, and in which group where that one is shown. */
  private Map<String, Object> own(
      Seat seat, Map<String, Stance> answers, Optional<OpinionAnalyses.Shown> shown) {
    Optional<Opinions.Place> place = analyses.place(seat, answers);
    return Map.of(
        "chart",
        shown.filter(_ -> place.isPresent()).map(s -> OpinionChart.of(s.view(), place)),
        "group",
        place
            .flatMap(Opinions.Place::group)
            .filter(
                g ->
                    shown.stream()
                        .flatMap(s -> s.view().areas().stream())
                        .anyMatch(a -> a.group().equals(g)))
            .map(OpinionPages::letter));
  }

  private static BigDecimal chance(Routing.Draw draw) {
    return BigDecimal.valueOf(draw.chance()).setScale(3, RoundingMode.HALF_UP);
  }

  private ResponseEntity<String> mine(HttpServletRequest request, Seat seat, String href) {
    Map<String, Stance> answers = voices.answers(seat);
    List<Answered> answered = new ArrayList<>();
    for (DebateStatement s : statements.list(seat.debate())) {
      Stance stance = answers.get(s.key());
      if (stance != null) {
        answered.add(new Answered(s, stance));
      }
    }
    return Hall.unkept(
        hall.show(
            "opinions/mine.jte",
            request,
            Message.of("opinions.mine.title").with("count", answered.size()),
            Map.of(
                "debate",
                seat.debate(),
                "href",
                href,
                "open",
                Voices.open(seat.debate()),
                "answered",
                answered)));
  }

  private ResponseEntity<String> withdraw(HttpServletRequest request, Seat seat) {
    voices.withdraw(seat);
    return Hall.unkept(
        hall.show(
            "opinions/withdrawn.jte",
            request,
            Message.of("opinions.withdrawn.title"),
            Map.of("debate", seat.debate())));
  }
}
