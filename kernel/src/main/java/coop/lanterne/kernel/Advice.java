// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * What an engine proposes, with everything needed to understand, contest and recompute it. An
 * advice has no effect: what applies something takes an {@link Enacted}.
 *
 * @param act what would be decided, such as {@code order.adopt}
 * @param concerns whom the result is about
 * @param result the proposal
 * @param explanation why
 * @param setAside what was not kept, with the rule that set it aside
 * @param uncertainty what is not sure
 * @param sources the data used and where they come from (CRPA R311-3-1-2, 2°)
 * @param parameters the parameters and weights as applied here (3°)
 * @param operations what was done, in order (4°)
 * @param provenance what a replay needs
 */
public record Advice<T extends Canonical>(
    String act,
    Subject concerns,
    T result,
    Explanation explanation,
    List<SetAside> setAside,
    List<Uncertainty> uncertainty,
    List<Source> sources,
    List<Parameter> parameters,
    Explanation.Trace operations,
    Provenance provenance)
    implements Canonical {

  /** The type name of an advice's canonical bytes. */
  public static final String TYPE = "advice/1";

  public Advice {
    setAside = List.copyOf(setAside);
    uncertainty = List.copyOf(uncertainty);
    sources = List.copyOf(sources);
    parameters = List.copyOf(parameters);
  }

  /** Whom a result is about. */
  public enum Subject {
    /** Products, vehicles, buildings: no one in particular. */
    THINGS,
    /** A text, a rule or the organisation as a whole. */
    ORGANISATION,
    /** One person or household. */
    PERSON
  }

  /** An option or a datum that was not kept, and the rule that set it aside. */
  public record SetAside(Message what, Message rule) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("what", what, "rule", rule);
    }
  }

  /** What is not sure. */
  public sealed interface Uncertainty extends Canonical {
    /** A range that holds the true value with that level, such as 0.8. */
    record Interval(Message of, BigDecimal level, Amount low, Amount high) implements Uncertainty {
      @Override
      public Value canonical() {
        return Value.rec("of", of, "level", level.toPlainString(), "low", low, "high", high);
      }
    }

    /** Something that is not known. */
    record NotKnown(Message what) implements Uncertainty {
      @Override
      public Value canonical() {
        return Value.rec("not_known", what);
      }
    }
  }

  /** Data that were read: what, and the digest of what was read. */
  public record Source(Message what, Digest digest) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("what", what, "digest", digest);
    }
  }

  /** A parameter, its value, and who set it. */
  public record Parameter(Message name, Message.Arg value, Message source) implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec("name", name, "value", value, "source", source);
    }
  }

  /**
   * What made an advice, so that anyone can make it again.
   *
   * @param inputs digest of the canonical bytes of all inputs
   * @param rules digest of the rules applied
   * @param charter digest of the charter in force
   * @param method name and version of the method, as in the register
   * @param methodClass class of the method, inputs included
   * @param model digest of a learned or language model, where one was used
   * @param release release of Lanterne that computed it
   * @param seed seed of every draw
   */
  public record Provenance(
      Digest inputs,
      Digest rules,
      Digest charter,
      String method,
      MethodClass methodClass,
      Optional<Digest> model,
      String release,
      long seed)
      implements Canonical {
    @Override
    public Value canonical() {
      return Value.rec(
          "inputs", inputs,
          "rules", rules,
          "charter", charter,
          "method", method,
          "method_class", methodClass.name(),
          "model", model,
          "release", release,
          "seed", seed);
    }
  }

  @Override
  public Value canonical() {
    return Value.rec(
        "act",
        act,
        "concerns",
        concerns.name(),
        "result",
        result,
        "explanation",
        explanation,
        "set_aside",
        Value.list(setAside),
        "uncertainty",
        Value.list(uncertainty),
        "sources",
        Value.list(sources),
        "parameters",
        Value.list(parameters),
        "operations",
        operations,
        "provenance",
        provenance);
  }

  /** The digest of this advice; the same inputs give the same digest. */
  public Digest digest() {
    return CanonicalBytes.digest(TYPE, canonical());
  }
}
