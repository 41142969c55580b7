// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.room.AdviceForm;
import coop.lanterne.node.room.Answer;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.room.SigningPages;
import coop.lanterne.node.shell.Address;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The growers' surplus of the day, the form that answers it, and the growers' links. */
@Controller
public record SurplusPages(Screen screen, Surplus surplus, Address address, Signatures signatures)
    implements AdviceForm {
  static final String HREF = "/grocery/surplus";
  private static final String GROWERS = "/grocery/growers";

  /**
   * The form as it stands.
   *
   * @param values what stands in the field of each offer
   * @param wrong what is wrong, by name of field
   */
  public record Form(Map<String, String> values, String reason, Map<String, Message> wrong) {}

  @OpenTo(MEMBERS)
  @GetMapping(HREF)
  ResponseEntity<String> surplus(HttpServletRequest request) {
    return show(request, HttpStatus.OK, surplus.ofToday(), new Form(Map.of(), "", Map.of()));
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, HttpStatus status, Optional<SurplusDay> day, Form form) {
    Page page =
        screen.page(
            request,
            day.map(
                    d ->
                        Message.of("grocery.surplus.title")
                            .with("offers", d.offers().size())
                            .with("amount", d.proposal().total()))
                .orElseGet(() -> Message.of("grocery.surplus.title_none")));
    boolean decides = signatures.mayDecide(screen.actor().id(), Surplus.ACT);
    Map<String, String> values = new HashMap<>();
    day.ifPresent(
        d ->
            d.proposal()
                .lines()
                .forEach(
                    l ->
                        values.put(
                            l.offer(), Written.field(l.quantity(), page.prose().language()))));
    values.putAll(form.values());
    Map<String, Object> model = new HashMap<>();
    model.put("day", day);
    model.put("answered", surplus.answeredToday());
    model.put("form", new Form(values, form.reason(), form.wrong()));
    model.put("decides", decides);
    model.put("names", decides ? names() : Map.of());
    model.put("coldRoom", surplus.coldRoom());
    model.put("reader", screen.actor().id());
    model.put("first", day.flatMap(d -> screen.firstSigner(d.progress())));
    return screen.show(status, "grocery/surplus.jte", page, model);
  }

  /** The growers' names, for whoever decides: others read of them as growers. */
  private Map<String, String> names() {
    return surplus.growers().list().stream()
        .collect(Collectors.toMap(g -> g.id().toString(), Growers.Grower::name));
  }

  @Override
  public String act() {
    return Surplus.ACT;
  }

  @Override
  public String href(Advices.AdviceEntry given) {
    return HREF;
  }

  @Override
  public ResponseEntity<String> show(
      HttpServletRequest request, Advices.AdviceEntry given, AdviceForm.Filled sent) {
    Map<String, Message> wrong = new HashMap<>(sent.said());
    wrong.replace("reason", Message.of("grocery.form.reason_missing"));
    wrong.replace("refusal_reason", Message.of("grocery.surplus.refusal_missing"));
    Answer answer = sent.answer();
    return show(
        request,
        sent.status(),
        Optional.of(surplus.get(given.id())),
        new Form(answer.values(), answer.reason(), wrong));
  }

  /** The addresses of the form before {@link SigningPages}: gone in the next release. */
  @OpenTo(MEMBERS)
  @PostMapping(HREF + "/{choice:adopt|refuse|reverse}")
  ResponseEntity<Void> before(@PathVariable String choice, @RequestParam String advice) {
    return SigningPages.moved(advice, choice);
  }

  @OpenTo(value = HOLDERS, act = Surplus.ACT)
  @PostMapping(HREF + "/cold-room")
  ResponseEntity<String> coldRoom(
      HttpServletRequest request, @RequestParam(defaultValue = "") String packs) {
    Id person = screen.actor().id();
    if (!packs.strip().matches("\\d{1,6}")) {
      return show(
          request,
          HttpStatus.UNPROCESSABLE_CONTENT,
          surplus.ofToday(),
          new Form(Map.of(), "", Map.of("packs", Message.of("grocery.form.not_a_quantity_bare"))));
    }
    surplus.coldRoom(person, Integer.parseInt(packs.strip()));
    return Pages.seeOther(HREF);
  }

  // --- growers and their links ---

  @OpenTo(value = MEMBERS, but = "names to those who hold a mandate for surplus.take")
  @GetMapping(GROWERS)
  ResponseEntity<String> growers(HttpServletRequest request) {
    return growers(request, HttpStatus.OK, Optional.empty(), "", Map.of());
  }

  private ResponseEntity<String> growers(
      HttpServletRequest request,
      HttpStatus status,
      Optional<Growers.Link> link,
      String name,
      Map<String, Message> wrong) {
    boolean decides = signatures.mayDecide(screen.actor().id(), Surplus.ACT);
    List<Growers.Grower> all = decides ? surplus.growers().list() : List.of();
    Page page = screen.page(request, Message.of("grocery.growers.title"));
    Map<String, Object> model = new HashMap<>();
    model.put("growers", all);
    model.put("decides", decides);
    model.put("made", link);
    model.put("address", link.map(l -> address.of(request, "/grower/" + l.token())).orElse(""));
    model.put("name", name);
    model.put("wrong", wrong);
    ResponseEntity<String> shown = screen.show(status, "grocery/growers.jte", page, model);
    return ResponseEntity.status(status)
        .headers(shown.getHeaders())
        .cacheControl(CacheControl.noStore()) // a link is shown once
        .body(shown.getBody());
  }

  @OpenTo(value = HOLDERS, act = Surplus.ACT)
  @PostMapping(GROWERS)
  ResponseEntity<String> invite(
      HttpServletRequest request, @RequestParam(defaultValue = "") String name) {
    Id person = screen.actor().id();
    if (name.isBlank()) {
      return growers(
          request,
          HttpStatus.UNPROCESSABLE_CONTENT,
          Optional.empty(),
          name,
          Map.of("name", Message.of("grocery.growers.name_missing")));
    }
    return growers(request, HttpStatus.OK, Optional.of(surplus.invite(person, name)), "", Map.of());
  }

  @OpenTo(value = HOLDERS, act = Surplus.ACT)
  @PostMapping(GROWERS + "/{grower}/link")
  ResponseEntity<String> renew(HttpServletRequest request, @PathVariable String grower) {
    Growers.Link link = surplus.renew(screen.actor().id(), id(grower));
    return growers(request, HttpStatus.OK, Optional.of(link), "", Map.of());
  }

  @OpenTo(value = HOLDERS, act = Surplus.ACT)
  @PostMapping(GROWERS + "/{grower}/revoke")
  ResponseEntity<String> revoke(@PathVariable String grower) {
    surplus.revoke(screen.actor().id(), id(grower));
    return Pages.seeOther(GROWERS);
  }

  private static Id id(String text) {
    return Screen.id(Says.GROCERY, text, "grower-unknown", "grower");
  }
}
