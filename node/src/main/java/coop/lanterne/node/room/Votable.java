// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.storage.Tx;

/**
 * What a room offers to the vote of a body, such as a text that a debate prepared. A room declares
 * its own as a bean; the call, the count and what is said of it are the same for every room.
 *
 * @param <T> what a body decides by adopting it; where it commits money, a {@code Commits}
 */
public interface Votable<T extends Canonical> {
  /** The act by which a body adopts what is put to it, unless its kind has another. */
  String ADOPT = "motion.adopt";

  /** The name of the kind in tables and for programs, such as {@code text}: chosen once. */
  String kind();

  /** What stands above those that can be chosen, on the form of a call. */
  Message name();

  /** What can be put on an agenda, the newest first. */
  List<Offer> awaiting();

  /** What was offered under that digest, whether or not it can still be put. */
  Optional<Offer> find(Digest digest);

  /** Whether visitors may read an offer; members alone do otherwise. */
  default boolean isForAnyone(Offer offer) {
    return false;
  }

  /** The act that the body must hold a mandate for. */
  default String act() {
    return ADOPT;
  }

  /**
   * What a body decides by adopting that offer; the value tells its digest, or is what it is of.
   */
  Adoption<T> adoption(Digest digest);

  /**
   * Notes that a meeting is called on it, in the same write.
   *
   * @param href the page of its item
   */
  default void called(Tx tx, Digest digest, String href, LocalDate on) {}

  /** Applies what a body adopted, in the write of its decision; an offer is adopted once. */
  void adopted(Tx tx, Enacted<T> enacted);

  /** Notes that a body voted it down, in the write of that decision. */
  void rejected(Tx tx, Digest digest, Id decision);

  /** An article: its heading, which may be empty, and its words. */
  record Article(String heading, String words) {}

  /**
   * An offer as it stands.
   *
   * @param digest worked out from what is kept of it: another than the one asked for means that it
   *     was changed
   * @param subject what it is about, such as a debate: of two on one subject, a meeting adopts one
   * @param item what the body is asked, as agendas say it
   * @param articles what is voted on, in full; none once its words were taken back
   * @param notes what else people should know of it
   * @param from where it was prepared
   * @param fallen why it can no longer be put
   */
  record Offer(
      Digest digest,
      Id subject,
      Message item,
      List<Article> articles,
      List<Message> notes,
      Page.Link from,
      Instant offeredAt,
      Optional<Finding> fallen) {
    public Offer {
      articles = List.copyOf(articles);
      notes = List.copyOf(notes);
    }
  }

  /** What is decided, and the advices that the decision cites. */
  record Adoption<T extends Canonical>(Outcome<T> outcome, List<Id> advices) {
    public Adoption {
      advices = List.copyOf(advices);
      if (outcome.decided().isEmpty()) {
        throw new IllegalArgumentException("what is adopted is no refusal");
      }
    }

    /** Decided with no advice. */
    public static <T extends Canonical> Adoption<T> of(T value) {
      return new Adoption<>(new Outcome.WithoutAdvice<>(value), List.of());
    }
  }
}
