// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.db.Tables.SORTING_CHANGE;

import module java.base;

import coop.lanterne.db.tables.records.SortingChangeRecord;
import coop.lanterne.debate.synthesis.Sorting;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.open.Word;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/**
 * What facilitators change by hand in the engine's sorting: each change is a decision with a public
 * reason, and can be undone by another. The engine's own proposal stays beside.
 */
public record Sortings(Ground ground) {
  /** The longest name of a theme, in characters. */
  static final int LONGEST_NAME = 80;

  /** How a sorting is changed. */
  public enum Kind implements Word {
    /** A theme gets another name. */
    RENAME,
    /** A contribution goes to another theme. */
    MOVE,
    /** Some contributions make a new theme. */
    SPLIT,
    /** A sentence leaves an idea. */
    UNMERGE,
    /** Two sentences become one idea. */
    MERGE
  }

  /**
   * A change that a facilitator wants.
   *
   * @param what a theme, a contribution or a sentence, as the engine names them
   * @param target a theme, a name or another sentence
   * @param contributions numbers, for a theme that is split
   */
  public record Wanted(Kind kind, String what, String target, Set<String> contributions) {
    public Wanted {
      target = target.strip();
      contributions = Set.copyOf(contributions);
    }

    Sorting.Correction correction() {
      return switch (kind) {
        case RENAME -> new Sorting.Rename(what, target);
        case MOVE -> new Sorting.Move(what, target);
        case SPLIT -> new Sorting.Split(target, new TreeSet<>(contributions));
        case UNMERGE -> new Sorting.Unmerge(what);
        case MERGE -> new Sorting.Merge(what, target);
      };
    }
  }

  /**
   * A change that was made.
   *
   * @param reason the words of whoever made it, unless they were erased
   * @param undone whether it was undone since
   */
  public record Change(
      long number,
      Wanted wanted,
      Id decision,
      Instant at,
      Optional<String> reason,
      boolean undone) {}

  /** Every change of a debate's sorting, the newest first. */
  List<Change> list(Debate debate) {
    return ground.read(
        sql ->
            sql.selectFrom(SORTING_CHANGE)
                .where(SORTING_CHANGE.DEBATE.eq(debate.id()))
                .orderBy(SORTING_CHANGE.NUMBER.desc())
                .fetch(this::change));
  }

  private Change change(SortingChangeRecord r) {
    Id decision = r.getDecision();
    return new Change(
        r.getNumber(),
        wanted(r),
        decision,
        r.getMadeAt(),
        ground.records().reason(decision),
        r.getUndoneBy() != null);
  }

  private static Wanted wanted(SortingChangeRecord r) {
    return new Wanted(
        Word.of(Kind.class, r.getKind()),
        r.getWhat(),
        r.getTarget(),
        r.getContributions().isEmpty() ? Set.of() : Set.of(r.getContributions().split(" ")));
  }

  /** The changes that stand, in the order in which they were made. */
  static Sorting sorting(DSLContext sql, Debate debate) {
    return new Sorting(
        sql.selectFrom(SORTING_CHANGE)
            .where(SORTING_CHANGE.DEBATE.eq(debate.id()), SORTING_CHANGE.UNDONE_BY.isNull())
            .orderBy(SORTING_CHANGE.NUMBER)
            .fetch(r -> wanted(r).correction()));
  }

  /** Refuses changes without a reason, or that name nothing in that synthesis. */
  void check(SynthesisReport report, List<Wanted> wanted, String reason) {
    Floor.requireReason(reason);
    wanted.forEach(w -> require(report, w));
  }

  /** Changes the sorting. */
  void correct(People.Person by, Debate debate, Wanted wanted, String reason) {
    var mandate = Floor.mandate(ground, by, Floor.SORT);
    List<String> contributions = wanted.contributions().stream().sorted().toList();
    ground.decide(
        by,
        mandate,
        Floor.SORT,
        _ -> debate.subject(),
        tx ->
            new Sorted(
                debate.id(), wanted.kind().text(), wanted.what(), wanted.target(), contributions),
        reason,
        Optional.empty(),
        (tx, enacted) ->
            tx.sql()
                .insertInto(SORTING_CHANGE)
                .set(SORTING_CHANGE.DECISION, enacted.decision().id())
                .set(SORTING_CHANGE.DEBATE, debate.id())
                .set(SORTING_CHANGE.NUMBER, next(tx, debate))
                .set(SORTING_CHANGE.KIND, enacted.value().kind())
                .set(SORTING_CHANGE.WHAT, enacted.value().what())
                .set(SORTING_CHANGE.TARGET, enacted.value().target())
                .set(SORTING_CHANGE.CONTRIBUTIONS, String.join(" ", contributions))
                .set(SORTING_CHANGE.MADE_AT, tx.now())
                .execute());
  }

  private static long next(Tx tx, Debate debate) {
    return Floor.next(tx.sql(), SORTING_CHANGE.NUMBER, SORTING_CHANGE.DEBATE.eq(debate.id()));
  }

  /** Refuses what names nothing in the synthesis that was before the facilitator's eyes. */
  private static void require(SynthesisReport report, Wanted wanted) {
    boolean named =
        !wanted.target().isEmpty()
            && wanted.target().codePointCount(0, wanted.target().length()) <= LONGEST_NAME;
    Set<String> themes = names(report.themes().stream().map(SynthesisReport.Group::id));
    Set<String> contributions =
        names(report.places().stream().map(SynthesisReport.Place::contribution));
    boolean holds =
        switch (wanted.kind()) {
          case RENAME -> themes.contains(wanted.what()) && named;
          case MOVE -> contributions.contains(wanted.what()) && themes.contains(wanted.target());
          case SPLIT ->
              named
                  && !themes.contains("hand:" + wanted.target())
                  && !wanted.contributions().isEmpty()
                  && contributions.containsAll(wanted.contributions());
          case UNMERGE -> sentences(report, 2).contains(wanted.what());
          case MERGE ->
              sentences(report, 1).containsAll(List.of(wanted.what(), wanted.target()))
                  && !wanted.what().equals(wanted.target());
        };
    if (!holds) {
      throw Says.DEBATES.input("sorting-" + wanted.kind().text(), "", wanted.target());
    }
  }

  private static Set<String> names(Stream<String> all) {
    return all.collect(Collectors.toSet());
  }

  /** The sentences of ideas told by so many of them at least. */
  private static Set<String> sentences(SynthesisReport report, int least) {
    return names(
        report.lines().stream()
            .filter(l -> l.sources().size() >= least)
            .flatMap(l -> l.sources().stream())
            .map(SynthesisReport.Span::key));
  }

  /** Undoes the change of that number. */
  void undo(People.Person by, Debate debate, long number, String reason) {
    var mandate = Floor.mandate(ground, by, Floor.SORT);
    Floor.requireReason(reason);
    Change change =
        list(debate).stream()
            .filter(c -> c.number() == number && !c.undone())
            .findFirst()
            .orElseThrow(() -> Says.DEBATES.input("sorting-undone", number));
    ground.decide(
        by,
        mandate,
        Floor.SORT,
        _ -> debate.subject(),
        tx -> new Sorted(debate.id(), "undo", Long.toString(number), "", List.of()),
        reason,
        Optional.of(change.decision()),
        (tx, enacted) -> undone(tx, enacted.decision().id(), change));
  }

  private static void undone(Tx tx, Id decision, Change change) {
    int undone =
        tx.sql()
            .update(SORTING_CHANGE)
            .set(SORTING_CHANGE.UNDONE_BY, decision)
            .where(SORTING_CHANGE.DECISION.eq(change.decision()), SORTING_CHANGE.UNDONE_BY.isNull())
            .execute();
    if (undone != 1) { // someone was quicker
      throw Says.DEBATES.input("sorting-undone", change.number());
    }
  }
}
