// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Value;
import org.jspecify.annotations.Nullable;

/**
 * Who voted what, one vote for each participant and statement, in an order that does not depend on
 * the order of rows. Two million votes take about ten megabytes.
 */
public final class Votes implements Canonical {
  private final List<String> participants;
  private final List<Statement> statements;
  private final List<Statement> unvoted;
  private final int[] start; // of each participant among the votes; one more at the end
  private final int[] statement; // of each vote, its place in statements
  private final byte[] value; // of each vote

  private Votes(
      List<String> participants,
      List<Statement> statements,
      List<Statement> unvoted,
      int[] start,
      int[] statement,
      byte[] value) {
    this.participants = List.copyOf(participants);
    this.statements = List.copyOf(statements);
    this.unvoted = List.copyOf(unvoted);
    this.start = start;
    this.statement = statement;
    this.value = value;
  }

  /** Votes to be gathered one by one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Everyone who voted, in the order of ids: numbers by value, then texts. */
  public List<String> participants() {
    return participants;
  }

  /** Statements that somebody voted on, in the order of ids. */
  public List<Statement> statements() {
    return statements;
  }

  /** Statements that nobody voted on yet, in the order of ids. */
  public List<Statement> unvoted() {
    return unvoted;
  }

  /** How many votes there are. */
  public int size() {
    return value.length;
  }

  /** How that person voted on that statement; empty where they did not, or are not known. */
  public Optional<Stance> find(String participant, String statementId) {
    int p = Collections.binarySearch(participants, participant, Ids.ORDER);
    if (p >= 0) {
      for (int i = start[p]; i < start[p + 1]; i++) {
        if (statements.get(statement[i]).id().equals(statementId)) {
          return Stance.find(value[i]);
        }
      }
    }
    return Optional.empty();
  }

  /** The votes of all but those people. */
  public Votes without(Set<String> absent) {
    Builder builder = new Builder();
    statements.forEach(builder::statement);
    unvoted.forEach(builder::statement);
    each(
        (participant, on, stance) -> {
          if (!absent.contains(participant)) {
            builder.vote(participant, on, stance);
          }
        });
    return builder.build();
  }

  /** Shows each vote, in the order of participants, then of statements. */
  public void each(Taker taker) {
    for (int p = 0; p < participants.size(); p++) {
      for (int i = start[p]; i < start[p + 1]; i++) {
        taker.take(
            participants.get(p),
            statements.get(statement[i]).id(),
            Stance.find(value[i]).orElseThrow());
      }
    }
  }

  /** Every vote and statement, the same bytes whatever the order of rows. */
  @Override
  public Value canonical() {
    Map<String, Value> cast = new HashMap<>();
    for (int p = 0; p < participants.size(); p++) {
      Map<String, Value> of = new HashMap<>();
      for (int i = start[p]; i < start[p + 1]; i++) {
        of.put(statements.get(statement[i]).id(), Value.of((long) value[i]));
      }
      cast.put(participants.get(p), new Value.Rec(of));
    }
    return Value.rec(
        "statements", Value.list(statements),
        "unvoted", Value.list(unvoted),
        "votes", new Value.Rec(cast));
  }

  /** Takes one vote. */
  public interface Taker {
    /** One vote of that participant on that statement. */
    void take(String participant, String statement, Stance stance);
  }

  int start(int participant) {
    return start[participant];
  }

  int votesOf(int participant) {
    return start[participant + 1] - start[participant];
  }

  int statementAt(int vote) {
    return statement[vote];
  }

  int valueAt(int vote) {
    return value[vote];
  }

  /** Of each participant, what that map says; null where it says nothing. */
  @Nullable String[] values(Map<String, String> byParticipant) {
    @Nullable String[] values = new String[participants.size()];
    for (int p = 0; p < values.length; p++) {
      values[p] = byParticipant.get(participants.get(p));
    }
    return values;
  }

  /**
   * A vote that another of the same person on the same statement replaced.
   *
   * @param line where it was read, 0 where there are no lines
   * @param sameMoment whether the two were cast at the same moment: neither is the last, and where
   *     they differ the person is counted as passing
   */
  public record Replaced(String participant, String statement, long line, boolean sameMoment) {}

  /** Gathers votes. The last one of a person on a statement counts. */
  public static final class Builder {
    private static final int FIRST_ROOM = 1024;

    private final Map<String, Integer> people = new HashMap<>();
    private final List<String> peopleIds = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> placeIds = new ArrayList<>();
    private final Map<String, Statement> listed = new HashMap<>();
    private final List<Replaced> replaced = new ArrayList<>();
    private int[] who = new int[FIRST_ROOM];
    private int[] what = new int[FIRST_ROOM];
    private byte[] how = new byte[FIRST_ROOM];
    private long[] when = new long[FIRST_ROOM];
    private int[] line = new int[FIRST_ROOM];
    private int size;

    private Builder() {}

    /** A statement that can be voted on. Of two with one id, the later one is kept. */
    public Builder statement(Statement statement) {
      listed.put(statement.id(), statement);
      return this;
    }

    /** Whether that statement was listed. */
    public boolean knows(String statementId) {
      return listed.containsKey(statementId);
    }

    /** A vote whose moment is not known. */
    public Builder vote(String participant, String statementId, Stance stance) {
      return vote(participant, statementId, stance, 0, 0);
    }

    /** A vote written as its statement and its stance, such as {@code 3:1}. */
    public Builder written(String participant, String vote) {
      int colon = vote.lastIndexOf(':');
      Stance stance = Stance.find(Integer.parseInt(vote.substring(colon + 1))).orElseThrow();
      return vote(participant, vote.substring(0, colon), stance);
    }

    /**
     * A vote. A statement that is not listed is kept, without its text.
     *
     * @param moment when, on any scale that grows; of two votes the later one counts
     * @param at the line where it was read, from 1; 0 where there are no lines
     */
    public Builder vote(
        String participant, String statementId, Stance stance, long moment, long at) {
      if (size == who.length) {
        int more = size * 2;
        who = Arrays.copyOf(who, more);
        what = Arrays.copyOf(what, more);
        how = Arrays.copyOf(how, more);
        when = Arrays.copyOf(when, more);
        line = Arrays.copyOf(line, more);
      }
      who[size] = number(participant, people, peopleIds);
      what[size] = number(statementId, places, placeIds);
      how[size] = (byte) stance.value();
      when[size] = moment;
      line[size] = (int) at;
      size++;
      return this;
    }

    private static int number(String id, Map<String, Integer> numbers, List<String> ids) {
      Integer known = numbers.get(id);
      if (known != null) {
        return known;
      }
      numbers.put(id, ids.size());
      ids.add(id);
      return ids.size() - 1;
    }

    /** What was gathered. */
    public Votes build() {
      replaced.clear();
      int[] rankOfPerson = ranks(peopleIds);
      int[] first = first(rankOfPerson);
      long[] sorted = byPerson(rankOfPerson, first);
      int[] start = new int[first.length];
      int[] statement = new int[size];
      byte[] value = new byte[size];
      int kept = 0;
      for (int p = 0; p < peopleIds.size(); p++) {
        start[p] = kept;
        Arrays.sort(sorted, first[p], first[p + 1]);
        for (int i = first[p]; i < first[p + 1]; ) {
          int end = i + 1;
          while (end < first[p + 1] && sorted[end] >>> 32 == sorted[i] >>> 32) {
            end++;
          }
          statement[kept] = (int) (sorted[i] >>> 32);
          value[kept] = end == i + 1 ? how[(int) sorted[i]] : last(sorted, i, end);
          kept++;
          i = end;
        }
      }
      start[peopleIds.size()] = kept;
      return new Votes(
          ordered(peopleIds),
          ordered(placeIds).stream()
              .map(id -> listed.getOrDefault(id, Statement.of(id, "")))
              .toList(),
          listed.values().stream()
              .filter(s -> !places.containsKey(s.id()))
              .sorted(Comparator.comparing(Statement::id, Ids.ORDER))
              .toList(),
          start,
          Arrays.copyOf(statement, kept),
          Arrays.copyOf(value, kept));
    }

    /** Where the rows of each person begin; one more at the end. */
    private int[] first(int[] rankOfPerson) {
      int[] first = new int[peopleIds.size() + 1];
      for (int i = 0; i < size; i++) {
        first[rankOfPerson[who[i]] + 1]++;
      }
      Arrays.parallelPrefix(first, Integer::sum);
      return first;
    }

    /** Place of the statement, then of the row, person by person. */
    private long[] byPerson(int[] rankOfPerson, int[] first) {
      int[] rankOfPlace = ranks(placeIds);
      long[] rows = new long[size];
      int[] next = first.clone();
      for (int i = 0; i < size; i++) {
        rows[next[rankOfPerson[who[i]]]++] = (long) rankOfPlace[what[i]] << 32 | i;
      }
      return rows;
    }

    /** Votes that another replaced, as the last {@link #build} found them. */
    public List<Replaced> replaced() {
      return List.copyOf(replaced);
    }

    /** The last of several votes; where the last moment holds votes that differ, a pass. */
    private byte last(long[] sorted, int from, int to) {
      int best = (int) sorted[from];
      boolean differ = false;
      for (int i = from + 1; i < to; i++) {
        int row = (int) sorted[i];
        if (when[row] > when[best]) {
          best = row;
          differ = false;
        } else if (when[row] == when[best]) {
          differ |= how[row] != how[best];
        }
      }
      for (int i = from; i < to; i++) {
        int row = (int) sorted[i];
        if (row != best) {
          replaced.add(
              new Replaced(
                  peopleIds.get(who[row]),
                  placeIds.get(what[row]),
                  line[row],
                  when[row] == when[best] && differ));
        }
      }
      return differ ? (byte) Stance.PASS.value() : how[best];
    }

    private static List<String> ordered(List<String> ids) {
      return ids.stream().sorted(Ids.ORDER).toList();
    }

    private static int[] ranks(List<String> ids) {
      Map<String, Integer> rank = new HashMap<>();
      int[] ranks = new int[ids.size()];
      List<String> ordered = ordered(ids);
      for (int i = 0; i < ordered.size(); i++) {
        rank.put(ordered.get(i), i);
      }
      for (int i = 0; i < ranks.length; i++) {
        ranks[i] = rank.getOrDefault(ids.get(i), -1);
      }
      return ranks;
    }
  }
}
