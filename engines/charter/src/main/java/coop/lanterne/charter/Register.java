// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Shape.choice;
import static coop.lanterne.charter.Shape.fields;
import static coop.lanterne.charter.Shape.leaf;
import static coop.lanterne.charter.Shape.must;

import module java.base;

import coop.lanterne.kernel.Advice.Subject;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Value;
import coop.lanterne.kernel.Written;
import coop.lanterne.rules.Problems;

/**
 * The public register of methods (article A3), as {@code rules/register.yaml} writes it: one row a
 * version of a method. What a node measures of them (first and last run, counts, quality) is added
 * by the node.
 */
public record Register(List<Entry> methods) {
  private static final String SCHEMA = "lanterne.register/1";

  private static final Shape.Fields SHAPE =
      fields(
          must("schema", leaf(Kind.TEXT)),
          must(
              "methods",
              Shape.list(
                  fields(
                      must("id", leaf(Kind.TEXT)),
                      must("status", choice(Shape.Polarity.NEUTRAL, "in_use", "withdrawn")),
                      must("name", new Shape.Sentence()),
                      must("short", new Shape.Sentence()),
                      must("room", leaf(Kind.TEXT)),
                      must("purpose", leaf(Kind.TEXT)),
                      must("concerns", choice(Shape.Polarity.NEUTRAL, names(Subject.values()))),
                      must("class", choice(Shape.Polarity.NEUTRAL, names(MethodClass.values()))),
                      must("publication", choice(Shape.Polarity.NEUTRAL, "A", "B", "C")),
                      must("place", new Shape.Sentence()),
                      must("basis", new Shape.Sentence()),
                      must("data", new Shape.Sentence()),
                      must("parameters", new Shape.Sentence()),
                      must("working", new Shape.Sentence()),
                      must("limits", new Shape.Sentence()),
                      must("forbidden", new Shape.Sentence()),
                      must("source", new Shape.Sentence()),
                      must("contest", new Shape.Sentence())),
                  Shape.Polarity.NEUTRAL)));

  public Register {
    methods = List.copyOf(methods);
  }

  /**
   * A row.
   *
   * @param id name and version, as an advice's provenance gives it
   * @param status in_use or withdrawn
   * @param publication class of the Dutch standard: A high risk, B impact, C other
   * @param place its place in the decision (CRPA R311-3-1-2, 1°)
   */
  public record Entry(
      String id,
      String status,
      Charter.Words name,
      @Written(as = "short") Charter.Words brief,
      String room,
      String purpose,
      Subject concerns,
      @Written(as = "class") MethodClass methodClass,
      String publication,
      Charter.Words place,
      Charter.Words basis,
      Charter.Words data,
      Charter.Words parameters,
      Charter.Words working,
      Charter.Words limits,
      Charter.Words forbidden,
      Charter.Words source,
      Charter.Words contest)
      implements Canonical {
    /** Whether it may run. */
    public boolean inUse() {
      return status.equals("in_use");
    }

    /** This row, as the gate of the build is asked about it. */
    public Ask.Row row() {
      return new Ask.Row(
          id,
          Optional.of(name.fr()),
          Optional.of(purpose),
          concerns,
          Optional.of(data.fr()),
          Optional.of(limits.fr()),
          Optional.of(forbidden.fr()),
          Optional.of(source.fr()),
          Optional.of(basis.fr()));
    }
  }

  /** What reading a register gives: the register, or the findings that forbid it. */
  public record Reading(Optional<Register> register, List<Finding> findings) {
    public Reading {
      findings = List.copyOf(findings);
    }
  }

  /** Reads a register, as strictly as a charter. */
  public static Reading read(byte[] yaml, String source) {
    Problems problems = new Problems(source);
    Reader reader = new Reader(problems);
    Optional<Value> value =
        CharterShape.FILE.read(yaml, problems).flatMap(t -> reader.read(SHAPE, t));
    if (value.isEmpty() || !problems.found().isEmpty()) {
      return new Reading(Optional.empty(), problems.found());
    }
    Value.Rec tree = (Value.Rec) value.get();
    if (!tree.text("schema").equals(SCHEMA)) {
      problems.add("charter.schema", reader.line("schema"), "schema", tree.text("schema"));
    }
    List<Entry> methods = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Value v : tree.items("methods")) {
      Entry method = Canonical.read(Entry.class, v);
      String path = "methods[" + methods.size() + "].id";
      if (!ids.add(method.id())) {
        problems.add("charter.reused_id", reader.line(path), path, method.id());
      }
      methods.add(method);
    }
    Optional<Register> register = Optional.of(new Register(methods));
    return new Reading(register.filter(_ -> problems.found().isEmpty()), problems.found());
  }

  /** The row of that method and version. */
  public Optional<Entry> find(String id) {
    return methods.stream().filter(m -> m.id().equals(id)).findFirst();
  }

  /** The rows, as the gate of output is asked about them. */
  public List<Ask.Listed> listed() {
    return methods.stream().map(m -> new Ask.Listed(m.id(), m.status())).toList();
  }

  private static String[] names(Enum<?>[] values) {
    return java.util.Arrays.stream(values).map(Enum::name).toArray(String[]::new);
  }
}
