// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.db.tables.records.ContributionRecord;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Typed;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.open.Reads;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.open.Word;
import coop.lanterne.node.debates.write.Contribution.Source;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.decision.Commitment;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.SecretLink;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import coop.lanterne.tables.Tables;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What people write: kept word for word, waiting for a facilitator, followed by whoever holds its
 * secret link. Words that are withdrawn are erased; their number stays, empty.
 */
public record Contributions(Ground ground, List<Echo> echoes) {
  /** The longest text that the form takes, in characters. */
  static final int LONGEST = 10_000;

  /** The most ideas in one sending. */
  static final int MOST_IDEAS = 20;

  /** The most contributions that may wait in a debate: the form takes no more until some leave. */
  static final int MOST_WAITING = 2000;

  /** The longest words in which an author asks for a second look. */
  static final int LONGEST_ASK = 2000;

  /** The role under which authors act in the journal: nobody asks who they are. */
  static final String AUTHOR = "author";

  public Contributions {
    echoes = List.copyOf(echoes);
  }

  /** A contribution just written, and its secret link, shown once. */
  public record Given(long number, String token) {}

  /** How many contributions of a debate stand where. */
  public record Counts(Map<State, Long> byState, long flagged, long secondLooks) {
    public Counts {
      byState = Map.copyOf(byState);
    }

    /** How many stand there. */
    public long of(State state) {
      return byState.getOrDefault(state, 0L);
    }

    /** How many came in all. */
    public long all() {
      return byState.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  // --- writing

  /** What stops these ideas; nothing is kept. */
  public List<Finding> check(Debate debate, List<String> ideas, boolean consent) {
    List<Finding> findings = new ArrayList<>();
    List<String> said = said(ideas);
    if (said.isEmpty()) {
      findings.add(Says.DEBATES.stop("nothing-said", "idea", ""));
    }
    if (said.size() > MOST_IDEAS) {
      findings.add(Says.DEBATES.stop("too-many-ideas", "idea", Integer.toString(said.size())));
    }
    for (String idea : said) {
      if (idea.codePointCount(0, idea.length()) > LONGEST) {
        findings.add(
            Says.DEBATES.stop(
                "too-long", "idea", Integer.toString(idea.codePointCount(0, idea.length()))));
      }
    }
    if (!consent) {
      findings.add(Says.DEBATES.stop("consent", "consent", ""));
    }
    if (findings.isEmpty() && counts(debate).of(State.WAITING) + said.size() > MOST_WAITING) {
      findings.add(Says.DEBATES.stop("room-full", "idea", Integer.toString(MOST_WAITING)));
    }
    return findings;
  }

  private static List<String> said(List<String> ideas) {
    return ideas.stream().map(Typed::text).filter(i -> !i.isEmpty()).toList();
  }

  /** Refuses whoever may not write in that debate now. */
  void requireOpen(Debate debate, Optional<People.Person> person) {
    if (!debate.collects(ground.today())) {
      throw Says.DEBATES.input("debate-not-collecting", debate.until().toString());
    }
    if (debate.who() == Debate.Who.MEMBERS && person.filter(p -> p.is(Role.MEMBER)).isEmpty()) {
      throw Says.DEBATES.right("members-write", "", "");
    }
  }

  /**
   * Keeps what someone writes, each idea as a contribution that waits. A member writes under a code
   * of that debate, which other debates do not know; what anyone may write bears no one's name.
   *
   * @param consent whether they expressly agree that their words are kept and published
   * @throws Trouble when something is wrong with what is sent, or the debate does not collect
   */
  public List<Given> write(
      Debate debate, List<String> ideas, boolean consent, Optional<People.Person> person) {
    requireOpen(debate, person);
    String role = person.map(Holders::role).orElse(Role.VISITOR.text());
    Floor.requireVoiced(ground, role, consent);
    Floor.refuse(check(debate, ideas, consent));
    boolean member = debate.who() == Debate.Who.MEMBERS;
    if (member) {
      ground.requireRead(role, Reads.AUTHORS);
    }
    List<Stored.Sifted> sifted = said(ideas).stream().map(Stored.Sifted::of).toList();
    return ground.note(
        tx ->
            keep(
                tx,
                debate,
                sifted,
                member ? author(tx, debate, person.orElseThrow().id()) : code()));
  }

  private List<Given> keep(Tx tx, Debate debate, List<Stored.Sifted> said, String author) {
    List<Given> given = new ArrayList<>();
    List<Stored.Kept> kept = new ArrayList<>();
    long number = Stored.nextNumber(tx.sql(), debate.id());
    for (Stored.Sifted idea : said) {
      String token = SecretLink.draw();
      Stored.Draft draft =
          new Stored.Draft(idea, null, author, Source.FORM, null, null, SecretLink.digest(token));
      kept.add(Stored.insert(tx, debate.id(), number, draft));
      given.add(new Given(number++, token));
    }
    received(tx, AUTHOR, debate, kept);
    return given;
  }

  /** A code under which someone writes. */
  private static String code() {
    return SecretLink.draw().substring(0, 12);
  }

  private static String author(Tx tx, Debate debate, Id person) {
    Condition same = DEBATE_AUTHOR.DEBATE.eq(debate.id()).and(DEBATE_AUTHOR.PERSON.eq(person));
    Optional<String> known =
        tx.sql().selectFrom(DEBATE_AUTHOR).where(same).fetchOptional().map(r -> r.getAuthor());
    if (known.isPresent()) {
      return known.get();
    }
    String author = code();
    tx.sql()
        .insertInto(DEBATE_AUTHOR)
        .set(DEBATE_AUTHOR.DEBATE, debate.id())
        .set(DEBATE_AUTHOR.PERSON, person)
        .set(DEBATE_AUTHOR.AUTHOR, author)
        .execute();
    return author;
  }

  /** What a facilitator types from a piece of paper: one contribution, which waits too. */
  long type(People.Person by, Debate debate, String text) {
    Floor.mandate(ground, by, Floor.MODERATE);
    Floor.requireVoiced(
        ground, Holders.role(by), true); // whoever hands in a note agrees to its being read
    if (!debate.gathers()) {
      throw Says.DEBATES.input("debate-not-collecting", debate.until().toString());
    }
    String plain = Typed.text(text);
    if (plain.isEmpty() || plain.codePointCount(0, plain.length()) > LONGEST) {
      throw Says.DEBATES.input(
          plain.isEmpty() ? "nothing-said" : "too-long", "", "" + plain.length());
    }
    Stored.Sifted sifted = Stored.Sifted.of(plain);
    return ground.note(
        tx -> {
          Stored.Kept kept =
              Stored.insert(
                  tx,
                  debate.id(),
                  Stored.nextNumber(tx.sql(), debate.id()),
                  new Stored.Draft(sifted, null, null, Source.POST_IT, null, null, null));
          received(tx, Holders.role(by), debate, List.of(kept));
          return kept.number();
        });
  }

  /** Journals what was received, by commitments: nothing that came can go unseen. */
  private void received(Tx tx, String role, Debate debate, List<Stored.Kept> kept) {
    ground.fact(tx, role, "contributions", "fact.contributions", received(debate, kept));
  }

  static Value received(Debate debate, List<Stored.Kept> kept) {
    return Value.rec(
        "debate",
        debate.id(),
        "received",
        new Value.Seq(
            kept.stream()
                .<Value>map(
                    k -> Value.rec("contribution", k.id(), "commitment", k.commitment().digest()))
                .toList()));
  }

  // --- reading

  private Condition in(Debate debate) {
    return CONTRIBUTION.DEBATE.eq(debate.id());
  }

  /** Whether the words of that debate may still be read (article 12), even before their purge. */
  private boolean readable(Debate debate) {
    return debate
        .closedOn()
        .map(on -> ground.gates().allows(new Ask.ReadAged("contributions", on, ground.today())))
        .orElse(true);
  }

  /** How many stand where. */
  public Counts counts(Debate debate) {
    return ground.read(
        sql -> {
          Map<State, Long> counts = new TreeMap<>();
          sql.select(CONTRIBUTION.STATE, DSL.count())
              .from(CONTRIBUTION)
              .where(in(debate))
              .groupBy(CONTRIBUTION.STATE)
              .forEach(r -> counts.put(Word.of(State.class, r.value1()), r.value2().longValue()));
          return new Counts(
              counts,
              sql.fetchCount(
                  CONTRIBUTION,
                  in(debate),
                  CONTRIBUTION.STATE.eq(State.WAITING.text()),
                  CONTRIBUTION.FLAGS.ne("")),
              sql.fetchCount(CONTRIBUTION, in(debate), awaitsSecondLook()));
        });
  }

  static Condition awaitsSecondLook() {
    return CONTRIBUTION
        .STATE
        .eq(State.SET_ASIDE.text())
        .and(CONTRIBUTION.ASKED_AT.isNotNull())
        .and(CONTRIBUTION.SECOND_DECISION.isNull());
  }

  /**
   * What everyone reads: the contributions published, in the order in which they came, and the
   * empty places of those withdrawn after they were published.
   */
  public List<Contribution> published(Debate debate, int from, int most) {
    return list(debate, published(), from, most);
  }

  /** Those of these numbers, in whatever state, in the order of numbers. */
  public List<Contribution> read(Debate debate, Collection<Long> numbers) {
    return list(debate, CONTRIBUTION.NUMBER.in(numbers), 0, Integer.MAX_VALUE);
  }

  /** How many {@link #published} gives in all. */
  public int publishedCount(Debate debate) {
    return ground.read(sql -> sql.fetchCount(CONTRIBUTION, in(debate), published()));
  }

  private static Condition published() {
    return CONTRIBUTION.STATE.in(State.PUBLISHED.text(), State.WITHDRAWN.text());
  }

  /** Those set aside, with their public reason; pages that everyone reads leave out the words. */
  List<Contribution> setAside(Debate debate) {
    return list(debate, CONTRIBUTION.STATE.eq(State.SET_ASIDE.text()), 0, Integer.MAX_VALUE);
  }

  private List<Contribution> list(Debate debate, Condition condition, int from, int most) {
    return readable(debate)
        ? ground.read(sql -> Stored.contributions(sql, in(debate).and(condition), from, most))
        : List.of();
  }

  /** The contribution of that number. */
  public Contribution get(Debate debate, long number) {
    return list(debate, CONTRIBUTION.NUMBER.eq(number), 0, 1).stream()
        .findFirst()
        .orElseThrow(() -> Says.DEBATES.input("contribution-unknown", number));
  }

  /** The public reason in words beside a decision, unless it was erased. */
  public Optional<String> words(Id decision) {
    return ground.records().reason(decision);
  }

  /**
   * What was published as a table: number, text, theme; no author. Texts stand as they were
   * written, also those that a spreadsheet would take for a formula.
   */
  String csv(Debate debate) {
    return list(debate, CONTRIBUTION.STATE.eq(State.PUBLISHED.text()), 0, Integer.MAX_VALUE)
        .stream()
        .map(
            c ->
                Tables.line(
                        ',',
                        List.of(
                            Long.toString(c.number()), c.words().orElse(""), c.theme().orElse("")))
                    + "\n")
        .collect(Collectors.joining("", "id,text,theme\n", ""));
  }

  // --- where did my words go

  /** A contribution and its debate, as whoever holds the link sees them. */
  public record Mine(Debate debate, Contribution contribution) {}

  /** Whose link that is, while it opens. */
  public Optional<Mine> open(String token) {
    return ground
        .read(
            sql ->
                find(sql, token)
                    .map(c -> new Mine(Openings.find(sql, c.debate()).orElseThrow(), c)))
        .filter(m -> readable(m.debate()));
  }

  private static Optional<Contribution> find(DSLContext sql, @Nullable String token) {
    return sql.selectFrom(CONTRIBUTION)
        .where(CONTRIBUTION.LINK_DIGEST.eq(SecretLink.digest(token == null ? "" : token)))
        .fetchOptional()
        .map(Stored::contribution);
  }

  private static Contribution mine(Tx tx, String token) {
    return find(tx.sql(), token).orElseThrow(() -> Says.DEBATES.input("link-unknown", ""));
  }

  /**
   * Takes one's words back, from what was made of them too: they are erased at once, whatever stage
   * the debate is at.
   *
   * @param most how long to wait for what is made anew; it goes on after
   */
  public void withdraw(String token, Duration most) {
    Optional<Mine> open = open(token);
    ground.note(
        tx -> {
          Contribution mine = mine(tx, token);
          if (mine.state() == State.WITHDRAWN) {
            return false;
          }
          echoes.forEach(e -> e.withdrawn(tx, mine));
          erase(tx, mine.id());
          ground.fact(
              tx,
              AUTHOR,
              "withdrawal",
              "fact.contribution.withdrawn",
              Value.rec("contribution", mine.id()));
          return true;
        });
    open.ifPresent(
        m -> echoes.forEach(e -> e.gone(m.debate(), m.contribution(), State.WITHDRAWN, most)));
  }

  /** Erases the words of a contribution and all that was beside them; its number stays, empty. */
  static void erase(Tx tx, Id contribution) {
    emptied(tx)
        .set(CONTRIBUTION.FLAGS, "")
        .set(CONTRIBUTION.STATE, State.WITHDRAWN.text())
        .set(CONTRIBUTION.SETTLED_AT, tx.now())
        .where(CONTRIBUTION.ID.eq(contribution))
        .execute();
  }

  /** The one list of what goes when words go, of the contributions that the caller names. */
  static UpdateSetMoreStep<ContributionRecord> emptied(Tx tx) {
    return tx.sql()
        .update(CONTRIBUTION)
        .setNull(CONTRIBUTION.WORDS)
        .setNull(CONTRIBUTION.SALT)
        .setNull(CONTRIBUTION.THEME)
        .setNull(CONTRIBUTION.AUTHOR)
        .setNull(CONTRIBUTION.NAME_IN_FILE)
        .setNull(CONTRIBUTION.ASKED_WORDS);
  }

  /**
   * Asks that someone else look again at words that were set aside; once.
   *
   * @param words why, in the author's words; may be empty
   */
  public void ask(String token, String words) {
    String plain = Typed.text(words);
    if (plain.length() > LONGEST_ASK) {
      throw Says.DEBATES.input("too-long", plain.length());
    }
    ground.note(
        tx -> {
          Contribution mine = mine(tx, token);
          if (mine.state() != State.SET_ASIDE || mine.asked().isPresent()) {
            throw Says.DEBATES.input("second-look-asked", mine.state().text());
          }
          Commitment commitment = Commitment.of(plain);
          tx.sql()
              .update(CONTRIBUTION)
              .set(CONTRIBUTION.ASKED_AT, tx.now())
              .set(CONTRIBUTION.ASKED_WORDS, plain)
              .where(CONTRIBUTION.ID.eq(mine.id()))
              .execute();
          return ground.fact(
              tx,
              AUTHOR,
              "secondlook",
              "fact.second_look",
              Value.rec("contribution", mine.id(), "words", commitment.digest()));
        });
  }
}
