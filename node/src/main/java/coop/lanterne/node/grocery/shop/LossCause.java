// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.shop;

import module java.base;

import coop.lanterne.kernel.Message;

/** Why something is lost, or why a count and the book differ. */
public enum LossCause {
  /** Its last day is over. */
  EXPIRED,
  /** Rotten, crushed, open. */
  SPOILED,
  /** Fallen, cracked. */
  BROKEN,
  /** Given away. */
  GIVEN,
  /** Supposed to be stolen; by nobody in particular. */
  THEFT,
  /** A mistake of the book: a delivery not written down, an earlier count that was wrong. */
  ERROR,
  /** Nobody knows. */
  INVENTORY;

  /** What a difference may come from: nothing is lost where more is there than the book says. */
  public static List<LossCause> of(boolean more) {
    return more ? List.of(ERROR, INVENTORY) : List.of(values());
  }

  /** What a loss that someone notes may come from: all but what a count alone can tell. */
  public static List<LossCause> noted() {
    return List.of(EXPIRED, SPOILED, BROKEN, GIVEN, THEFT);
  }

  /** How it is written. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The cause that is written so. */
  public static Optional<LossCause> find(String text) {
    return Arrays.stream(values()).filter(c -> c.text().equals(text)).findFirst();
  }

  /** The cause that a file writes so, in French or in English. */
  public static Optional<LossCause> read(String written) {
    return switch (written) {
      case "périmé", "perime" -> Optional.of(EXPIRED);
      case "abîmé", "abime" -> Optional.of(SPOILED);
      case "cassé", "casse" -> Optional.of(BROKEN);
      case "donné", "don" -> Optional.of(GIVEN);
      case "vol" -> Optional.of(THEFT);
      case "erreur" -> Optional.of(ERROR);
      case "inventaire" -> Optional.of(INVENTORY);
      default -> find(written);
    };
  }

  /** Whether something is gone: after a mistake of the book, nothing is. */
  public boolean isLoss() {
    return this != ERROR;
  }

  /** Why something was lost, in the words of the reader where the cause is a usual one. */
  public static Message said(String written) {
    String key = read(written).map(LossCause::text).orElse(written.isEmpty() ? "none" : "other");
    return Message.of("grocery.cause." + key).with("cause", written);
  }
}
