// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.Address;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** What every page of the room needs. */
public record Hall(Pages pages, People people, Debates debates, Address address) {
  /** The address of the list of debates. */
  public static final String HREF = "/debates";

  /** How long a page waits for a synthesis; it goes on after, and the page says so. */
  public static final Duration PATIENCE = Duration.ofSeconds(8);

  /** Who has signed in. */
  public Optional<People.Person> reader() {
    return Reader.person(people);
  }

  /** Who acts; whoever has not signed in has no right to. */
  public People.Person actor() {
    return reader().orElseThrow(() -> Says.DEBATES.right("sign-in-needed", "", ""));
  }

  /** The address of a debate. */
  public static String href(Debate debate) {
    return HREF + "/" + debate.number();
  }

  /** The debate of that number. */
  public Debate debate(long number) {
    return debates.openings().get(number);
  }

  /** The frame of a page. */
  public Page page(HttpServletRequest request, Message title) {
    return pages.page(request, title);
  }
}
