// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.read;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Debates as everyone reads them: the list, one debate with its stages, what was written. */
@Controller
@RequestMapping("/debates")
public class DebatePages {
  private static final int PAGE = 50;
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final Hall hall;

  /** The pages of that hall. */
  public DebatePages(Hall hall) {
    this.hall = hall;
  }

  /** A debate, and how many contributions stand where. */
  public record Listed(Debate debate, Contributions.Counts counts) {}

  /** A contribution set aside, and the facilitator's words where there are any. */
  public record SetAside(Contribution contribution, Optional<String> words) {}

  private Listed listed(Debate debate) {
    return new Listed(debate, hall.debates().contributions().counts(debate));
  }

  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request) {
    List<Listed> all = hall.debates().openings().list().stream().map(this::listed).toList();
    long open = all.stream().filter(l -> l.debate().stage() != Stage.CLOSED).count();
    Page page =
        hall.page(
            request,
            Message.of(open == 0 ? "debates.list.title_none" : "debates.list.title")
                .with("count", open));
    return hall.pages()
        .show(
            "debates/list.jte",
            page,
            Map.of("debates", all, "opens", hall.debates().openings().mayOpen(hall.reader())));
  }

  // --- opening

  @GetMapping("/new")
  ResponseEntity<String> form(HttpServletRequest request) {
    return form(request, HttpStatus.OK, Map.of("who", "anyone", "fr", "yes"), List.of());
  }

  private ResponseEntity<String> form(
      HttpServletRequest request,
      HttpStatus status,
      Map<String, String> given,
      List<Finding> findings) {
    Map<String, Object> model = new HashMap<>();
    model.put("given", given);
    model.put("wrong", wrong(findings));
    model.put("opens", hall.debates().openings().mayOpen(hall.reader()));
    return hall.pages()
        .show(
            status, "debates/new.jte", hall.page(request, Message.of("debates.new.title")), model);
  }

  /** Findings by field. */
  public static Map<String, Message> wrong(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.toMap(f -> f.place().column(), Finding::why, (first, later) -> first));
  }

  @PostMapping
  ResponseEntity<String> open(
      HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
    People.Person by = hall.actor();
    Map<String, String> given = sent.toSingleValueMap();
    List<Finding> findings = new ArrayList<>();
    LocalDate until = hall.debates().openings().today();
    try {
      until = LocalDate.parse(given.getOrDefault("until", ""));
    } catch (DateTimeParseException e) {
      findings.add(Says.DEBATES.stop("until", "until", given.getOrDefault("until", "")));
    }
    Openings.Asked asked =
        new Openings.Asked(
            given.getOrDefault("question", ""),
            given.getOrDefault("description", ""),
            Stream.of("fr", "en").filter(given::containsKey).toList(),
            given.getOrDefault("who", "").equals("members")
                ? Debate.Who.MEMBERS
                : Debate.Who.ANYONE,
            until);
    findings.addAll(hall.debates().openings().check(asked));
    if (!findings.isEmpty()) {
      return form(request, HttpStatus.UNPROCESSABLE_CONTENT, given, findings);
    }
    Debate opened = hall.debates().openings().open(by, asked);
    return Pages.seeOther(Hall.href(opened) + "?opened");
  }

  // --- one debate

  @GetMapping("/{number:[0-9]+}")
  ResponseEntity<String> debate(HttpServletRequest request, @PathVariable("number") long number) {
    return show(request, HttpStatus.OK, hall.debate(number), Map.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, HttpStatus status, Debate debate, Map<String, Message> wrong) {
    Optional<People.Person> reader = hall.reader();
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("counts", hall.debates().contributions().counts(debate));
    model.put("live", LivePages.opened(hall, debate, LivePages.Place.DEBATE));
    model.put("steps", hall.debates().openings().steps(debate));
    model.put("writes", debate.collects(hall.debates().openings().today()));
    model.put("member", reader.isPresent());
    model.put("moderates", hall.debates().moderation().may(reader));
    model.put("moves", hall.debates().openings().mayMove(reader));
    model.put("latest", latest(debate));
    model.put("sorts", hall.debates().syntheses().may(reader));
    model.put("drafts", hall.debates().drafts().list(debate).size());
    model.put("syntheses", hall.debates().syntheses().list(debate).size());
    model.put("wrong", wrong);
    model.put(
        "done",
        Stream.of("opened", "moved")
            .filter(p -> request.getParameter(p) != null)
            .findFirst()
            .orElse(""));
    return hall.pages()
        .show(status, "debates/debate.jte", hall.pages().page(request, debate.question()), model);
  }

  /** The three contributions that were published last. */
  private List<Contribution> latest(Debate debate) {
    int count = hall.debates().contributions().publishedCount(debate);
    return hall.debates().contributions().published(debate, Math.max(0, count - 3), 3).stream()
        .filter(c -> c.words().isPresent())
        .toList();
  }

  @PostMapping("/{number:[0-9]+}/stage")
  ResponseEntity<String> move(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "stage", defaultValue = "") String stage,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    People.Person by = hall.actor();
    Debate debate = hall.debate(number);
    Optional<Stage> to =
        Arrays.stream(Stage.values())
            .filter(s -> s.text().equals(stage) && s != debate.stage())
            .findFirst();
    Map<String, Message> wrong = new HashMap<>();
    if (to.isEmpty()) {
      wrong.put("stage", Message.of("debates.trouble.stage_same.why"));
    }
    if (reason.isBlank()) {
      wrong.put("reason", Message.of("debates.trouble.stage_reason.why"));
    }
    if (!wrong.isEmpty()) {
      return show(request, HttpStatus.UNPROCESSABLE_CONTENT, debate, wrong);
    }
    hall.debates().openings().move(by, debate, to.orElseThrow(), reason);
    return Pages.seeOther(Hall.href(debate) + "?moved");
  }

  // --- what was written

  @GetMapping("/{number:[0-9]+}/contributions")
  ResponseEntity<String> contributions(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "from", defaultValue = "0") int from) {
    Debate debate = hall.debate(number);
    int total = hall.debates().contributions().publishedCount(debate);
    int first = Math.max(0, Math.min(from, Math.max(0, total - 1)));
    Contributions.Counts counts = hall.debates().contributions().counts(debate);
    Page page =
        hall.page(
            request,
            Message.of("debates.read.title")
                .with("count", counts.of(Contribution.State.PUBLISHED)));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("contributions", hall.debates().contributions().published(debate, first, PAGE));
    model.put("counts", counts);
    model.put("first", first);
    model.put("size", PAGE);
    model.put("total", total);
    return hall.pages().show("debates/contributions.jte", page, model);
  }

  @GetMapping("/{number:[0-9]+}/contributions.csv")
  ResponseEntity<String> csv(@PathVariable("number") long number) {
    Debate debate = hall.debate(number);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            "Content-Disposition",
            "attachment; filename=\"contributions-" + debate.number() + ".csv\"")
        .body(hall.debates().contributions().csv(debate));
  }

  @GetMapping("/{number:[0-9]+}/set-aside")
  ResponseEntity<String> setAside(HttpServletRequest request, @PathVariable("number") long number) {
    Debate debate = hall.debate(number);
    List<SetAside> all =
        hall.debates().contributions().setAside(debate).stream()
            .map(c -> new SetAside(c, c.decision().flatMap(hall.debates().contributions()::words)))
            .toList();
    Page page = hall.page(request, Message.of("debates.aside.title").with("count", all.size()));
    return hall.pages().show("debates/aside.jte", page, Map.of("debate", debate, "aside", all));
  }
}
