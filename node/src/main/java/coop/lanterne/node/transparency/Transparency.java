// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Verdict;
import coop.lanterne.journal.Bundle;
import coop.lanterne.journal.Entry;
import coop.lanterne.journal.Malformed;
import coop.lanterne.journal.Receipts;
import coop.lanterne.journal.State;
import coop.lanterne.journal.Tile;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;

/** The use cases of the room of transparency. Each asks the charter for its door first. */
public final class Transparency {
  /** Entries on one page of the journal. */
  public static final int PAGE = 50;

  private static final int MONTHS = 12;
  private static final String ROOM = "gouvernance";
  private static final String PURPOSE = "rendre-compte";

  /** The fields that the room reads under article 11 of the charter. */
  public static final List<Ask.ReadField> READS =
      List.of(
          new Ask.ReadField(ROOM, PURPOSE, "C3", "decisions.by"),
          new Ask.ReadField(ROOM, PURPOSE, "C8", "reasons.text"));

  private final Store store;
  private final Journal journal;
  private final Records records;
  private final Advices advices;
  private final People people;
  private final Mandates mandates;
  private final Gatekeeper gates;
  private final ZoneId zone;
  private final Rush rush = new Rush();

  /** The room, on the core of a node whose months are counted in that zone. */
  public Transparency(
      Store store,
      Journal journal,
      Records records,
      Advices advices,
      People people,
      Mandates mandates,
      Gatekeeper gates,
      ZoneId zone) {
    this.store = store;
    this.journal = journal;
    this.records = records;
    this.advices = advices;
    this.people = people;
    this.mandates = mandates;
    this.gates = gates;
    this.zone = zone;
  }

  /**
   * An entry with what it is about, as far as everyone may know it.
   *
   * @param article the article, where it is a refusal by the charter
   */
  public record Line(
      Entry entry,
      State state,
      Optional<Records.Decided> decided,
      Optional<Advices.AdviceEntry> advice,
      Optional<String> article) {}

  /**
   * A page of the journal, the newest entries first.
   *
   * @param total entries of that kind in all
   * @param page from 1
   * @param actions every kind of entry that the journal knows
   */
  public record Listing(List<Line> lines, long total, int page, int pages, List<String> actions) {}

  /**
   * What a member reads of a decision beside what everyone reads.
   *
   * @param names who decided, the holder of the mandate first; empty for a body
   * @param reason the reason written; empty where there was none or it was erased
   */
  public record Inside(List<String> names, Optional<String> reason) {}

  /**
   * An advice as it was given.
   *
   * @param advice as computed now from its stored inputs; empty when they were erased or its method
   *     has gone
   * @param same whether that gives the bytes that the journal vouches for
   * @param kept its canonical form as it was given
   * @param entry its place in the journal
   * @param decision what people decided with it
   */
  public record Why(
      Advices.AdviceEntry given,
      Optional<Advice<?>> advice,
      boolean same,
      Value.Rec kept,
      long entry,
      Optional<Records.Decided> decision) {}

  // --- the journal

  /** The journal from its newest entry, of one kind alone where it is given. */
  public Listing list(Optional<String> action, int page, Optional<People.Person> who) {
    mirror(who);
    long total = journal.count(action);
    int pages = (int) Math.max(1, (total + PAGE - 1) / PAGE);
    int shown = Math.clamp(page, 1, pages);
    return new Listing(
        journal.list(action, (shown - 1L) * PAGE, PAGE).stream().map(this::line).toList(),
        total,
        shown,
        pages,
        journal.actions());
  }

  /** That entry. */
  public Line get(long number, Optional<People.Person> who) {
    mirror(who);
    return line(journal.get(number));
  }

  private Line line(Journal.Item item) {
    Entry entry = item.entry();
    Optional<Id> object = entry.object().flatMap(Transparency::id);
    return new Line(
        entry,
        item.state(),
        entry.action().equals("decision") ? object.flatMap(records::decision) : Optional.empty(),
        entry.action().equals("advice") ? object.flatMap(advices::find) : Optional.empty(),
        entry.action().equals("charter.refused")
            ? object.flatMap(records::find).map(kept -> ((Value.Rec) kept.value()).text("article"))
            : Optional.empty());
  }

  private static Optional<Id> id(String text) {
    try {
      return Optional.of(Id.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Who decided and why, for members alone; empty for anyone else.
   *
   * @throws coop.lanterne.node.decision.RefusedByCharter when the charter has closed these data
   */
  public Optional<Inside> inside(Records.Decided decided, Optional<People.Person> who) {
    if (who.filter(p -> p.is(Role.MEMBER)).isEmpty()) {
      return Optional.empty();
    }
    gates.require(role(who), READS.toArray(Ask[]::new));
    List<String> names =
        switch (decided.by()) {
          case Decider.Persons(List<Id> ids) -> ids.stream().map(this::name).toList();
          case Decider.Body(String body) -> List.of();
        };
    return Optional.of(new Inside(names, records.reason(decided.id())));
  }

  /** The name of a person, for members; empty when the person was erased. */
  public String name(Id person) {
    return people.find(person).map(People.Person::name).orElse("");
  }

  /** How many acts the charter refused over the last twelve months, by month then by article. */
  public Map<YearMonth, Map<String, Long>> refusals() {
    return records.refusals(
        YearMonth.from(store.now().atZone(zone)).minusMonths(MONTHS - 1L), zone);
  }

  /** The last decisions, the newest first, with their entry in the journal. */
  public List<Line> latest(int most) {
    return records.latest(most).stream()
        .flatMap(d -> journal.numberOf(d.id()).stream())
        .map(number -> line(journal.get(number)))
        .toList();
  }

  /** The receipt of an entry, as a file. */
  public String receipt(long number, Optional<People.Person> who) {
    door("log.verify", who, 0);
    journal.get(number); // says so when there is no such entry
    return journal
        .receipt(number)
        .map(Receipts::write)
        .orElseThrow(
            () -> Trouble.of(Trouble.Cause.INPUT, "too-early", "journal", Long.toString(number)));
  }

  /** The key that checks receipts and checkpoints. */
  public String key() {
    return journal.key().toString();
  }

  /** How many entries the last checkpoint covers. */
  public long size() {
    return journal.size();
  }

  /** The last checkpoint, or the one of that size, as a signed note. */
  public String checkpoint(Optional<Long> size, Optional<People.Person> who) {
    mirror(who);
    return size.map(journal::checkpoint)
        .orElseGet(journal::checkpoint)
        .orElseThrow(
            () ->
                Trouble.of(
                    Trouble.Cause.INPUT,
                    "no-checkpoint",
                    "journal",
                    size.map(String::valueOf).orElse("")));
  }

  /** Why the log of {@code newer} entries continues that of {@code older}, as a file. */
  public String consistency(long older, long newer, Optional<People.Person> who) {
    mirror(who);
    if (older < 0 || older > newer || newer > journal.size()) {
      throw Trouble.of(Trouble.Cause.INPUT, "sizes-not-in-order", "journal", older + " – " + newer);
    }
    return journal.consistency(older, newer);
  }

  /**
   * A tile or a bundle of entries (C2SP tlog-tiles).
   *
   * @param path its address, from {@code tile/} on
   * @return its bytes; none where the log has no such tile yet
   */
  public Optional<byte[]> tile(String path, Optional<People.Person> who) {
    mirror(who);
    long size = journal.size();
    try {
      if (path.startsWith("tile/entries/")) {
        Bundle bundle = Bundle.parse(path);
        return bundle.within(size)
            ? Optional.of(bundle.bytes(journal.bytes(bundle.first(), bundle.width())))
            : Optional.empty();
      }
      Tile tile = Tile.parse(path);
      return tile.within(size) ? Optional.of(tile.bytes(journal.hashes())) : Optional.empty();
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /**
   * The whole log, written aside first: a slow reader holds no connection to the database.
   *
   * @return a file that the caller deletes
   */
  public Path export(Optional<People.Person> who) {
    mirror(who);
    try {
      Path file = Files.createTempFile(store.folder(), "export", ".lanterne-log");
      try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        journal.export(out);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- advices

  /**
   * Why an advice says what it says.
   *
   * @throws coop.lanterne.node.decision.RefusedByCharter when it is about someone else
   */
  public Why why(Id id, Optional<People.Person> who) {
    Advices.AdviceEntry given = read(id, who);
    Value.Rec kept = advices.value(id);
    Optional<Advice<?>> again = advices.recompute(id);
    return new Why(
        given,
        again,
        again.map(a -> a.digest().equals(given.digest())).orElse(false),
        kept,
        journal.numberOf(id).orElseThrow(),
        given.decision().flatMap(records::decision));
  }

  /** What is about a person is read by that person and by whoever decides on it. */
  private Advices.AdviceEntry read(Id id, Optional<People.Person> who) {
    Advices.AdviceEntry given = advices.get(id);
    Advice.Subject concerns = Advice.Subject.valueOf(advices.value(id).text("concerns"));
    boolean decides = who.flatMap(p -> mandates.find(p.id(), given.act())).isPresent();
    gates.require(
        role(who),
        new Ask.Reading(
            concerns,
            concerns == Advice.Subject.PERSON ? Optional.of(given.subject()) : Optional.empty(),
            by(who),
            Optional.of(decides)));
    return given;
  }

  /** Computes an advice again; a door that the charter opens to members. */
  public Replay replay(Id id, Optional<People.Person> who) {
    long before = rush.count(by(who), LocalDate.ofInstant(store.now(), zone));
    boolean waits = !door("advice.replay", who, before).isEmpty();
    read(id, who);
    return waits ? rush.inTurn(() -> advices.replay(id)) : advices.replay(id);
  }

  /** The time now. */
  public Instant now() {
    return store.now();
  }

  // --- doors

  private void mirror(Optional<People.Person> who) {
    door("log.mirror", who, 0);
  }

  /** What the charter has to say of a request that it allows: that it waits its turn. */
  private List<Verdict.Note> door(String name, Optional<People.Person> who, long doneToday) {
    return gates.require(
        role(who),
        new Ask.Door(name, role(who), by(who), Optional.empty(), Optional.empty(), doneToday));
  }

  /** The role at a door: a keeper who is a member comes as a member. */
  private static String role(Optional<People.Person> who) {
    for (Role role : List.of(Role.FACILITATOR, Role.AUDITOR, Role.MEMBER, Role.KEEPER)) {
      if (who.filter(p -> p.is(role)).isPresent()) {
        return role.text();
      }
    }
    return Role.VISITOR.text();
  }

  private static String by(Optional<People.Person> who) {
    return who.map(p -> p.id().toString()).orElse(Role.VISITOR.text());
  }
}
