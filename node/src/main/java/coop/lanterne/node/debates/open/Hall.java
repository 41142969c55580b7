// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.Address;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.shell.SignInNeeded;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What every page of the room needs. */
public record Hall(Pages pages, People people, Openings openings, Address address) {
  /** The address of the list of debates. */
  public static final String HREF = "/debates";

  /** How long a page waits for a synthesis; it goes on after, and the page says so. */
  public static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  /** Who has signed in. */
  public Optional<People.Person> reader() {
    return Reader.person(people);
  }

  /** Who acts, where the door lets in those alone who have signed in. */
  public People.Person actor() {
    return reader().orElseThrow(SignInNeeded::new);
  }

  /** The address of a debate. */
  public static String href(Debate debate) {
    return HREF + "/" + debate.number();
  }

  /** The debate of that number. */
  public Debate debate(long number) {
    return openings.get(number);
  }

  /** The address of a page as others write it, with the name of the machine. */
  public String address(HttpServletRequest request, String path) {
    return address.of(request, path);
  }

  // --- what is shown

  /** The frame of a page. */
  public Page page(HttpServletRequest request, Message title) {
    return pages.page(request, title);
  }

  /** Shows a page. */
  public ResponseEntity<String> show(
      String template, HttpServletRequest request, Message title, Map<String, Object> model) {
    return pages.show(template, page(request, title), model);
  }

  /** Shows a page under that status. */
  public ResponseEntity<String> show(
      HttpStatus status,
      String template,
      HttpServletRequest request,
      Message title,
      Map<String, Object> model) {
    return pages.show(status, template, page(request, title), model);
  }

  /** Of one person, or shown once: kept by no browser. */
  public static ResponseEntity<String> unkept(ResponseEntity<String> shown) {
    return ResponseEntity.status(shown.getStatusCode())
        .headers(shown.getHeaders())
        .cacheControl(CacheControl.noStore())
        .body(String.valueOf(shown.getBody()));
  }

  /** A table to take away. */
  public static ResponseEntity<String> table(String name, String csv) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
        .body(csv);
  }

  /** Which of these was just done, as the address says; empty for none. */
  public static String done(HttpServletRequest request, String... what) {
    return Stream.of(what).filter(w -> request.getParameter(w) != null).findFirst().orElse("");
  }

  /** Findings by field. */
  public static Map<String, Message> wrong(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.toMap(f -> f.place().column(), Finding::why, (first, later) -> first));
  }
}
