// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

/** Addresses of tiles and of bundles: {@code tile/<row>/<number>[.p/<width>]}. */
record TilePath(String row, long number, int width) {
  private static final Pattern PATH =
      Pattern.compile("tile/([0-9a-z]+)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** 1234067 is {@code x001/x234/067}: no folder has the name of a file. */
  static String write(long number, int width) {
    StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", number % 1000));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    return width == Tile.FULL ? path.toString() : path + ".p/" + width;
  }

  static TilePath parse(String path) {
    Matcher m = PATH.matcher(path);
    if (!m.matches()) {
      throw new Malformed("not the address of a tile: \"" + Text.brief(path) + "\"");
    }
    int width = m.group(3) == null ? Tile.FULL : Integer.parseInt(m.group(3));
    String digits = m.group(2).replaceAll("[x/]", "");
    long number;
    try {
      number = Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new Malformed("no tile has so large a number: " + digits, e);
    }
    String row = m.group(1);
    if (width > Tile.FULL || !path.equals("tile/" + row + "/" + write(number, width))) {
      throw new Malformed("not the address of a tile: \"" + Text.brief(path) + "\"");
    }
    return new TilePath(row, number, width);
  }
}
