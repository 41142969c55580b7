// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

/** Says whom the things are for that some addresses of a room name. */
public interface Audience {
  /**
   * Whether anyone may have what an address names, and not members alone. What does not exist is
   * for anyone: they read that it does not.
   *
   * @param named the parts of the address, by name
   */
  boolean isForAnyone(Map<String, String> named);

  /** In a few words, when visitors are let in too. */
  String words();
}
