// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

/** The release that runs. */
public final class Release {
  /** Its name, as advices carry it. */
  public static final String NAME = read();

  private Release() {}

  private static String read() {
    String version = Release.class.getPackage().getImplementationVersion();
    return "lanterne-" + (version == null ? "dev" : version);
  }
}
