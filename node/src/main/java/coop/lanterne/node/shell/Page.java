// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.prose.Prose;

/**
 * What every page needs, passed to every template.
 *
 * @param site what is the same on all pages of this node
 * @param title what the page says, for the window's title
 * @param theme the colours asked for
 * @param who who reads; empty for a visitor
 * @param notices what every reader must know, at the top
 * @param csrf the hidden field of every form that changes something
 * @param path path and query of this page, to come back to it
 * @param prose the language of the page
 */
public record Page(
    Site site,
    String title,
    Theme theme,
    Optional<Who> who,
    List<Notice> notices,
    Csrf csrf,
    String path,
    Prose prose) {

  /**
   * What is the same on all pages of a node.
   *
   * @param organisation its name, beside the brand
   * @param rooms the menu, in order
   * @param acts what acts are called
   * @param foot addresses of the last lines
   */
  public record Site(String organisation, List<Room> rooms, Pages.Acts acts, Foot foot) {}

  /** A line of the menu. */
  public record Room(Message name, String href) {}

  /** Addresses at the foot of every page. */
  public record Foot(String accessibility, String source, String verify) {}

  /** Who reads the page: a name to greet, and what they are there for. */
  public record Who(String name, Message role) {}

  /** Name and token of the hidden field against forged requests. */
  public record Csrf(String field, String token) {}

  /** A link: words and address. */
  public record Link(Message words, String href) {}

  /** The colours of a page. */
  public enum Theme {
    /** As the device asks. */
    DEVICE("device"),
    /** Dark ink on paper. */
    LIGHT("light"),
    /** A night lamp. */
    DARK("dark");

    private final String value;

    Theme(String value) {
      this.value = value;
    }

    /** The value in forms and cookies. */
    public String value() {
      return value;
    }

    /** The theme of that value; what is not known is as the device asks. */
    public static Theme parse(String value) {
      for (Theme theme : values()) {
        if (theme.value.equals(value)) {
          return theme;
        }
      }
      return DEVICE;
    }
  }

  /** The {@code data-theme} of the page; null to leave the choice to the device. */
  public @org.jspecify.annotations.Nullable String dataTheme() {
    return theme == Theme.DEVICE ? null : theme.value();
  }

  /** The sentence of that key, which names nothing. */
  public String say(String key) {
    return prose.say(Message.of(key));
  }

  /** A message in words. */
  public String say(Message message) {
    return prose.say(message);
  }

  /** What a finding saw; an act is said by its name. */
  public String seen(Finding finding) {
    return site.acts().find(finding.seen()).map(this::say).orElse(finding.seen());
  }

  /** Whether that address is the page being read, or above it. */
  public boolean isAt(String href) {
    String here = path.replaceFirst("[?#].*", "");
    return here.equals(href) || (!href.equals("/") && here.startsWith(href + "/"));
  }

  /** A day as the {@code datetime} of HTML. */
  public String iso(LocalDate day) {
    return day.toString();
  }

  /** An instant as the {@code datetime} of HTML. */
  public String iso(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  /**
   * Where to go back to after a choice of language or theme.
   *
   * @param asked what the form sent
   * @return the same, when it is a path on this node; the first page otherwise
   */
  public static String safeBack(String asked) {
    return asked.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*") ? asked : "/";
  }
}
