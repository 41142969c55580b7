// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a new text changes, value by value and never line by line, each with its effect: what the
 * assembly receives with the call.
 *
 * @param changes in the order of the articles, then of the text
 */
public record CharterDiff(List<Change> changes) {

  public CharterDiff {
    changes = List.copyOf(changes);
  }

  /**
   * One change.
   *
   * @param article the article it falls under, such as {@code A08}; empty for what belongs to none
   * @param path where it stands in the file, such as {@code mandate_kinds.commander.per_act}
   * @param effect what it does
   * @param removes whether something is taken away
   * @param adds whether something is put where nothing was
   * @param words the change in words
   */
  public record Change(
      String article, String path, Effect effect, boolean removes, boolean adds, Message words) {}

  /** How large a change of version is (the charter's own rule). */
  public enum Step {
    /** The same text. */
    NONE,
    /** Wording: same checks, same vectors. */
    PATCH,
    /** It tightens or adds. */
    MINOR,
    /** It loosens or removes, or a check changes under the same words. */
    MAJOR
  }

  /** Every change from one text to another. */
  public static CharterDiff between(Charter before, Charter after) {
    Walk walk = new Walk(before, after);
    walk.compare(CharterShape.ROOT, before.tree(), after.tree(), List.of());
    walk.vectors();
    return new CharterDiff(
        walk.changes.stream()
            .sorted(Comparator.comparing(c -> c.article().isEmpty() ? "~" : c.article()))
            .toList());
  }

  /** How many changes loosen, tighten, or do neither that can be told. */
  public long count(Effect effect) {
    return changes.stream().filter(c -> c.effect() == effect).count();
  }

  /** The step that the changes ask of the version number, whatever the file says. */
  public Step step() {
    if (changes.isEmpty()) {
      return Step.NONE;
    }
    if (changes.stream()
        .anyMatch(
            c -> c.effect() == Effect.LOOSENS || (c.removes() && c.effect() != Effect.TIGHTENS))) {
      return Step.MAJOR;
    }
    return changes.stream().allMatch(c -> c.effect() == Effect.WORDING) ? Step.PATCH : Step.MINOR;
  }

  /** The count of changes in one sentence. */
  public Message summary() {
    return Message.of("charter.diff.summary")
        .with("loosens", count(Effect.LOOSENS))
        .with("tightens", count(Effect.TIGHTENS))
        .with("neutral", count(Effect.NEUTRAL) + count(Effect.WORDING));
  }

  /** The walk through both trees. */
  private static final class Walk {
    private final Charter before;
    private final Charter after;
    private final List<Change> changes = new ArrayList<>();

    private Walk(Charter before, Charter after) {
      this.before = before;
      this.after = after;
    }

    private void compare(Shape shape, Value old, Value now, List<String> path) {
      if (old.equals(now)) {
        return;
      }
      switch (shape) {
        case Shape.Leaf leaf -> leaf(leaf, old, now, path);
        case Shape.Choice choice -> choice(choice, old, now, path);
        case Shape.Sentence _ ->
            Shape.Sentence.LANGUAGES.forEach(
                l ->
                    compare(
                        Shape.wording(),
                        ((Value.Rec) old).get(l),
                        ((Value.Rec) now).get(l),
                        add(path, l)));
        case Shape.Fields fields -> fields(fields, (Value.Rec) old, (Value.Rec) now, path);
        case Shape.Table table -> table(table, (Value.Rec) old, (Value.Rec) now, path);
        case Shape.Items items -> items(items, (Value.Seq) old, (Value.Seq) now, path);
        case Shape.Depends _ -> throw new IllegalStateException("compared with its neighbours");
      }
    }

    private void leaf(Shape.Leaf leaf, Value old, Value now, List<String> path) {
      Kind kind = leaf.kind();
      Effect effect =
          switch (leaf.polarity()) {
            case NEUTRAL -> Effect.NEUTRAL;
            case WORDING -> Effect.WORDING;
            case SMALLER_IS_STRICTER, LARGER_IS_STRICTER ->
                leaf.polarity().of(kind.order().compare(now, old));
          };
      if (path.getLast().equals("check")) {
        checkChanged(Kind.text(old), Kind.text(now), path);
        return;
      }
      boolean sentence =
          leaf.polarity() == Shape.Polarity.WORDING
              && Shape.Sentence.LANGUAGES.contains(path.getLast());
      String key =
          switch (kind) {
            case MONEY -> "charter.diff.money";
            case COUNT, SHARE -> "charter.diff.count";
            default -> sentence ? "charter.diff.sentence" : "charter.diff.value";
          };
      say(key, path, effect, false, false, kind.say(old), kind.say(now));
    }

    private void choice(Shape.Choice choice, Value old, Value now, List<String> path) {
      int growth =
          choice.options().indexOf(Kind.text(now)) - choice.options().indexOf(Kind.text(old));
      say(
          "charter.diff.value",
          path,
          choice.polarity().of(growth),
          false,
          false,
          Kind.TEXT.say(old),
          Kind.TEXT.say(now));
    }

    private void fields(Shape.Fields shape, Value.Rec old, Value.Rec now, List<String> path) {
      for (Shape.Field field : shape.fields()) {
        Value a = old.fields().get(field.name());
        Value b = now.fields().get(field.name());
        if (Objects.equals(a, b)) {
          continue;
        }
        List<String> at = add(path, field.name());
        if (a != null && b != null) {
          if (field.shape() instanceof Shape.Depends d) {
            Shape.Fields left = d.cases().get(old.text(d.on()));
            Shape.Fields right = d.cases().get(now.text(d.on()));
            fields(both(left, right), (Value.Rec) a, (Value.Rec) b, at);
          } else {
            compare(field.shape(), a, b, at);
          }
        } else if (b != null) {
          say("charter.diff.appears", at, field.appears(), false, true, null, plain(b));
        } else {
          say(
              "charter.diff.disappears",
              at,
              opposite(field.appears()),
              field.appears() != Effect.WORDING,
              false,
              plain(Objects.requireNonNull(a)),
              null);
        }
      }
    }

    /** The parameters of two checks, side by side; of one check, its own. */
    private static Shape.Fields both(Shape.@Nullable Fields left, Shape.@Nullable Fields right) {
      Set<String> names = new LinkedHashSet<>();
      List<Shape.Field> all = new ArrayList<>();
      for (Shape.Fields side : new Shape.Fields[] {left, right}) {
        if (side != null) {
          side.fields().stream().filter(f -> names.add(f.name())).forEach(all::add);
        }
      }
      return new Shape.Fields(all);
    }

    private void table(Shape.Table shape, Value.Rec old, Value.Rec now, List<String> path) {
      Set<String> names = new TreeSet<>(old.fields().keySet());
      names.addAll(now.fields().keySet());
      for (String name : names) {
        Value a = old.fields().get(name);
        Value b = now.fields().get(name);
        if (a != null && b != null) {
          compare(shape.of(), a, b, add(path, name));
        } else {
          Value entry = Objects.requireNonNull(a == null ? b : a);
          Message.Arg item = new Message.Words(name + contents(entry));
          if (b != null) {
            say("charter.diff.adds", path, shape.more().of(1), false, true, null, item);
            sentences("charter.diff.appears", entry, add(path, name));
          } else {
            say("charter.diff.removes", path, shape.more().of(-1), true, false, item, null);
          }
        }
      }
    }

    /** What an entry says besides its sentences. */
    private static String contents(Value entry) {
      if (!(entry instanceof Value.Rec(var fields))) {
        return " (" + write(entry) + ")";
      }
      TreeMap<String, Value> plain = new TreeMap<>(fields);
      plain.values().removeIf(Walk::isSentence);
      return plain.isEmpty() ? "" : " (" + write(new Value.Rec(plain)) + ")";
    }

    /** The sentences of a new entry, in full. */
    private void sentences(String key, Value entry, List<String> path) {
      if (entry instanceof Value.Rec(var fields)) {
        fields.forEach(
            (name, v) -> {
              if (v instanceof Value.Rec(var languages) && isSentence(v)) {
                languages.forEach((l, text) -> appears(key, text, add(add(path, name), l)));
              }
            });
      }
    }

    private void appears(String key, Value text, List<String> path) {
      say(key, path, Effect.WORDING, false, true, null, plain(text));
    }

    private static boolean isSentence(Value v) {
      return v instanceof Value.Rec(var fields)
          && fields.keySet().equals(Set.copyOf(Shape.Sentence.LANGUAGES));
    }

    private void items(Shape.Items shape, Value.Seq old, Value.Seq now, List<String> path) {
      List<Value> gone = old.items().stream().filter(v -> !now.items().contains(v)).toList();
      List<Value> come = now.items().stream().filter(v -> !old.items().contains(v)).toList();
      for (Value v : gone) {
        say("charter.diff.removes", path, shape.more().of(-1), true, false, plain(v), null);
      }
      for (Value v : come) {
        say("charter.diff.adds", path, shape.more().of(1), false, true, null, plain(v));
      }
      if (gone.isEmpty() && come.isEmpty() && shape.ordered()) {
        say("charter.diff.order", path, Effect.NEUTRAL, false, false, plain(old), plain(now));
      }
    }

    private void checkChanged(String old, String now, List<String> path) {
      String article = path.get(1);
      boolean sameWords = before.article(article).norm().equals(after.article(article).norm());
      say(
          sameWords ? "charter.diff.same_words_other_check" : "charter.diff.other_check",
          path,
          Effect.NEUTRAL,
          sameWords,
          false,
          new Message.Words(old),
          new Message.Words(now));
    }

    /** A vector that changes while the article does not is a change of what is checked. */
    private void vectors() {
      after
          .vectors()
          .forEach(
              (article, digest) -> {
                var old = before.vectors().get(article);
                if (old != null && !old.equals(digest)) {
                  say(
                      "charter.diff.vectors",
                      List.of("articles", article, "vectors"),
                      Effect.NEUTRAL,
                      false,
                      false,
                      new Message.Words(old.brief()),
                      new Message.Words(digest.brief()));
                }
              });
    }

    private void say(
        String key,
        List<String> path,
        Effect effect,
        boolean removes,
        boolean adds,
        Message.@Nullable Arg from,
        Message.@Nullable Arg to) {
      String article = CharterShape.articleOf(path);
      Message words =
          Message.of(key)
              .with("place", CharterShape.placeInWords(article, path))
              .with(
                  "effect", Message.of("charter.effect." + effect.name().toLowerCase(Locale.ROOT)));
      if (from != null) {
        words = words.with("from", from);
      }
      if (to != null) {
        words = words.with("to", to);
      }
      changes.add(new Change(article, String.join(".", path), effect, removes, adds, words));
    }

    private static Effect opposite(Effect effect) {
      return switch (effect) {
        case LOOSENS -> Effect.TIGHTENS;
        case TIGHTENS -> Effect.LOOSENS;
        case NEUTRAL -> Effect.NEUTRAL;
        case WORDING -> Effect.WORDING;
      };
    }

    private static List<String> add(List<String> path, String name) {
      List<String> longer = new ArrayList<>(path);
      longer.add(name);
      return List.copyOf(longer);
    }
  }

  /** A value of any shape, as it is written. */
  private static Message.Arg plain(Value value) {
    return new Message.Words(write(value));
  }

  private static String write(Value value) {
    return switch (value) {
      case Value.Nil() -> "–";
      case Value.Bool(boolean b) -> Boolean.toString(b);
      case Value.Int(long n) -> Long.toString(n);
      case Value.Real(double x) -> Double.toString(x);
      case Value.Text(String s) -> s;
      case Value.Bytes b -> Digest.ofRaw(b.value()).toString();
      case Value.Seq(List<Value> items) ->
          "[" + String.join(", ", items.stream().map(CharterDiff::write).toList()) + "]";
      case Value.Rec rec when rec.fields().keySet().equals(Set.of("cents", "currency")) ->
          Kind.money(rec).toString();
      case Value.Rec rec ->
          String.join(
              ", ",
              rec.fields().entrySet().stream()
                  .map(e -> e.getKey() + " " + write(e.getValue()))
                  .toList());
    };
  }
}
