// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

/** Where a difference is, as narrowly as it can be told. */
public sealed interface Place {

  /** One entry of the log, counted from 0. */
  record Entry(long number) implements Place {}

  /**
   * The entries from {@code from} to {@code to - 1}: what was added between a checkpoint of size
   * {@code from} and one of size {@code to}, where no entry can be named.
   */
  record Interval(long from, long to) implements Place {}

  /** A line of the file, counted from 1. */
  record Line(long number) implements Place {}

  /** The file as a whole. */
  record Whole() implements Place {}
}
