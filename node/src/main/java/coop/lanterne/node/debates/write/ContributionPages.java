// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was written in a debate, as everyone reads it. */
@Controller
@RequestMapping("/debates/{number:[0-9]+}")
public record ContributionPages(Hall hall, Contributions contributions) {
  private static final int PAGE = 50;

  /** A contribution set aside, and the facilitator's words where there are any. */
  public record SetAside(Contribution contribution, Optional<String> words) {}

  @Cached
  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/contributions")
  ResponseEntity<String> list(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "0") int from) {
    Debate debate = hall.debate(number);
    int total = contributions.publishedCount(debate);
    int first = Math.max(0, Math.min(from, Math.max(0, total - 1)));
    Contributions.Counts counts = contributions.counts(debate);
    return hall.show(
        "debates/contributions.jte",
        request,
        Message.of("debates.read.title").with("count", counts.of(Contribution.State.PUBLISHED)),
        Map.of(
            "debate", debate,
            "contributions", contributions.published(debate, first, PAGE),
            "counts", counts,
            "first", first,
            "size", PAGE,
            "total", total));
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/contributions.csv")
  ResponseEntity<String> csv(@PathVariable long number) {
    Debate debate = hall.debate(number);
    return Hall.table("contributions-" + number, contributions.csv(debate));
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/set-aside")
  ResponseEntity<String> setAside(HttpServletRequest request, @PathVariable long number) {
    Debate debate = hall.debate(number);
    List<SetAside> all =
        contributions.setAside(debate).stream()
            .map(c -> new SetAside(c, c.decision().flatMap(contributions::words)))
            .toList();
    return hall.show(
        "debates/aside.jte",
        request,
        Message.of("debates.aside.title").with("count", all.size()),
        Map.of("debate", debate, "aside", all));
  }
}
