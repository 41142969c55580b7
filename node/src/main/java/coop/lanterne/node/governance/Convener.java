// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.assembly.Checked;
import coop.lanterne.assembly.Roster;
import coop.lanterne.assembly.VotingRules;
import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;

/** Calls meetings: the agenda, its texts and their comparisons go out together. */
record Convener(Chamber chamber, Texts texts) {
  private static final String ACT = Governance.CONVENE;
  private static final int LONGEST = 2000;
  static final List<Ask.ReadField> MEMBERS = Chamber.fields("C3", "members.person", "members.name");

  /**
   * What a call says beside the body and the day.
   *
   * @param rules the name of the rules by which the body decides
   */
  record Notice(String at, String place, String rules, List<AgendaItem> agenda) {
    List<Assembly.Item> asPut() {
      return agenda.stream().map(AgendaItem::asPut).toList();
    }
  }

  Checked<Id> convene(Id by, Call call, LocalDate called) {
    chamber.mandate(by, ACT, Optional.empty());
    chamber.read(by, MEMBERS);
    Charter charter = chamber.inForce().charter();
    if (charter.findBody(call.body()).isEmpty()) {
      return new Checked.Stopped<>(List.of(Says.GOVERNANCE.stop("no-body", "body", call.body())));
    }
    List<Finding> findings = new ArrayList<>();
    List<AgendaItem> agenda = new ArrayList<>();
    for (Resolution asked : call.agenda()) {
      check(charter, call, agenda.size(), findings);
      agenda.add(AgendaItem.called(agenda.size() + 1, asked, Optional.empty()));
    }
    place(call.at(), call.place(), findings);
    String rulesName = chamber.rulesName(call.body(), call.isForTheCharter());
    VotingRules rules = chamber.rules(rulesName);
    Roster roster = roster(rules, call.members(), findings);
    Notice notice = new Notice(call.at(), call.place().strip(), rulesName, agenda);
    Checked<Assembly> tried =
        Assembly.call(
            rules, roster, unnumbered(), call.body(), called, call.held(), notice.asPut());
    return called(by, tried, notice, findings);
  }

  Checked<Id> again(Id by, Id first, LocalDate held, String at, String place) {
    chamber.mandate(by, ACT, Optional.empty());
    chamber.read(by, MEMBERS);
    Meeting before = chamber.meeting(first);
    VotingRules rules = before.assembly().rules();
    List<Finding> findings = new ArrayList<>();
    place(at, place, findings);
    if (chamber.ground().read(Meetings::list).stream().anyMatch(m -> m.isSecondCallOf(first))) {
      findings.add(Says.GOVERNANCE.stop("called-twice", "", Long.toString(first.number())));
    }
    List<Id> members =
        before.assembly().roster().members().stream().map(Roster.Member::id).toList();
    Roster roster = roster(rules, members, findings);
    Notice notice = new Notice(at, place.strip(), rules.id(), chamber.waiting(before));
    Checked<Assembly> tried =
        before.assembly().secondCall(roster, unnumbered(), chamber.today(), held, notice.asPut());
    return called(by, tried, notice, findings);
  }

  /** The identifier of a meeting that is tried, and not kept yet. */
  private Id unnumbered() {
    return Id.of("assembly", 0, chamber.ground().store().node());
  }

  /** Keeps a call, unless something is wrong with it. */
  private Checked<Id> called(
      Id by, Checked<Assembly> tried, Notice notice, List<Finding> findings) {
    findings.addAll(tried.findings());
    if (!findings.isEmpty()) {
      return new Checked.Stopped<>(findings);
    }
    List<AgendaItem> agenda = notice.agenda().stream().map(this::compared).toList();
    return new Checked.Done<>(
        keep(by, tried.get(), new Notice(notice.at(), notice.place(), notice.rules(), agenda)));
  }

  /** The item as it is called, with the comparison that goes with a text of the charter. */
  private AgendaItem compared(AgendaItem item) {
    Optional<Id> advice =
        item.resolution() instanceof Resolution.CharterText(Digest text)
            ? Optional.of(texts.comparison(text))
            : Optional.empty();
    return AgendaItem.called(item.number(), item.resolution(), advice);
  }

  // --- what can be wrong

  private void check(Charter charter, Call call, int place, List<Finding> findings) {
    Resolution asked = call.agenda().get(place);
    String field = "item" + (place + 1);
    boolean forCharter = asked instanceof Resolution.CharterText;
    if (call.isForTheCharter() && !forCharter) {
      findings.add(Says.GOVERNANCE.stop("charter-alone", field, asked.kind()));
    }
    if (!call.body().equals(charter.assembly())
        && (forCharter || asked instanceof Resolution.Confirmation)) {
      findings.add(Says.GOVERNANCE.stop("assembly-alone", field, call.body()));
    }
    wrong(charter, call.body(), asked)
        .forEach((code, seen) -> findings.add(Says.GOVERNANCE.stop(code, field, seen)));
    if (asked instanceof Resolution.Offered(String _, Digest digest)
        && call.agenda().subList(0, place).contains(asked)) {
      findings.add(Says.GOVERNANCE.stop("text-twice", field, digest.brief()));
    }
  }

  /** What is wrong with an item by itself: each code, and what was seen. */
  private Map<String, String> wrong(Charter charter, String body, Resolution asked) {
    Map<String, String> wrong = new LinkedHashMap<>();
    switch (asked) {
      case Resolution.CharterText(Digest text) -> charter(text, wrong);
      case Resolution.Confirmation() -> {}
      case Resolution.Grant grant -> grant(charter, body, grant, wrong);
      case Resolution.End(Id mandate) -> {
        if (chamber.mandates().stream().noneMatch(m -> m.id().equals(mandate))) {
          wrong.put("no-such-mandate", mandate.local());
        }
      }
      case Resolution.Motion(String words) -> {
        if (words.isEmpty() || words.length() > LONGEST) {
          wrong.put("motion-words", Integer.toString(words.length()));
        }
      }
      case Resolution.Offered offered -> offered(body, offered, wrong);
    }
    return wrong;
  }

  private void charter(Digest text, Map<String, String> wrong) {
    if (!chamber.ground().charters().list().contains(text)) {
      wrong.put("no-text", text.brief());
    } else if (chamber.inForce().adopted() && text.equals(chamber.inForce().digest())) {
      wrong.put("in-force", text.brief());
    }
  }

  private void grant(
      Charter charter, String body, Resolution.Grant asked, Map<String, String> wrong) {
    String kind = asked.mandateKind();
    if (!charter.findMandateKind(kind).map(k -> k.givenBy().equals(body)).orElse(false)) {
      wrong.put("given-by-another", kind);
    }
    if (chamber.ground().people().find(asked.person()).filter(p -> p.is(Role.MEMBER)).isEmpty()) {
      wrong.put("not-member", asked.person().local());
    }
  }

  private void offered(String body, Resolution.Offered asked, Map<String, String> wrong) {
    if (chamber.offers().find(asked).filter(o -> o.fallen().isEmpty()).isEmpty()) {
      wrong.put("text-not-offered", asked.digest().brief());
      return;
    }
    String act = chamber.offers().get(asked).act();
    if (chamber.ground().mandates().ofBody(body, act).isEmpty()) {
      wrong.put("body-has-no-mandate", body + ", " + act);
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

  private Id keep(Id by, Assembly called, Notice notice) {
    return chamber
        .ground()
        .note(
            tx -> {
              Assembly.Convocation call = withoutWords(tx.newId("assembly"), called.convocation());
              Meetings.insert(tx, call, called.roster(), notice);
              for (AgendaItem item : notice.agenda()) {
                if (item.resolution() instanceof Resolution.Offered offered) {
                  String href = "/assembly/" + call.id().number() + "/items/" + item.number();
                  chamber.offers().get(offered).called(tx, offered.digest(), href, call.held());
                }
              }
              Value fact =
                  Value.rec(
                      "convocation", call,
                      "rules", called.rules().digest(),
                      "entitled", called.roster().size());
              chamber.fact(tx, by, "convocation", fact);
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
