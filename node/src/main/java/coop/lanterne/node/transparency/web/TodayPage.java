// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.transparency.Transparency;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Today: what awaits whoever reads, and what was decided lately. */
@Controller
public record TodayPage(
    Transparency room,
    Pages pages,
    People people,
    ZoneId zone,
    List<Awaiting> rooms,
    JournalPages journal) {
  private static final int LATELY = 8;
  private static final int IN_WORDS = 9;

  /** Something that awaits, and by when in words. */
  public record Due(Awaiting.Item item, String when) {}

  @Cached
  @OpenTo(value = VISITORS, but = "no name, no figure of the shop to visitors")
  @GetMapping("/")
  ResponseEntity<String> today(HttpServletRequest request) {
    Optional<People.Person> who = Reader.person(people);
    Optional<People.Person> member = who.filter(p -> p.is(Role.MEMBER));
    List<Awaiting.Item> items =
        rooms.stream()
            .flatMap(r -> r.awaiting(member).stream())
            .sorted(
                Comparator.comparing((Awaiting.Item i) -> !i.mine())
                    .thenComparing(i -> i.until().orElse(Instant.MAX)))
            .toList();
    long mine = items.stream().filter(Awaiting.Item::mine).count();
    Page page = pages.page(request, Message.of("shell.room.today"));
    return pages.show(
        "transparency/today.jte",
        page,
        Map.of(
            "now", room.now(),
            "kicker", kicker(page.prose()),
            "greeting", greeting(who.map(People.Person::name), mine, page.prose()),
            "mine", due(items.stream().filter(Awaiting.Item::mine).toList(), page.prose()),
            "others", due(items.stream().filter(i -> !i.mine()).toList(), page.prose()),
            "lately",
                room.latest(LATELY).stream()
                    .map(line -> journal.row(line, member.isPresent()))
                    .toList()));
  }

  private String kicker(Prose prose) {
    LocalDateTime now = LocalDateTime.ofInstant(room.now(), zone);
    String day = prose.dayOfWeek(now.toLocalDate());
    return day.substring(0, 1).toUpperCase(prose.language().locale())
        + day.substring(1)
        + " "
        + prose.moment(room.now(), zone);
  }

  private static String greeting(Optional<String> name, long mine, Prose prose) {
    if (name.isEmpty()) {
      return prose.say(Message.of("transparency.today.visitor"));
    }
    String first = name.get().strip().replaceFirst("\\s.*", "");
    if (mine == 0) {
      return prose.say(Message.of("transparency.today.nothing").with("name", first));
    }
    String count =
        mine <= IN_WORDS
            ? prose.say(Message.of("transparency.count.n" + mine))
            : prose.number(mine);
    return prose.say(
        Message.of("transparency.today.awaits")
            .with("name", first)
            .with("count", mine)
            .with("number", count));
  }

  private List<Due> due(List<Awaiting.Item> items, Prose prose) {
    return items.stream().map(i -> new Due(i, when(i, prose))).toList();
  }

  private String when(Awaiting.Item item, Prose prose) {
    if (item.until().isEmpty()) {
      return prose.say(Message.of("transparency.today.no_deadline"));
    }
    LocalDateTime until = LocalDateTime.ofInstant(item.until().get(), zone);
    if (until.toLocalDate().equals(LocalDateTime.ofInstant(room.now(), zone).toLocalDate())) {
      return prose.say(
          Message.of(item.begins() ? "transparency.today.at" : "transparency.today.before")
              .with("when", prose.time(until.toLocalTime())));
    }
    return prose.say(
        Message.of(item.begins() ? "transparency.today.at_day" : "transparency.today.before_day")
            .with("when", prose.moment(item.until().get(), zone)));
  }
}
