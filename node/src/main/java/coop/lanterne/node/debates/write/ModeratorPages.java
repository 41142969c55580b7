// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import coop.lanterne.debate.contributions.Flags;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.write.Contribution.Reason;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.debates.write.Moderation.Show;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
public class ModeratorPages {
  private static final int PAGE = 100;

  private final Hall hall;

  /** The pages of that hall. */
  public ModeratorPages(Hall hall) {
    this.hall = hall;
  }

  private Moderation moderation() {
    return hall.debates().moderation();
  }

  private Contributions contributions() {
    return hall.debates().contributions();
  }

  /** The words that each flag points at, by kind. */
  public static List<Flags.Flag> flags(Contribution contribution) {
    return contribution.words().map(Flags::of).orElse(List.of());
  }

  @GetMapping("/moderate")
  ResponseEntity<String> list(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "show", defaultValue = "waiting") String show,
      @RequestParam(name = "from", defaultValue = "0") int from) {
    if (hall.reader().isEmpty()) {
      return Pages.seeOther("/login");
    }
    Debate debate = hall.debate(number);
    Show shown =
        Arrays.stream(Show.values())
            .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(show))
            .findFirst()
            .orElse(Show.WAITING);
    Moderation.Listed listed =
        moderation().list(hall.actor(), debate, shown, Math.max(0, from), PAGE);
    Contributions.Counts counts = contributions().counts(debate);
    Page page =
        hall.page(
            request,
            Message.of(
                    counts.of(State.WAITING) == 0
                        ? "debates.moderate.title_none"
                        : "debates.moderate.title")
                .with("waiting", counts.of(State.WAITING))
                .with("flagged", counts.flagged()));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("counts", counts);
    model.put("show", shown);
    model.put("listed", listed);
    model.put("first", Math.max(0, from));
    model.put("size", PAGE);
    model.put("published", Optional.ofNullable(request.getParameter("published")).orElse(""));
    model.put("decided", request.getParameter("decided") != null);
    return hall.pages().show("debates/moderate.jte", page, model);
  }

  @PostMapping("/publish")
  ResponseEntity<String> publish(
      @PathVariable("number") long number,
      @RequestParam(name = "contribution", defaultValue = "") List<Long> numbers) {
    Debate debate = hall.debate(number);
    int published = moderation().publish(hall.actor(), debate, numbers);
    return Pages.seeOther(Hall.href(debate) + "/moderate?published=" + published);
  }

  @GetMapping("/moderate/{contribution:[0-9]+}")
  ResponseEntity<String> one(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("contribution") long contribution) {
    if (hall.reader().isEmpty()) {
      return Pages.seeOther("/login");
    }
    Debate debate = hall.debate(number);
    return one(request, HttpStatus.OK, debate, contribution, Map.of(), "", "");
  }

  private ResponseEntity<String> one(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      long number,
      Map<String, Message> wrong,
      String reason,
      String words) {
    People.Person by = hall.actor();
    moderation().require(by);
    Contribution what = contributions().get(debate, number);
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("what", what);
    model.put("first", what.decision().flatMap(contributions()::words));
    model.put("second", what.second().flatMap(contributions()::words));
    model.put("wasFirst", moderation().wasFirst(by, what));
    model.put("wrong", wrong);
    model.put("reason", reason);
    model.put("words", words);
    Page page = hall.page(request, Message.of("debates.one.title").with("number", what.number()));
    return hall.pages().show(status, "debates/one.jte", page, model);
  }

  @PostMapping("/moderate/{contribution:[0-9]+}")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("contribution") long contribution,
      @RequestParam(name = "choice", defaultValue = "") String choice,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      @RequestParam(name = "words", defaultValue = "") String words) {
    People.Person by = hall.actor();
    Debate debate = hall.debate(number);
    Contribution what = contributions().get(debate, contribution);
    Map<String, Message> wrong = new HashMap<>();
    switch (choice) {
      case "publish" -> moderation().publish(by, debate, List.of(contribution));
      case "aside" -> {
        Optional<Reason> why = Reason.find(reason);
        if (why.isEmpty()) {
          wrong.put("reason", Message.of("debates.one.reason_wrong"));
        } else if (why.get() == Reason.OTHER && words.isBlank()) {
          wrong.put("words", Message.of("debates.trouble.reason_needed.why"));
        } else {
          hall.debates().setAside(by, debate, what, why.get(), words, Hall.PATIENCE);
        }
      }
      case "second_publish", "second_uphold" -> {
        if (words.isBlank()) {
          wrong.put("words", Message.of("debates.trouble.reason_needed.why"));
        } else {
          moderation().lookAgain(by, what, choice.equals("second_publish"), words);
        }
      }
      case "erase" -> {
        if (words.isBlank()) {
          wrong.put("erase", Message.of("debates.trouble.reason_needed.why"));
        } else {
          hall.debates().erase(by, debate, what, words, Hall.PATIENCE);
        }
      }
      default -> wrong.put("choice", Message.of("debates.one.choice_wrong"));
    }
    return wrong.isEmpty()
        ? Pages.seeOther(Hall.href(debate) + "/moderate?decided")
        : one(
            request, HttpStatus.UNPROCESSABLE_CONTENT, debate, contribution, wrong, reason, words);
  }

  // --- notes typed from paper

  @GetMapping("/notes")
  ResponseEntity<String> notes(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "typed", defaultValue = "0") long typed) {
    if (hall.reader().isEmpty()) {
      return Pages.seeOther("/login");
    }
    moderation().require(hall.actor());
    Debate debate = hall.debate(number);
    Page page = hall.page(request, Message.of("debates.notes.title"));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put(
        "typed", typed == 0 ? Optional.empty() : Optional.of(contributions().get(debate, typed)));
    return hall.pages().show("debates/notes.jte", page, model);
  }

  @PostMapping("/notes")
  ResponseEntity<String> type(
      @PathVariable("number") long number,
      @RequestParam(name = "text", defaultValue = "") String text) {
    Debate debate = hall.debate(number);
    if (text.isBlank()) {
      throw Says.DEBATES.input("nothing-said", "", "");
    }
    long typed = contributions().type(hall.actor(), debate, text);
    return Pages.seeOther(Hall.href(debate) + "/notes?typed=" + typed);
  }
}
