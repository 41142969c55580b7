// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.tables.Tables;

/**
 * Writes a debate in the form of a Polis export, as texts of CSV. The public files hold statements
 * and figures of groups; the votes of single people are in {@link #auditorVotes} alone, which a
 * room gives to a mandated auditor and to nobody else.
 */
public final class PolisExport {
  private PolisExport() {}

  /** comments.csv: each statement with its total, where it may be shown. No author, no moment. */
  public static String comments(PublicView view) {
    StringBuilder csv = new StringBuilder();
    line(csv, "comment-id", "agrees", "disagrees", "moderated", "is_meta", "comment-body");
    view.opinions()
        .statements()
        .forEach(
            s ->
                comment(
                    csv,
                    s.statement(),
                    Integer.toString(s.all().agrees()),
                    Integer.toString(s.all().disagrees())));
    List<Statement> bare = new ArrayList<>(view.hiddenStatements());
    bare.addAll(view.opinions().unvoted());
    bare.forEach(s -> comment(csv, s, "", ""));
    return csv.toString();
  }

  private static void comment(StringBuilder csv, Statement s, String agrees, String disagrees) {
    line(
        csv,
        s.id(),
        agrees,
        disagrees,
        Integer.toString(s.moderation()),
        s.meta() ? "1" : "0",
        s.text());
  }

  /**
   * comment-groups.csv: each statement with its figures by group; empty where they are not shown.
   */
  public static String commentGroups(PublicView view) {
    StringBuilder csv = new StringBuilder();
    List<String> header = new ArrayList<>(List.of("comment-id", "comment"));
    header.addAll(columns("total"));
    view.opinions().groups().forEach(g -> header.addAll(columns("group-" + g.id())));
    line(csv, header.toArray(String[]::new));
    for (StatementStats s : view.opinions().statements()) {
      List<String> cells = new ArrayList<>(List.of(s.statement().id(), s.statement().text()));
      cells.addAll(cells(s.all()));
      for (Opinions.Group group : view.opinions().groups()) {
        GroupStats stats = s.groups().get(group.id());
        cells.addAll(stats == null ? List.of("", "", "", "") : cells(stats.in()));
      }
      line(csv, cells.toArray(String[]::new));
    }
    return csv.toString();
  }

  private static List<String> columns(String of) {
    return List.of(of + "-votes", of + "-agrees", of + "-disagrees", of + "-passes");
  }

  private static List<String> cells(Counts c) {
    return List.of(
        Integer.toString(c.seen()),
        Integer.toString(c.agrees()),
        Integer.toString(c.disagrees()),
        Integer.toString(c.passes()));
  }

  /** summary.csv: the topic, how many people voted where that may be shown, statements, groups. */
  public static String summary(PublicView view, String topic) {
    Opinions opinions = view.opinions();
    StringBuilder csv = new StringBuilder();
    line(csv, "topic", topic);
    line(
        csv, "voters", view.voters().isPresent() ? Integer.toString(view.voters().getAsInt()) : "");
    int statements =
        opinions.statements().size() + view.hiddenStatements().size() + opinions.unvoted().size();
    line(csv, "comments", Integer.toString(statements));
    line(csv, "groups", Integer.toString(opinions.groups().size()));
    return csv.toString();
  }

  /**
   * votes.csv for an auditor: each vote, under ids made for this file, without moments and without
   * groups, so that nobody is found again by their id, by the order of rows or by the hour.
   *
   * @param seed of the draw of ids: drawn for this file and kept secret, or the ids can be undone
   */
  public static String auditorVotes(Votes votes, long seed) {
    List<String> people = votes.participants();
    int[] fresh = new int[people.size()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < fresh.length; i++) { // Fisher–Yates, from the inside out
      int j = random.nextInt(i + 1);
      fresh[i] = fresh[j];
      fresh[j] = i;
    }
    SortedMap<Integer, List<String>> rows = new TreeMap<>();
    for (int p = 0; p < fresh.length; p++) {
      List<String> of = new ArrayList<>();
      for (int i = votes.start(p); i < votes.start(p) + votes.votesOf(p); i++) {
        String statement = votes.statements().get(votes.statementAt(i)).id();
        String vote = Integer.toString(votes.valueAt(i));
        of.add(Tables.line(',', List.of(statement, Integer.toString(fresh[p]), vote)));
      }
      rows.put(fresh[p], of);
    }
    StringBuilder csv = new StringBuilder();
    line(csv, "comment-id", "voter-id", "vote");
    rows.values().forEach(of -> of.forEach(row -> csv.append(row).append('\n')));
    return csv.toString();
  }

  private static void line(StringBuilder csv, String... cells) {
    csv.append(Tables.line(',', List.of(cells))).append('\n');
  }
}
