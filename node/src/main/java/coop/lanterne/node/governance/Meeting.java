// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Attendance;
import coop.lanterne.assembly.Proxy;
import coop.lanterne.assembly.Tally;
import coop.lanterne.kernel.Id;

/**
 * A meeting as it stands.
 *
 * @param at the hour
 * @param assembly its state, by the engine
 * @param present who is there; noted ahead while the meeting is not open
 * @param proxies in the order in which they were registered
 * @param recused by item, who has an interest in it
 */
public record Meeting(
    String at,
    String place,
    List<AgendaItem> agenda,
    Assembly assembly,
    Set<Id> present,
    List<Proxy> proxies,
    Optional<Id> chair,
    Map<Integer, Set<Id>> recused) {
  public Meeting {
    agenda = List.copyOf(agenda);
    present = Set.copyOf(present);
    proxies = List.copyOf(proxies);
    recused = Map.copyOf(recused);
  }

  /** Its identifier. */
  public Id id() {
    return assembly.convocation().id();
  }

  /** Its number within the node, as addresses carry it. */
  public long number() {
    return id().number();
  }

  /** The day. */
  public LocalDate held() {
    return assembly.convocation().held();
  }

  /** How far it has come. */
  public Assembly.Stage stage() {
    return assembly.stage();
  }

  /** That item. */
  public AgendaItem item(int number) {
    return agenda.stream()
        .filter(i -> i.number() == number)
        .findFirst()
        .orElseThrow(() -> Says.GOVERNANCE.input("no-item", "", Integer.toString(number)));
  }

  /** Whether a text of the charter is on the agenda. */
  public boolean isForTheCharter() {
    return agenda.stream().anyMatch(i -> i.resolution() instanceof Resolution.CharterText);
  }

  boolean isSecondCallOf(Id meeting) {
    return assembly.convocation().first().equals(Optional.of(meeting));
  }

  /** The items that found no quorum. */
  public List<AgendaItem> withoutQuorum() {
    return assembly.notPut().stream().map(i -> item(i.number())).toList();
  }

  /** The quorum of that item at this moment. */
  public Tally.QuorumCount quorum(int item) {
    return quorum(recused.getOrDefault(item, Set.of()));
  }

  Tally.QuorumCount quorum(Set<Id> aside) {
    return Tally.quorum(
            assembly.rules(),
            assembly.convocation().call(),
            new Attendance(
                assembly.roster(),
                present.stream().filter(this::mayVote).collect(Collectors.toUnmodifiableSet()),
                proxies,
                aside,
                Optional.empty()))
        .get();
  }

  /** Whether that person may vote in it. */
  public boolean mayVote(Id person) {
    return assembly.roster().members().stream().anyMatch(m -> m.id().equals(person));
  }
}
