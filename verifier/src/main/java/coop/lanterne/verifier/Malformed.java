// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

/** Thrown inside this package where a text or bytes are not what they should be; says why. */
final class Malformed extends Exception {
  private final transient Statement why;

  Malformed(String code, Object... namesAndValues) {
    super(code, null, false, false);
    this.why = Statement.of(code, namesAndValues);
  }

  Statement why() {
    return why;
  }
}
