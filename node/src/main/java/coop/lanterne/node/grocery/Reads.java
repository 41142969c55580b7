// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.node.grocery.demand.Corrections;
import coop.lanterne.node.grocery.demand.Needs;
import coop.lanterne.node.grocery.imports.Imports;
import coop.lanterne.node.grocery.losses.Losses;
import coop.lanterne.node.grocery.stock.Counts;
import coop.lanterne.node.grocery.stock.Receivings;
import coop.lanterne.node.grocery.surplus.GrowerOffers;
import coop.lanterne.node.grocery.surplus.Growers;

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
                    List.of(Counts.PLACE))
                .flatMap(List::stream))
        .distinct()
        .toList();
  }
}
