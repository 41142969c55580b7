// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

/**
 * What a person is for the pages: which doors open, never what may be decided. Rights to decide
 * come from mandates alone.
 */
public enum Role {
  /** Anyone, without an account. */
  VISITOR,
  /** A member of the organisation. */
  MEMBER,
  /** Prepares assemblies: calls, attendance, proxies, counts. */
  FACILITATOR,
  /** Reads what the charter opens to whoever audits. */
  AUDITOR,
  /** Keeps the machine running; gets no right to decide by it. */
  KEEPER;

  /** The name in tables, files and the journal. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name. */
  public static Role parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
