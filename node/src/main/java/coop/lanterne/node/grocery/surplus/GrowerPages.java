// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import static coop.lanterne.node.shell.Whom.LINK;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.room.Screen;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page of one grower, for a phone: what they announced and what became of it, a form to
 * announce. The link in its address is asked for at each step, and nobody is signed in by it.
 */
@Controller
@RequestMapping("/grower/{token}")
public record GrowerPages(Screen screen, Surplus surplus, GrowerOffers offers, Shelf shelf) {
  private static final int TOLD = 30;

  @OpenTo(value = LINK, but = "one’s own offers")
  @GetMapping
  ResponseEntity<String> page(HttpServletRequest request, @PathVariable String token) {
    String today = shelf.today().toString();
    return show(
        request,
        HttpStatus.OK,
        token,
        Map.of(Announcement.PICKED, today, Announcement.UNTIL, today),
        List.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request,
      HttpStatus status,
      String token,
      Map<String, String> form,
      List<Finding> findings) {
    Optional<Growers.Grower> grower = surplus.growers().open(token);
    if (grower.isEmpty()) {
      Page page = screen.page(request, Message.of("grocery.grower.gone"));
      return screen.show(HttpStatus.GONE, "grocery/growerGone.jte", page, Map.of());
    }
    List<GrowerOffers.Told> told = offers.told(token, TOLD);
    Page page = screen.page(request, Message.of("grocery.grower.title"));
    Map<String, Object> model = new HashMap<>();
    model.put("name", grower.get().name());
    model.put("href", "/grower/" + token);
    model.put("told", told);
    model.put("waiting", told.stream().filter(GrowerOffers.Told::isOpen).count());
    model.put("families", shelf.families());
    model.put("form", Map.copyOf(form));
    model.put(
        "wrong",
        findings.stream()
            .collect(Collectors.toMap(f -> f.place().column(), f -> f, (first, later) -> first)));
    model.put("announced", request.getParameter("announced") != null);
    ResponseEntity<String> shown = screen.show(status, "grocery/grower.jte", page, model);
    return ResponseEntity.status(status)
        .headers(shown.getHeaders())
        .cacheControl(CacheControl.noStore())
        .body(shown.getBody());
  }

  @OpenTo(value = LINK, but = "one’s own offers")
  @PostMapping("/offers")
  ResponseEntity<String> announce(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam Map<String, String> form) {
    Announcement.Read read = offers.announce(token, form);
    return read.findings().isEmpty()
        ? Pages.seeOther("/grower/" + token + "?announced")
        : show(request, HttpStatus.UNPROCESSABLE_CONTENT, token, form, read.findings());
  }

  @OpenTo(value = LINK, but = "one’s own offers")
  @PostMapping("/withdraw")
  ResponseEntity<String> withdraw(@PathVariable String token, @RequestParam String offer) {
    offers.withdraw(token, offer);
    return Pages.seeOther("/grower/" + token);
  }
}
