// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * Why a result is what it is, as data. A closed set of shapes: whoever renders or checks an
 * explanation treats them all. Explanations nest: a sum explains its parts, a trace its steps.
 */
public sealed interface Explanation extends Canonical {

  /**
   * Named parts that add up to the result, exactly. Parts that do not, or whose units differ, are
   * refused with an {@link IllegalArgumentException}.
   */
  record Sum(Message name, List<Part> parts, Amount total) implements Explanation {
    public Sum {
      parts = List.copyOf(parts);
      Amount sum = total.zero();
      for (Part part : parts) {
        sum = sum.plus(part.amount());
      }
      if (!sum.equals(total)) {
        throw new IllegalArgumentException(
            "the parts of \"" + name.key() + "\" make " + sum + ", not " + total);
      }
    }

    @Override
    public Value canonical() {
      return shape("sum", "name", name, "parts", Value.list(parts), "total", total);
    }
  }

  /**
   * One part of a sum.
   *
   * @param name what it is
   * @param amount how much it adds; negative when it takes away
   * @param because why it is that much, where more can be said
   */
  record Part(Message name, Amount amount, Optional<Explanation> because) implements Canonical {
    /** A part that needs no more explanation. */
    public Part(Message name, Amount amount) {
      this(name, amount, Optional.empty());
    }

    @Override
    public Value canonical() {
      return Value.rec("name", name, "amount", amount, "because", because);
    }
  }

  /** Who, how many, out of how many. */
  record Count(Message who, long count, long outOf) implements Explanation {
    public Count {
      if (count < 0 || count > outOf) {
        throw new IllegalArgumentException(count + " cannot be counted out of " + outOf);
      }
    }

    @Override
    public Value canonical() {
      return shape("count", "who", who, "count", count, "out_of", outOf);
    }
  }

  /**
   * A verbatim span of an identified text.
   *
   * @param text the text's identifier
   * @param start first code point of the span, from 0
   * @param end code point after the last
   * @param words exactly what stands there
   */
  record Citation(String text, int start, int end, String words) implements Explanation {
    public Citation {
      if (start < 0 || end - start != words.codePointCount(0, words.length())) {
        throw new IllegalArgumentException(
            start + " to " + end + " is not the length of \"" + words + "\"");
      }
    }

    @Override
    public Value canonical() {
      return shape("citation", "text", text, "start", start, "end", end, "words", words);
    }
  }

  /**
   * Named factors whose product, rounded half up to {@code step}, is the result, exactly.
   *
   * @param step what the result is rounded to, in its unit, such as 0.1
   */
  record Product(Message name, List<Factor> factors, BigDecimal step, Amount result)
      implements Explanation {
    public Product {
      factors = List.copyOf(factors);
      if (step.signum() <= 0) {
        throw new IllegalArgumentException(
            "a result is rounded to a step above 0, read: " + step.toPlainString());
      }
      BigDecimal product = BigDecimal.ONE;
      for (Factor factor : factors) {
        product = product.multiply(factor.value());
      }
      BigDecimal rounded =
          product.divide(step, 0, RoundingMode.HALF_UP).multiply(step).stripTrailingZeros();
      if (rounded.compareTo(result.decimal()) != 0) {
        throw new IllegalArgumentException(
            "the factors of \""
                + name.key()
                + "\" make "
                + rounded.toPlainString()
                + ", not "
                + result);
      }
    }

    @Override
    public Value canonical() {
      return shape(
          "product",
          "name",
          name,
          "factors",
          Value.list(factors),
          "step",
          step.stripTrailingZeros().toPlainString(),
          "result",
          result);
    }
  }

  /** One factor of a product, as it is shown: no hidden decimals. */
  record Factor(Message name, BigDecimal value) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("name", name, "value", value.stripTrailingZeros().toPlainString());
    }
  }

  /** Options side by side, what each gives, and why one is preferred. */
  record Comparison(Message name, List<Option> options) implements Explanation {
    public Comparison {
      options = List.copyOf(options);
      if (options.isEmpty()) {
        throw new IllegalArgumentException("nothing to compare in \"" + name.key() + "\"");
      }
    }

    @Override
    public Value canonical() {
      return shape("comparison", "name", name, "options", Value.list(options));
    }
  }

  /**
   * One option.
   *
   * @param name what one would choose
   * @param effects what it gives
   * @param kept whether it is the one proposed
   * @param why why it is kept or set aside
   */
  record Option(Message name, List<Message> effects, boolean kept, Message why)
      implements Canonical {
    public Option {
      effects = List.copyOf(effects);
    }

    @Override
    public Value canonical() {
      return Value.rec("name", name, "effects", Value.list(effects), "kept", kept, "why", why);
    }
  }

  /** Rules applied, in order, each with its source. */
  record Trace(Message name, List<Step> steps) implements Explanation {
    public Trace {
      steps = List.copyOf(steps);
    }

    @Override
    public Value canonical() {
      return shape("trace", "name", name, "steps", Value.list(steps));
    }
  }

  /**
   * One rule applied.
   *
   * @param rule what was done
   * @param source where the rule comes from: an article, a record, a paper
   * @param because more about this step, where it has its own explanation
   */
  record Step(Message rule, Message source, Optional<Explanation> because) implements Canonical {
    /** A step that needs no more explanation. */
    public Step(Message rule, Message source) {
      this(rule, source, Optional.empty());
    }

    @Override
    public Value canonical() {
      return Value.rec("rule", rule, "source", source, "because", because);
    }
  }

  private static Value shape(String shape, Object... fields) {
    Object[] all = new Object[fields.length + 2];
    all[0] = "shape";
    all[1] = shape;
    System.arraycopy(fields, 0, all, 2, fields.length);
    return Value.rec(all);
  }
}
