// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is denied by one and affirmed by the other, and what is not. */
class NegationTest {
  @ParameterizedTest(name = "{0} / {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ouvrir le dimanche                      | Ne pas ouvrir le dimanche
          Il faut un parking                      | Il ne faut plus de parking
          C'est une bonne idée                    | C'est pas une bonne idée
          Je suis pour le vote à distance         | Je suis contre le vote à distance
          Une rue avec des voitures               | Une rue sans voitures
          Garder le créneau obligatoire           | Supprimer le créneau obligatoire
          Accepter les chèques                    | Refuser les chèques
          Tout le monde vient                     | Personne ne vient
          Un créneau                              | Aucun créneau
          Ouvrir le dimanche, pas le lundi        | Ouvrir le lundi, pas le dimanche
          Ouvrir le soir et ne pas vendre d'œufs  | Ne pas ouvrir le soir et vendre des œufs
          Plus de vrac                            | Davantage de vrac
          Plus de vrac                            | Il n'y a plus de vrac
          Open on Sundays                         | Don't open on Sundays
          We need a fee                           | We need no fee
          Cars in the street                      | A street without cars
          Members should pay                      | Members should never pay
          """)
  void differs(String a, String b) {
    assertThat(Negation.differ(a, b)).isTrue();
    assertThat(Negation.differ(b, a)).isTrue();
  }

  @ParameterizedTest(name = "{0} / {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ouvrir le dimanche                | Il faudrait ouvrir aussi le dimanche
          Ne pas ouvrir le dimanche         | N'ouvrez pas le dimanche !
          Je suis contre le plastique       | Pas de plastique
          Interdire la publicité            | Supprimer la publicité
          Je ne suis pas contre le vrac     | Je suis pour le vrac
          Non seulement du vrac             | Du vrac
          Sans doute du vrac                | Du vrac
          On a fait un pas vers vous        | On a fait un effort vers vous
          Avant qu'il ne soit tard, ouvrir  | Avant qu'il soit tard, ouvrir
          Plus de vrac !                    | plus de vrac
          Not only bikes                    | Bikes
          No cars                           | Without cars
          🚲                                | دراجة
          """)
  void agrees(String a, String b) {
    assertThat(Negation.differ(a, b)).isFalse();
    assertThat(Negation.differ(b, a)).isFalse();
  }
}
