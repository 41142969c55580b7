// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import java.util.List;
import java.util.Set;

/** The language of a text, as far as its words tell. */
public enum Tongue {
  /** French. */
  FRENCH,
  /** English. */
  ENGLISH,
  /** Another one, or nothing that tells. */
  OTHER;

  private static final Set<String> FRENCH_WORDS =
      Set.copyOf(
          Words.of(
              "le la les un une des du de au aux et est il elle ils elles je nous vous que qui dans"
                  + " pour sur avec pas plus ne ce cette ces son sa ses leur mais ou où en par faut"
                  + " c d j l n qu s tout être sont à y"));
  private static final Set<String> ENGLISH_WORDS =
      Set.copyOf(
          Words.of(
              "the of and to in is it that for with on as are be this have from at by not we you"
                  + " they he she our their an or should would can more there which what i"));

  /** The language of most of the short common words; none, or as many of each, tell nothing. */
  public static Tongue of(String text) {
    List<String> words = Words.of(text);
    long french = words.stream().filter(FRENCH_WORDS::contains).count();
    long english = words.stream().filter(ENGLISH_WORDS::contains).count();
    return french > english ? FRENCH : english > french ? ENGLISH : OTHER;
  }
}
