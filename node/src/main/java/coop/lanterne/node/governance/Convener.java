// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Roster;
import coop.lanterne.assembly.VotingRules;
import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls meetings: the agenda, its texts and their comparisons go out together. */
final class Convener {
  private static final String ACT = "assembly.convene";
  private static final int LONGEST = 2000;
  static final List<Ask.ReadField> MEMBERS = Chamber.fields("C3", "members.person", "members.name");

  private final Chamber chamber;
  private final Comparisons comparisons;

  Convener(Chamber chamber, Comparisons comparisons) {
    this.chamber = chamber;
    this.comparisons = comparisons;
  }

  Checked<Id> convene(Id by, Call call, LocalDate called) {
    chamber.mandate(by, ACT);
    chamber.read(by, MEMBERS);
    Charter charter = chamber.inForce().charter();
    List<Finding> findings = new ArrayList<>();
    if (charter.findBody(call.body()).isEmpty()) {
      findings.add(Says.GOVERNANCE.stop("no-body", "body", call.body()));
      return new Checked.Stopped<>(findings);
    }
    check(charter, call, findings);
    place(call.at(), call.place(), findings);
    String rulesName = chamber.rulesName(call.body(), call.isForTheCharter());
    VotingRules rules = chamber.rules(rulesName);
    Roster roster = roster(rules, call.members(), findings);
    List<AgendaItem> agenda = new ArrayList<>();
    for (Resolution asked : call.agenda()) {
      agenda.add(AgendaItem.called(agenda.size() + 1, asked, Optional.empty()));
    }
    Checked<Assembly> tried =
        Assembly.call(
            rules,
            roster,
            Id.of("assembly", 0, chamber.ground().store().node()),
            call.body(),
            called,
            call.held(),
            agenda.stream().map(AgendaItem::asPut).toList());
    findings.addAll(tried.findings());
    if (!findings.isEmpty()) {
      return new Checked.Stopped<>(findings);
    }
    List<AgendaItem> complete = agenda.stream().map(this::compared).toList();
    return new Checked.Done<>(keep(by, tried.get(), complete, call.at(), call.place(), rulesName));
  }

  Checked<Id> again(Id by, Id first, LocalDate held, String at, String place) {
    chamber.mandate(by, ACT);
    chamber.read(by, MEMBERS);
    Meeting before = chamber.meeting(first);
    List<Finding> findings = new ArrayList<>();
    place(at, place, findings);
    if (chamber.ground().store().read(Meetings::list).stream()
        .anyMatch(m -> m.assembly().convocation().first().equals(Optional.of(first)))) {
      findings.add(Says.GOVERNANCE.stop("called-twice", "", Long.toString(first.number())));
    }
    Roster roster = roster(before.assembly().rules(), ids(before.assembly().roster()), findings);
    List<AgendaItem> agenda = chamber.waiting(before).stream().map(this::compared).toList();
    Checked<Assembly> called =
        before
            .assembly()
            .secondCall(
                roster,
                Id.of("assembly", 0, chamber.ground().store().node()),
                chamber.today(),
                held,
                agenda.stream().map(AgendaItem::asPut).toList());
    findings.addAll(called.findings());
    if (!findings.isEmpty()) {
      return new Checked.Stopped<>(findings);
    }
    return new Checked.Done<>(
        keep(by, called.get(), agenda, at, place, before.assembly().rules().id()));
  }

  private static List<Id> ids(Roster roster) {
    return roster.members().stream().map(Roster.Member::id).toList();
  }

  /** The item as it is called, with the comparison that goes with a text of the charter. */
  private AgendaItem compared(AgendaItem item) {
    Optional<Id> advice =
        item.resolution() instanceof Resolution.CharterText(Digest text)
            ? Optional.of(comparisons.of(text))
            : Optional.empty();
    return AgendaItem.called(item.number(), item.resolution(), advice);
  }

  // --- what can be wrong

  private void check(Charter charter, Call call, List<Finding> findings) {
    boolean alone = call.isForTheCharter();
    boolean assembly = call.body().equals(charter.assembly());
    for (int i = 0; i < call.agenda().size(); i++) {
      Resolution asked = call.agenda().get(i);
      String field = "item" + (i + 1);
      if (alone && !(asked instanceof Resolution.CharterText)) {
        findings.add(Says.GOVERNANCE.stop("charter-alone", field, asked.kind()));
      }
      switch (asked) {
        case Resolution.CharterText(Digest text) -> {
          inAssembly(assembly, call.body(), field, findings);
          charter(text, field, findings);
        }
        case Resolution.Confirmation() -> inAssembly(assembly, call.body(), field, findings);
        case Resolution.Grant grant -> grant(charter, call.body(), grant, field, findings);
        case Resolution.End(Id mandate) -> end(mandate, field, findings);
        case Resolution.Motion(String words) -> {
          if (words.isEmpty() || words.length() > LONGEST) {
            findings.add(Says.GOVERNANCE.stop("motion-words", field, "" + words.length()));
          }
        }
        case Resolution.Offered offered ->
            offered(offered, call.agenda().subList(0, i), field, findings);
      }
    }
  }

  private static void inAssembly(
      boolean assembly, String body, String field, List<Finding> findings) {
    if (!assembly) {
      findings.add(Says.GOVERNANCE.stop("assembly-alone", field, body));
    }
  }

  private void charter(Digest text, String field, List<Finding> findings) {
    Charters.InForce inForce = chamber.inForce();
    if (!chamber.ground().charters().list().contains(text)) {
      findings.add(Says.GOVERNANCE.stop("no-text", field, text.brief()));
    } else if (inForce.adopted() && text.equals(inForce.digest())) {
      findings.add(Says.GOVERNANCE.stop("in-force", field, text.brief()));
    }
  }

  private void grant(
      Charter charter, String body, Resolution.Grant asked, String field, List<Finding> findings) {
    if (charter
        .findMandateKind(asked.mandateKind())
        .filter(k -> k.givenBy().equals(body))
        .isEmpty()) {
      findings.add(Says.GOVERNANCE.stop("given-by-another", field, asked.mandateKind()));
    }
    if (chamber.ground().people().find(asked.person()).filter(p -> p.is(Role.MEMBER)).isEmpty()) {
      findings.add(Says.GOVERNANCE.stop("not-member", field, asked.person().local()));
    }
  }

  private void end(Id mandate, String field, List<Finding> findings) {
    if (chamber.ground().mandates().list().stream()
        .noneMatch(m -> m.id().equals(mandate) && m.holder() instanceof Decider.Persons)) {
      findings.add(Says.GOVERNANCE.stop("no-such-mandate", field, mandate.local()));
    }
  }

  private void offered(
      Resolution.Offered asked, List<Resolution> before, String field, List<Finding> findings) {
    if (chamber.offers().find(asked).filter(o -> o.fallen().isEmpty()).isEmpty()) {
      findings.add(Says.GOVERNANCE.stop("text-not-offered", field, asked.digest().brief()));
    }
    if (before.contains(asked)) {
      findings.add(Says.GOVERNANCE.stop("text-twice", field, asked.digest().brief()));
    }
  }

  private static void place(String at, String place, List<Finding> findings) {
    if (!at.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
      findings.add(Says.GOVERNANCE.stop("hour", "at", at));
    }
    if (place.isBlank() || place.length() > 300) {
      findings.add(Says.GOVERNANCE.stop("place", "place", place));
    }
  }

  private Roster roster(VotingRules rules, List<Id> chosen, List<Finding> findings) {
    if (rules.weights() != VotingRules.Weights.EQUAL || rules.colleges().isPresent()) {
      findings.add(Says.GOVERNANCE.stop("rules-not-in-service", "body", rules.id()));
    }
    Set<Id> members =
        chamber.ground().people().list().stream()
            .filter(p -> p.is(Role.MEMBER))
            .map(People.Person::id)
            .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new));
    if (rules.entitled() == VotingRules.Entitled.MEMBERS) {
      return Roster.of(List.copyOf(members));
    }
    List<Id> body = chosen.stream().filter(members::contains).distinct().toList();
    if (body.isEmpty()) {
      findings.add(Says.GOVERNANCE.stop("no-members", "members", ""));
    }
    return Roster.of(body);
  }

  // --- writing

  private Id keep(
      Id by, Assembly called, List<AgendaItem> agenda, String at, String place, String rulesName) {
    return chamber
        .ground()
        .note(
            tx -> {
              Assembly.Convocation call = withoutWords(tx.newId("assembly"), called.convocation());
              Meetings.insert(tx, call, called.roster(), agenda, at, place.strip(), rulesName);
              for (AgendaItem item : agenda) {
                if (item.resolution() instanceof Resolution.Offered offered) {
                  String href = "/assembly/" + call.id().number() + "/items/" + item.number();
                  chamber.offers().get(offered).called(tx, offered.digest(), href, call.held());
                }
              }
              chamber.fact(
                  tx,
                  by,
                  "convocation",
                  Value.rec(
                      "convocation", call,
                      "rules", called.rules().digest(),
                      "entitled", called.roster().size()));
              return call.id();
            });
  }

  /** The call with the digests of what is proposed, never the words of a motion. */
  private static Assembly.Convocation withoutWords(Id id, Assembly.Convocation c) {
    return new Assembly.Convocation(
        id,
        c.body(),
        c.call(),
        c.first(),
        c.called(),
        c.held(),
        c.agenda().stream().map(i -> new Assembly.Item(i.number(), "", i.text())).toList());
  }
}
