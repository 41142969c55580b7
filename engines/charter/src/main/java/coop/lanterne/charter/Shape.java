// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

/**
 * What may stand at a place of the charter. One description serves three times: to read the text
 * strictly, to give its canonical form, and to say in words what a new text changes.
 */
sealed interface Shape {

  /** Which way a value goes when it changes. */
  enum Polarity {
    /** A larger value loosens the charter. */
    SMALLER_IS_STRICTER,
    /** A larger value tightens it. */
    LARGER_IS_STRICTER,
    /** The direction cannot be told from the value alone. */
    NEUTRAL,
    /** Wording: it changes what is read, not what is checked. */
    WORDING;

    /** The effect of a value that grows by that sign; written otherwise, it does not grow. */
    Effect of(int growth) {
      if (growth == 0) {
        return Effect.WORDING;
      }
      return switch (this) {
        case SMALLER_IS_STRICTER -> growth > 0 ? Effect.LOOSENS : Effect.TIGHTENS;
        case LARGER_IS_STRICTER -> growth > 0 ? Effect.TIGHTENS : Effect.LOOSENS;
        case NEUTRAL -> Effect.NEUTRAL;
        case WORDING -> Effect.WORDING;
      };
    }
  }

  /** One value. */
  record Leaf(Kind kind, Polarity polarity) implements Shape {}

  /** One of these names, which are in order. */
  record Choice(List<String> options, Polarity polarity) implements Shape {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** A sentence in each language. */
  record Sentence() implements Shape {
    static final List<String> LANGUAGES = coop.lanterne.rules.Fields.LANGUAGES;
  }

  /** Named fields and no other. */
  record Fields(List<Field> fields) implements Shape {
    public Fields {
      fields = List.copyOf(fields);
    }

    Optional<Field> find(String name) {
      return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
  }

  /**
   * One field.
   *
   * @param appears what it does to the charter when it is given where it was not
   */
  record Field(String name, Shape shape, boolean required, Effect appears) {}

  /**
   * Names chosen by the text, each with a value of the same shape.
   *
   * @param more what one entry more does
   */
  record Table(Pattern names, Shape of, Polarity more) implements Shape {}

  /**
   * A list without repetition.
   *
   * @param more what one item more does
   * @param ordered whether the order means something
   */
  record Items(Shape of, Polarity more, boolean ordered) implements Shape {}

  /** A shape that depends on the value of the field beside it. */
  record Depends(String on, Map<String, Fields> cases) implements Shape {
    public Depends {
      cases = Map.copyOf(cases);
    }
  }

  static Leaf leaf(Kind kind, Polarity polarity) {
    return new Leaf(kind, polarity);
  }

  static Leaf leaf(Kind kind) {
    return new Leaf(kind, Polarity.NEUTRAL);
  }

  static Leaf wording() {
    return new Leaf(Kind.TEXT, Polarity.WORDING);
  }

  static Choice choice(Polarity polarity, String... options) {
    return new Choice(List.of(options), polarity);
  }

  /** A list of names, or of anything of one shape, where one more loosens or tightens. */
  static Items list(Shape of, Polarity more) {
    return new Items(of, more, false);
  }

  static Items names(Polarity more) {
    return new Items(leaf(Kind.TEXT), more, false);
  }

  static Table table(Shape of, Polarity more) {
    return new Table(Pattern.compile("[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9_.-]*"), of, more);
  }

  static Fields fields(Field... fields) {
    return new Fields(Arrays.asList(fields));
  }

  static Field must(String name, Shape shape) {
    return new Field(name, shape, true, Effect.NEUTRAL);
  }

  static Field may(String name, Shape shape) {
    return new Field(name, shape, false, Effect.NEUTRAL);
  }

  static Field may(String name, Shape shape, Effect appears) {
    return new Field(name, shape, false, appears);
  }
}
