// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.node.shell.Whom.LINK;

import module java.base;

import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.debate.synthesis.SynthesisReport.Place;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Contributions;
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

/** Where someone's words went, by the secret link of a contribution. */
@Controller
@RequestMapping("/words/{token}")
public record WordsPages(
    Hall hall, Contributions contributions, Syntheses syntheses, Freezes freezes) {
  @OpenTo(value = LINK, but = "one’s own contribution")
  @GetMapping
  ResponseEntity<String> words(HttpServletRequest request, @PathVariable String token) {
    Optional<Contributions.Mine> mine = contributions.open(token);
    if (mine.isEmpty()) {
      return hall.show(
          HttpStatus.GONE,
          "debates/wordsGone.jte",
          request,
          Message.of("debates.words.gone"),
          Map.of());
    }
    Contribution what = mine.get().contribution();
    Map<String, Object> model = new HashMap<>();
    model.put("mine", mine.get());
    model.put("href", "/words/" + token);
    model.put("reason", what.decision().flatMap(contributions::words));
    model.put("second", what.second().flatMap(contributions::words));
    model.put("done", request.getParameter("done") != null);
    model.put("place", place(mine.get().debate(), what));
    return Hall.unkept(
        hall.show("debates/words.jte", request, Message.of("debates.words.title"), model));
  }

  /**
   * Where a contribution stands in the newest synthesis.
   *
   * @param how quoted, close, outside, or new: published after the synthesis was made
   * @param theme the name of its theme
   * @param own its sentence that comes closest
   * @param shown the sentence shown that it comes closest to
   * @param why why it is outside
   */
  public record Whereabouts(
      String how,
      Optional<String> theme,
      Optional<Said> own,
      Optional<Said> shown,
      SynthesisReport.Why why,
      boolean frozen) {}

  private Optional<Whereabouts> place(Debate debate, Contribution what) {
    return what.state() == Contribution.State.PUBLISHED
        ? syntheses
            .standing(debate, what.number())
            .map(s -> place(debate, Long.toString(what.number()), s))
        : Optional.empty();
  }

  private Whereabouts place(Debate debate, String number, Syntheses.Standing standing) {
    Optional<Place> place = standing.place();
    Set<String> numbers = new TreeSet<>(Set.of(number));
    place.flatMap(Place::shown).ifPresent(s -> numbers.add(s.contribution()));
    Said.Book book = new Said.Book(contributions, debate, numbers);
    Syntheses.Kept kept = standing.kept();
    return new Whereabouts(
        place.map(p -> p.how().name().toLowerCase(Locale.ROOT)).orElse("new"),
        kept.report().themeOf(number).flatMap(kept::name),
        place.flatMap(Place::own).map(book::said),
        place.flatMap(Place::shown).map(book::said),
        place.map(Place::why).orElse(SynthesisReport.Why.NONE),
        freezes.frozen(debate).isPresent());
  }

  @OpenTo(value = LINK, but = "one’s own contribution")
  @PostMapping("/withdraw")
  ResponseEntity<String> withdraw(@PathVariable String token) {
    contributions.withdraw(token, Hall.PATIENCE);
    return Pages.seeOther("/words/" + token + "?done");
  }

  @OpenTo(value = LINK, but = "one’s own contribution")
  @PostMapping("/ask")
  ResponseEntity<String> ask(
      @PathVariable String token, @RequestParam(defaultValue = "") String words) {
    contributions.ask(token, words);
    return Pages.seeOther("/words/" + token + "?done");
  }
}
