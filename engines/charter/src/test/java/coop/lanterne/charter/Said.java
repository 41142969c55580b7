// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;

/** Sees that whatever the engine says can be said in both languages. */
final class Said {
  private Said() {}

  static void everything(Verdict verdict) {
    switch (verdict) {
      case Verdict.Allowed(var notes) -> notes.forEach(n -> message(n.words()));
      case Verdict.Refused(var refusals) ->
          refusals.forEach(
              r -> {
                message(r.why());
                message(r.maybe());
                message(r.who());
                finding(r.finding("page", 0));
              });
    }
  }

  static void finding(Finding finding) {
    message(finding.why());
    message(finding.maybe());
  }

  static void message(Message message) {}
}
