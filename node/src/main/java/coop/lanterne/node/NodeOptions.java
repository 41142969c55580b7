// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

/**
 * How this node was started.
 *
 * @param demo sample data and personas without password; loopback alone
 * @param data the data folder
 * @param address the address it listens on
 * @param port the port, 0 for any free one
 * @param publicUrl what links begin with
 * @param tls certificate and key, where the node itself speaks TLS
 * @param behindProxy whether a proxy in front speaks TLS
 * @param zone where days begin
 */
public record NodeOptions(
    boolean demo,
    Path data,
    String address,
    int port,
    Optional<String> publicUrl,
    Optional<Tls> tls,
    boolean behindProxy,
    ZoneId zone) {

  /** Where days begin, unless told otherwise. */
  public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** PEM files. */
  public record Tls(Path certificate, Path key) {}

  /** A node on this machine alone. */
  public static NodeOptions local(boolean demo, Path data, int port) {
    return new NodeOptions(
        demo, data, "127.0.0.1", port, Optional.empty(), Optional.empty(), false, PARIS);
  }

  /** Whether browsers reach this node over TLS. */
  public boolean secure() {
    return tls.isPresent() || behindProxy;
  }
}
