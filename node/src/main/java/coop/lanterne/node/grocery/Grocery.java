// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.node.grocery.internal.ColdRoom;
import coop.lanterne.node.grocery.internal.Corrections;
import coop.lanterne.node.grocery.internal.Counts;
import coop.lanterne.node.grocery.internal.GrowerOffers;
import coop.lanterne.node.grocery.internal.Imports;
import coop.lanterne.node.grocery.internal.Losses;
import coop.lanterne.node.grocery.internal.Months;
import coop.lanterne.node.grocery.internal.Needs;
import coop.lanterne.node.grocery.internal.Orders;
import coop.lanterne.node.grocery.internal.PastOrders;
import coop.lanterne.node.grocery.internal.Receivings;
import coop.lanterne.node.grocery.internal.Shelf;
import coop.lanterne.node.grocery.internal.Surplus;
import coop.lanterne.node.room.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
 * @param shelf what is on the shelves, and what came of past orders
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
    PastOrders pastOrders,
    Corrections corrections,
    Needs needs,
    Months months) {
  /**
   * Imports the files of a folder, by the very path that people use.
   *
   * @param folder files named as {@link FileKind#fileName}
   */
  public void seed(Path folder) {
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
