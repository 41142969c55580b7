// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.node.shell.Whom.HOLDERS;

import module java.base;

import coop.lanterne.debate.contributions.Flags;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.write.Contribution.Reason;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.debates.write.Moderation.Show;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of facilitators: what waits, one contribution to decide on, notes typed from paper. */
@Controller
@RequestMapping("/debates/{number:[0-9]+}")
public record ModeratorPages(Hall hall, Moderation moderation, Contributions contributions) {
  private static final int PAGE = 100;

  private static final Message REASON_NEEDED = Message.of("debates.trouble.reason_needed.why");

  /** The words that each flag points at, by kind. */
  public static List<Flags.Flag> flags(Contribution contribution) {
    return contribution.words().map(Flags::of).orElse(List.of());
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @GetMapping("/moderate")
  ResponseEntity<String> list(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "waiting") String show,
      @RequestParam(defaultValue = "0") int from) {
    return list(request, hall.debate(number), show(show), Math.max(0, from));
  }

  private static Show show(String name) {
    return Arrays.stream(Show.values())
        .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(Show.WAITING);
  }

  private ResponseEntity<String> list(
      HttpServletRequest request, Debate debate, Show show, int from) {
    Moderation.Listed listed = moderation.list(hall.actor(), debate, show, from, PAGE);
    Contributions.Counts counts = contributions.counts(debate);
    long waiting = counts.of(State.WAITING);
    Message title =
        Message.of(waiting == 0 ? "debates.moderate.title_none" : "debates.moderate.title")
            .with("waiting", waiting)
            .with("flagged", counts.flagged());
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("counts", counts);
    model.put("show", show);
    model.put("listed", listed);
    model.put("first", from);
    model.put("size", PAGE);
    model.put("published", Optional.ofNullable(request.getParameter("published")).orElse(""));
    model.put("decided", request.getParameter("decided") != null);
    return hall.show("debates/moderate.jte", request, title, model);
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/publish")
  ResponseEntity<String> publish(
      @PathVariable long number,
      @RequestParam(name = "contribution", defaultValue = "") List<Long> numbers) {
    Debate debate = hall.debate(number);
    int published = moderation.publish(hall.actor(), debate, numbers);
    return Pages.seeOther(Hall.href(debate) + "/moderate?published=" + published);
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @GetMapping("/moderate/{contribution:[0-9]+}")
  ResponseEntity<String> one(
      HttpServletRequest request, @PathVariable long number, @PathVariable long contribution) {
    Debate debate = hall.debate(number);
    return one(request, HttpStatus.OK, debate, contribution, Given.NOTHING, Map.of());
  }

  /** What the form of a contribution holds. */
  private record Given(String choice, String reason, String words) {
    static final Given NOTHING = new Given("", "", "");
  }

  private ResponseEntity<String> one(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      long number,
      Given given,
      Map<String, Message> wrong) {
    People.Person by = hall.actor();
    Contribution what = contributions.get(debate, number);
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("what", what);
    model.put("first", what.decision().flatMap(contributions::words));
    model.put("second", what.second().flatMap(contributions::words));
    model.put("wasFirst", moderation.wasFirst(by, what));
    model.put("wrong", wrong);
    model.put("reason", given.reason());
    model.put("words", given.words());
    Message title = Message.of("debates.one.title").with("number", what.number());
    return hall.show(status, "debates/one.jte", request, title, model);
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/moderate/{contribution:[0-9]+}")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      @PathVariable long number,
      @PathVariable long contribution,
      @RequestParam(defaultValue = "") String choice,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String words) {
    People.Person by = hall.actor();
    Debate debate = hall.debate(number);
    Contribution what = contributions.get(debate, contribution);
    Given given = new Given(choice, reason, words);
    Map<String, Message> wrong = wrong(given);
    if (!wrong.isEmpty()) {
      return one(request, HttpStatus.UNPROCESSABLE_CONTENT, debate, contribution, given, wrong);
    }
    switch (choice) {
      case "publish" -> moderation.publish(by, debate, List.of(contribution));
      case "aside" ->
          moderation.setAside(by, what, Reason.find(reason).orElseThrow(), words, Hall.PATIENCE);
      case "erase" -> moderation.erase(by, what, words, Hall.PATIENCE);
      default -> moderation.lookAgain(by, what, choice.equals("second_publish"), words);
    }
    return Pages.seeOther(Hall.href(debate) + "/moderate?decided");
  }

  /** What is wrong with a form, by field. */
  private static Map<String, Message> wrong(Given given) {
    return switch (given.choice()) {
      case "publish" -> Map.of();
      case "aside" -> wrongAside(given);
      case "second_publish", "second_uphold" ->
          given.words().isBlank() ? Map.of("words", REASON_NEEDED) : Map.of();
      case "erase" -> given.words().isBlank() ? Map.of("erase", REASON_NEEDED) : Map.of();
      default -> Map.of("choice", Message.of("debates.one.choice_wrong"));
    };
  }

  private static Map<String, Message> wrongAside(Given given) {
    Optional<Reason> why = Reason.find(given.reason());
    if (why.isEmpty()) {
      return Map.of("reason", Message.of("debates.one.reason_wrong"));
    }
    return why.get() == Reason.OTHER && given.words().isBlank()
        ? Map.of("words", REASON_NEEDED)
        : Map.of();
  }

  // --- notes typed from paper

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @GetMapping("/notes")
  ResponseEntity<String> notes(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "0") long typed) {
    Debate debate = hall.debate(number);
    Optional<Contribution> last =
        typed == 0 ? Optional.empty() : Optional.of(contributions.get(debate, typed));
    return hall.show(
        "debates/notes.jte",
        request,
        Message.of("debates.notes.title"),
        Map.of("debate", debate, "typed", last));
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/notes")
  ResponseEntity<String> type(
      @PathVariable long number, @RequestParam(defaultValue = "") String text) {
    Debate debate = hall.debate(number);
    if (text.isBlank()) {
      throw Says.DEBATES.input("nothing-said", "");
    }
    long typed = contributions.type(hall.actor(), debate, text);
    return Pages.seeOther(Hall.href(debate) + "/notes?typed=" + typed);
  }
}
