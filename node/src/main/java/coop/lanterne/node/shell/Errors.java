// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.charter.Refusal;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;

/**
 * What people read when something was refused or went wrong: a page for a browser, a problem detail
 * (RFC 9457) with the Finding inside for a program. Never a stack trace.
 */
@ControllerAdvice
public record Errors(Pages pages, Charters charters, Store store) {
  private static final Logger LOG = Logger.getLogger(Errors.class.getName());

  @ExceptionHandler
  ResponseEntity<?> refused(RefusedByCharter refused, HttpServletRequest request) {
    Refusal refusal = refused.refusal();
    Finding finding = refusal.finding(Finding.Severity.STOPPED, request.getRequestURI(), 0);
    if (isProgram(request)) {
      ProblemDetail problem = problem(HttpStatus.FORBIDDEN, finding, request);
      problem.setProperty("article", refusal.article());
      problem.setProperty("charter", refusal.version());
      return body(problem);
    }
    Charter.Article article = charters.get().charter().article(refusal.article());
    Page page = pages.page(request, Message.of("shell.refused.title"));
    String norm =
        page.prose().language() == Language.FRENCH ? article.norm().fr() : article.norm().en();
    CharterStop stop =
        new CharterStop(
            finding,
            new Page.Link(
                Message.of("shell.refused.article")
                    .with("article", Charter.number(refusal.article()))
                    .with("version", refusal.version()),
                "/charter#" + refusal.article()),
            Message.of("shell.refused.norm").with("norm", norm),
            Optional.of(new Page.Link(Message.of("shell.refused.journal"), "/journal")));
    return pages.show(HttpStatus.FORBIDDEN, "shell/refusedPage.jte", page, Map.of("stop", stop));
  }

  @ExceptionHandler(SignInNeeded.class)
  ResponseEntity<?> signIn(HttpServletRequest request) {
    if (isProgram(request)) {
      return refused(HttpStatus.UNAUTHORIZED, "signed-out", request);
    }
    return request.getHeader("HX-Request") == null
        ? Pages.seeOther("/login")
        : ResponseEntity.status(HttpStatus.UNAUTHORIZED).build(); // a part of a page stays as it is
  }

  @ExceptionHandler
  ResponseEntity<?> trouble(Trouble trouble, HttpServletRequest request) {
    HttpStatus status =
        switch (trouble.kind()) {
          case INPUT -> HttpStatus.UNPROCESSABLE_CONTENT;
          case USE -> HttpStatus.BAD_REQUEST;
          case RIGHT -> HttpStatus.FORBIDDEN;
          case ENVIRONMENT -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    return show(status, trouble.finding(), request);
  }

  @ExceptionHandler
  ResponseEntity<?> anything(Exception failure, HttpServletRequest request) {
    if (failure instanceof ErrorResponse response) { // not found, wrong method, wrong parameter
      HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
      String code = status == HttpStatus.NOT_FOUND ? "page-unknown" : "request-not-understood";
      return refused(status, code, request);
    }
    if (failure instanceof MultipartException // a form for files, sent without any
        || failure instanceof HttpMessageNotReadableException) { // JSON that is none
      return refused(HttpStatus.BAD_REQUEST, "request-not-understood", request);
    }
    if (failure instanceof TypeMismatchException) { // an address or a field of another kind
      return refused(HttpStatus.NOT_FOUND, "page-unknown", request);
    }
    Optional<Trouble> machine = Trouble.behind(failure, store.folder());
    if (machine.isPresent()) { // a file that could not be written, say
      return trouble(machine.get(), request);
    }
    String number = UUID.randomUUID().toString().substring(0, 8);
    LOG.log(Level.SEVERE, "failure " + number, failure);
    return show(
        HttpStatus.INTERNAL_SERVER_ERROR,
        Trouble.of(Trouble.Cause.ENVIRONMENT, "our-fault", request.getRequestURI(), number)
            .finding(),
        request);
  }

  /** What is wrong with the request itself: its address is what was seen. */
  ResponseEntity<?> refused(HttpStatus status, String code, HttpServletRequest request) {
    String address = asked(request);
    return show(status, Trouble.of(Trouble.Cause.USE, code, address, address).finding(), request);
  }

  /** That finding, as a page or as a problem detail. */
  private ResponseEntity<?> show(HttpStatus status, Finding finding, HttpServletRequest request) {
    if (isProgram(request)) {
      return body(problem(status, finding, request));
    }
    Page page = pages.page(request, Message.of("shell.trouble.title"));
    return pages.show(status, "shell/troublePage.jte", page, Map.of("findings", List.of(finding)));
  }

  private static boolean isProgram(HttpServletRequest request) {
    return asked(request).startsWith("/api/");
  }

  /** The address that was asked for, even where the server sends its failure elsewhere. */
  private static String asked(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address
        ? address
        : request.getRequestURI();
  }

  private static ResponseEntity<ProblemDetail> body(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** A problem detail in the words of the language asked for, with the Finding as data. */
  private static ProblemDetail problem(
      HttpStatus status, Finding finding, HttpServletRequest request) {
    Prose prose = Reader.prose(request);
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, prose.say(finding.why()));
    problem.setType(URI.create("/errors/" + finding.code()));
    problem.setTitle(finding.code());
    problem.setProperty(
        "finding",
        Map.of(
            "code", finding.code(),
            "severity", finding.severity().name(),
            "source", finding.place().source(),
            "line", finding.place().line(),
            "column", finding.place().column(),
            "seen", finding.seen(),
            "why", prose.say(finding.why()),
            "maybe", prose.say(finding.maybe())));
    return problem;
  }
}
