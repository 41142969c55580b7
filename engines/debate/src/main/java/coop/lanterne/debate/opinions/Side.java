// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

/** The two sides of a statement. */
public enum Side {
  AGREE,
  DISAGREE
}
