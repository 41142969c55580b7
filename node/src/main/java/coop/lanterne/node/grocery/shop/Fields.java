// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import module java.base;

import coop.lanterne.charter.Ask;

/** Fields that the room reads under article 11 of the charter. */
public final class Fields {
  /** The room's name in the charter. */
  public static final String ROOM = "epicerie";

  /** What the room reads data for: to order. */
  public static final String PURPOSE = "commander";

  private Fields() {}

  /** What is read to order: each table with its fields, as {@code needs: date product}. */
  public static List<Ask.ReadField> of(String... tables) {
    return Arrays.stream(tables)
        .map(t -> t.split(": "))
        .flatMap(t -> Stream.of(t[1].split(" ")).map(field -> t[0] + "." + field))
        .map(field -> new Ask.ReadField(ROOM, PURPOSE, "C1", field))
        .toList();
  }
}
