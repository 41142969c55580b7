// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import coop.lanterne.grocery.order.OrderAdvisor;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Progress;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.shell.Pages;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** What every page of the room needs. */
public record Screens(
    Screen screen, Advices advices, Charters charters, Signatures signatures) {

  /** The frame of every page. */
  public Pages pages() {
    return screen.pages();
  }

  People people() {
    return screen.people();
  }

  /** Who has signed in. */
  public Optional<People.Person> reader() {
    return screen.reader();
  }

  /** Who acts; whoever has not signed in has no right to. */
  public People.Person actor() {
    return screen.actor();
  }

  /** Whoever has not signed in is asked to, and reads nothing of the grocery before. */
  public static ResponseEntity<String> askWho() {
    return Screen.askWho();
  }

  /** Refuses whoever is no member what members alone do. */
  public void requireMember(String what) {
    screen.member(what);
  }

  /** The name of the person who signed first, where a second one is awaited. */
  public Optional<String> firstSigner(Progress progress) {
    return progress instanceof Progress.ToCosign waiting
        ? people().find(waiting.first()).map(People.Person::name)
        : Optional.empty();
  }

  /** Whether who acts may decide on orders at all. */
  public boolean mayOrder() {
    return signatures.mayDecide(actor().id(), OrderAdvisor.ACT);
  }

  /** What an address names; where that is no id, the finding that says so of what is unknown. */
  public static Id id(String text, String code, String source) {
    return Screen.id(Says.GROCERY, text, code, source);
  }

  public static String path(String part) {
    return Screen.path(part);
  }
}
