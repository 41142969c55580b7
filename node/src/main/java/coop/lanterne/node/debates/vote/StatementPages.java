// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.vote.DebateStatement.State;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.debates.write.Moderation;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.storage.Trouble;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The statements of a debate as everyone reads them, and what facilitators do with them. */
@Controller
@RequestMapping("/debates/{number:[0-9]+}")
public record StatementPages(
    Hall hall,
    Statements statements,
    Voices voices,
    OpinionAnalyses analyses,
    Contributions contributions,
    Moderation moderation) {
  private static final String NUMBER = "[0-9]{1,9}";

  /** A statement, and the facilitator's words about it where there are any. */
  public record Listed(DebateStatement statement, Optional<String> reason) {}

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/statements")
  ResponseEntity<String> list(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String from) {
    Form form =
        new Form(
            from.matches(NUMBER) ? Map.of("contribution", from) : Map.of(), Map.of(), List.of());
    return list(request, HttpStatus.OK, hall.debate(number), form);
  }

  /** What the forms of the list hold: what was given, what is wrong with it or with a file. */
  private record Form(
      Map<String, String> given, Map<String, Message> wrong, List<Finding> findings) {}

  private ResponseEntity<String> list(
      HttpServletRequest request, HttpStatus status, Debate debate, Form form) {
    List<Listed> all =
        statements.list(debate).stream()
            .map(s -> new Listed(s, s.decision().flatMap(statements::words)))
            .toList();
    List<Listed> votable = those(all, DebateStatement::votable);
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("moderates", moderation.may(hall.reader()));
    model.put("takes", Statements.takes(debate));
    model.put("votable", votable);
    model.put("waiting", those(all, s -> s.state() == State.WAITING));
    model.put("aside", those(all, s -> s.state() == State.SET_ASIDE));
    model.put("gone", those(all, s -> s.state() == State.PUBLISHED && !s.votable()));
    model.put("given", form.given());
    model.put("source", source(debate, form.given()));
    model.put("wrong", form.wrong());
    model.put("findings", form.findings());
    model.put("done", Optional.ofNullable(request.getParameter("done")).orElse(""));
    Message title = Message.of("opinions.statements.title").with("count", votable.size());
    return hall.show(status, "opinions/statements.jte", request, title, model);
  }

  private static List<Listed> those(List<Listed> all, Predicate<DebateStatement> which) {
    return all.stream().filter(l -> which.test(l.statement())).toList();
  }

  /** The contribution that a facilitator takes a statement from. */
  private Optional<Contribution> source(Debate debate, Map<String, String> given) {
    String number = given.getOrDefault("contribution", "");
    if (!number.matches(NUMBER)) {
      return Optional.empty();
    }
    return Optional.of(contributions.get(debate, Long.parseLong(number)))
        .filter(c -> c.state() == Contribution.State.PUBLISHED);
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/statements")
  ResponseEntity<String> add(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String contribution) {
    People.Person by = hall.actor();
    Debate debate = hall.debate(number);
    try {
      statements.add(by, debate, new Statements.Draft(words, from(contribution)));
    } catch (Trouble trouble) {
      if (trouble.kind() != Trouble.Cause.INPUT) {
        throw trouble;
      }
      Finding f = trouble.finding();
      String field = f.code().startsWith("contribution") ? "contribution" : "words";
      Form form = new Form(Map.of("words", words), Map.of(field, f.why()), List.of());
      return list(request, HttpStatus.UNPROCESSABLE_CONTENT, debate, form);
    }
    return Pages.seeOther(Hall.href(debate) + "/statements?done=added");
  }

  private static Optional<Long> from(String contribution) {
    if (!contribution.isEmpty() && !contribution.matches(NUMBER)) {
      throw Says.OPINIONS.input("contribution-not-published", contribution);
    }
    return Optional.of(contribution).filter(c -> !c.isEmpty()).map(Long::parseLong);
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/statements/file")
  ResponseEntity<String> bring(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String consent)
      throws IOException {
    People.Person by = hall.actor();
    Debate debate = hall.debate(number);
    String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    if (name.isEmpty()) {
      throw Says.DEBATES.input("debate-file-missing", "");
    }
    Statements.Brought brought = statements.bring(by, debate, name, file.getBytes(), consent);
    return brought.findings().isEmpty()
        ? Pages.seeOther(Hall.href(debate) + "/statements?done=brought")
        : list(request, HttpStatus.OK, debate, new Form(Map.of(), Map.of(), brought.findings()));
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/statements/publish")
  ResponseEntity<String> publish(
      @PathVariable long number,
      @RequestParam(name = "statement", defaultValue = "") List<Long> numbers) {
    Debate debate = hall.debate(number);
    statements.publish(hall.actor(), debate, numbers);
    return Pages.seeOther(Hall.href(debate) + "/statements?done=published");
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @GetMapping("/statements/{statement:[0-9]+}")
  ResponseEntity<String> one(
      HttpServletRequest request, @PathVariable long number, @PathVariable long statement) {
    return one(request, HttpStatus.OK, hall.debate(number), statement, "", "", Map.of());
  }

  private ResponseEntity<String> one(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      long statement,
      String reason,
      String words,
      Map<String, Message> wrong) {
    DebateStatement what = statements.get(debate, statement);
    Message title = Message.of("opinions.statement.title").with("number", what.number());
    return hall.show(
        status,
        "opinions/statement.jte",
        request,
        title,
        Map.of(
            "debate", debate,
            "what", what,
            "last", what.decision().flatMap(statements::words),
            "wrong", wrong,
            "reason", reason,
            "words", words));
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/statements/{statement:[0-9]+}")
  ResponseEntity<String> settle(
      HttpServletRequest request,
      @PathVariable long number,
      @PathVariable long statement,
      @RequestParam(defaultValue = "aside") String choice,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String words) {
    People.Person by = hall.actor();
    Debate debate = hall.debate(number);
    DebateStatement what = statements.get(debate, statement);
    boolean back = choice.equals("back");
    Optional<Contribution.Reason> why = back ? Optional.empty() : Contribution.Reason.find(reason);
    Map<String, Message> wrong = wrong(back, why, words);
    if (!wrong.isEmpty()) {
      return one(
          request, HttpStatus.UNPROCESSABLE_CONTENT, debate, statement, reason, words, wrong);
    }
    statements.settle(by, debate, what, why, words);
    analyses.look(debate, true);
    return Pages.seeOther(Hall.href(debate) + "/statements?done=settled");
  }

  private static Map<String, Message> wrong(
      boolean back, Optional<Contribution.Reason> why, String words) {
    Map<String, Message> wrong = new HashMap<>();
    if (!back && why.isEmpty()) {
      wrong.put("reason", Message.of("debates.one.reason_wrong"));
    }
    if ((back || why.filter(r -> r == Contribution.Reason.OTHER).isPresent()) && words.isBlank()) {
      wrong.put("words", Message.of("debates.trouble.reason_needed.why"));
    }
    return wrong;
  }

  // --- links to hand out

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @GetMapping("/links")
  ResponseEntity<String> links(HttpServletRequest request, @PathVariable long number) {
    return links(request, HttpStatus.OK, hall.debate(number), List.of(), Map.of());
  }

  private ResponseEntity<String> links(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      List<String> links,
      Map<String, Message> wrong) {
    Map<String, Object> model =
        Map.of(
            "debate", debate,
            "links", links,
            "wrong", wrong,
            "most", Voices.MOST_LINKS,
            "address", hall.address(request, Hall.href(debate) + "/vote"));
    return Hall.unkept(
        hall.show(
            status, "opinions/links.jte", request, Message.of("opinions.links.title"), model));
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/links")
  ResponseEntity<String> make(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String count) {
    Debate debate = hall.debate(number);
    People.Person by = hall.actor();
    int many = count.matches("[0-9]{1,4}") ? Integer.parseInt(count) : 0;
    if (many < 1 || many > Voices.MOST_LINKS) {
      return links(
          request,
          HttpStatus.UNPROCESSABLE_CONTENT,
          debate,
          List.of(),
          Map.of("count", Message.of("opinions.links.wrong").with("most", Voices.MOST_LINKS)));
    }
    List<String> links =
        voices.invite(by, debate, many).stream()
            .map(t -> hall.address(request, "/voice/" + t))
            .toList();
    return links(request, HttpStatus.OK, debate, links, Map.of());
  }
}
