// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import coop.lanterne.charter.Ask;
import java.util.List;
import java.util.stream.Stream;

/** The fields that the grocery reads under article 11 of the charter. */
public final class Reads {
  private Reads() {}

  /** All of them, each once. */
  public static List<Ask.ReadField> all() {
    return Stream.concat(
            Imports.reads(),
            Stream.of(
                    Receivings.READS,
                    Counts.READS,
                    Losses.READS,
                    Corrections.READS,
                    Needs.READS,
                    Growers.READS,
                    GrowerOffers.reads(),
                    new Ask.ReadField[] {Counts.PLACE})
                .flatMap(Stream::of))
        .distinct()
        .toList();
  }
}
