// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.charter.Charter;

/** The by-laws that come with this release: proposed to a new node, never imposed on one. */
public final class ShippedRules {
  private static final int ARTICLES = 20;

  private ShippedRules() {}

  /** A file of {@code rules/}, such as {@code order-policy.yaml}. */
  public static byte[] file(String name) {
    try (InputStream in = ShippedRules.class.getResourceAsStream("/rules/" + name)) {
      if (in == null) {
        throw new IllegalStateException("rules/" + name + " is not in this release");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The charter's text. */
  public static byte[] charterYaml() {
    return file("charter.yaml");
  }

  /** The charter, read. */
  public static Charter charter() {
    return read(charterYaml(), "charter.yaml").charter().orElseThrow();
  }

  /** Reads a text of the charter against the vectors of this release. */
  public static Charter.Reading read(byte[] yaml, String source) {
    Map<String, byte[]> vectors = new TreeMap<>();
    for (int i = 1; i <= ARTICLES; i++) {
      String name = String.format(Locale.ROOT, "A%02d.yaml", i);
      vectors.put(name, file("charter.vectors/" + name));
    }
    return Charter.read(yaml, source, vectors);
  }
}
