// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.read;

import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Live;
import coop.lanterne.node.debates.open.Live.Place;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What has changed since a page was opened, said in its place: nothing that someone reads or writes
 * moves.
 */
@Controller
@RequestMapping("/debates/{number:[0-9]+}/live")
record LivePages(Hall hall, Pulses pulses, Contributions contributions, Syntheses syntheses)
    implements Live.Reporter {
  @Override
  public Live opened(Debate debate, Place place) {
    Pulse now = pulses.of(debate);
    return new Live(href(debate, place, now.text(), now.text()), news(debate, place, now, now));
  }

  private static String href(Debate debate, Place place, String from, String seen) {
    return Hall.href(debate) + "/live?place=" + place + "&from=" + from + "&seen=" + seen;
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping
  ResponseEntity<String> live(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam Place place,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String seen) {
    Debate debate = hall.debate(number);
    Pulse now = pulses.of(debate);
    Optional<Pulse> then = Pulse.parse(from);
    if (now.text().equals(seen) || then.isEmpty()) {
      return ResponseEntity.noContent().build();
    }
    Live live =
        new Live(href(debate, place, from, now.text()), news(debate, place, then.get(), now));
    Optional<Contributions.Counts> counts =
        place == Place.DEBATE ? Optional.of(contributions.counts(debate)) : Optional.empty();
    return hall.pages()
        .show(
            "debates/live.jte",
            hall.pages().page(request, debate.question()),
            Map.of("debate", debate, "live", live, "counts", counts));
  }

  private List<Page.Link> news(Debate debate, Place place, Pulse then, Pulse now) {
    List<Page.Link> news = new ArrayList<>();
    String href = Hall.href(debate);
    if (!then.stage().equals(debate.stage().text())) {
      Message stage = Message.of("debates.stage." + debate.stage().text());
      news.add(new Page.Link(Message.of("debates.live.stage").with("stage", stage), href));
    }
    if (now.synthesis() == 0 || place == Place.VOTE) {
      return news;
    }
    if (now.synthesis() != then.synthesis()) {
      news.add(new Page.Link(Message.of("debates.live.synthesis"), href + "/synthesis"));
    } else if (place == Place.SYNTHESIS) { // the only place for which the report is read
      int changed = syntheses.changedSince(debate, syntheses.get(debate, now.synthesis()).report());
      if (changed > 0) {
        Message count = Message.of("syntheses.changed").with("count", changed);
        news.add(new Page.Link(count, href + "/contributions"));
      }
    }
    return news;
  }
}
