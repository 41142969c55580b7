// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import module java.base;

import coop.lanterne.node.decision.Founder;

/**
 * The link by which a new node is founded: drawn at each start until then, kept in memory alone,
 * and printed where only the keeper of the machine reads it.
 */
public final class FoundingLink {
  private final Founder founder;
  private final String token;

  /** The link of a node. */
  public FoundingLink(Founder founder) {
    this.founder = founder;
    byte[] drawn = new byte[24];
    new SecureRandom().nextBytes(drawn);
    this.token = HexFormat.of().formatHex(drawn);
  }

  /** The token to print; none once the node is founded. */
  public Optional<String> find() {
    return founder.find().isPresent() ? Optional.empty() : Optional.of(token);
  }

  /** Whether that token founds this node, now. */
  public boolean opens(String given) {
    return find().isPresent()
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
  }
}
