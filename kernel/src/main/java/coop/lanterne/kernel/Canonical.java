// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

/** What can be digested, stored and replayed: it has one canonical form. */
public interface Canonical {
  /** This object as plain data; equal objects give equal values. */
  Value canonical();
}
