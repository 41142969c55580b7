// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import coop.lanterne.debate.opinions.Opinions;
import coop.lanterne.debate.opinions.Routing;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.read.LivePages;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
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
public class VoicePages {
  private static final String MEMBER = "/debates/{number:[0-9]+}/vote";
  private static final String LINK = "/voice/{token:[0-9a-f]+}";

  private final Hall hall;

  /** The pages of that hall. */
  public VoicePages(Hall hall) {
    this.hall = hall;
  }

  /** A statement that the person answered, and how. */
  public record Answered(DebateStatement statement, Stance stance) {}

  private Voices voices() {
    return hall.debates().voting().voices();
  }

  private OpinionAnalyses analyses() {
    return hall.debates().voting().analyses();
  }

  // --- by a link

  private Optional<Seat> seat(String token) {
    return voices().open(token);
  }

  private ResponseEntity<String> gone(HttpServletRequest request) {
    Page page = hall.page(request, Message.of("opinions.link.gone"));
    return hall.pages().show(HttpStatus.GONE, "opinions/gone.jte", page, Map.of());
  }

  @GetMapping(LINK)
  ResponseEntity<String> vote(HttpServletRequest request, @PathVariable("token") String token) {
    Optional<Seat> seat = seat(token);
    if (seat.isEmpty()) {
      return gone(request);
    }
    return seat.get().consented()
        ? vote(request, seat.get(), "/voice/" + token)
        : consent(request, HttpStatus.OK, seat.get().debate(), "/voice/" + token, Map.of());
  }

  @PostMapping(LINK + "/start")
  ResponseEntity<String> agree(
      HttpServletRequest request,
      @PathVariable("token") String token,
      @RequestParam(name = "consent", defaultValue = "") String consent) {
    Seat seat = required(token);
    if (consent.isEmpty()) {
      return refused(request, seat.debate(), "/voice/" + token);
    }
    voices().agree(seat, true);
    return Pages.seeOther("/voice/" + token);
  }

  private Seat required(String token) {
    return seat(token).orElseThrow(() -> Says.OPINIONS.input("voice-unknown", "", ""));
  }

  @PostMapping(LINK)
  ResponseEntity<String> cast(
      @PathVariable("token") String token,
      @RequestParam(name = "statement", defaultValue = "") String statement,
      @RequestParam(name = "vote", defaultValue = "") String vote,
      @RequestParam(name = "back", defaultValue = "") String back) {
    cast(required(token), statement, vote);
    return Pages.seeOther(
        "/voice/" + token + (back.equals("mine") ? "/mine#s-" + number(statement) : ""));
  }

  @GetMapping(LINK + "/mine")
  ResponseEntity<String> mine(HttpServletRequest request, @PathVariable("token") String token) {
    return seat(token).map(s -> mine(request, s, "/voice/" + token)).orElseGet(() -> gone(request));
  }

  @PostMapping(LINK + "/withdraw")
  ResponseEntity<String> withdraw(HttpServletRequest request, @PathVariable("token") String token) {
    return withdraw(request, required(token));
  }

  // --- by the address of the debate

  private Optional<Seat> seat(Debate debate) {
    return hall.reader().flatMap(p -> voices().of(debate, p));
  }

  @GetMapping(MEMBER)
  ResponseEntity<String> member(HttpServletRequest request, @PathVariable("number") long number) {
    Debate debate = hall.debate(number);
    Optional<Seat> seat = seat(debate);
    return seat.isPresent() && seat.get().consented()
        ? vote(request, seat.get(), Hall.href(debate) + "/vote")
        : consent(request, HttpStatus.OK, debate, Hall.href(debate) + "/vote", Map.of());
  }

  @PostMapping(MEMBER + "/start")
  ResponseEntity<String> start(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "consent", defaultValue = "") String consent) {
    Debate debate = hall.debate(number);
    if (consent.isEmpty()) {
      return refused(request, debate, Hall.href(debate) + "/vote");
    }
    Optional<People.Person> member = hall.reader().filter(p -> p.is(Role.MEMBER));
    if (member.isPresent()) {
      voices().start(debate, member.get(), true);
      return Pages.seeOther(Hall.href(debate) + "/vote");
    }
    return Pages.seeOther("/voice/" + voices().start(debate, true) + "?new");
  }

  private Seat required(long number) {
    Debate debate = hall.debate(number);
    return voices()
        .of(debate, hall.actor())
        .orElseThrow(() -> Says.OPINIONS.input("voice-unknown", "", ""));
  }

  @PostMapping(MEMBER)
  ResponseEntity<String> memberCast(
      @PathVariable("number") long number,
      @RequestParam(name = "statement", defaultValue = "") String statement,
      @RequestParam(name = "vote", defaultValue = "") String vote,
      @RequestParam(name = "back", defaultValue = "") String back) {
    Seat seat = required(number);
    cast(seat, statement, vote);
    return Pages.seeOther(
        Hall.href(seat.debate())
            + "/vote"
            + (back.equals("mine") ? "/mine#s-" + number(statement) : ""));
  }

  @GetMapping(MEMBER + "/mine")
  ResponseEntity<String> memberMine(
      HttpServletRequest request, @PathVariable("number") long number) {
    Debate debate = hall.debate(number);
    return seat(debate)
        .map(s -> mine(request, s, Hall.href(debate) + "/vote"))
        .orElseGet(() -> Pages.seeOther(Hall.href(debate) + "/vote"));
  }

  @PostMapping(MEMBER + "/withdraw")
  ResponseEntity<String> memberWithdraw(
      HttpServletRequest request, @PathVariable("number") long number) {
    return withdraw(request, required(number));
  }

  // --- both

  private static long number(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw Says.OPINIONS.input("statement-unknown", "", text);
    }
    return Long.parseLong(text);
  }

  private void cast(Seat seat, String statement, String vote) {
    Optional<Stance> stance =
        vote.matches("-?[01]") ? Stance.find(Integer.parseInt(vote)) : Optional.empty();
    voices()
        .vote(
            seat,
            number(statement),
            stance.orElseThrow(() -> Says.OPINIONS.input("vote-unknown", "", vote)));
    analyses().look(seat.debate(), false);
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
    model.put("k", analyses().smallest());
    model.put("statements", votable(debate).size());
    model.put("wrong", wrong);
    Page page = hall.page(request, Message.of("opinions.consent.title"));
    return kept(hall.pages().show(status, "opinions/consent.jte", page, model));
  }

  private List<DebateStatement> votable(Debate debate) {
    return hall.debates().voting().statements().list(debate).stream()
        .filter(DebateStatement::votable)
        .toList();
  }

  private ResponseEntity<String> vote(HttpServletRequest request, Seat seat, String href) {
    Map<String, Stance> answers = voices().answers(seat);
    List<DebateStatement> votable = votable(seat.debate());
    Optional<Routing.Draw> draw =
        Voices.open(seat.debate()) ? analyses().next(seat, answers) : Optional.empty();
    Map<String, Object> model = new HashMap<>();
    model.put("debate", seat.debate());
    model.put("href", href);
    model.put("open", Voices.open(seat.debate()));
    model.put("live", LivePages.opened(hall, seat.debate(), LivePages.Place.VOTE));
    model.put("draw", draw);
    model.put("chance", draw.map(VoicePages::chance));
    model.put(
        "from",
        draw.flatMap(
            d -> votable.stream().filter(s -> s.key().equals(d.statement().id())).findFirst()));
    model.put("answered", votable.stream().filter(s -> answers.containsKey(s.key())).count());
    model.put("total", votable.size());
    model.put("k", analyses().smallest());
    model.put(
        "address",
        request.getParameter("new") == null
            ? Optional.empty()
            : Optional.of(hall.address().of(request, href)));
    Optional<OpinionAnalyses.Shown> shown = analyses().shown(seat.debate());
    model.put(
        "chart",
        shown.flatMap(
            s ->
                analyses()
                    .place(seat, answers)
                    .map(place -> OpinionChart.of(s.view(), Optional.of(place)))));
    model.put(
        "group",
        analyses()
            .place(seat, answers)
            .flatMap(Opinions.Place::group)
            .filter(
                g ->
                    shown.stream()
                        .flatMap(s -> s.view().areas().stream())
                        .anyMatch(a -> a.group().equals(g)))
            .map(OpinionPages::letter));
    Page page =
        hall.page(
            request,
            Message.of(
                !Voices.open(seat.debate())
                    ? "opinions.vote.title_over"
                    : draw.isEmpty() ? "opinions.vote.title_done" : "opinions.vote.title"));
    return kept(hall.pages().show("opinions/vote.jte", page, model));
  }

  private static BigDecimal chance(Routing.Draw draw) {
    return BigDecimal.valueOf(draw.chance()).setScale(3, RoundingMode.HALF_UP);
  }

  private ResponseEntity<String> mine(HttpServletRequest request, Seat seat, String href) {
    Map<String, Stance> answers = voices().answers(seat);
    List<Answered> answered = new ArrayList<>();
    for (DebateStatement s : hall.debates().voting().statements().list(seat.debate())) {
      Stance stance = answers.get(s.key());
      if (stance != null) {
        answered.add(new Answered(s, stance));
      }
    }
    Page page =
        hall.page(request, Message.of("opinions.mine.title").with("count", answered.size()));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", seat.debate());
    model.put("href", href);
    model.put("open", Voices.open(seat.debate()));
    model.put("answered", answered);
    return kept(hall.pages().show("opinions/mine.jte", page, model));
  }

  private ResponseEntity<String> withdraw(HttpServletRequest request, Seat seat) {
    voices().withdraw(seat);
    Page page = hall.page(request, Message.of("opinions.withdrawn.title"));
    return kept(hall.pages().show("opinions/withdrawn.jte", page, Map.of("debate", seat.debate())));
  }

  /** Of one person: kept by no browser. */
  private static ResponseEntity<String> kept(ResponseEntity<String> shown) {
    return ResponseEntity.status(shown.getStatusCode())
        .headers(shown.getHeaders())
        .cacheControl(CacheControl.noStore())
        .body(String.valueOf(shown.getBody()));
  }
}
