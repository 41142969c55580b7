// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import coop.lanterne.debate.contributions.Flags;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.read.DebatePages;
import coop.lanterne.node.debates.synthesis.Said;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Pages of whoever writes: the form, what is pointed at before it is sent, and, by the secret link
 * of a contribution, where its words went.
 */
@Controller
public class AuthorPages {
  /** How many ideas the form shows at once. */
  private static final int FIELDS = 3;

  private final Hall hall;

  /** The pages of that hall. */
  public AuthorPages(Hall hall) {
    this.hall = hall;
  }

  /** What is pointed at in an idea. */
  public record Pointed(int idea, Flags.Kind kind, String words) {}

  /** A contribution just written, with the address of its secret link. */
  public record Receipt(long number, String words, String address) {}

  private Contributions contributions() {
    return hall.debates().contributions();
  }

  @GetMapping("/debates/{number:[0-9]+}/say")
  ResponseEntity<String> form(HttpServletRequest request, @PathVariable("number") long number) {
    Debate debate = hall.debate(number);
    return show(request, HttpStatus.OK, debate, List.of(), false, List.of(), List.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      List<String> ideas,
      boolean consent,
      List<Pointed> pointed,
      List<Finding> findings) {
    List<String> fields = new ArrayList<>(ideas);
    while (fields.size() < FIELDS) {
      fields.add("");
    }
    Page page =
        hall.page(
            request,
            Message.of(pointed.isEmpty() ? "debates.say.title" : "debates.say.title_pointed"));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("collects", debate.collects(hall.debates().openings().today()));
    model.put("signed", hall.reader().isPresent());
    model.put("ideas", fields);
    model.put("consent", consent);
    model.put("pointed", pointed);
    model.put("seen", pointed.isEmpty() ? "" : seen(ideas));
    model.put("wrong", DebatePages.wrong(findings));
    return hall.pages().show(status, "debates/say.jte", page, model);
  }

  /** What was pointed at is known by the texts themselves: another text is looked at again. */
  private static String seen(List<String> ideas) {
    return Digest.of(String.join("\u0000", ideas).getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static List<Pointed> point(List<String> ideas) {
    List<Pointed> pointed = new ArrayList<>();
    for (int i = 0; i < ideas.size(); i++) {
      for (Flags.Flag flag : Flags.of(ideas.get(i))) {
        pointed.add(new Pointed(i + 1, flag.kind(), flag.words(ideas.get(i))));
      }
    }
    return pointed;
  }

  @PostMapping("/debates/{number:[0-9]+}/say")
  ResponseEntity<String> say(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam MultiValueMap<String, String> sent) {
    Debate debate = hall.debate(number);
    contributions().requireOpen(debate, hall.reader());
    List<String> ideas =
        sent.getOrDefault("idea", List.of()).stream()
            .map(i -> i.replace("\r\n", "\n").strip())
            .filter(i -> !i.isEmpty())
            .toList();
    boolean consent = sent.containsKey("consent");
    List<Finding> findings = contributions().check(debate, ideas, consent);
    if (!findings.isEmpty()) {
      return show(
          request, HttpStatus.UNPROCESSABLE_CONTENT, debate, ideas, consent, List.of(), findings);
    }
    List<Pointed> pointed = point(ideas);
    boolean looked = seen(ideas).equals(sent.getFirst("seen"));
    if (!pointed.isEmpty() && !looked) {
      return show(request, HttpStatus.OK, debate, ideas, consent, pointed, List.of());
    }
    List<Contributions.Given> given = contributions().write(debate, ideas, consent, hall.reader());
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      receipts.add(
          new Receipt(
              given.get(i).number(),
              ideas.get(i),
              hall.address().of(request, "/words/" + given.get(i).token())));
    }
    Page page = hall.page(request, Message.of("debates.said.title").with("count", given.size()));
    return kept(
        hall.pages()
            .show("debates/said.jte", page, Map.of("debate", debate, "receipts", receipts)));
  }

  /** Shown once, and kept by no browser. */
  private static ResponseEntity<String> kept(ResponseEntity<String> shown) {
    return ResponseEntity.status(shown.getStatusCode())
        .headers(shown.getHeaders())
        .cacheControl(CacheControl.noStore())
        .body(String.valueOf(shown.getBody()));
  }

  /** For a wall or a screen: a square that opens the form on a telephone. */
  @GetMapping("/debates/{number:[0-9]+}/poster")
  ResponseEntity<String> poster(HttpServletRequest request, @PathVariable("number") long number) {
    Debate debate = hall.debate(number);
    String address = hall.address().of(request, Hall.href(debate) + "/say");
    Page page = hall.page(request, Message.of("debates.poster.title"));
    return hall.pages()
        .show(
            "debates/poster.jte",
            page,
            Map.of("debate", debate, "address", address, "square", Square.of(address)));
  }

  // --- where did my words go

  @GetMapping("/words/{token}")
  ResponseEntity<String> words(HttpServletRequest request, @PathVariable("token") String token) {
    Optional<Contributions.Mine> mine = contributions().open(token);
    if (mine.isEmpty()) {
      Page page = hall.page(request, Message.of("debates.words.gone"));
      return hall.pages().show(HttpStatus.GONE, "debates/wordsGone.jte", page, Map.of());
    }
    Page page = hall.page(request, Message.of("debates.words.title"));
    Map<String, Object> model = new HashMap<>();
    model.put("mine", mine.get());
    model.put("href", "/words/" + token);
    model.put("reason", mine.get().contribution().decision().flatMap(contributions()::words));
    model.put("second", mine.get().contribution().second().flatMap(contributions()::words));
    model.put("done", request.getParameter("done") != null);
    model.put("place", place(mine.get()));
    return kept(hall.pages().show("debates/words.jte", page, model));
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

  private Optional<Whereabouts> place(Contributions.Mine mine) {
    Debate debate = mine.debate();
    long number = mine.contribution().number();
    if (mine.contribution().state() != Contribution.State.PUBLISHED) {
      return Optional.empty();
    }
    return hall.debates()
        .syntheses()
        .standing(debate, number)
        .map(
            standing -> {
              Optional<SynthesisReport.Place> place = standing.place();
              Set<String> numbers = new TreeSet<>(Set.of(Long.toString(number)));
              place
                  .flatMap(SynthesisReport.Place::shown)
                  .ifPresent(s -> numbers.add(s.contribution()));
              Said.Book book = new Said.Book(contributions(), debate, numbers);
              return new Whereabouts(
                  place.map(p -> p.how().name().toLowerCase(Locale.ROOT)).orElse("new"),
                  standing
                      .kept()
                      .report()
                      .themeOf(Long.toString(number))
                      .flatMap(standing.kept()::name),
                  place.flatMap(SynthesisReport.Place::own).map(book::said),
                  place.flatMap(SynthesisReport.Place::shown).map(book::said),
                  place.map(SynthesisReport.Place::why).orElse(SynthesisReport.Why.NONE),
                  hall.debates().syntheses().freezes().frozen(debate).isPresent());
            });
  }

  @PostMapping("/words/{token}/withdraw")
  ResponseEntity<String> withdraw(@PathVariable("token") String token) {
    hall.debates().withdraw(token, Hall.PATIENCE);
    return Pages.seeOther("/words/" + token + "?done");
  }

  @PostMapping("/words/{token}/ask")
  ResponseEntity<String> ask(
      @PathVariable("token") String token,
      @RequestParam(name = "words", defaultValue = "") String words) {
    contributions().ask(token, words);
    return Pages.seeOther("/words/" + token + "?done");
  }
}
