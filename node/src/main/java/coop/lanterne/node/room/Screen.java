// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.shell.SignInNeeded;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What every page of a room needs: who reads or acts, and what addresses name. */
public record Screen(Pages pages, People people) {
  /** The frame of a page of that title. */
  public Page page(HttpServletRequest request, Message title) {
    return pages.page(request, title);
  }

  /** That template in its frame. */
  public ResponseEntity<String> show(String template, Page page, Map<String, Object> model) {
    return pages.show(template, page, model);
  }

  /** The same, under another status. */
  public ResponseEntity<String> show(
      HttpStatus status, String template, Page page, Map<String, Object> model) {
    return pages.show(status, template, page, model);
  }

  /** Who has signed in. */
  public Optional<People.Person> reader() {
    return Reader.person(people);
  }

  /** Who acts, where the door lets in those alone who have signed in. */
  public People.Person actor() {
    return reader().orElseThrow(SignInNeeded::new);
  }

  /** The name of the person who signed first, where a second one is awaited. */
  public Optional<String> firstSigner(Progress progress) {
    return progress instanceof Progress.ToCosign waiting
        ? people.find(waiting.first()).map(People.Person::name)
        : Optional.empty();
  }

  /** What an address names; where that is no identifier, the finding that says so. */
  public static Id id(Troubles says, String text, String code, String field) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw says.input(code, field, text);
    }
  }

  /** A part of an address. */
  public static String path(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
