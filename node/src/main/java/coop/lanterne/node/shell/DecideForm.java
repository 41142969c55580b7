// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import coop.lanterne.kernel.Message;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer of a person to one proposal: adopt, change with a reason, refuse with a reason. The
 * form sends {@code choice} ({@code adopt}, {@code amend} or {@code refuse}), {@code value}, {@code
 * reason} and {@code refusal_reason}.
 *
 * @param id unique on the page; the anchor of the form
 * @param action where it is sent
 * @param about what is decided, for those who hear the page
 * @param adopt the first answer: Commander 30 pièces
 * @param change the second answer, where one may change the proposal
 * @param refuse the third answer: Ne rien commander
 * @param mandate by what right one decides
 * @param hidden fields that the form carries along, such as the digest of the advice seen
 * @param given what was answered before, when the form comes back to be mended
 */
public record DecideForm(
    String id,
    String action,
    Message about,
    Message adopt,
    Optional<Change> change,
    Message refuse,
    Message mandate,
    Map<String, String> hidden,
    Given given) {

  /**
   * How the proposal may be changed.
   *
   * @param answer Changer la quantité
   * @param label name of the field, with its unit
   * @param hint what can be written there
   * @param value what stands there at first
   */
  public record Change(Message answer, Message label, Message hint, String value) {}

  /**
   * What was answered, and what is wrong with it.
   *
   * @param choice empty at first: no answer is checked beforehand
   * @param reason the reason written
   * @param wrong what is wrong, by name of field; such as a missing reason
   */
  public record Given(String choice, String reason, Map<String, Message> wrong) {
    public Given {
      wrong = Map.copyOf(wrong);
    }

    /** Nothing yet. */
    public static Given nothing() {
      return new Given("", "", Map.of());
    }
  }

  public DecideForm {
    hidden = Collections.unmodifiableMap(new TreeMap<>(hidden));
  }
}
