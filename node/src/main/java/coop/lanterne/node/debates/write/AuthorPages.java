// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.debate.contributions.Flags;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.shell.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Pages of whoever writes: the form, what is pointed at before it is sent, the secret links that
 * tell where words went.
 */
@Controller
public record AuthorPages(Hall hall, Contributions contributions) {
  /** How many ideas the form shows at once. */
  private static final int FIELDS = 3;

  /** What is pointed at in an idea. */
  public record Pointed(int idea, Flags.Kind kind, String words) {}

  /** A contribution just written, with the address of its secret link. */
  public record Receipt(long number, String words, String address) {}

  /**
   * What the form holds.
   *
   * @param pointed what a facilitator would look at first, told before the ideas are sent
   */
  private record Sent(List<String> ideas, boolean consent, List<Pointed> pointed) {
    /** As many fields as there are ideas, and some more. */
    List<String> fields() {
      List<String> fields = new ArrayList<>(ideas);
      while (fields.size() < FIELDS) {
        fields.add("");
      }
      return fields;
    }
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/debates/{number:[0-9]+}/say")
  ResponseEntity<String> form(HttpServletRequest request, @PathVariable long number) {
    Sent nothing = new Sent(List.of(), false, List.of());
    return show(request, HttpStatus.OK, hall.debate(number), nothing, List.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      Sent sent,
      List<Finding> findings) {
    boolean points = !sent.pointed().isEmpty();
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("collects", debate.collects(hall.openings().today()));
    model.put("signed", hall.reader().isPresent());
    model.put("ideas", sent.fields());
    model.put("consent", sent.consent());
    model.put("pointed", sent.pointed());
    model.put("seen", points ? seen(sent.ideas()) : "");
    model.put("wrong", Hall.wrong(findings));
    Message title = Message.of(points ? "debates.say.title_pointed" : "debates.say.title");
    return hall.show(status, "debates/say.jte", request, title, model);
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

  @OpenTo(value = READERS, of = DebateReaders.class)
  @PostMapping("/debates/{number:[0-9]+}/say")
  ResponseEntity<String> say(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam MultiValueMap<String, String> sent) {
    Debate debate = hall.debate(number);
    contributions.requireOpen(debate, hall.reader());
    List<String> ideas =
        sent.getOrDefault("idea", List.of()).stream()
            .map(i -> i.replace("\r\n", "\n").strip())
            .filter(i -> !i.isEmpty())
            .toList();
    boolean consent = sent.containsKey("consent");
    List<Finding> findings = contributions.check(debate, ideas, consent);
    if (!findings.isEmpty()) {
      Sent wrong = new Sent(ideas, consent, List.of());
      return show(request, HttpStatus.UNPROCESSABLE_CONTENT, debate, wrong, findings);
    }
    List<Pointed> pointed = point(ideas);
    if (!pointed.isEmpty() && !seen(ideas).equals(sent.getFirst("seen"))) {
      return show(request, HttpStatus.OK, debate, new Sent(ideas, consent, pointed), List.of());
    }
    return said(request, debate, ideas, contributions.write(debate, ideas, consent, hall.reader()));
  }

  /** The secret links, shown once. */
  private ResponseEntity<String> said(
      HttpServletRequest request,
      Debate debate,
      List<String> ideas,
      List<Contributions.Given> given) {
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String address = hall.address(request, "/words/" + given.get(i).token());
      receipts.add(new Receipt(given.get(i).number(), ideas.get(i), address));
    }
    return Hall.unkept(
        hall.show(
            "debates/said.jte",
            request,
            Message.of("debates.said.title").with("count", given.size()),
            Map.of("debate", debate, "receipts", receipts)));
  }

  /** For a wall or a screen: a square that opens the form on a telephone. */
  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/debates/{number:[0-9]+}/poster")
  ResponseEntity<String> poster(HttpServletRequest request, @PathVariable long number) {
    Debate debate = hall.debate(number);
    String address = hall.address(request, Hall.href(debate) + "/say");
    return hall.show(
        "debates/poster.jte",
        request,
        Message.of("debates.poster.title"),
        Map.of("debate", debate, "address", address, "square", Square.of(address)));
  }
}
