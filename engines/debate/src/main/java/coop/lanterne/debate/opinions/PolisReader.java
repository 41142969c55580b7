// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Place;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.tables.Column;
import coop.lanterne.tables.Folded;
import coop.lanterne.tables.Reading;
import coop.lanterne.tables.Row;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Tables;

/**
 * Reads a debate as Polis exports it: comments.csv, then votes.csv or, without it,
 * participants-votes.csv, where each statement is a column. Both ways in which Polis names its
 * columns are known. 1 is agreement, as in every export; only the mathematics inside the server has
 * it the other way round.
 *
 * <p>Nothing is lost: a vote on a statement that is not listed counts, without its text; of two
 * votes of a person on a statement the last one counts; both are told. What is no vote is set
 * aside.
 */
public final class PolisReader {
  private static final Column COMMENT =
      Column.text("comment_id", "statement_id", "statement", "tid");
  private static final Column TIMESTAMP =
      Column.text("timestamp", "modified", "created").optional();
  private static final Column DATETIME = Column.text("datetime").optional();
  private static final Schema COMMENTS =
      Schema.of(
          COMMENT,
          Column.text("comment_body", "txt", "text", "comment").emptyAllowed(),
          Column.number("moderated", "mod").anySign().optional(),
          Column.yesNo("is_meta", "meta").optional(),
          TIMESTAMP,
          DATETIME,
          Column.text("author_id", "participant_id", "pid").optional(),
          Column.text("agrees", "agree_count").optional(),
          Column.text("disagrees", "disagree_count").optional(),
          Column.text("passes", "pass_count").optional());
  private static final Schema VOTES =
      Schema.of(
          COMMENT,
          Column.text("voter_id", "participant_id", "participant", "pid"),
          Column.text("vote"),
          TIMESTAMP,
          DATETIME,
          Column.text("important").optional());
  private static final Schema GROUPS =
      Schema.of(
          Column.text("participant", "participant_id", "voter_id", "pid"),
          Column.text("group", "group_id", "gid"));

  /** Columns of participants-votes.csv that are no statement. */
  private static final Set<String> ABOUT =
      Set.of(
          "participant", "group-id",
          "n-comments", "n-votes",
          "n-agree", "n-disagree",
          "n-pass", "xid");

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}(\\.0)?");

  private final Votes.Builder votes = Votes.builder();
  private final List<Finding> findings = new ArrayList<>();
  private final Folded warnings = new Folded();
  private boolean listed;
  private String source = "";

  /**
   * What was read.
   *
   * @param findings what was found on the way; one of them stops where nobody voted
   */
  public record Read(Votes votes, List<Finding> findings) {
    public Read {
      findings = List.copyOf(findings);
    }

    /** Whether nothing could be read. */
    public boolean stopped() {
      return findings.stream().anyMatch(f -> f.severity() == Severity.STOPPED);
    }
  }

  /**
   * Groups taken as given.
   *
   * @param of each participant's group, by id
   */
  public record Groups(SortedMap<String, String> of, List<Finding> findings) {
    public Groups {
      findings = List.copyOf(findings);
    }

    /** Whether nothing could be read. */
    public boolean stopped() {
      return findings.stream().anyMatch(f -> f.severity() == Severity.STOPPED);
    }
  }

  /** The statements, from comments.csv. Read before the votes. */
  public void comments(String file, byte[] bytes) {
    keep(
        Tables.read(
            file,
            bytes,
            COMMENTS,
            row ->
                statement(
                    new Statement(
                        row.text("comment_id"),
                        row.findText("comment_body").orElse(""),
                        row.findNumber("moderated").map(BigDecimal::intValue).orElse(0),
                        row.findYes("is_meta").orElse(false)))));
    listed = true;
  }

  /** The votes, one a line, from votes.csv. */
  public void votes(String file, byte[] bytes) {
    source = file;
    keep(
        Tables.read(
            file,
            bytes,
            VOTES,
            row ->
                vote(
                    file,
                    row.line(),
                    row.text("voter_id"),
                    row.text("comment_id"),
                    row.text("vote"),
                    row.findText("timestamp").orElse(""))));
  }

  /** The votes, one column a statement, from participants-votes.csv. */
  public void participantsVotes(String file, byte[] bytes) {
    source = file;
    List<String> header = header(bytes);
    int who = header.indexOf("participant");
    if (who < 0) {
      findings.add(
          finding(
              Severity.STOPPED,
              "missing-column",
              new Place(file, 1, "participant"),
              String.join(",", header),
              "column"));
      return;
    }
    List<Integer> statements =
        IntStream.range(0, header.size())
            .filter(i -> !ABOUT.contains(header.get(i).toLowerCase(Locale.ROOT)))
            .filter(i -> !header.get(i).isEmpty())
            .boxed()
            .toList();
    keep(
        Tables.read(
            file,
            bytes,
            Schema.asWritten(),
            row -> participant(file, row, who, header, statements)));
  }

  private void participant(
      String file, Row row, int who, List<String> header, List<Integer> statements) {
    List<String> cells = row.cells();
    if (who >= cells.size() || cells.get(who).isEmpty()) {
      warnings.add(
          finding(
              Severity.SET_ASIDE,
              "missing-value",
              new Place(file, row.line(), "participant"),
              row.raw(),
              "no_participant"));
      return;
    }
    for (int i : statements) {
      if (i < cells.size() && !cells.get(i).isEmpty()) {
        vote(file, row.line(), cells.get(who), header.get(i), cells.get(i), "");
      }
    }
  }

  private static List<String> header(byte[] bytes) {
    try {
      return Tables.header(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  /** A statement read elsewhere. */
  public void statement(Statement statement) {
    votes.statement(statement);
    listed = true;
  }

  /**
   * A vote read elsewhere.
   *
   * @param file where, for findings
   * @param line from 1; 0 where there are no lines
   * @param vote 1, 0 or −1
   * @param moment a number that grows with time; empty where it is not known
   */
  public void vote(
      String file, long line, String participant, String statement, String vote, String moment) {
    source = file;
    Optional<Stance> stance = whole(vote).flatMap(v -> Stance.find(v.intValue()));
    if (stance.isEmpty()) {
      warnings.add(finding(Severity.SET_ASIDE, "not-a-vote", new Place(file, line, "vote"), vote));
      return;
    }
    if (listed && !votes.knows(statement)) {
      warnings.add(
          finding(
              Severity.WARNING,
              "unknown-statement",
              new Place(file, line, "comment_id"),
              statement));
    }
    votes.vote(participant, statement, stance.get(), whole(moment).orElse(0L), line);
  }

  /** A whole number, as "1", "-1" or "1795000000000.0"; empty for any other text. */
  private static Optional<Long> whole(String text) {
    return WHOLE.matcher(text).matches()
        ? Optional.of(
            Long.parseLong(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text))
        : Optional.empty();
  }

  /** What was read; nothing else may be read afterwards. */
  public Read read() {
    Votes all = votes.build();
    votes.replaced().stream()
        .sorted(Comparator.comparingLong(Votes.Replaced::line))
        .forEach(
            r ->
                warnings.add(
                    finding(
                        Severity.WARNING,
                        "voted-twice",
                        new Place(source, r.line(), "voter_id"),
                        r.participant(),
                        r.sameMoment() ? "voted_at_once" : "voted_twice")));
    findings.addAll(warnings.findings());
    findings.sort(
        Comparator.comparing((Finding f) -> f.place().source())
            .thenComparingLong(f -> f.place().line()));
    boolean stopped = findings.stream().anyMatch(f -> f.severity() == Severity.STOPPED);
    if (all.size() == 0 && !stopped) {
      findings.add(finding(Severity.STOPPED, "nobody-voted", new Place(source, 0, ""), ""));
    }
    return new Read(all, findings);
  }

  /** Groups taken as given, from a table of participants and groups. */
  public static Groups groups(String file, byte[] bytes, Votes votes) {
    SortedMap<String, String> of = new TreeMap<>(Ids.ORDER);
    List<Finding> found = new ArrayList<>();
    Set<String> known = Set.copyOf(votes.participants());
    Folded warnings = new Folded();
    Reading reading =
        Tables.read(
            file,
            bytes,
            GROUPS,
            row -> {
              String participant = row.text("participant");
              if (!known.contains(participant)) {
                warnings.add(
                    finding(
                        Severity.SET_ASIDE,
                        "unknown-participant",
                        new Place(file, row.line(), "participant"),
                        participant));
              } else if (of.containsKey(participant)) {
                warnings.add(
                    finding(
                        Severity.SET_ASIDE,
                        "group-twice",
                        new Place(file, row.line(), "participant"),
                        participant));
              } else {
                of.put(participant, row.text("group"));
              }
            });
    found.addAll(reading.findings());
    found.addAll(warnings.findings());
    found.sort(Comparator.comparingLong(f -> f.place().line()));
    if (of.isEmpty() && !reading.stopped()) {
      found.add(finding(Severity.STOPPED, "no-group", new Place(file, 0, ""), ""));
    }
    return new Groups(of, found);
  }

  private void keep(Reading reading) {
    reading.findings().stream()
        .filter(f -> !f.code().equals("no-rows")) // said once, of the whole debate
        .forEach(findings::add);
  }

  private static Finding finding(Severity severity, String code, Place place, String seen) {
    return finding(severity, code, place, seen, code.replace('-', '_'));
  }

  private static Finding finding(
      Severity severity, String code, Place place, String seen, String key) {
    return new Finding(
        code,
        severity,
        place,
        seen,
        Message.of("deliberation.polis." + key + ".why"),
        Message.of("deliberation.polis." + key + ".maybe"));
  }
}
