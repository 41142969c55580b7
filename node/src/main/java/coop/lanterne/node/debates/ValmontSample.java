// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates;

import module java.base;

import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.node.debates.vote.Voices;
import coop.lanterne.tables.Column;
import coop.lanterne.tables.Row;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Tables;

/** The invented consultation of {@code examples/valmont}, for the demonstration. */
final class ValmontSample {
  /** Where its files stand among the resources of the node. */
  static final String FOLDER = "/examples/valmont/";

  private static final Schema STATEMENTS =
      Schema.of(Column.text("id"), Column.text("text"), Column.text("contribution"));
  private static final Schema VOTES =
      Schema.of(
          Column.text("comment_id"),
          Column.text("voter_id"),
          Column.text("vote"),
          Column.text("timestamp"),
          Column.text("datetime").optional());

  private ValmontSample() {}

  /** A statement, and the contribution that it comes from. */
  record Sentence(String text, String contribution) {}

  /** The statements, in the order of their ids, from 0. */
  static List<Sentence> statements() {
    List<Sentence> sentences = new ArrayList<>();
    read(
        "statements.csv",
        STATEMENTS,
        row -> sentences.add(new Sentence(row.text("text"), row.text("contribution"))));
    return sentences;
  }

  private record Cast(String moment, Voices.Sample vote) {}

  /**
   * The votes, in the order in which they came.
   *
   * @param numbers of each statement, its number in the debate
   */
  static List<Voices.Sample> votes(List<Long> numbers) {
    List<Cast> casts = new ArrayList<>();
    read(
        "votes.csv",
        VOTES,
        row ->
            casts.add(
                new Cast(
                    row.text("timestamp"),
                    new Voices.Sample(
                        Long.parseLong(row.text("voter_id")),
                        numbers.get(Integer.parseInt(row.text("comment_id"))),
                        Stance.find(Integer.parseInt(row.text("vote"))).orElseThrow()))));
    return casts.stream()
        .sorted(Comparator.comparing(Cast::moment)) // stable; thirteen digits each
        .map(Cast::vote)
        .toList();
  }

  private static void read(String name, Schema schema, Consumer<Row> each) {
    try (InputStream in =
        Objects.requireNonNull(ValmontSample.class.getResourceAsStream(FOLDER + name))) {
      Tables.read(name, in.readAllBytes(), schema, each);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
