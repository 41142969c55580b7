// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

/**
 * A value that people decided, within their mandate. What writes orders, money, rules or rights
 * takes an Enacted; there is none for an advice, for a refusal, or beyond a mandate. Only a {@link
 * DecisionDesk} makes one.
 */
public final class Enacted<T extends Canonical> {
  private final Decision<T> decision;
  private final T value;

  Enacted(Decision<T> decision, T value) {
    this.decision = decision;
    this.value = value;
  }

  /** The decision behind it. */
  public Decision<T> decision() {
    return decision;
  }

  /** What was decided. */
  public T value() {
    return value;
  }
}
