// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Roster;
import coop.lanterne.assembly.VotingRules;
import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.OfferedTexts;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.governance.Governance.AgendaItem;
import coop.lanterne.node.governance.Governance.Asked;
import coop.lanterne.node.governance.Governance.Call;
import coop.lanterne.node.governance.Governance.Kind;
import coop.lanterne.node.governance.Governance.Meeting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    chamber.mandate(by, ACT, Optional.empty());
    chamber.read(by, MEMBERS);
    Charter charter = chamber.ground().charters().get().charter();
    List<Finding> findings = new ArrayList<>();
    if (charter.findBody(call.body()).isEmpty()) {
      findings.add(Says.GOVERNANCE.stop("no-body", "body", call.body()));
      return new Checked.Stopped<>(findings);
    }
    boolean forCharter = call.agenda().stream().anyMatch(a -> a.kind() == Kind.CHARTER);
    check(charter, call, forCharter, findings);
    place(call.at(), call.place(), findings);
    String rulesName = chamber.rulesName(call.body(), forCharter);
    VotingRules rules = chamber.rules(rulesName);
    Roster roster = roster(rules, call.members(), findings);
    List<AgendaItem> agenda = new ArrayList<>();
    for (Asked asked : call.agenda()) {
      agenda.add(item(agenda.size() + 1, asked, Optional.empty()));
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
    List<AgendaItem> complete = new ArrayList<>();
    for (Asked asked : call.agenda()) {
      complete.add(item(complete.size() + 1, asked, compared(asked.kind(), asked.text())));
    }
    return new Checked.Done<>(keep(by, tried.get(), complete, call.at(), call.place(), rulesName));
  }

  Checked<Id> again(Id by, Id first, LocalDate held, String at, String place) {
    chamber.mandate(by, ACT, Optional.empty());
    chamber.read(by, MEMBERS);
    Meeting before = chamber.meeting(first);
    List<Finding> findings = new ArrayList<>();
    place(at, place, findings);
    if (chamber.ground().store().read(Meetings::list).stream()
        .anyMatch(m -> m.assembly().convocation().first().equals(Optional.of(first)))) {
      findings.add(Says.GOVERNANCE.stop("called-twice", "", Long.toString(first.number())));
    }
    Roster roster = roster(before.assembly().rules(), ids(before.assembly().roster()), findings);
    List<AgendaItem> agenda = chamber.waiting(before).stream().map(i -> again(i)).toList();
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

  private static AgendaItem item(int number, Asked asked, Optional<Id> advice) {
    return new AgendaItem(
        number,
        asked.kind(),
        asked.words(),
        asked.proposal(),
        asked.text(),
        advice,
        asked.person(),
        asked.mandateKind(),
        asked.until(),
        asked.mandate(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The comparison that goes with a text of the charter, and with no other. */
  private Optional<Id> compared(Kind kind, Optional<Digest> text) {
    return text.filter(_ -> kind == Kind.CHARTER).map(comparisons::of);
  }

  private AgendaItem again(AgendaItem i) {
    return new AgendaItem(
        i.number(),
        i.kind(),
        i.words(),
        i.proposal(),
        i.text(),
        compared(i.kind(), i.text()),
        i.person(),
        i.mandateKind(),
        i.until(),
        i.mandate(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  // --- what can be wrong

  private void check(Charter charter, Call call, boolean forCharter, List<Finding> findings) {
    boolean assembly = call.body().equals(charter.assembly());
    for (int i = 0; i < call.agenda().size(); i++) {
      Asked asked = call.agenda().get(i);
      String field = "item" + (i + 1);
      if (forCharter && asked.kind() != Kind.CHARTER) {
        findings.add(Says.GOVERNANCE.stop("charter-alone", field, asked.kind().text()));
      }
      if (!assembly && (asked.kind() == Kind.CHARTER || asked.kind() == Kind.FOUNDING)) {
        findings.add(Says.GOVERNANCE.stop("assembly-alone", field, call.body()));
      }
      switch (asked.kind()) {
        case CHARTER -> {
          Digest text = asked.text().orElseThrow();
          if (!chamber.ground().charters().list().contains(text)) {
            findings.add(Says.GOVERNANCE.stop("no-text", field, text.brief()));
          } else if (chamber.ground().charters().get().adopted()
              && text.equals(chamber.ground().charters().get().digest())) {
            findings.add(Says.GOVERNANCE.stop("in-force", field, text.brief()));
          }
        }
        case FOUNDING -> {}
        case MANDATE -> grant(charter, call.body(), asked, field, findings);
        case MANDATE_END -> {
          Id mandate = asked.mandate().orElseThrow();
          if (chamber.ground().mandates().list().stream().noneMatch(m -> isGiven(m, mandate))) {
            findings.add(Says.GOVERNANCE.stop("no-such-mandate", field, mandate.local()));
          }
        }
        case MOTION -> {
          if (asked.words().isEmpty() || asked.words().length() > LONGEST) {
            findings.add(Says.GOVERNANCE.stop("motion-words", field, "" + asked.words().length()));
          }
        }
        case TEXT -> {
          Digest text = asked.text().orElseThrow();
          if (chamber.offered().find(text).filter(OfferedTexts.Text::stands).isEmpty()) {
            findings.add(Says.GOVERNANCE.stop("text-not-offered", field, text.brief()));
          }
          if (call.agenda().subList(0, i).stream()
              .anyMatch(a -> a.kind() == Kind.TEXT && a.text().equals(asked.text()))) {
            findings.add(Says.GOVERNANCE.stop("text-twice", field, text.brief()));
          }
        }
      }
    }
  }

  private static boolean isGiven(Mandate m, Id id) {
    return m.id().equals(id) && m.holder() instanceof coop.lanterne.kernel.Decider.Persons;
  }

  private void grant(
      Charter charter, String body, Asked asked, String field, List<Finding> findings) {
    Optional<Charter.MandateKind> kind = charter.findMandateKind(asked.mandateKind().orElseThrow());
    if (kind.isEmpty() || !kind.get().givenBy().equals(body)) {
      findings.add(
          Says.GOVERNANCE.stop("given-by-another", field, asked.mandateKind().orElseThrow()));
    }
    if (chamber
        .ground()
        .people()
        .find(asked.person().orElseThrow())
        .filter(p -> p.is(Role.MEMBER))
        .isEmpty()) {
      findings.add(Says.GOVERNANCE.stop("not-member", field, asked.person().orElseThrow().local()));
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
    Digest inForce = chamber.ground().charters().get().digest();
    String role = Chamber.role(chamber.person(by));
    byte[] rules = ShippedRules.file("assembly/" + rulesName + ".yaml");
    Id id =
        chamber
            .ground()
            .store()
            .write(
                tx -> {
                  Assembly.Convocation c = called.convocation();
                  Assembly.Convocation numbered =
                      new Assembly.Convocation(
                          tx.newId("assembly"),
                          c.body(),
                          c.call(),
                          c.first(),
                          c.called(),
                          c.held(),
                          c.agenda());
                  Assembly assembly =
                      new Assembly(
                          called.rules(),
                          called.roster(),
                          numbered,
                          called.stage(),
                          Optional.empty(),
                          Set.of(),
                          List.of(),
                          List.of(),
                          List.of());
                  Meeting meeting =
                      new Meeting(
                          at,
                          place.strip(),
                          agenda,
                          assembly,
                          Set.of(),
                          List.of(),
                          Optional.empty(),
                          Map.of());
                  Meetings.insert(tx, meeting, rulesName, rules);
                  for (AgendaItem item : agenda) {
                    if (item.kind() == Kind.TEXT) {
                      OfferedTexts.called(
                          tx,
                          item.text().orElseThrow(),
                          "/assembly/" + numbered.id().number() + "/items/" + item.number(),
                          numbered.held());
                    }
                  }
                  chamber.fact(
                      tx,
                      role,
                      "convocation",
                      Value.rec(
                          "convocation", withoutWords(numbered),
                          "rules", called.rules().digest(),
                          "entitled", called.roster().size()),
                      inForce);
                  return numbered.id();
                });
    chamber.ground().journal().advance();
    return id;
  }

  /** The call with the digests of what is proposed, never the words of a motion. */
  private static Assembly.Convocation withoutWords(Assembly.Convocation c) {
    return new Assembly.Convocation(
        c.id(),
        c.body(),
        c.call(),
        c.first(),
        c.called(),
        c.held(),
        c.agenda().stream().map(i -> new Assembly.Item(i.number(), "", i.text())).toList());
  }
}
