// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.read;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.shell.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public class LivePages {
  private final Hall hall;

  /** The pages of that hall. */
  public LivePages(Hall hall) {
    this.hall = hall;
  }

  /** Which page asks. */
  public enum Place {
    /** The page of the debate. */
    DEBATE,
    /** Its synthesis. */
    SYNTHESIS,
    /** Where people vote. */
    VOTE
  }

  /**
   * What is said at such a place.
   *
   * @param href where the next news are asked for
   * @param news since the page was opened, with where to read more
   */
  public record Live(String href, List<Page.Link> news) {
    public Live {
      news = List.copyOf(news);
    }
  }

  /** The place on a page that is being opened. */
  public static Live opened(Hall hall, Debate debate, Place place) {
    Pulse now = Pulse.of(hall, debate);
    return new Live(
        href(debate, place, now.text(), now.text()), news(hall, debate, place, now, now));
  }

  private static String href(Debate debate, Place place, String from, String seen) {
    return Hall.href(debate) + "/live?place=" + place + "&from=" + from + "&seen=" + seen;
  }

  @GetMapping
  ResponseEntity<String> live(
      HttpServletRequest request,
      @PathVariable("number") long number,
      @RequestParam("place") Place place,
      @RequestParam(name = "from", defaultValue = "") String from,
      @RequestParam(name = "seen", defaultValue = "") String seen) {
    Debate debate = hall.debate(number);
    Pulse now = Pulse.of(hall, debate);
    Optional<Pulse> then = Pulse.parse(from);
    if (now.text().equals(seen) || then.isEmpty()) {
      return ResponseEntity.noContent().build();
    }
    Live live =
        new Live(href(debate, place, from, now.text()), news(hall, debate, place, then.get(), now));
    return hall.pages()
        .show(
            "debates/live.jte",
            hall.pages().page(request, debate.question()),
            Map.of(
                "debate",
                debate,
                "live",
                live,
                "counts",
                place == Place.DEBATE
                    ? Optional.of(hall.debates().contributions().counts(debate))
                    : Optional.empty()));
  }

  private static List<Page.Link> news(
      Hall hall, Debate debate, Place place, Pulse then, Pulse now) {
    List<Page.Link> news = new ArrayList<>();
    String href = Hall.href(debate);
    if (!then.stage().equals(debate.stage().text())) {
      news.add(
          new Page.Link(
              Message.of("debates.live.stage")
                  .with("stage", Message.of("debates.stage." + debate.stage().text())),
              href));
    }
    if (now.synthesis() == 0 || place == Place.VOTE) {
      return news;
    }
    if (now.synthesis() != then.synthesis()) {
      news.add(new Page.Link(Message.of("debates.live.synthesis"), href + "/synthesis"));
    } else if (place == Place.SYNTHESIS) { // the only place for which the report is read
      Syntheses syntheses = hall.debates().syntheses();
      int changed = syntheses.changedSince(debate, syntheses.get(debate, now.synthesis()).report());
      if (changed > 0) {
        news.add(
            new Page.Link(
                Message.of("syntheses.changed").with("count", changed), href + "/contributions"));
      }
    }
    return news;
  }
}
