// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Written;

/**
 * The readings of a text that changes by votes, such as the charter, in the order in which they
 * were held. It only keeps the record: how many readings are needed, how far apart and after what
 * notice is judged by the charter's gate {@code life} (article 20), to which {@link #facts} are
 * given.
 *
 * @param subject what is read, such as the charter's id
 * @param list readings held, oldest first
 */
public record Readings(String subject, @Written(as = "readings") List<Reading> list)
    implements Canonical {

  /**
   * One reading.
   *
   * @param meeting where it was held
   * @param item its number on the agenda
   * @param text digest of the text read
   * @param diffSent day on which the text went out with its differences in words
   * @param on day of the reading
   * @param vote what was voted, by name where votes were taken by name
   * @param result the count
   */
  public record Reading(
      Id meeting,
      int item,
      Digest text,
      LocalDate diffSent,
      LocalDate on,
      Vote vote,
      Tally.Result result)
      implements Canonical {}

  /** What the gate needs to know of one reading. */
  public record ReadOn(Digest text, LocalDate on) {}

  /**
   * What the gate is told when a text is to come in force.
   *
   * @param text the text
   * @param readings those that were voted for, of this text or another, oldest first; what was
   *     voted before a reading that was voted down is not among them
   * @param diffSent when the text was sent before the first of its readings in a row; empty when it
   *     was never read
   */
  public record Facts(Digest text, List<ReadOn> readings, Optional<LocalDate> diffSent) {
    public Facts {
      readings = List.copyOf(readings);
    }
  }

  public Readings {
    list = List.copyOf(list);
    for (int i = 1; i < list.size(); i++) {
      if (list.get(i).on().isBefore(list.get(i - 1).on())) {
        throw new IllegalArgumentException("readings are kept in the order of their days");
      }
    }
  }

  /** No reading yet. */
  public static Readings of(String subject) {
    return new Readings(subject, List.of());
  }

  /**
   * These readings and one more, from an item that was put and proclaimed.
   *
   * @param diffSent day on which the differences in words were sent, often that of the call
   * @throws IllegalArgumentException when the item was not put, not proclaimed, or ended in a tie
   *     that stands, or when the reading is earlier than the last
   */
  public Readings after(Assembly assembly, int item, LocalDate diffSent) {
    Assembly.ItemResult r =
        assembly
            .findResult(item)
            .filter(x -> x.proclaimed() && x.result().outcome() != VoteOutcome.NOT_PUT)
            .orElseThrow(
                () -> new IllegalArgumentException("item " + item + " was not put and proclaimed"));
    List<Reading> more = new ArrayList<>(list);
    more.add(
        new Reading(
            assembly.convocation().id(),
            item,
            r.item().text(),
            diffSent,
            assembly.convocation().held(),
            r.vote(),
            r.result()));
    return new Readings(subject, more);
  }

  /** The last readings in a row of that very text, all voted for; none when it changed. */
  public List<Reading> inARow(Digest text) {
    List<Reading> row = new ArrayList<>();
    for (Reading r : list) {
      if (r.result().outcome() == VoteOutcome.ADOPTED && r.text().equals(text)) {
        row.add(r);
      } else if (r.result().outcome() != VoteOutcome.ADJOURNED) {
        row.clear();
      }
    }
    return row;
  }

  /** Which reading the next one of that text would be, from 1. */
  public int next(Digest text) {
    return inARow(text).size() + 1;
  }

  /** Days between the first and the last reading in a row of that text; 0 below two. */
  public long daysApart(Digest text) {
    List<Reading> row = inARow(text);
    return row.isEmpty() ? 0 : ChronoUnit.DAYS.between(row.getFirst().on(), row.getLast().on());
  }

  /** What the gate is told about that text. */
  public Facts facts(Digest text) {
    List<ReadOn> voted = new ArrayList<>();
    for (Reading r : list) {
      switch (r.result().outcome()) {
        case ADOPTED -> voted.add(new ReadOn(r.text(), r.on()));
        case REJECTED -> voted.clear();
        case NOT_PUT, TIE_CASTING, ADJOURNED -> {}
      }
    }
    return new Facts(text, voted, inARow(text).stream().findFirst().map(Reading::diffSent));
  }

  /** What the page says before that text is read. */
  public Message standing(Digest text) {
    int next = next(text);
    Optional<Reading> last = list.isEmpty() ? Optional.empty() : Optional.of(list.getLast());
    if (next == 1 && last.isPresent() && last.get().result().outcome() == VoteOutcome.REJECTED) {
      return Message.of("deliberation.readings.after_refusal");
    }
    if (next == 1 && last.isPresent()) {
      return Message.of("deliberation.readings.text_changed");
    }
    return next == 1
        ? Message.of("deliberation.readings.first")
        : Message.of("deliberation.readings.next")
            .with("number", next)
            .with("first", inARow(text).getFirst().on());
  }
}
