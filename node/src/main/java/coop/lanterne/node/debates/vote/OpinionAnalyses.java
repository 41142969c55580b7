// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Gates;
import coop.lanterne.db.tables.records.DebatePollRecord;
import coop.lanterne.debate.opinions.Batches;
import coop.lanterne.debate.opinions.OpinionAdvisor;
import coop.lanterne.debate.opinions.OpinionInputs;
import coop.lanterne.debate.opinions.OpinionMap;
import coop.lanterne.debate.opinions.Opinions;
import coop.lanterne.debate.opinions.Placing;
import coop.lanterne.debate.opinions.PolisExport;
import coop.lanterne.debate.opinions.PublicView;
import coop.lanterne.debate.opinions.Routing;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.debate.opinions.Statement;
import coop.lanterne.debate.opinions.StatementStats;
import coop.lanterne.debate.opinions.Votes;
import coop.lanterne.debate.synthesis.Ballots;
import coop.lanterne.debate.synthesis.SynthesisInputs;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Debate.Stage;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Reads;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.vote.DebateStatement.State;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.decision.SecretLink;
import coop.lanterne.node.room.Adviser;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What the votes of a debate say: computed again when enough people have voted since, kept as an
 * advice, shown to everyone without anyone's place. A person's own place is computed when they look
 * and kept nowhere.
 */
public final class OpinionAnalyses {
  /** Reads the votes of single people, to check how they were counted. */
  static final String AUDIT = "debate.audit";

  private static final int MOST_GROUPS = 8;
  private static final int DRAWS_OF_ONE = 10_000;
  private static final Adviser.Kind KIND =
      new Adviser.Kind(
          OpinionAdvisor.ACT,
          "opinions.advice.degree",
          List.of(),
          new Gates.Showing(Floor.ROOM, Floor.PURPOSE, "opinion_groups", "public"));

  private final Ground ground;
  private final Advices advices;
  private final List<VoteReader> readers;
  private final Adviser adviser;
  private final ReentrantLock looking = new ReentrantLock();

  // One debate at a time is voted on as a rule: the last is kept, not decoded anew for each voter.
  private volatile @Nullable Made made;
  private volatile @Nullable Shown shown;

  /** The analyses of that node's debates, and who else reads the votes. */
  public OpinionAnalyses(Ground ground, Advices advices, List<VoteReader> readers) {
    this.ground = ground;
    this.advices = advices;
    this.readers = List.copyOf(readers);
    adviser = new Adviser(advices, ground.gates(), KIND);
  }

  /** What an analysis was made from, and everyone's places; never shown as such. */
  private record Made(Id given, OpinionInputs inputs, Opinions all, Placing placing) {
    static Made of(Id given, OpinionInputs inputs) {
      Opinions all = OpinionAdvisor.explain(inputs).all();
      return new Made(given, inputs, all, new Placing(inputs, all));
    }
  }

  /**
   * The analysis shown now.
   *
   * @param view what everyone may see, with the words of each statement as they are now
   * @param statements those that people can vote on, by id
   */
  public record Shown(
      Advices.AdviceEntry given, PublicView view, Map<String, DebateStatement> statements) {
    public Shown {
      statements = Map.copyOf(statements);
    }

    /** Whether a statement may still be read. */
    boolean reads(Statement statement) {
      DebateStatement known = statements.get(statement.id());
      return known != null && known.votable();
    }
  }

  /** The smallest group that the charter lets be shown. */
  int smallest() {
    return Floor.smallestGroup(ground);
  }

  // --- what is shown

  /** What is shown of a debate now; empty before enough people have voted. */
  public Optional<Shown> shown(Debate debate) {
    if (debate.stage().compareTo(Stage.VOTE) > 0) {
      look(debate, false);
    }
    return given(debate).map(given -> shown(debate, given));
  }

  private Shown shown(Debate debate, Advices.AdviceEntry given) {
    Map<String, DebateStatement> statements = new HashMap<>();
    ground.read(sql -> Statements.list(sql, debate.id())).forEach(s -> statements.put(s.key(), s));
    Shown known = shown;
    if (known == null || !known.given().equals(given) || !known.statements().equals(statements)) {
      known = new Shown(given, view(given, statements), statements);
      shown = known;
    }
    return known;
  }

  private PublicView view(Advices.AdviceEntry given, Map<String, DebateStatement> statements) {
    return OpinionMap.fromValue(
            advices.value(given.id()).get("result"),
            id ->
                Optional.ofNullable(statements.get(id))
                    .filter(DebateStatement::votable)
                    .flatMap(DebateStatement::words)
                    .orElse(""))
        .view();
  }

  /** The analysis shown now, where the votes that it counts may be read. */
  public Optional<Id> counts(Debate debate) {
    return given(debate).map(Advices.AdviceEntry::id).filter(advices::keepsInputs);
  }

  /**
   * The votes that the analysis shown now counts, for what else is said of the debate: never one
   * that waits for its batch, of statements that can still be read, in groups that are shown. Empty
   * where there is no analysis, or someone took their votes back since.
   */
  public Optional<SynthesisInputs.Voted> counted(Debate debate) {
    return shown(debate).filter(_ -> readable(debate)).flatMap(this::counted);
  }

  private Optional<SynthesisInputs.Voted> counted(Shown shown) {
    return made(shown.given())
        .map(
            from -> {
              requireRead();
              return SynthesisInputs.Voted.anonymous(
                  shown.given().id().toString(),
                  shown.view().voters(),
                  saltAfter(from.inputs().salt()),
                  new Ballots(counted(shown, from.inputs().votes()), groups(shown, from.all())));
            });
  }

  /** The votes on statements that can still be read. */
  private static Votes counted(Shown shown, Votes all) {
    Votes.Builder votes = Votes.builder();
    shown
        .statements()
        .values()
        .forEach(
            s ->
                votes.statement(
                    new Statement(s.key(), s.words().orElse(""), s.votable() ? 1 : -1, s.meta())));
    all.each(
        (voter, on, stance) -> {
          DebateStatement statement = shown.statements().get(on);
          if (statement != null && statement.votable() && !statement.meta()) {
            votes.vote(voter, on, stance);
          }
        });
    return votes.build();
  }

  /** The group of each voter, where it is shown. */
  private static SortedMap<String, String> groups(Shown shown, Opinions all) {
    Set<String> groups = new HashSet<>();
    shown.view().opinions().groups().forEach(g -> groups.add(g.id()));
    SortedMap<String, String> groupOf = new TreeMap<>();
    all.places()
        .forEach(
            (voter, place) ->
                place.group().filter(groups::contains).ifPresent(g -> groupOf.put(voter, g)));
    return groupOf;
  }

  /** The same for the same analysis, so that the same votes give the same bytes; it tells none. */
  private static String saltAfter(String salt) {
    return CanonicalBytes.digest("synthesis-salt/1", Value.rec("salt", salt)).hex();
  }

  private Optional<Advices.AdviceEntry> given(Debate debate) {
    return ground
        .read(sql -> Optional.ofNullable(poll(sql, debate)).map(DebatePollRecord::getShown))
        .flatMap(advices::find);
  }

  /**
   * Makes an analysis where enough people have voted since the last one.
   *
   * @param changed whether something else than votes changed: a statement, the number of groups
   */
  public void look(Debate debate, boolean changed) {
    if (changed) {
      looking.lock();
    } else if (!looking.tryLock()) {
      return; // somebody else’s vote is being counted: these are looked at with the next ones
    }
    try {
      ground
          .read(sql -> Optional.ofNullable(poll(sql, debate)))
          .ifPresent(poll -> look(debate, poll, changed));
    } finally {
      looking.unlock();
    }
  }

  private static @Nullable DebatePollRecord poll(DSLContext sql, Debate debate) {
    return sql.selectFrom(DEBATE_POLL).where(DEBATE_POLL.DEBATE.eq(debate.id())).fetchOne();
  }

  private void look(Debate debate, DebatePollRecord poll, boolean changed) {
    boolean ended = debate.stage().compareTo(Stage.VOTE) > 0;
    if (ended ? poll.getEnded() && !changed : !changed && !enough(debate, poll)) {
      return;
    }
    if (debate.closedOn().isPresent() && !readable(debate)) {
      return;
    }
    List<Batches.Cast> casts = casts(debate);
    List<Statement> statements = statements(debate);
    Votes votes = Batches.shown(statements, casts, smallest(), ended);
    long lookedAt = casts.stream().mapToLong(Batches.Cast::moment).max().orElse(0);
    boolean moves =
        ended
            || changed
            || ground
                .gates()
                .allows(new Ask.RunningTotal(poll.getVoters(), votes.participants().size()));
    if (votes.size() == 0 || !moves) {
      looked(debate, lookedAt, poll.getEnded() || ended, poll.getVoters());
    } else {
      keep(debate, lookedAt, inputs(debate, poll, statements, votes, ended));
    }
  }

  private OpinionInputs inputs(
      Debate debate,
      DebatePollRecord poll,
      List<Statement> statements,
      Votes votes,
      boolean ended) {
    return new OpinionInputs(
        debate.id().toString(),
        statements,
        votes,
        SecretLink.draw(),
        smallest(),
        poll.getSeed(),
        groups(poll),
        ended,
        poll.getVoters().intValue(),
        ground.charters().get().digest(),
        Release.NAME);
  }

  private void keep(Debate debate, long lookedAt, OpinionInputs inputs) {
    OpinionAdvisor.Explained explained = OpinionAdvisor.explain(inputs);
    PublicView view = explained.advice().result().view();
    require(view);
    adviser.keep(
        explained.advice(),
        inputs,
        debate.subject(),
        ground.today(),
        (tx, id) -> {
          looked(tx.sql(), debate, lookedAt, inputs.ended(), view.voters().orElse(inputs.before()));
          tx.sql()
              .update(DEBATE_POLL)
              .set(DEBATE_POLL.SHOWN, id)
              .where(DEBATE_POLL.DEBATE.eq(debate.id()))
              .execute();
        });
  }

  private void looked(Debate debate, long lookedAt, boolean ended, long voters) {
    ground.draft(
        tx -> {
          looked(tx.sql(), debate, lookedAt, ended, voters);
          return true;
        });
  }

  private static void looked(
      DSLContext sql, Debate debate, long lookedAt, boolean ended, long voters) {
    sql.update(DEBATE_POLL)
        .set(DEBATE_POLL.LOOKED_AT, lookedAt)
        .set(DEBATE_POLL.ENDED, ended)
        .set(DEBATE_POLL.VOTERS, voters)
        .where(DEBATE_POLL.DEBATE.eq(debate.id()))
        .execute();
  }

  /** Whether as many people as the smallest group voted since the last look. */
  private boolean enough(Debate debate, DebatePollRecord poll) {
    int people =
        ground.read(
            sql ->
                sql.fetchCount(
                    sql.selectDistinct(DEBATE_VOTE.VOTER)
                        .from(DEBATE_VOTE)
                        .where(
                            DEBATE_VOTE.DEBATE.eq(debate.id()),
                            DEBATE_VOTE.NUMBER.gt(poll.getLookedAt()))));
    return people >= smallest();
  }

  private boolean readable(Debate debate) {
    return debate
        .closedOn()
        .map(
            on -> ground.gates().allows(new Ask.ReadAged(KeptDebateVotes.KIND, on, ground.today())))
        .orElse(true);
  }

  /** Every vote in the order in which it came; asks article 11 about what is read. */
  private List<Batches.Cast> casts(Debate debate) {
    requireRead();
    return ground.read(
        sql ->
            sql.selectFrom(DEBATE_VOTE)
                .where(DEBATE_VOTE.DEBATE.eq(debate.id()))
                .orderBy(DEBATE_VOTE.NUMBER)
                .fetch(
                    r ->
                        new Batches.Cast(
                            Long.toString(r.getVoter()),
                            Long.toString(r.getStatement()),
                            Stance.find(r.getStance().intValue()).orElseThrow(),
                            r.getNumber())));
  }

  private void requireRead() {
    ground.requireRead("node", Reads.VOTES);
  }

  /** The statements as the engine knows them; those that can no longer be read place nobody. */
  private List<Statement> statements(Debate debate) {
    List<Statement> statements = new ArrayList<>();
    for (DebateStatement s : ground.read(sql -> Statements.list(sql, debate.id()))) {
      if (s.state() != State.WAITING) {
        statements.add(new Statement(s.key(), "", s.votable() ? 1 : -1, s.meta()));
      }
    }
    return statements;
  }

  /** Asks article 8 about each figure that would be shown. */
  private void require(PublicView view) {
    List<Ask> asks = new ArrayList<>();
    for (StatementStats s : view.opinions().statements()) {
      asks.add(new Ask.StatementVotes(s.all().agrees(), s.all().disagrees(), s.all().passes()));
      s.groups()
          .values()
          .forEach(
              g ->
                  asks.add(
                      new Ask.StatementVotes(
                          g.in().agrees(), g.in().disagrees(), g.in().passes())));
    }
    if (!asks.isEmpty()) {
      ground.gates().require("node", asks.toArray(Ask[]::new));
    }
  }

  /**
   * Erases what the analyses of a debate, and whatever else reads its votes, were made from; their
   * digests stay.
   */
  void forget(Tx tx, Id debate, String article) {
    advices.erase(tx, OpinionAdvisor.ACT, Debate.subject(debate), article);
    readers.forEach(r -> r.forget(tx, debate, article));
  }

  // --- one person

  /**
   * Where that person stands on the map, for their eyes alone; empty while there is no map, or
   * where they have not answered yet.
   */
  Optional<Opinions.Place> place(Seat seat, Map<String, Stance> answers) {
    Optional<Made> from =
        answers.isEmpty() ? Optional.empty() : given(seat.debate()).flatMap(this::made);
    if (from.isEmpty()) {
      return Optional.empty();
    }
    ground
        .gates()
        .require(
            Voices.VOTER,
            new Ask.Classed(
                Floor.ROOM,
                Floor.PURPOSE,
                Advice.Subject.PERSON,
                MethodClass.STATISTICS,
                List.of()),
            new Ask.Shown(Advice.Subject.PERSON, "own_place", "self", false, false));
    return Optional.of(from.get().placing().place(seat.key(), answers));
  }

  /** What an analysis was made from, while that is kept. */
  private Optional<Made> made(Advices.AdviceEntry given) {
    Made known = made;
    if (known != null && known.given().equals(given.id()) && advices.keepsInputs(given.id())) {
      return Optional.of(known);
    }
    Optional<Made> read =
        advices.inputs(given.id()).map(i -> Made.of(given.id(), OpinionInputs.fromValue(i)));
    made = read.orElse(null);
    return read;
  }

  /**
   * The statement drawn for that person, among those they have not answered; empty at the end.
   *
   * @param votable those that people can vote on, by number
   */
  Optional<Routing.Draw> next(
      Seat seat,
      Map<String, Stance> answers,
      List<DebateStatement> votable,
      Optional<Shown> shown) {
    Map<String, Statement> fresh = new LinkedHashMap<>();
    votable.forEach(
        s -> fresh.put(s.key(), new Statement(s.key(), s.words().orElse(""), 1, s.meta())));
    List<StatementStats> seen = new ArrayList<>();
    shown.stream()
        .flatMap(s -> s.view().opinions().statements().stream())
        .filter(s -> fresh.remove(s.statement().id()) != null)
        .forEach(seen::add);
    long seed =
        ground
            .read(sql -> Optional.ofNullable(poll(sql, seat.debate())))
            .map(p -> p.getSeed() + seat.voter() * DRAWS_OF_ONE + answers.size())
            .orElse(0L);
    return Routing.next(
        new Opinions(
            seed, 0, seen, List.copyOf(fresh.values()), List.of(), List.of(), new TreeMap<>()),
        answers::containsKey,
        seed);
  }

  // --- what facilitators and auditors ask

  /** How many groups a facilitator asked for; empty: as many as the votes best show. */
  OptionalInt groups(Debate debate) {
    return ground
        .read(sql -> Optional.ofNullable(poll(sql, debate)))
        .map(OpinionAnalyses::groups)
        .orElse(OptionalInt.empty());
  }

  private static OptionalInt groups(DebatePollRecord poll) {
    return poll.getGroups() == null
        ? OptionalInt.empty()
        : OptionalInt.of(poll.getGroups().intValue());
  }

  /** Asks for that many groups; 0 leaves it to the votes. It is said beside the map. */
  void askGroups(People.Person by, Debate debate, int groups) {
    Floor.mandate(ground, by, Floor.MODERATE);
    if (groups < 0 || groups == 1 || groups > MOST_GROUPS) {
      throw Says.OPINIONS.input("groups-number", groups);
    }
    ground.note(
        tx -> {
          tx.sql()
              .update(DEBATE_POLL)
              .set(DEBATE_POLL.GROUPS, groups == 0 ? null : Long.valueOf(groups))
              .where(DEBATE_POLL.DEBATE.eq(debate.id()))
              .execute();
          return ground.fact(
              tx,
              Holders.role(by),
              "groups",
              "fact.groups",
              Value.rec("debate", debate.id(), "groups", (long) groups));
        });
    look(debate, true);
  }

  /** The public files in the form of a Polis export. */
  enum PublicFile {
    COMMENTS,
    COMMENT_GROUPS,
    SUMMARY
  }

  /** A public file; no author, no vote of a single person. Empty before there is an analysis. */
  Optional<String> file(Debate debate, PublicFile file) {
    return shown(debate)
        .map(
            s ->
                switch (file) {
                  case COMMENTS -> PolisExport.comments(s.view());
                  case COMMENT_GROUPS -> PolisExport.commentGroups(s.view());
                  case SUMMARY -> PolisExport.summary(s.view(), debate.question());
                });
  }

  /** Whether that person may read the votes of single people. */
  boolean mayAudit(Optional<People.Person> person) {
    return ground.may(person, AUDIT);
  }

  /**
   * The votes of single people, for whoever holds the mandate to check how they were counted: under
   * ids made for this file alone, in another order, without groups. It is journalled.
   *
   * @throws coop.lanterne.node.decision.RefusedByCharter for anyone else, by article 11
   */
  String audit(People.Person by, Debate debate) {
    String purpose = ground.may(Optional.of(by), AUDIT) ? Reads.CHECKING : Floor.PURPOSE;
    ground.requireRead(Holders.role(by), List.of(Reads.check(purpose)));
    Floor.mandate(ground, by, AUDIT);
    if (!readable(debate)) {
      throw Says.OPINIONS.input("votes-erased", debate.closedOn().map(Object::toString).orElse(""));
    }
    Votes.Builder votes = Votes.builder();
    statements(debate).forEach(votes::statement);
    casts(debate)
        .forEach(c -> votes.vote(c.participant(), c.statement(), c.stance(), c.moment(), 0));
    ground.note(
        tx ->
            ground.fact(
                tx,
                Holders.role(by),
                "audit",
                "fact.votes.audited",
                Value.rec("debate", debate.id())));
    return PolisExport.auditorVotes(votes.build(), new SecureRandom().nextLong());
  }
}
