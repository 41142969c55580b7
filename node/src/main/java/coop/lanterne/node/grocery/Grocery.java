// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.node.grocery.demand.Corrections;
import coop.lanterne.node.grocery.demand.Needs;
import coop.lanterne.node.grocery.imports.Imports;
import coop.lanterne.node.grocery.losses.Losses;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.orders.Outcomes;
import coop.lanterne.node.grocery.past.Months;
import coop.lanterne.node.grocery.past.PastOrders;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.grocery.stock.ColdRoom;
import coop.lanterne.node.grocery.stock.Counts;
import coop.lanterne.node.grocery.stock.Receivings;
import coop.lanterne.node.grocery.surplus.GrowerOffers;
import coop.lanterne.node.grocery.surplus.Surplus;
import coop.lanterne.node.room.Intake;

/**
 * The grocery's door: what people, pages, commands and the demonstration may ask of this room.
 *
 * @param imports files that come in
 * @param orders orders: advised, decided, written
 * @param surplus growers' surplus: advised, decided
 * @param growerOffers what growers announce, and what became of it
 * @param receivings deliveries at the door
 * @param counts the stock, counted
 * @param losses what was lost or marked down
 * @param coldRoom what the cold room can still take
 * @param shelf what is on the shelves
 * @param outcomes what came of past orders
 * @param pastOrders orders of a past, played again
 * @param corrections where people know better than the forecast
 * @param needs what is wanted beside what is sold
 * @param months what was lost, what lacked and which was closer, by month
 */
public record Grocery(
    Imports imports,
    Orders orders,
    Surplus surplus,
    GrowerOffers growerOffers,
    Receivings receivings,
    Counts counts,
    Losses losses,
    ColdRoom coldRoom,
    Shelf shelf,
    Outcomes outcomes,
    PastOrders pastOrders,
    Corrections corrections,
    Needs needs,
    Months months) {
  /**
   * Imports the files of a folder, by the very path that people use.
   *
   * @param folder files named as {@link FileKind#fileName}
   */
  void seed(Path folder) {
    for (FileKind kind : FileKind.values()) {
      Path file = folder.resolve(kind.fileName());
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          Intake<?> files = imports.files();
          String token = files.receive(kind.fileName(), in, Optional.of(kind.name())).token();
          files.commit(token, "node");
          files.drop(token); // also where it was imported before
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
