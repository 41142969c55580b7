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
 * @param proxy the address or name of the proxy in front that speaks TLS, where there is one: what
 *     anyone else says about whom it speaks for is not believed
 * @param zone where days begin
 */
public record NodeOptions(
    boolean demo,
    Path data,
    String address,
    int port,
    Optional<String> publicUrl,
    Optional<Tls> tls,
    Optional<String> proxy,
    ZoneId zone) {

  /** Where days begin, unless told otherwise. */
  public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** PEM files. */
  public record Tls(Path certificate, Path key) {}

  /** A node on this machine alone. */
  public static NodeOptions local(boolean demo, Path data, int port) {
    return new NodeOptions(
        demo, data, "127.0.0.1", port, Optional.empty(), Optional.empty(), Optional.empty(), PARIS);
  }

  /** Whether browsers reach this node over TLS. */
  public boolean secure() {
    return tls.isPresent() || proxy.isPresent();
  }
}
