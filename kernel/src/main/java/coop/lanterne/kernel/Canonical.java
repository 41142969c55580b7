// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

/** What can be digested, stored and replayed: it has one canonical form. */
public interface Canonical {
  /**
   * This object as plain data; equal objects give equal values. A record that does not say
   * otherwise is written component by component, under their names in small letters: {@code
   * lastDay} as {@code last_day} ({@link Written}).
   *
   * @throws IllegalStateException when nothing says how this object or one of its components is
   *     written
   */
  default Value canonical() {
    return RecordForm.of(getClass()).write(this);
  }

  /**
   * The object of that class that {@link #canonical} wrote; fields that the class does not know are
   * passed over. A class that writes its own form reads it in a static {@code fromValue(Value)}.
   *
   * @throws IllegalArgumentException when a field lacks, or the class refuses what it holds
   * @throws ClassCastException when a field is of another kind
   * @throws IllegalStateException when the class cannot be read
   */
  static <T extends Canonical> T read(Class<T> type, Value value) {
    return type.cast(RecordForm.of(type).read(value));
  }
}
