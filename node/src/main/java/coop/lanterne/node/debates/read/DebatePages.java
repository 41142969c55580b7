// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.read;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.READERS;
import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.drafts.Drafts;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Live;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.debates.write.Moderation;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Debates as everyone reads them: the list, one debate with its stages. */
@Controller
@RequestMapping("/debates")
public record DebatePages(
    Hall hall,
    Contributions contributions,
    Moderation moderation,
    Syntheses syntheses,
    Drafts drafts,
    Live.Reporter live) {
  private static final int LATEST = 3;

  /** A debate, and how many contributions stand where. */
  public record Listed(Debate debate, Contributions.Counts counts) {}

  private Listed listed(Debate debate) {
    return new Listed(debate, contributions.counts(debate));
  }

  @Cached
  @OpenTo(value = VISITORS, but = "debates for members are listed to members")
  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request) {
    List<Listed> all = hall.openings().list(hall.reader()).stream().map(this::listed).toList();
    long open = all.stream().filter(l -> l.debate().stage() != Stage.CLOSED).count();
    return hall.show(
        "debates/list.jte",
        request,
        Message.of(open == 0 ? "debates.list.title_none" : "debates.list.title")
            .with("count", open),
        Map.of("debates", all, "opens", hall.openings().mayOpen(hall.reader())));
  }

  // --- opening

  @OpenTo(value = HOLDERS, act = Floor.OPEN)
  @GetMapping("/new")
  ResponseEntity<String> form(HttpServletRequest request) {
    return form(request, HttpStatus.OK, Map.of("who", "anyone", "fr", "yes"), List.of());
  }

  private ResponseEntity<String> form(
      HttpServletRequest request,
      HttpStatus status,
      Map<String, String> given,
      List<Finding> findings) {
    return hall.show(
        status,
        "debates/new.jte",
        request,
        Message.of("debates.new.title"),
        Map.of("given", given, "wrong", Hall.wrong(findings)));
  }

  @OpenTo(value = HOLDERS, act = Floor.OPEN)
  @PostMapping
  ResponseEntity<String> open(
      HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
    People.Person by = hall.actor();
    Map<String, String> given = sent.toSingleValueMap();
    Optional<LocalDate> until = day(given.getOrDefault("until", ""));
    Openings.Asked asked =
        new Openings.Asked(
            given.getOrDefault("question", ""),
            given.getOrDefault("description", ""),
            Stream.of("fr", "en").filter(given::containsKey).toList(),
            given.getOrDefault("who", "").equals("members")
                ? Debate.Who.MEMBERS
                : Debate.Who.ANYONE,
            until.orElse(hall.openings().today()));
    List<Finding> findings = new ArrayList<>(hall.openings().check(asked));
    if (until.isEmpty()) {
      findings.addFirst(Says.DEBATES.stop("until", "until", given.getOrDefault("until", "")));
    }
    if (!findings.isEmpty()) {
      return form(request, HttpStatus.UNPROCESSABLE_CONTENT, given, findings);
    }
    return Pages.seeOther(Hall.href(hall.openings().open(by, asked)) + "?opened");
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  // --- one debate

  @Cached
  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/{number:[0-9]+}")
  ResponseEntity<String> debate(HttpServletRequest request, @PathVariable long number) {
    return show(request, HttpStatus.OK, hall.debate(number), Map.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, HttpStatus status, Debate debate, Map<String, Message> wrong) {
    Optional<People.Person> reader = hall.reader();
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("counts", contributions.counts(debate));
    model.put("live", live.opened(debate, Live.Place.DEBATE));
    model.put("steps", hall.openings().steps(debate));
    model.put("writes", debate.collects(hall.openings().today()));
    model.put("member", reader.isPresent());
    model.put("moderates", moderation.may(reader));
    model.put("moves", hall.openings().mayMove(reader));
    model.put("latest", latest(debate));
    model.put("sorts", syntheses.may(reader));
    model.put("drafts", drafts.list(debate).size());
    model.put("syntheses", syntheses.list(debate).size());
    model.put("wrong", wrong);
    model.put("done", Hall.done(request, "opened", "moved"));
    return hall.pages()
        .show(status, "debates/debate.jte", hall.pages().page(request, debate.question()), model);
  }

  /** The contributions that were published last. */
  private List<Contribution> latest(Debate debate) {
    int first = Math.max(0, contributions.publishedCount(debate) - LATEST);
    return contributions.published(debate, first, LATEST).stream()
        .filter(c -> c.words().isPresent())
        .toList();
  }

  @OpenTo(value = HOLDERS, act = Floor.STAGE)
  @PostMapping("/{number:[0-9]+}/stage")
  ResponseEntity<String> move(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String reason) {
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
    hall.openings().move(by, debate, to.orElseThrow(), reason);
    return Pages.seeOther(Hall.href(debate) + "?moved");
  }
}
