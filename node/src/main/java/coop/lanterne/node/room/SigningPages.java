// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Commits;
import coop.lanterne.node.room.AdviceForm.Filled;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the form of every advice is sent, whatever its room. */
@Controller
public class SigningPages {
  private final Signing signing;
  private final Screen screen;
  private final Map<String, AdviceForm> forms;

  /** Takes those forms, for that signing. */
  public SigningPages(Signing signing, Screen screen, List<AdviceForm> forms) {
    this.signing = signing;
    this.screen = screen;
    this.forms = forms.stream().collect(Collectors.toUnmodifiableMap(AdviceForm::act, f -> f));
  }

  /** The address to which the form of an advice is sent. */
  public static String href(Id advice) {
    return "/advices/" + advice + "/decision";
  }

  /**
   * To that form from an address of the release before.
   *
   * @return 308: the same form is sent again, there
   */
  public static ResponseEntity<Void> moved(String advice, String choice) {
    URI there =
        UriComponentsBuilder.fromPath("/advices/{advice}/decision")
            .queryParam("choice", choice)
            .build(advice);
    return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT).location(there).build();
  }

  /**
   * Decides.
   *
   * @param choice adopt, refuse, cosign, withdraw or reverse
   * @param step {@code check} to have the sums and decide nothing
   */
  @OpenTo(value = MEMBERS, but = "a mandate for its act; the second signature is someone else’s")
  @PostMapping("/advices/{advice}/decision")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      @PathVariable String advice,
      @RequestParam String choice,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(name = "refusal_reason", defaultValue = "") String refusal,
      @RequestParam(required = false) @Nullable Set<String> opened,
      @RequestParam(required = false) @Nullable Set<String> seen,
      @RequestParam(defaultValue = "") String signed) {
    Id person = screen.actor().id();
    Signing.Case<?> it =
        signing.current(Screen.id(Signing.SAYS, advice, "advice-unknown", "advice"));
    Id id = it.given().id();
    return switch (choice) {
      case "adopt" ->
          adopt(
              request,
              it,
              person,
              new Answer(values(request), Optional.ofNullable(opened).orElse(Set.of()), reason),
              step.equals("check"));
      case "refuse" -> refuse(request, it, person, refusal);
      case "cosign" -> {
        signing.cosign(person, id, Optional.ofNullable(seen).orElse(Set.of()), signed);
        yield done(it, true);
      }
      case "withdraw" -> {
        signing.withdraw(person, id);
        yield done(it, false);
      }
      case "reverse" -> {
        signing.reverse(person, id, reason);
        yield done(it, false);
      }
      default -> throw Signing.SAYS.input("choice-unknown", "choice", choice);
    };
  }

  private static Map<String, String> values(HttpServletRequest request) {
    Map<String, String> values = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, sent) -> {
              if (name.startsWith(Answer.FIELD)) {
                values.put(name.substring(Answer.FIELD.length()), sent[0]);
              }
            });
    return values;
  }

  private <T extends Commits> ResponseEntity<String> adopt(
      HttpServletRequest request, Signing.Case<T> it, Id person, Answer answer, boolean check) {
    Wish<T> wish = it.read(answer);
    Map<String, Finding> wrong = new LinkedHashMap<>(wish.wrong());
    if (!check && wish.isChanged() && answer.reason().isEmpty()) {
      wrong.put("reason", Signing.SAYS.stop("reason-missing", "reason", ""));
    }
    if (check || !wrong.isEmpty()) {
      return show(request, it, answer, wrong, check);
    }
    signing.adopt(person, it.given().id(), answer);
    return done(it, true);
  }

  private ResponseEntity<String> refuse(
      HttpServletRequest request, Signing.Case<?> it, Id person, String reason) {
    if (reason.isBlank()) {
      return show(
          request,
          it,
          Answer.because(""),
          Map.of("refusal_reason", Signing.SAYS.stop("refusal-reason-missing", "reason", "")),
          false);
    }
    signing.refuse(person, it.given().id(), reason);
    return done(it, true);
  }

  private AdviceForm form(Signing.Case<?> it) {
    return Objects.requireNonNull(forms.get(it.given().act()), it.given().act());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request,
      Signing.Case<?> it,
      Answer answer,
      Map<String, Finding> wrong,
      boolean checked) {
    HttpStatus status = wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return form(it).show(request, it.given(), new Filled(status, answer, wrong, checked));
  }

  private ResponseEntity<String> done(Signing.Case<?> it, boolean decided) {
    return Pages.seeOther(form(it).href(it.given()) + (decided ? "?done" : ""));
  }
}
