// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From whole sentences to what tells nothing. */
class TongueTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Il faut ouvrir le magasin le dimanche matin           | FRENCH
          We should open the shop on Sunday mornings            | ENGLISH
          IL FAUT OUVRIR LE MAGASIN, C'EST DEJA TROP TARD       | FRENCH
          Des pistes cyclables                                  | FRENCH
          Affordable housing                                    | ENGLISH
          L’école du quartier : « non » au parking !            | FRENCH
          Le parking du magasin est toujours plein              | FRENCH
          Hay que abrir la tienda los domingos por la mañana    | OTHER
          Wir sollten den Laden am Sonntagmorgen öffnen         | OTHER
          Dobbiamo aprire il negozio la domenica mattina        | OTHER
          Devemos abrir a loja aos domingos de manhã            | OTHER
          We moeten de winkel op zondagochtend openen           | OTHER
          🚲🚲🚲                                                | OTHER
          متجر الحي                                             | OTHER
          חנות השכונה café                                      | OTHER
          Магазин Linux                                         | OTHER
          12 h 30                                               | OTHER
          ok                                                    | OTHER
          """)
  void tells(String text, Tongue tongue) {
    assertThat(Tongue.of(text)).isEqualTo(tongue);
  }
}
