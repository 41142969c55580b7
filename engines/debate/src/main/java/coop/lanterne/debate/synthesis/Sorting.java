// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * What people changed in the engine's sorting, applied in order over its own proposal, which stays
 * beside ({@link Synthesis#proposed}). A correction is undone by leaving it out. One that names
 * nothing that exists is told by a Finding and has no effect.
 *
 * @param corrections in the order in which they were made
 */
public record Sorting(List<Correction> corrections) {
  /** One change. */
  public sealed interface Correction {}

  /** Gives a theme another name. */
  public record Rename(String theme, String name) implements Correction {}

  /** Files a contribution under another theme. */
  public record Move(String contribution, String theme) implements Correction {}

  /** Makes a new theme, {@code hand:} and its name, of contributions that were elsewhere. */
  public record Split(String name, Set<String> contributions) implements Correction {
    public Split {
      contributions = java.util.Collections.unmodifiableSet(new TreeSet<>(contributions));
    }

    /** The id of the theme that it makes. */
    public String theme() {
      return "hand:" + name;
    }
  }

  /**
   * Takes a sentence out of the idea that it was merged into: it becomes an idea of its own.
   *
   * @param sentence its {@link Quote#key}
   */
  public record Unmerge(String sentence) implements Correction {}

  /**
   * Says that two sentences hold one idea, whatever the engine thinks.
   *
   * @param sentence its {@link Quote#key}
   * @param other the same of the other
   */
  public record Merge(String sentence, String other) implements Correction {}

  public Sorting {
    corrections = List.copyOf(corrections);
  }

  /** Nothing changed. */
  public static Sorting none() {
    return new Sorting(List.of());
  }

  /** This sorting and one correction more. */
  public Sorting with(Correction correction) {
    List<Correction> more = new ArrayList<>(corrections);
    more.add(correction);
    return new Sorting(more);
  }
}
