// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Advice.Subject;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;

/**
 * What one wants to do, with the facts that a check looks at. Each ask comes to one gate and falls
 * under one article; what a page or a job does is often several asks (see {@link Gates}). Persons,
 * digests and decisions are their texts.
 */
public sealed interface Ask {
  /** Where it is asked. */
  default Gate gate() {
    return Arrays.stream(Gate.values())
        .filter(gate -> marker(gate).isInstance(this))
        .findFirst()
        .orElseThrow();
  }

  /** Asked at the gate of data. */
  sealed interface AtData extends Ask {}

  /** Asked at the gate of what is shown. */
  sealed interface AtOutput extends Ask {}

  /** Asked at the gate of decisions. */
  sealed interface AtDecision extends Ask {}

  /** Asked at the gate of models. */
  sealed interface AtModel extends Ask {}

  /** Asked at the gate of what leaves. */
  sealed interface AtEgress extends Ask {}

  /** Asked at the gate of the charter's life. */
  sealed interface AtLife extends Ask {}

  /** Asked at the gate of the build. */
  sealed interface AtBuild extends Ask {}

  /** The asks of a gate. */
  static Class<? extends Ask> marker(Gate gate) {
    return switch (gate) {
      case DATA -> AtData.class;
      case OUTPUT -> AtOutput.class;
      case DECISION -> AtDecision.class;
      case MODEL -> AtModel.class;
      case EGRESS -> AtEgress.class;
      case LIFE -> AtLife.class;
      case BUILD -> AtBuild.class;
    };
  }

  // --- A1: what advises can be computed again

  /** An advice, by what a replay needs of it. */
  record Replayable(
      Optional<String> inputs,
      Optional<String> rules,
      Optional<String> charter,
      Optional<String> method,
      Optional<String> release,
      Optional<Long> seed)
      implements AtOutput {}

  /**
   * The answer of a replay: same_bytes, erased (under an article), other_release (which), differs
   * (where).
   */
  record Replayed(
      String answer, Optional<String> article, Optional<String> release, Optional<String> where)
      implements AtOutput {}

  /** A library that the release contains, with the licences it is offered under. */
  record Dependency(String name, List<String> licences) implements AtBuild {}

  // --- A2: whoever is concerned is told why

  /** An advice, by its four items (CRPA R311-3-1-2) and its sum, where it has one. */
  record Explained(Subject concerns, Four four, Optional<Parts> sum) implements AtOutput {}

  /** The four items, each in one or several sentences. */
  record Four(
      List<String> degree, List<String> data, List<String> parameters, List<String> operations) {}

  /** The parts of a sum and its total, as {@code 12.50 EUR} or {@code 30}. */
  record Parts(List<String> parts, String total) {}

  /** A document that says a decision, with the mention it bears (CRPA R311-3-1-1). */
  record Document(Subject concerns, Optional<Mention> mention) implements AtOutput {}

  /** The four parts of the mention. */
  record Mention(String purpose, String rightToRules, String howToAsk, String appeal) {}

  /**
   * Someone reads the explanation of a result about someone, or about no one.
   *
   * @param decides whether the reader holds the mandate to decide on it; no when absent
   */
  record Reading(Subject concerns, Optional<String> about, String by, Optional<Boolean> decides)
      implements AtOutput {}

  // --- A3: what runs is in the register

  /** A method runs; the rows of the register. */
  record Run(String method, List<Listed> register) implements AtOutput {}

  /** A row of the register: status in_use or withdrawn. */
  record Listed(String id, String status) {}

  /** A row of the register, as an engine's manifest fills it. */
  record Row(
      String id,
      Optional<String> name,
      Optional<String> purpose,
      Subject concerns,
      Optional<String> data,
      Optional<String> limits,
      Optional<String> forbidden,
      Optional<String> source,
      Optional<String> basis)
      implements AtBuild {}

  // --- A4, A5, A15, A18: not in service

  /** A language model is to run. */
  record Model(String name) implements AtModel {}

  /** A room is to spend that much energy on a model. */
  record Energy(String room, long wh) implements AtModel {}

  /** Something is to be exchanged with another node. */
  record Exchange(String peer) implements AtEgress {}

  /** Someone contests a decision. */
  record Contest(String decision) implements AtDecision {}

  // --- A6: a ceiling of method

  /** An advice, by the class of its method and of what it reads. */
  record Classed(String room, String purpose, Subject concerns, MethodClass own, List<Input> inputs)
      implements AtOutput {}

  /** A figure that is read; one adopted by a decision counts as a rule. */
  record Input(String name, MethodClass methodClass, Optional<String> adoptedBy) {}

  /** A parameter of a method, and what set it: a decision's id, or {@code fitted}. */
  record ParameterSet(Subject concerns, String name, String setBy) implements AtOutput {}

  // --- A7: nobody is scored or followed

  /** A result of that shape is shown to self, planner, others or public. */
  record Shown(Subject concerns, String shape, String audience, boolean sorted, boolean exported)
      implements AtOutput {}

  /** Data of several rooms are joined, by person or by product. */
  record Joined(List<String> rooms, String by) implements AtOutput {}

  /** An engine and the shapes of result that it declares. */
  record Engine(String id, Subject concerns, List<String> shapes) implements AtBuild {}

  // --- A8: the smallest group

  /**
   * Counts of persons, published by sets of atoms.
   *
   * @param category of the data counted
   * @param cut name of the atoms
   * @param atoms persons by atom
   * @param having for C4 and C5, how many of them have what is counted
   * @param published each set of atoms for which a figure is shown
   */
  record Counted(
      String category,
      String cut,
      SortedMap<String, Long> atoms,
      Optional<Map<String, Long>> having,
      List<List<String>> published)
      implements AtOutput {}

  /** How many of these persons have what is counted. */
  record Rate(String category, long persons, long counted) implements AtOutput {}

  /** A number of persons that is published again. */
  record RunningTotal(long before, long now) implements AtOutput {}

  /** An amount over persons, and the largest share in it. */
  record AmountOver(long persons, Money total, Money largest) implements AtOutput {}

  /** The result of a vote of a body, which is public whatever its size. */
  record Ballot(String body, long inFavour, long against, long abstain) implements AtOutput {}

  /** The votes of one group on one statement. */
  record StatementVotes(long agree, long disagree, long pass) implements AtOutput {}

  // --- A9: open doors

  /**
   * Someone opens a door: log.verify, advice.replay, export, record.read…
   *
   * @param decides whether the one who opens holds the mandate to decide on it; no when absent
   */
  record Door(
      String name,
      String role,
      String by,
      Optional<String> about,
      Optional<Boolean> decides,
      long doneToday)
      implements AtDecision {}

  // --- A10: the keeper does not decide

  /**
   * An act of a person.
   *
   * @param mandates the acts for which the person holds a mandate
   * @param to who receives, for grants
   * @param second who signs too, for acts that need two
   */
  record Act(
      String name,
      String by,
      List<String> roles,
      List<String> mandates,
      Optional<String> to,
      Optional<String> second,
      Optional<Boolean> secondSignedIn)
      implements AtDecision {}

  // --- A11: a purpose

  /** A room reads a field ({@code table.column}) of a category for a purpose. */
  record ReadField(String room, String purpose, String category, String field) implements AtData {}

  // --- A12: the least, the least long

  /** A datum of that kind is read; its stay runs from {@code since}. */
  record ReadAged(String kind, LocalDate since, LocalDate on) implements AtData {}

  /** A purge: what goes and what remains. */
  record Purge(String kind, LocalDate since, LocalDate on, List<String> removes, List<String> keeps)
      implements AtLife {}

  /** A stay is to change. */
  record Stay(String kind, Period from, Period to, Optional<String> decision) implements AtLife {}

  /** A column met at import: whether an engine needs it, whether it is kept, whether it is said. */
  record Column(String file, String name, boolean needed, boolean kept, boolean told)
      implements AtData {}

  // --- A13: nothing sensitive

  /**
   * A column by what it holds.
   *
   * @param youngestBirth the latest date of birth in it
   * @param exceptions what the assembly has admitted
   */
  record Held(
      String name,
      String category,
      LocalDate on,
      Optional<LocalDate> youngestBirth,
      List<Admitted> exceptions)
      implements AtData {}

  /** An exception: what it covers, from its first to its last day. */
  record Admitted(String id, String covers, LocalDate from, LocalDate until) {}

  /** An exception for sensitive data is proposed. */
  record Admit(
      String covers,
      Optional<String> purpose,
      Optional<String> basis,
      Optional<String> dpia,
      LocalDate from,
      LocalDate until)
      implements AtLife {}

  /**
   * The opinion that someone voices in a debate is to be kept.
   *
   * @param consent whether that person expressly agreed
   * @param joined what it would be joined with, beyond that debate
   */
  record Voiced(boolean consent, List<String> joined) implements AtData {}

  // --- A14: nothing leaves

  /** The origins that a page calls; {@code self} is the node. */
  record Origins(List<String> origins) implements AtBuild {}

  /** A job sends data of a category to a host, for a purpose. */
  record Job(String host, String purpose, String category) implements AtEgress {}

  // --- A16: a mandate

  /**
   * A mandate is used.
   *
   * @param by who decides: a body, or the holder first and then who co-signs
   * @param counterpart with whom: acts of one day with one counterpart count as one
   * @param earlier the acts under this mandate over its last period
   * @param reason whether a reason is written; urgency asks for one
   * @param urgencies earlier urgencies under this mandate
   */
  record Use(
      Mandate mandate,
      String act,
      Decider by,
      Instant at,
      Optional<Money> amount,
      Optional<String> counterpart,
      List<Earlier> earlier,
      boolean recused,
      Optional<String> urgent,
      boolean reason,
      List<Urgent> urgencies)
      implements AtDecision {}

  /** A mandate of a kind is to be given by a body, from an instant to another. */
  record Grant(String kind, String givenBy, Instant from, Instant until) implements AtDecision {}

  /** An earlier act under the same mandate. */
  record Earlier(Instant at, Optional<String> counterpart, Money amount) {}

  /** An earlier urgency under the same mandate. */
  record Urgent(Instant at, boolean ratified) {}

  // --- A17: nothing by itself

  /**
   * Lines are adopted.
   *
   * @param advice the lines proposed; absent when people decide with no advice
   * @param posted the lines whose quantity and reason stood on the form
   * @param flagged the lines marked "to look at"
   * @param opened the lines opened
   */
  record Adopt(
      By by,
      Optional<List<String>> advice,
      List<String> posted,
      List<String> flagged,
      List<String> opened)
      implements AtDecision {}

  /** A person, or a program. */
  record By(Optional<String> person, Optional<String> program) {}

  /** Code applies something, taking a value of that type. */
  record Apply(String takes) implements AtDecision {}

  /** The synthesis of a debate would change, before, on or after the day of the vote it serves. */
  record Resynthesise(LocalDate voteOn, LocalDate on) implements AtDecision {}

  /** The share of lines adopted unchanged is shown, by month or by year. */
  record ShareShown(String room, long holders, String period) implements AtOutput {}

  // --- A19: for everyone

  /** A page, as it was measured. */
  record Page(
      String name,
      Optional<BigDecimal> contrast,
      Optional<Long> axe,
      Optional<Boolean> keyboard,
      Optional<Long> narrowestPx,
      Optional<Long> lix)
      implements AtBuild {}

  /** A sentence and the languages it has. */
  record Text(String key, List<String> languages) implements AtBuild {}

  // --- A20: the life of the charter

  /** A text is to come into force. */
  record Revise(
      boolean first,
      String text,
      List<ReadOn> readings,
      LocalDate diffSent,
      Optional<String> decision)
      implements AtLife {}

  /** A text was read by the assembly on that day. */
  record ReadOn(String text, LocalDate on) {}

  /** An exception is used. */
  record Exempt(LocalDate from, LocalDate until, long renewals, LocalDate on) implements AtLife {}

  /** A method, model, host or exchange is stopped at once. */
  record Stop(String what, String by, Optional<String> decision) implements AtLife {}

  /** The node starts: digest of the file on disk, digest of the text in force. */
  record Start(String file, String adopted) implements AtLife {}

  /** The yearly review was due on that day. */
  record Review(LocalDate due, LocalDate on) implements AtLife {}
}
