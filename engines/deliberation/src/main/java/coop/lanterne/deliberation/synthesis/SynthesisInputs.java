// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.deliberation.synthesis;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Value;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything that the synthesis of a debate depends on, the table of word vectors apart, which
 * comes with the release.
 *
 * @param debate its id
 * @param texts what was published, in the order of numbers
 * @param sorting what people changed in the engine's sorting
 * @param charter digest of the charter in force
 */
public record SynthesisInputs(
    String debate,
    List<Text> texts,
    Sorting sorting,
    Options options,
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
          "id",
          contribution.id(),
          "text",
          contribution.text(),
          "author",
          contribution.author().orElse(""),
          "theme",
          contribution.theme().orElse(""),
          "salt",
          salt);
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
        new Options(
            Options.Measure.WORDS,
            Math.toIntExact(rec.integer("words")),
            Math.toIntExact(rec.integer("smallest_group"))),
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
        "kind",
        kind,
        "what",
        what,
        "to",
        to,
        "contributions",
        new Value.Seq(contributions.stream().<Value>map(Value::of).toList()));
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
