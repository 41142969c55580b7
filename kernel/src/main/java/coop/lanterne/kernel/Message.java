// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * Something to be said to people, as data: a key and what fills it. {@code prose} renders it in
 * French and English; engines never write sentences.
 *
 * @param key the sentence's key, beginning with the module that says it: {@code
 *     logistics.order.on_hand}
 * @param args what the sentence names
 */
public record Message(String key, Map<String, Arg> args) implements Canonical {

  /** What can fill a sentence; each kind has its own way of being written in each language. */
  public sealed interface Arg extends Canonical {
    /**
     * What fills a sentence.
     *
     * @param value an {@link Arg}, or a String, Long, Integer, BigDecimal, Amount, LocalDate,
     *     Instant or Message, which become one
     */
    static Arg of(Object value) {
      return switch (value) {
        case Arg a -> a;
        case String s -> new Words(s);
        case Long n -> new Figure(BigDecimal.valueOf(n));
        case Integer n -> new Figure(BigDecimal.valueOf(n));
        case BigDecimal d -> new Figure(d);
        case Amount a -> new Measured(a);
        case LocalDate d -> new Day(d);
        case Instant i -> new Moment(i);
        case Message m -> new Phrase(m);
        default -> throw new IllegalArgumentException("cannot be said: " + value.getClass());
      };
    }

    /** What was written so. */
    static Arg fromValue(Value value) {
      String kind = ((Value.Rec) value).fields().keySet().iterator().next();
      Value v = ((Value.Rec) value).get(kind);
      return switch (kind) {
        case "amount" -> new Measured(amount((Value.Rec) v));
        case "phrase" -> new Phrase(Message.fromValue(v));
        default -> plain(kind, ((Value.Text) v).value());
      };
    }

    private static Arg plain(String kind, String text) {
      return switch (kind) {
        case "words" -> new Words(text);
        case "number" -> new Figure(new BigDecimal(text));
        case "share" -> new Share(new BigDecimal(text));
        case "day" -> new Day(LocalDate.parse(text));
        case "moment" -> new Moment(Instant.parse(text));
        default -> throw new IllegalArgumentException("not an argument of a sentence: " + kind);
      };
    }

    private static Amount amount(Value.Rec a) {
      return a.fields().containsKey("cents")
          ? new Money(a.integer("cents"), a.text("currency"))
          : new Quantity(a.integer("thousandths"), Unit.parse(a.text("unit")));
    }
  }

  /** Words that are not translated: a product's name, a file's name, a value seen. */
  public record Words(String text) implements Arg {
    @Override
    public Value canonical() {
      return Value.rec("words", text);
    }
  }

  /** A plain number. */
  public record Figure(BigDecimal value) implements Arg {
    @Override
    public Value canonical() {
      return Value.rec("number", value.stripTrailingZeros().toPlainString());
    }
  }

  /** A share, 0.9 for 90 %. */
  public record Share(BigDecimal value) implements Arg {
    @Override
    public Value canonical() {
      return Value.rec("share", value.stripTrailingZeros().toPlainString());
    }
  }

  /** A sum of money or a quantity. */
  public record Measured(Amount amount) implements Arg {
    @Override
    public Value canonical() {
      return Value.rec("amount", amount);
    }
  }

  /** A day. */
  public record Day(LocalDate date) implements Arg {
    @Override
    public Value canonical() {
      return Value.rec("day", date.toString());
    }
  }

  /** An instant; shown in the node's own time zone. */
  public record Moment(Instant instant) implements Arg {
    @Override
    public Value canonical() {
      return Value.rec("moment", instant.toString());
    }
  }

  /** Another sentence or label, translated in its turn. */
  public record Phrase(Message message) implements Arg {
    @Override
    public Value canonical() {
      return Value.rec("phrase", message);
    }
  }

  public Message {
    if (!key.matches("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+")) {
      throw new IllegalArgumentException("not a message key: \"" + key + "\"");
    }
    args = Collections.unmodifiableMap(new TreeMap<>(args));
  }

  /** A sentence that names nothing. */
  public static Message of(String key) {
    return new Message(key, Map.of());
  }

  /** This sentence, naming one thing more, as {@link Arg#of} has it. */
  public Message with(String name, Object value) {
    TreeMap<String, Arg> more = new TreeMap<>(args);
    more.put(name, Arg.of(value));
    return new Message(key, more);
  }

  @Override
  public Value canonical() {
    TreeMap<String, Value> values = new TreeMap<>();
    args.forEach((k, v) -> values.put(k, v.canonical()));
    return Value.rec("key", key, "args", new Value.Rec(values));
  }

  /** The sentence that was written so. */
  public static Message fromValue(Value value) {
    TreeMap<String, Arg> args = new TreeMap<>();
    ((Value.Rec) ((Value.Rec) value).get("args"))
        .fields()
        .forEach((name, arg) -> args.put(name, Arg.fromValue(arg)));
    return new Message(((Value.Rec) value).text("key"), args);
  }
}
