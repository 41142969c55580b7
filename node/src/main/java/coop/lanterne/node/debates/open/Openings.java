// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.DebateRecord;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/** Debates: opened, and moved from stage to stage, by whoever holds the mandate to. */
public record Openings(Ground ground) {
  /** The longest question, in characters. */
  static final int LONGEST_QUESTION = 300;

  /** The longest description, in characters. */
  static final int LONGEST_DESCRIPTION = 4000;

  /** What a facilitator asks people. */
  public record Asked(
      String question,
      String description,
      List<String> languages,
      Debate.Who who,
      LocalDate until) {
    public Asked {
      question = question.strip();
      description = description.strip();
      languages = List.copyOf(languages);
    }
  }

  /**
   * A stage that a debate entered.
   *
   * @param reason the words of whoever moved it, unless they were erased
   */
  public record Step(Stage stage, Instant at, Id decision, Optional<String> reason) {}

  /** Every debate, the newest first. */
  public List<Debate> list() {
    return ground.read(
        sql ->
            sql.selectFrom(DEBATE)
                .orderBy(DEBATE.OPENED_AT.desc(), DEBATE.ID.desc())
                .fetch(Openings::debate));
  }

  /** The debates that a reader may read: visitors, those for anyone; the newest first. */
  public List<Debate> list(Optional<People.Person> reader) {
    boolean member = reader.filter(p -> p.is(Role.MEMBER)).isPresent();
    return list().stream().filter(d -> member || d.who() == Debate.Who.ANYONE).toList();
  }

  /** Whether that debate is for anyone, and not for members alone; one that is not there is. */
  public boolean isForAnyone(long number) {
    return list().stream().noneMatch(d -> d.number() == number && d.who() == Debate.Who.MEMBERS);
  }

  /** That debate. */
  public Debate get(long number) {
    Id id = Id.of("debate", number, ground.store().node());
    return ground
        .read(sql -> find(sql, id))
        .orElseThrow(() -> Says.DEBATES.input("debate-unknown", number));
  }

  /** That debate, if there is one. */
  public static Optional<Debate> find(DSLContext sql, Id id) {
    return sql.selectFrom(DEBATE).where(DEBATE.ID.eq(id)).fetchOptional().map(Openings::debate);
  }

  private static Debate debate(DebateRecord r) {
    return new Debate(
        r.getId(),
        r.getQuestion(),
        r.getDescription(),
        List.of(r.getLanguages().split(" ")),
        Word.of(Debate.Who.class, r.getWho()),
        r.getUntilOn(),
        Word.of(Stage.class, r.getStage()),
        Optional.ofNullable(r.getClosedOn()));
  }

  /** The stages that it went through, the first first. */
  public List<Step> steps(Debate debate) {
    return ground.read(
        sql ->
            sql.selectFrom(DEBATE_STEP)
                .where(DEBATE_STEP.DEBATE.eq(debate.id()))
                .orderBy(DEBATE_STEP.NUMBER)
                .fetch(
                    r ->
                        new Step(
                            Word.of(Stage.class, r.getStage()),
                            r.getAt(),
                            r.getDecision(),
                            ground.records().reason(r.getDecision()))));
  }

  /** The day where the organisation is. */
  public LocalDate today() {
    return ground.today();
  }

  /** Whether that person may open a debate. */
  public boolean mayOpen(Optional<People.Person> person) {
    return ground.may(person, Floor.OPEN);
  }

  /** Whether that person may move a debate to another stage. */
  public boolean mayMove(Optional<People.Person> person) {
    return ground.may(person, Floor.STAGE);
  }

  /** What is wrong with what would be asked; nothing is opened. */
  public List<Finding> check(Asked asked) {
    List<Finding> findings = new ArrayList<>();
    if (asked.question().isEmpty() || asked.question().length() > LONGEST_QUESTION) {
      findings.add(Says.DEBATES.stop("question", "question", asked.question()));
    }
    if (asked.description().length() > LONGEST_DESCRIPTION) {
      findings.add(
          Says.DEBATES.stop(
              "description", "description", Integer.toString(asked.description().length())));
    }
    if (asked.languages().isEmpty() || !List.of("fr", "en").containsAll(asked.languages())) {
      findings.add(
          Says.DEBATES.stop("languages", "languages", String.join(", ", asked.languages())));
    }
    if (asked.until().isBefore(ground.today())) {
      findings.add(Says.DEBATES.stop("until", "until", asked.until().toString()));
    }
    return findings;
  }

  /**
   * Opens a debate.
   *
   * @throws Trouble when something is wrong with what is asked
   */
  public Debate open(People.Person by, Asked asked) {
    Mandate mandate = Floor.mandate(ground, by, Floor.OPEN);
    Floor.refuse(check(asked));
    Desk.Done<DebateOpening> done =
        ground.decide(
            by,
            mandate,
            Floor.OPEN,
            tx -> "debate-" + tx.peekId("debate").number(),
            tx -> opening(tx, asked),
            "",
            Optional.empty(),
            (tx, enacted) -> opened(tx, enacted, asked));
    return get(done.decision().outcome().decided().orElseThrow().debate().number());
  }

  private static DebateOpening opening(Tx tx, Asked asked) {
    return new DebateOpening(
        tx.newId("debate"),
        CanonicalBytes.digest(
            "debate.asked/1",
            Value.rec("question", asked.question(), "description", asked.description())),
        asked.who().text(),
        asked.until());
  }

  private static void opened(Tx tx, Enacted<DebateOpening> enacted, Asked asked) {
    tx.sql()
        .insertInto(DEBATE)
        .set(DEBATE.ID, enacted.value().debate())
        .set(DEBATE.QUESTION, asked.question())
        .set(DEBATE.DESCRIPTION, asked.description())
        .set(DEBATE.LANGUAGES, String.join(" ", asked.languages()))
        .set(DEBATE.WHO, asked.who().text())
        .set(DEBATE.UNTIL_ON, asked.until())
        .set(DEBATE.STAGE, Stage.COLLECT.text())
        .set(DEBATE.OPENED_AT, tx.now())
        .execute();
    step(tx, enacted.value().debate(), Stage.COLLECT, enacted.decision().id());
  }

  /**
   * Moves a debate to another stage, forward or back, with a public reason. A debate that is closed
   * stays closed.
   */
  public void move(People.Person by, Debate debate, Stage to, String reason) {
    Mandate mandate = Floor.mandate(ground, by, Floor.STAGE);
    if (reason.isBlank() || reason.length() > Floor.LONGEST_REASON) {
      throw Says.DEBATES.input("stage-reason", reason.strip());
    }
    if (debate.stage() == to || debate.stage() == Stage.CLOSED) {
      throw Says.DEBATES.input("stage-same", to.text());
    }
    ground.decide(
        by,
        mandate,
        Floor.STAGE,
        _ -> debate.subject(),
        tx -> new StageMove(debate.id(), debate.stage(), to),
        reason,
        Optional.empty(),
        (tx, enacted) -> moved(tx, enacted, debate));
  }

  private void moved(Tx tx, Enacted<StageMove> enacted, Debate debate) {
    Stage to = enacted.value().to();
    int moved =
        tx.sql()
            .update(DEBATE)
            .set(DEBATE.STAGE, to.text())
            .set(DEBATE.CLOSED_ON, to == Stage.CLOSED ? ground.today() : null)
            .where(DEBATE.ID.eq(debate.id()), DEBATE.STAGE.eq(debate.stage().text()))
            .execute();
    if (moved != 1) { // someone was quicker
      throw Says.DEBATES.input("stage-same", to.text());
    }
    step(tx, debate.id(), to, enacted.decision().id());
  }

  private static void step(Tx tx, Id debate, Stage stage, Id decision) {
    tx.sql()
        .insertInto(DEBATE_STEP)
        .set(DEBATE_STEP.DEBATE, debate)
        .set(
            DEBATE_STEP.NUMBER,
            1L + tx.sql().fetchCount(DEBATE_STEP, DEBATE_STEP.DEBATE.eq(debate)))
        .set(DEBATE_STEP.STAGE, stage.text())
        .set(DEBATE_STEP.AT, tx.now())
        .set(DEBATE_STEP.DECISION, decision)
        .execute();
  }
}
