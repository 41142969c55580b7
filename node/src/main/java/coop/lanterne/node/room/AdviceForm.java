// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The page on which the advices of one act stand with the form that decides on them. */
public interface AdviceForm {
  /** The act, such as {@code book.buy}. */
  String act();

  /** Where that advice stands. */
  String href(AdviceEntry given);

  /** Shows the advice again with its form as it was sent. */
  ResponseEntity<String> show(HttpServletRequest request, AdviceEntry given, Filled form);

  /**
   * A form as it was sent.
   *
   * @param wrong what is wrong, by name of line; {@code reason} and {@code refusal_reason} too
   * @param checked whether its sums were asked for, and nothing decided
   */
  record Filled(HttpStatus status, Answer answer, Map<String, Finding> wrong, boolean checked) {
    public Filled {
      wrong = Map.copyOf(wrong);
    }

    /** What is said beside each field that is wrong. */
    public Map<String, Message> said() {
      return wrong.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().why()));
    }
  }
}
