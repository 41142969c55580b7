// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.kernel.Digest;

/** Links that open one page to whoever holds them: shown once, and only a digest is kept. */
public final class SecretLink {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  private SecretLink() {}

  /** A new token, in hexadecimal digits. */
  public static String draw() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What is kept of a token. */
  public static Digest digest(String token) {
    return Digest.of(token.getBytes(StandardCharsets.UTF_8));
  }
}
