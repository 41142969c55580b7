// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.web;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.internal.Orders;
import coop.lanterne.node.grocery.internal.Says;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.shell.Pages;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** What every page of the room needs. */
public record Screens(
    Screen screen, Grocery grocery, Advices advices, Charters charters, Signatures signatures) {

  /** The frame of every page. */
  Pages pages() {
    return screen.pages();
  }

  People people() {
    return screen.people();
  }

  /** Who has signed in. */
  Optional<People.Person> reader() {
    return screen.reader();
  }

  /** Who acts; whoever has not signed in has no right to. */
  People.Person actor() {
    return screen.actor();
  }

  /** Whoever has not signed in is asked to, and reads nothing of the grocery before. */
  static ResponseEntity<String> askWho() {
    return Screen.askWho();
  }

  /** Refuses whoever is no member what members alone do. */
  void requireMember(String what) {
    screen.member(what);
  }

  /** The name of the person who signed first, where a second one is awaited. */
  Optional<String> firstSigner(Progress progress) {
    return progress instanceof Progress.ToCosign waiting
        ? people().find(waiting.first()).map(People.Person::name)
        : Optional.empty();
  }

  /** Whether who acts may decide on orders at all. */
  boolean mayOrder() {
    return signatures.mayDecide(actor().id(), Orders.ACT);
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
      throw Says.GROCERY.input(code, source, text);
    }
  }

  static String path(String part) {
    return Screen.path(part);
  }
}
