// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import coop.lanterne.kernel.Id;

/** Small assemblies: member 1, member 2… and rules written as one changes a line of a form. */
final class Fixtures {
  static final Path ROOT = Path.of(System.getProperty("lanterne.root", "../.."));

  private static final String FORM =
      """
      schema: "lanterne.assembly/1"
      id: "test"
      title: {fr: "Essai", en: "Trial"}
      entitled: members
      weights: equal
      quorum: none
      majority: {kind: simple, base: cast, strictly: true}
      abstain: not_cast
      blank: not_cast
      tie: rejected
      proxies: {per_holder: 2}
      colleges: none
      second_call: none
      recusal: {quorum: excluded}
      notice: "P15D"
      """;

  static final String ABSOLUTE = "majority: {kind: absolute, base: cast, strictly: true}";
  static final String COLLEGES_PROPORTIONAL =
      "colleges: {within: proportional, nobody: neutralised, bounds: none, weights: {a: 50, b: 30,"
          + " c: 20}}";
  static final String COLLEGES_WINNER =
      "colleges: {within: winner_takes_college, nobody: neutralised, tied: lost, bounds: none,"
          + " weights: {a: 50, b: 30, c: 20}}";

  private Fixtures() {}

  /** The form with these lines in place of those of the same key. */
  static String form(String... lines) {
    String text = FORM;
    for (String line : lines) {
      String key = line.substring(0, line.indexOf(':'));
      text = text.replaceFirst("(?m)^" + key + ":.*$", Matcher.quoteReplacement(line));
    }
    return text;
  }

  static Checked<VotingRules> read(String text) {
    return VotingRules.read("test.yaml", text.getBytes(UTF_8));
  }

  static VotingRules rules(String... lines) {
    return read(form(lines)).get();
  }

  static String file(String path) {
    try {
      return Files.readString(ROOT.resolve(path), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static VotingRules ruleFile(String path) {
    return VotingRules.read(path, file(path).getBytes(UTF_8)).get();
  }

  static Id m(int number) {
    return Id.of("person", number, "essai");
  }

  /** Members first to last, both included. */
  static Set<Id> m(int first, int last) {
    Set<Id> ids = new LinkedHashSet<>();
    for (int i = first; i <= last; i++) {
      ids.add(m(i));
    }
    return ids;
  }

  static Roster roster(int size) {
    return Roster.of(List.copyOf(m(1, size)));
  }

  /** So many in each college a, b, c, numbered in this order. */
  static Roster colleges(int a, int b, int c) {
    List<Roster.Member> members = new ArrayList<>();
    int[] sizes = {a, b, c};
    int number = 1;
    for (int college = 0; college < 3; college++) {
      for (int i = 0; i < sizes[college]; i++) {
        members.add(new Roster.Member(m(number++), 1, "abc".substring(college, college + 1)));
      }
    }
    return new Roster(members);
  }

  static Attendance all(Roster roster) {
    return Attendance.of(roster, roster.byId().keySet());
  }

  static Vote.Counts counts(long favour, long against) {
    return new Vote.Counts(favour, against, 0, 0, 0);
  }

  /** A vote by hand with everyone there. */
  static Tally.Result hand(VotingRules rules, int there, Vote.Counts counts) {
    return Tally.count(rules, 1, all(roster(there)), Vote.byHand(counts)).get();
  }

  /** A vote by hand in three colleges, with just as many members as voters. */
  static Tally.Result hand(VotingRules rules, Vote.Counts a, Vote.Counts b, Vote.Counts c) {
    Roster roster = colleges((int) a.total(), (int) b.total(), (int) c.total());
    return Tally.count(rules, 1, all(roster), Vote.byCollege(Map.of("a", a, "b", b, "c", c))).get();
  }
}
