// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.logistics;

import coop.lanterne.logistics.files.FileKind;
import coop.lanterne.node.logistics.internal.ColdRoom;
import coop.lanterne.node.logistics.internal.Counts;
import coop.lanterne.node.logistics.internal.Imports;
import coop.lanterne.node.logistics.internal.Losses;
import coop.lanterne.node.logistics.internal.Orders;
import coop.lanterne.node.logistics.internal.Receivings;
import coop.lanterne.node.logistics.internal.Shelf;
import coop.lanterne.node.logistics.internal.Surplus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The grocery's door: what people, pages, commands and the demonstration may ask of this room. */
public final class Grocery {
  private final Imports imports;
  private final Orders orders;
  private final Surplus surplus;
  private final Receivings receivings;
  private final Counts counts;
  private final Losses losses;
  private final ColdRoom coldRoom;
  private final Shelf shelf;

  /** The grocery of that node. */
  public Grocery(
      Imports imports,
      Orders orders,
      Surplus surplus,
      Receivings receivings,
      Counts counts,
      Losses losses,
      ColdRoom coldRoom,
      Shelf shelf) {
    this.imports = imports;
    this.orders = orders;
    this.surplus = surplus;
    this.receivings = receivings;
    this.counts = counts;
    this.losses = losses;
    this.coldRoom = coldRoom;
    this.shelf = shelf;
  }

  /** Files that come in. */
  public Imports imports() {
    return imports;
  }

  /** Orders: advised, decided, written. */
  public Orders orders() {
    return orders;
  }

  /** Growers' surplus: announced, advised, decided. */
  public Surplus surplus() {
    return surplus;
  }

  /** Deliveries at the door. */
  public Receivings receivings() {
    return receivings;
  }

  /** Stock counted by people. */
  public Counts counts() {
    return counts;
  }

  /** What is lost, and what is on its last days. */
  public Losses losses() {
    return losses;
  }

  /** What the cold room can still take. */
  public ColdRoom coldRoom() {
    return coldRoom;
  }

  /** What is on the shelves, and what came of past orders. */
  public Shelf shelf() {
    return shelf;
  }

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
          String token = imports.receive(kind.fileName(), in, Optional.of(kind)).token();
          imports.commit(token, "node");
          imports.drop(token); // also where it was imported before
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
