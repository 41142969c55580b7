// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import coop.lanterne.debate.opinions.Statement;
import coop.lanterne.debate.opinions.Votes;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Value;

/**
 * Everything that the synthesis of a debate depends on, the table of word vectors apart, which
 * comes with the release.
 *
 * @param debate its id
 * @param texts what was published, in the order of numbers
 * @param sorting what people changed in the engine's sorting
 * @param votes on sentences of the debate, as an analysis of opinions counts them; none where
 *     people have not voted
 * @param charter digest of the charter in force
 */
public record SynthesisInputs(
    String debate,
    List<Text> texts,
    Sorting sorting,
    Options options,
    Optional<Voted> votes,
    Digest charter,
    String release)
    implements Canonical {

  /**
   * A contribution and the salt that is kept beside its words: once both are erased, nobody can
   * find the words again from a digest.
   */
  public record Text(Contribution contribution, String salt) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec(
          "id", contribution.id(),
          "text", contribution.text(),
          "author", contribution.author().orElse(""),
          "theme", contribution.theme().orElse(""),
          "salt", salt);
    }

    private static Text fromValue(Value value) {
      Value.Rec rec = (Value.Rec) value;
      return new Text(
          new Contribution(
              rec.text("id"), rec.text("text"), optional(rec, "author"), optional(rec, "theme")),
          rec.text("salt"));
    }

    private static Optional<String> optional(Value.Rec rec, String field) {
      return Optional.of(rec.text(field)).filter(t -> !t.isEmpty());
    }
  }

  /**
   * Votes, each person under a number of this synthesis alone.
   *
   * @param analysis the analysis of opinions that counts them, by its id
   * @param voters how many people it says that they are; empty where that may not be told
   * @param salt mixed with the votes before any digest, so that nobody's votes can be guessed from
   *     one
   */
  public record Voted(String analysis, OptionalInt voters, String salt, Ballots ballots)
      implements Canonical {
    private static final String NO_GROUP = "-";

    /**
     * The same votes, each person under a number that says nothing of who they are: the order of
     * the digests of their ids, mixed with the salt.
     */
    public static Voted anonymous(
        String analysis, OptionalInt voters, String salt, Ballots ballots) {
      List<String> drawn =
          ballots.votes().participants().stream()
              .sorted(
                  Comparator.comparing(
                      p ->
                          CanonicalBytes.digest("voter/1", Value.rec("salt", salt, "voter", p))
                              .hex()))
              .toList();
      Map<String, String> numbers = new HashMap<>();
      drawn.forEach(p -> numbers.put(p, Integer.toString(numbers.size() + 1)));
      Votes.Builder votes = Votes.builder();
      ballots.votes().statements().forEach(votes::statement);
      ballots.votes().each((p, on, stance) -> votes.vote(numbers.getOrDefault(p, ""), on, stance));
      SortedMap<String, String> groupOf = new TreeMap<>();
      ballots.groupOf().forEach((p, g) -> groupOf.put(numbers.getOrDefault(p, ""), g));
      return new Voted(analysis, voters, salt, new Ballots(votes.build(), groupOf));
    }

    /** The digest of the votes, mixed with the salt. */
    Digest digest() {
      return CanonicalBytes.digest("synthesis-votes/1", canonical());
    }

    /**
     * One line a person: number and group, then statement and vote, as in {@code 17 0 3:1 8:-1}.
     */
    @Override
    public Value canonical() {
      SortedMap<String, StringBuilder> lines =
          new TreeMap<>(Comparator.comparingInt(Integer::parseInt));
      ballots
          .votes()
          .each(
              (p, on, stance) -> {
                String first = p + " " + ballots.groupOf().getOrDefault(p, NO_GROUP);
                lines
                    .computeIfAbsent(p, _ -> new StringBuilder(first))
                    .append(" " + on + ":" + stance.value());
              });
      return Value.rec(
          "analysis", analysis,
          "voters", voters,
          "salt", salt,
          "statements", Value.list(ballots.votes().statements()),
          "lines",
              new Value.Seq(
                  lines.values().stream().<Value>map(l -> Value.of(l.toString())).toList()));
    }

    private static Voted fromValue(Value.Rec rec) {
      Votes.Builder votes = Votes.builder();
      rec.items("statements").forEach(s -> votes.statement(Canonical.read(Statement.class, s)));
      SortedMap<String, String> groupOf = new TreeMap<>();
      for (Value line : rec.items("lines")) {
        String[] words = ((Value.Text) line).value().split(" ", -1);
        if (!words[1].equals(NO_GROUP)) {
          groupOf.put(words[0], words[1]);
        }
        Arrays.stream(words).skip(2).forEach(w -> votes.written(words[0], w));
      }
      return new Voted(
          rec.text("analysis"),
          rec.findCount("voters"),
          rec.text("salt"),
          new Ballots(votes.build(), groupOf));
    }
  }

  public SynthesisInputs {
    texts = List.copyOf(texts);
  }

  /** The contributions alone. */
  public List<Contribution> contributions() {
    return texts.stream().map(Text::contribution).toList();
  }

  /** The digest of what was written. */
  Digest textsDigest() {
    return CanonicalBytes.digest("texts/1", Value.list(texts));
  }

  /** The digest of what people corrected. */
  Digest sortingDigest() {
    return CanonicalBytes.digest("sorting/1", sorting(sorting));
  }

  @Override
  public Value canonical() {
    return Value.rec(
        "debate",
        debate,
        "texts",
        Value.list(texts),
        "sorting",
        sorting(sorting),
        "words",
        options.most(),
        "smallest_group",
        options.smallestGroup(),
        "votes",
        votes,
        "charter",
        charter,
        "release",
        release);
  }

  /** The inputs that {@link #canonical} wrote. */
  public static SynthesisInputs fromValue(Value value) {
    Value.Rec rec = (Value.Rec) value;
    return new SynthesisInputs(
        rec.text("debate"),
        rec.items("texts").stream().map(Text::fromValue).toList(),
        new Sorting(rec.items("sorting").stream().map(SynthesisInputs::correction).toList()),
        new Options(Options.Measure.WORDS, rec.count("words"), rec.count("smallest_group")),
        rec.get("votes") instanceof Value.Rec votes
            ? Optional.of(Voted.fromValue(votes))
            : Optional.empty(),
        Digest.ofRaw(((Value.Bytes) rec.get("charter")).value()),
        rec.text("release"));
  }

  private static Value sorting(Sorting sorting) {
    return new Value.Seq(sorting.corrections().stream().map(SynthesisInputs::correction).toList());
  }

  private static Value correction(Sorting.Correction correction) {
    return switch (correction) {
      case Sorting.Rename(String theme, String name) -> change("rename", theme, name, List.of());
      case Sorting.Move(String contribution, String theme) ->
          change("move", contribution, theme, List.of());
      case Sorting.Split s -> change("split", "", s.name(), List.copyOf(s.contributions()));
      case Sorting.Unmerge(String sentence) -> change("unmerge", sentence, "", List.of());
      case Sorting.Merge(String sentence, String other) ->
          change("merge", sentence, other, List.of());
    };
  }

  private static Value change(String kind, String what, String to, List<String> contributions) {
    return Value.rec(
        "kind", kind,
        "what", what,
        "to", to,
        "contributions", new Value.Seq(contributions.stream().<Value>map(Value::of).toList()));
  }

  private static Sorting.Correction correction(Value value) {
    Value.Rec rec = (Value.Rec) value;
    String what = rec.text("what");
    String to = rec.text("to");
    return switch (rec.text("kind")) {
      case "rename" -> new Sorting.Rename(what, to);
      case "move" -> new Sorting.Move(what, to);
      case "split" ->
          new Sorting.Split(
              to,
              new TreeSet<>(
                  rec.items("contributions").stream().map(v -> ((Value.Text) v).value()).toList()));
      case "unmerge" -> new Sorting.Unmerge(what);
      case "merge" -> new Sorting.Merge(what, to);
      default -> throw new IllegalArgumentException("no correction is a " + rec.text("kind"));
    };
  }
}
