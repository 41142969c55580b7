// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.web;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.internal.Says;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** What every page of the room needs. */
public record Screens(
    Pages pages, People people, Grocery grocery, Advices advices, Charters charters) {

  /** Who has signed in. */
  Optional<People.Person> reader() {
    return Reader.person(people);
  }

  /** Who acts; whoever has not signed in has no right to. */
  People.Person actor() {
    return reader().orElseThrow(() -> Says.right("sign-in-needed", "grocery", ""));
  }

  /** Whoever has not signed in is asked to, and reads nothing of the grocery before. */
  static ResponseEntity<String> askWho() {
    return Pages.seeOther("/login");
  }

  /** Refuses whoever is no member what members alone do. */
  void requireMember(String what) {
    if (!actor().is(Role.MEMBER)) {
      throw Says.right("members-only", what, "");
    }
  }

  /** The address of an order. */
  static String orderHref(String supplier, LocalDate day) {
    return "/grocery/orders/" + path(supplier) + "/" + day;
  }

  /** The address of a line of an order. */
  static String lineHref(String supplier, LocalDate day, String product) {
    return orderHref(supplier, day) + "/" + path(product);
  }

  /** The address of a product. */
  static String productHref(String product) {
    return "/grocery/products/" + path(product);
  }

  /** What an address names; where that is no id, the finding that says so of what is unknown. */
  static Id id(String text, String code, String source) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw Says.input(code, source, text);
    }
  }

  static String path(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
