// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.vote.DebateStatement.State;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.storage.Trouble;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The statements of a debate as everyone reads them, and what facilitators do with them. */
@Controller
@RequestMapping("/debates/{number:[0-9]+}")
public class StatementPages {
  private final Hall hall;

  /** The pages of that hall. */
  public StatementPages(Hall hall) {
    this.hall = hall;
  }

  /** A statement, and the facilitator's words about it where there are any. */
  public record Listed(DebateStatement statement, Optional<String> reason) {}

  private Statements statements() {
    return hall.debates().voting().statements();
  }

  @GetMapping("/statements")
  ResponseEntity<String> list(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "from", defaultValue = "") String from) {
    Map<String, String> given =
        from.matches("[0-9]{1,9}") ? Map.of("contribution", from) : Map.of();
    return list(request, HttpStatus.OK, hall.debate(number), given, Map.of(), List.of());
  }

  private ResponseEntity<String> list(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      Map<String, String> given,
      Map<String, Message> wrong,
      List<Finding> findings) {
    List<Listed> all =
        statements().list(debate).stream()
            .map(s -> new Listed(s, s.decision().flatMap(statements()::words)))
            .toList();
    boolean moderates = hall.debates().moderation().may(hall.reader());
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("moderates", moderates);
    model.put("takes", Statements.takes(debate));
    model.put("votable", all.stream().filter(l -> l.statement().votable()).toList());
    model.put("waiting", all.stream().filter(l -> l.statement().state() == State.WAITING).toList());
    model.put("aside", all.stream().filter(l -> l.statement().state() == State.SET_ASIDE).toList());
    model.put(
        "gone",
        all.stream()
            .filter(l -> l.statement().state() == State.PUBLISHED && !l.statement().votable())
            .toList());
    model.put("given", given);
    model.put("source", source(debate, given));
    model.put("wrong", wrong);
    model.put("findings", findings);
    model.put("done", Optional.ofNullable(request.getParameter("done")).orElse(""));
    Page page =
        hall.page(
            request,
            Message.of("opinions.statements.title")
                .with("count", all.stream().filter(l -> l.statement().votable()).count()));
    return hall.pages().show(status, "opinions/statements.jte", page, model);
  }

  /** The contribution that a facilitator takes a statement from. */
  private Optional<Contribution> source(Debate debate, Map<String, String> given) {
    String number = given.getOrDefault("contribution", "");
    if (!number.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(hall.debates().contributions().get(debate, Long.parseLong(number)))
        .filter(c -> c.state() == Contribution.State.PUBLISHED);
  }

  @PostMapping("/statements")
  ResponseEntity<String> add(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "words", defaultValue = "") String words,
      @RequestParam(name = "contribution", defaultValue = "") String contribution) {
    People.Person by = hall.actor();
    Debate debate = hall.debate(number);
    try {
      if (!contribution.matches("[0-9]{0,9}")) {
        throw Says.OPINIONS.input("contribution-not-published", "", contribution);
      }
      statements()
          .add(
              by,
              debate,
              new Statements.Draft(
                  words,
                  contribution.isEmpty()
                      ? Optional.empty()
                      : Optional.of(Long.parseLong(contribution))));
    } catch (Trouble trouble) {
      if (trouble.kind() != Trouble.Cause.INPUT) {
        throw trouble;
      }
      Finding f = trouble.finding();
      String field = f.code().startsWith("contribution") ? "contribution" : "words";
      return list(
          request,
          HttpStatus.UNPROCESSABLE_CONTENT,
          debate,
          Map.of("words", words),
          Map.of(field, f.why()),
          List.of());
    }
    return Pages.seeOther(Hall.href(debate) + "/statements?done=added");
  }

  @PostMapping("/statements/file")
  ResponseEntity<String> bring(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam("file") MultipartFile file,
      @RequestParam(name = "consent", defaultValue = "") String consent)
      throws IOException {
    People.Person by = hall.actor();
    Debate debate = hall.debate(number);
    String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    if (name.isEmpty()) {
      throw Says.DEBATES.input("debate-file-missing", "", "");
    }
    Statements.Brought brought = statements().bring(by, debate, name, file.getBytes(), consent);
    return brought.findings().isEmpty()
        ? Pages.seeOther(Hall.href(debate) + "/statements?done=brought")
        : list(request, HttpStatus.OK, debate, Map.of(), Map.of(), brought.findings());
  }

  @PostMapping("/statements/publish")
  ResponseEntity<String> publish(
      @PathVariable("number") long number,
      @RequestParam(name = "statement", defaultValue = "") List<Long> numbers) {
    Debate debate = hall.debate(number);
    statements().publish(hall.actor(), debate, numbers);
    return Pages.seeOther(Hall.href(debate) + "/statements?done=published");
  }

  @GetMapping("/statements/{statement:[0-9]+}")
  ResponseEntity<String> one(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("statement") long statement) {
    if (hall.reader().isEmpty()) {
      return Pages.seeOther("/login");
    }
    return one(request, HttpStatus.OK, hall.debate(number), statement, Map.of(), "", "");
  }

  private ResponseEntity<String> one(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      long statement,
      Map<String, Message> wrong,
      String reason,
      String words) {
    hall.debates().moderation().require(hall.actor());
    DebateStatement what = statements().get(debate, statement);
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("what", what);
    model.put("last", what.decision().flatMap(statements()::words));
    model.put("wrong", wrong);
    model.put("reason", reason);
    model.put("words", words);
    Page page =
        hall.page(request, Message.of("opinions.statement.title").with("number", what.number()));
    return hall.pages().show(status, "opinions/statement.jte", page, model);
  }

  @PostMapping("/statements/{statement:[0-9]+}")
  ResponseEntity<String> settle(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @PathVariable("statement") long statement,
      @RequestParam(name = "choice", defaultValue = "aside") String choice,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      @RequestParam(name = "words", defaultValue = "") String words) {
    People.Person by = hall.actor();
    Debate debate = hall.debate(number);
    DebateStatement what = statements().get(debate, statement);
    Optional<Contribution.Reason> why = Contribution.Reason.find(reason);
    Map<String, Message> wrong = new HashMap<>();
    boolean back = choice.equals("back");
    if (!back && why.isEmpty()) {
      wrong.put("reason", Message.of("debates.one.reason_wrong"));
    }
    if ((back || why.filter(r -> r == Contribution.Reason.OTHER).isPresent()) && words.isBlank()) {
      wrong.put("words", Message.of("debates.trouble.reason_needed.why"));
    }
    if (!wrong.isEmpty()) {
      return one(
          request, HttpStatus.UNPROCESSABLE_CONTENT, debate, statement, wrong, reason, words);
    }
    statements().settle(by, debate, what, back ? Optional.empty() : why, words);
    hall.debates().voting().analyses().look(debate, true);
    return Pages.seeOther(Hall.href(debate) + "/statements?done=settled");
  }

  // --- links to hand out

  @GetMapping("/links")
  ResponseEntity<String> links(HttpServletRequest request, @PathVariable("number") long number) {
    if (hall.reader().isEmpty()) {
      return Pages.seeOther("/login");
    }
    hall.debates().moderation().require(hall.actor());
    return links(request, HttpStatus.OK, hall.debate(number), List.of(), Map.of());
  }

  private ResponseEntity<String> links(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      List<String> links,
      Map<String, Message> wrong) {
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("links", links);
    model.put("wrong", wrong);
    model.put("most", Voices.MOST_LINKS);
    model.put("address", hall.address().of(request, Hall.href(debate) + "/vote"));
    Page page = hall.page(request, Message.of("opinions.links.title"));
    ResponseEntity<String> shown = hall.pages().show(status, "opinions/links.jte", page, model);
    return ResponseEntity.status(status)
        .headers(shown.getHeaders())
        .cacheControl(CacheControl.noStore())
        .body(String.valueOf(shown.getBody()));
  }

  @PostMapping("/links")
  ResponseEntity<String> make(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam(name = "count", defaultValue = "") String count) {
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
        hall.debates().voting().voices().invite(by, debate, many).stream()
            .map(t -> hall.address().of(request, "/voice/" + t))
            .toList();
    return links(request, HttpStatus.OK, debate, links, Map.of());
  }
}
