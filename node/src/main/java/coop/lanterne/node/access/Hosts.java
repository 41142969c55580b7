// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import module java.base;

/**
 * The names under which browsers may reach this node. A page elsewhere whose own name was made to
 * lead to this machine (DNS rebinding) comes under another one, and is not answered.
 */
public final class Hosts {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");
  private static final Set<String> ANY = Set.of("0.0.0.0", "::");

  private final String listen;
  private final Optional<String> published;

  /**
   * The names of a node.
   *
   * @param listen the address it listens on
   * @param publicUrl what its links begin with
   */
  public Hosts(String listen, Optional<String> publicUrl) {
    this.listen = plain(listen);
    this.published =
        publicUrl.flatMap(url -> Optional.ofNullable(URI.create(url).getHost())).map(Hosts::plain);
  }

  /** Whether that name, of a Host or Origin header and without its port, is one of this node's. */
  public boolean know(String host) {
    String name = plain(host);
    return HERE.contains(name)
        || name.equals(listen)
        || published.filter(name::equals).isPresent()
        || (ANY.contains(listen) && isAddress(name)); // no name server had a say in an address
  }

  private static boolean isAddress(String name) {
    return name.contains(":") || name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }

  private static String plain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }
}
