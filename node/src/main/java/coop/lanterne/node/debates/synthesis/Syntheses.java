// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Gates;
import coop.lanterne.db.tables.records.SynthesisRecord;
import coop.lanterne.debate.opinions.Counts;
import coop.lanterne.debate.synthesis.Options;
import coop.lanterne.debate.synthesis.SynthesisAdvisor;
import coop.lanterne.debate.synthesis.SynthesisInputs;
import coop.lanterne.debate.synthesis.SynthesisReport;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.open.Word;
import coop.lanterne.node.debates.vote.OpinionAnalyses;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.debates.write.Echo;
import coop.lanterne.node.debates.write.Published;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.room.Adviser;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Work;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/**
 * Syntheses of debates: made when a facilitator asks, after each correction, and after each
 * contribution that is withdrawn or set aside, kept as advices, one after the other. An advice says
 * where words stand; the words are read where they were written, and are gone from here when they
 * are gone from there.
 */
public final class Syntheses implements Echo {
  /** How many words a synthesis may have. */
  static final int WORDS = 600;

  /** What stops a synthesis of words that were withdrawn meanwhile. */
  private static final String CHANGED = "synthesis-changed";

  private static final Adviser.Kind KIND =
      new Adviser.Kind(
          SynthesisAdvisor.ACT,
          "synthesis.advice.degree",
          List.of(),
          new Gates.Showing(Floor.ROOM, Floor.PURPOSE, "synthesis", "public"));

  private final Ground ground;
  private final Advices advices;
  private final OpinionAnalyses analyses;
  private final Sortings sortings;
  private final Freezes freezes;
  private final Adviser adviser;
  private final Work.Line<Boolean> line = new Work.Line<>("synthesis");

  /** The syntheses of that node's debates, which read the votes that these analyses count. */
  public Syntheses(
      Ground ground,
      Advices advices,
      OpinionAnalyses analyses,
      Sortings sortings,
      Freezes freezes) {
    this.ground = ground;
    this.advices = advices;
    this.analyses = analyses;
    this.sortings = sortings;
    this.freezes = freezes;
    adviser = new Adviser(advices, ground.gates(), KIND);
  }

  /** Why a synthesis was made. */
  public enum Cause implements Word {
    /** A facilitator asked for it. */
    ASKED,
    /** The sorting was corrected. */
    CORRECTION,
    /** Someone took their words back. */
    WITHDRAWAL,
    /** Words were set aside. */
    MODERATION
  }

  /**
   * A synthesis in the list of those of a debate.
   *
   * @param analysis the analysis of opinions whose votes it reads, if any
   */
  public record Listed(
      long number, Id advice, Cause cause, Optional<Id> analysis, Instant madeAt) {}

  /**
   * A synthesis as it was made.
   *
   * @param names of its themes, those that still stand
   */
  public record Kept(Listed listed, SynthesisReport report, SynthesisReport.Names names) {
    /** The number of a theme on its page, from 1; 0 where there is no such theme. */
    public int numberOf(String theme) {
      for (int i = 0; i < report.themes().size(); i++) {
        if (report.themes().get(i).id().equals(theme)) {
          return i + 1;
        }
      }
      return 0;
    }

    /** The name of a theme, as it stands. */
    public Optional<String> name(String theme) {
      return Optional.ofNullable(names.themes().get(theme));
    }
  }

  /**
   * Where someone's contribution stands.
   *
   * @param place empty where it was published after the synthesis was made
   */
  record Standing(Kept kept, Optional<SynthesisReport.Place> place) {}

  // --- reading

  /** Whether that person may ask for a synthesis and correct the sorting. */
  public boolean may(Optional<People.Person> person) {
    return ground.may(person, Floor.SORT);
  }

  /** Every synthesis of a debate, the newest first. */
  public List<Listed> list(Debate debate) {
    return ground.read(
        sql ->
            sql.selectFrom(SYNTHESIS)
                .where(SYNTHESIS.DEBATE.eq(debate.id()))
                .orderBy(SYNTHESIS.NUMBER.desc())
                .fetch(Syntheses::listed));
  }

  private static Listed listed(SynthesisRecord r) {
    return new Listed(
        r.getNumber(),
        r.getAdvice(),
        Word.of(Cause.class, r.getCause()),
        Optional.ofNullable(r.getAnalysis()),
        r.getMadeAt());
  }

  /** The newest synthesis; none where nobody asked for one. */
  public Optional<Kept> latest(Debate debate) {
    return list(debate).stream().findFirst().map(this::kept);
  }

  /** The synthesis of that number. */
  public Kept get(Debate debate, long number) {
    return list(debate).stream()
        .filter(l -> l.number() == number)
        .findFirst()
        .map(this::kept)
        .orElseThrow(() -> Says.DEBATES.input("synthesis-unknown", number));
  }

  /** The synthesis of that number; the newest one for 0. */
  public Kept shown(Debate debate, long number) {
    return number > 0
        ? get(debate, number)
        : latest(debate).orElseThrow(() -> Says.DEBATES.input("synthesis-unknown", number));
  }

  private Kept kept(Listed listed) {
    Map<String, String> themes = new HashMap<>();
    Map<String, String> proposed = new HashMap<>();
    ground
        .read(
            sql ->
                sql.selectFrom(SYNTHESIS_NAME)
                    .where(
                        SYNTHESIS_NAME.SYNTHESIS.eq(listed.advice()),
                        SYNTHESIS_NAME.NAME.isNotNull())
                    .fetch())
        .forEach(r -> (r.getProposed() ? proposed : themes).put(r.getTheme(), r.getName()));
    return new Kept(
        listed,
        SynthesisReport.fromValue(advices.value(listed.advice()).get("result")),
        new SynthesisReport.Names(themes, proposed));
  }

  /** Where a contribution stands in the newest synthesis; none where there is no synthesis. */
  Optional<Standing> standing(Debate debate, long number) {
    return latest(debate).map(k -> new Standing(k, k.report().place(Long.toString(number))));
  }

  /**
   * What vouches for a synthesis.
   *
   * @param inputs digest of what it was made from
   * @param model digest of the word table, in short
   * @param entry its place in the journal
   */
  public record Vouched(Digest inputs, String method, String model, Digest digest, long entry) {}

  /** What vouches for that synthesis. */
  public Vouched vouched(Id advice) {
    Value.Rec provenance = (Value.Rec) advices.value(advice).get("provenance");
    return new Vouched(
        advices.inputsOf(advice),
        provenance.text("method"),
        Digest.ofRaw(((Value.Bytes) provenance.get("model")).value()).brief(),
        advices.get(advice).digest(),
        ground.journal().numberOf(advice).orElseThrow());
  }

  /** How many contributions were published, withdrawn or set aside since it was made. */
  public int changedSince(Debate debate, SynthesisReport report) {
    Set<String> now = ground.read(sql -> Published.names(sql, debate.id()));
    Set<String> then = new HashSet<>();
    report.places().forEach(p -> then.add(p.contribution()));
    int kept = 0;
    for (String number : then) {
      kept += now.contains(number) ? 1 : 0;
    }
    return now.size() + then.size() - 2 * kept;
  }

  /** Whether votes were counted that it does not read. */
  boolean votesSince(Debate debate, Listed listed) {
    return analyses
        .counts(debate)
        .filter(a -> !listed.analysis().equals(Optional.of(a)))
        .isPresent();
  }

  private boolean nothing(Debate debate) {
    return ground.read(sql -> Published.names(sql, debate.id())).isEmpty();
  }

  // --- making

  /** Whether one is being made. */
  boolean working(Debate debate) {
    return !line.underWay(debate.id().toString()).isEmpty();
  }

  /** Stops the syntheses that facilitators asked for and that are not made yet. */
  void stop(People.Person by, Debate debate) {
    Floor.mandate(ground, by, Floor.SORT);
    line.underWay(debate.id().toString()).stream()
        .filter(w -> w.name().equals(Cause.ASKED.text()))
        .forEach(Work::stop);
  }

  /**
   * Makes a synthesis of what is published, and waits for it as long as said.
   *
   * @return whether it was made by then; else it goes on
   */
  public boolean make(People.Person by, Debate debate, Duration most) {
    Floor.mandate(ground, by, Floor.SORT);
    requireMovable(by, debate);
    Floor.requireVoiced(ground, Holders.role(by), true);
    if (nothing(debate)) {
      throw Says.DEBATES.input("nothing-published", "");
    }
    return follow(debate, Cause.ASKED, most);
  }

  /** Refuses to change what a vote is about to rest on, or a debate that is closed. */
  private void requireMovable(People.Person by, Debate debate) {
    freezes.require(by, debate);
    if (debate.stage() == Stage.CLOSED) {
      throw Says.DEBATES.input("debate-closed", "");
    }
  }

  /** Corrects the sorting, and makes the synthesis that follows from it. */
  public boolean correct(
      People.Person by, Debate debate, List<Sortings.Wanted> wanted, String reason, Duration most) {
    Floor.mandate(ground, by, Floor.SORT);
    requireMovable(by, debate);
    SynthesisReport before =
        latest(debate)
            .map(Kept::report)
            .orElseThrow(() -> Says.DEBATES.input("synthesis-unknown", ""));
    sortings.check(before, wanted, reason);
    wanted.forEach(w -> sortings.correct(by, debate, w, reason));
    return follow(debate, Cause.CORRECTION, most);
  }

  /** Undoes a correction, and makes the synthesis that follows from it. */
  boolean undo(People.Person by, Debate debate, long number, String reason, Duration most) {
    Floor.mandate(ground, by, Floor.SORT);
    requireMovable(by, debate);
    sortings.undo(by, debate, number, reason);
    return follow(debate, Cause.CORRECTION, most);
  }

  /**
   * Makes the synthesis that words withdrawn or set aside call for, unless there was none, a vote
   * is near, or the debate is closed: then the places stay empty. Words set aside call for one
   * where the last one read them.
   */
  @Override
  public void gone(Debate debate, Contribution what, State how, Duration most) {
    boolean withdrawn = how == State.WITHDRAWN;
    boolean called = withdrawn ? !list(debate).isEmpty() : reads(debate, what.number());
    if (called
        && freezes.frozen(debate).isEmpty()
        && debate.stage() != Stage.CLOSED
        && !nothing(debate)) {
      follow(debate, withdrawn ? Cause.WITHDRAWAL : Cause.MODERATION, most);
    }
  }

  /** Whether the newest synthesis read that contribution. */
  private boolean reads(Debate debate, long number) {
    return standing(debate, number).flatMap(Standing::place).isPresent();
  }

  /** One after the other: what changes meanwhile is read by the next. */
  private boolean follow(Debate debate, Cause cause, Duration most) {
    Work<Boolean> work =
        line.add(debate.id().toString(), cause.text(), w -> compute(w, debate, cause));
    boolean over = work.await(most);
    work.failure()
        .ifPresent(
            why -> {
              throw why;
            });
    return over;
  }

  /** Whether there was anything new to make, and it was kept. */
  private boolean compute(Work<Boolean> work, Debate debate, Cause cause) {
    work.at(0);
    Optional<SynthesisInputs.Voted> votes = analyses.counted(debate);
    SynthesisInputs inputs = ground.read(sql -> inputs(sql, debate, votes));
    if (inputs.texts().isEmpty()) {
      return false; // all were withdrawn meanwhile
    }
    Optional<Listed> before = list(debate).stream().findFirst();
    if (before.filter(b -> isFrom(b, inputs)).isPresent()) {
      return false;
    }
    SynthesisAdvisor.Explained made = SynthesisAdvisor.explain(inputs);
    require(made.advice().result());
    work.at(0);
    try {
      keep(debate, cause, inputs, made, before.map(Listed::number).orElse(0L) + 1);
      return true;
    } catch (Trouble e) {
      if (!e.finding().code().equals(CHANGED)) {
        throw e;
      }
      if (votes.isPresent() && analyses.counts(debate).isEmpty()) {
        return compute(work, debate, cause); // votes were taken back meanwhile
      }
      if (before.isEmpty()) {
        throw e;
      }
      return false; // the withdrawal that changed it is followed by a synthesis of its own
    }
  }

  private boolean isFrom(Listed listed, SynthesisInputs inputs) {
    return advices.inputsOf(listed.advice()).equals(Advices.inputsDigest(inputs));
  }

  /** Asks article 8 about the answers that would be shown. */
  private void require(SynthesisReport report) {
    List<Ask> asks = new ArrayList<>();
    report.drafts().stream()
        .flatMap(d -> d.clauses().stream())
        .flatMap(c -> c.groups().values().stream())
        .forEach(c -> asks.add(votes(c)));
    report.counted().stream()
        .flatMap(c -> c.least().stream())
        .flatMap(l -> l.holds().stream())
        .forEach(h -> asks.addAll(List.of(votes(h.in()), votes(h.out()))));
    if (!asks.isEmpty()) {
      ground.gates().require("node", asks.toArray(Ask[]::new));
    }
  }

  private static Ask votes(Counts counts) {
    return new Ask.StatementVotes(counts.agrees(), counts.disagrees(), counts.passes());
  }

  private void keep(
      Debate debate,
      Cause cause,
      SynthesisInputs inputs,
      SynthesisAdvisor.Explained made,
      long number) {
    adviser.keep(
        made.advice(),
        inputs,
        debate.subject(),
        ground.today(),
        (tx, id) -> {
          requireSame(tx, debate, inputs);
          tx.sql()
              .insertInto(SYNTHESIS)
              .set(SYNTHESIS.ADVICE, id)
              .set(SYNTHESIS.DEBATE, debate.id())
              .set(SYNTHESIS.NUMBER, number)
              .set(SYNTHESIS.CAUSE, cause.text())
              .set(SYNTHESIS.ANALYSIS, inputs.votes().map(v -> Id.parse(v.analysis())).orElse(null))
              .set(SYNTHESIS.MADE_AT, tx.now())
              .execute();
          name(tx, id, made.names().themes(), false);
          name(tx, id, made.names().proposed(), true);
        });
  }

  /** Words and votes withdrawn while the synthesis was being made are not kept in its inputs. */
  private static void requireSame(Tx tx, Debate debate, SynthesisInputs inputs) {
    Set<String> now = Published.names(tx.sql(), debate.id());
    boolean votes =
        inputs.votes().map(v -> Advices.hasInputs(tx.sql(), Id.parse(v.analysis()))).orElse(true);
    if (!votes || !inputs.contributions().stream().allMatch(c -> now.contains(c.id()))) {
      throw Says.DEBATES.input(CHANGED, "", "");
    }
  }

  private static void name(Tx tx, Id synthesis, Map<String, String> names, boolean proposed) {
    names.forEach(
        (theme, name) ->
            tx.sql()
                .insertInto(SYNTHESIS_NAME)
                .set(SYNTHESIS_NAME.SYNTHESIS, synthesis)
                .set(SYNTHESIS_NAME.THEME, theme)
                .set(SYNTHESIS_NAME.PROPOSED, proposed)
                .set(SYNTHESIS_NAME.NAME, name)
                .execute());
  }

  private SynthesisInputs inputs(
      DSLContext sql, Debate debate, Optional<SynthesisInputs.Voted> votes) {
    List<SynthesisInputs.Text> texts =
        Published.rows(sql, debate.id()).stream()
            .map(
                r ->
                    new SynthesisInputs.Text(
                        new coop.lanterne.debate.synthesis.Contribution(
                            Long.toString(r.getNumber()),
                            r.getWords(),
                            Optional.ofNullable(r.getAuthor()),
                            Optional.ofNullable(r.getTheme())),
                        Optional.ofNullable(r.getSalt()).orElse("")))
            .toList();
    return new SynthesisInputs(
        debate.id().toString(),
        texts,
        Sortings.sorting(sql, debate),
        new Options(Options.Measure.WORDS, WORDS, smallest()),
        votes,
        ground.charters().digest(sql),
        Release.NAME);
  }

  /** The smallest group that the charter lets be counted. */
  public int smallest() {
    return Floor.smallestGroup(ground);
  }
}
