// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.past;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.room.Work;
import coop.lanterne.node.shell.Job;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Orders of a past, played again: by the advice, and by today's rule. */
@Controller
@RequestMapping("/grocery/past")
public record PastPages(Screen screen, PastOrders past) {
  private static final BigDecimal USUAL = new BigDecimal("0.9");
  private static final List<BigDecimal> SERVED =
      Stream.of("0.8", "0.85", "0.9", "0.95").map(BigDecimal::new).toList();

  /** A past that takes longer gets a page that says how far it is. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final String HREF = "/grocery/past";

  /** What is thrown away where that share of demand is served. */
  public record Row(BigDecimal served, Optional<BigDecimal> advice, Optional<BigDecimal> rule) {

    /** What the advice throws away, as a share of what the rule does. */
    public Optional<BigDecimal> ratio() {
      return advice.flatMap(
          a -> rule.filter(r -> r.signum() > 0).map(r -> a.divide(r, 2, RoundingMode.HALF_UP)));
    }
  }

  @OpenTo(MEMBERS)
  @GetMapping
  ResponseEntity<String> show(
      HttpServletRequest request, @RequestParam(defaultValue = "false") boolean block) {
    Optional<Work<PastOrders.Played>> work = past.last();
    if (work.flatMap(Work::failure).isPresent()) {
      throw work.flatMap(Work::failure).orElseThrow();
    }
    Optional<Job> job =
        work.filter(w -> !w.wasStopped())
            .map(w -> w.shown("past-job", "grocery.replay.progress", HREF));
    if (block && job.isPresent()) {
      return screen.show(
          "grocery/jobBlock.jte",
          screen.page(request, Message.of("grocery.replay.title_job")),
          Map.of("job", job.get(), "href", HREF));
    }
    Optional<PastOrders.Played> played = work.flatMap(Work::result);
    Optional<PastOrders.Period> usual = past.usual();
    Map<String, Object> model = new HashMap<>();
    model.put("period", played.map(PastOrders.Played::period).or(() -> usual));
    model.put("job", job.filter(Job::isRunning));
    model.put("rows", played.map(PastPages::rows).orElse(List.of()));
    model.put("chart", played.map(p -> new FrontierChart(p.advice(), p.rule())));
    String none = usual.isEmpty() ? "grocery.replay.title_none" : "grocery.replay.title";
    Message title = played.map(PastPages::said).orElseGet(() -> Message.of(none));
    return screen.show("grocery/past.jte", screen.page(request, title), model);
  }

  private static List<Row> rows(PastOrders.Played played) {
    return SERVED.stream().map(s -> row(played, s)).toList();
  }

  private static Row row(PastOrders.Played played, BigDecimal served) {
    return new Row(served, played.advice().wastedAt(served), played.rule().wastedAt(served));
  }

  private static Message said(PastOrders.Played played) {
    Row row = row(played, USUAL);
    return row.advice().isPresent() && row.rule().isPresent()
        ? Message.of("grocery.replay.title_result")
            .with("served", new Message.Share(USUAL))
            .with("advice", new Message.Share(FrontierChart.shown(row.advice().get())))
            .with("rule", new Message.Share(FrontierChart.shown(row.rule().get())))
        : Message.of("grocery.replay.title_apart").with("served", new Message.Share(USUAL));
  }

  @OpenTo(MEMBERS)
  @PostMapping
  ResponseEntity<String> play(
      @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
    past.start(new PastOrders.Period(day("from", from), day("to", to))).await(PATIENCE);
    return Pages.seeOther(HREF);
  }

  private static LocalDate day(String field, String text) {
    return Written.day(text).orElseThrow(() -> Says.GROCERY.input("past-no-day", field, text));
  }

  @OpenTo(MEMBERS)
  @PostMapping("/stop")
  ResponseEntity<String> stop() {
    past.last().ifPresent(work -> work.stop(PATIENCE));
    return Pages.seeOther(HREF);
  }
}
