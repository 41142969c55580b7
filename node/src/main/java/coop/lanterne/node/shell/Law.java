// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Message;

/** What an advice says of itself under article R. 311-3-1-2 of the CRPA, beside its own lists. */
public final class Law {
  private Law() {}

  /** The method and its class. */
  public static Message method(Advice<?> advice) {
    return Message.of("shell.law.method")
        .with("method", advice.provenance().method())
        .with(
            "kind",
            switch (advice.provenance().methodClass()) {
              case RULES -> Message.of("shell.method.rules");
              case OPTIMISATION -> Message.of("shell.method.optimisation");
              case STATISTICS -> Message.of("shell.method.statistics");
              case LEARNED -> Message.of("shell.method.learned");
              case GENERATIVE -> Message.of("shell.method.generative");
            });
  }

  /** The learned or language model used, or that there was none. */
  public static Message model(Advice<?> advice) {
    return advice
        .provenance()
        .model()
        .map(digest -> Message.of("shell.law.model").with("digest", digest.brief()))
        .orElseGet(() -> Message.of("shell.law.no_model"));
  }

  /** Whom the result is about. */
  public static Message subject(Advice<?> advice) {
    return switch (advice.concerns()) {
      case THINGS -> Message.of("shell.law.about_things");
      case ORGANISATION -> Message.of("shell.law.about_organisation");
      case PERSON -> Message.of("shell.law.about_person");
    };
  }
}
