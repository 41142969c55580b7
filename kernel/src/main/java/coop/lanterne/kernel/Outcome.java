// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/** What was decided. */
public sealed interface Outcome<T extends Canonical> extends Canonical {
  /** The advice, unchanged. */
  record Adopted<T extends Canonical>(T value) implements Outcome<T> {}

  /** The advice, changed. */
  record Amended<T extends Canonical>(T value) implements Outcome<T> {}

  /** Nothing is done. */
  record Refused<T extends Canonical>() implements Outcome<T> {}

  /** Decided by people with no advice. */
  record WithoutAdvice<T extends Canonical>(T value) implements Outcome<T> {}

  /** What was decided; nothing by a refusal. */
  default Optional<T> decided() {
    return switch (this) {
      case Adopted<T>(T v) -> Optional.of(v);
      case Amended<T>(T v) -> Optional.of(v);
      case WithoutAdvice<T>(T v) -> Optional.of(v);
      case Refused<T>() -> Optional.empty();
    };
  }

  @Override
  default Value canonical() {
    return switch (this) {
      case Adopted<T>(T v) -> Value.rec("outcome", "adopted", "value", v);
      case Amended<T>(T v) -> Value.rec("outcome", "amended", "value", v);
      case Refused<T>() -> Value.rec("outcome", "refused");
      case WithoutAdvice<T>(T v) -> Value.rec("outcome", "without_advice", "value", v);
    };
  }
}
