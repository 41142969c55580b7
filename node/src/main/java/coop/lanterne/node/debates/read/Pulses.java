// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.read;

import module java.base;

import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.vote.OpinionAnalyses;
import coop.lanterne.node.debates.write.Contribution.State;
import coop.lanterne.node.debates.write.Contributions;

/** What everyone may see move in the debates of a node. */
record Pulses(Contributions contributions, OpinionAnalyses analyses, Syntheses syntheses) {
  /** The pulse of that debate now. */
  Pulse of(Debate debate) {
    Contributions.Counts counts = contributions.counts(debate);
    List<Syntheses.Listed> made = syntheses.list(debate);
    return new Pulse(
        debate.stage().text(),
        made.isEmpty() ? 0 : made.getFirst().number(),
        Stream.of(State.PUBLISHED, State.WAITING, State.SET_ASIDE, State.WITHDRAWN)
            .map(state -> Long.toString(counts.of(state)))
            .collect(Collectors.joining(".")),
        analyses.shown(debate).map(s -> Long.toString(s.given().id().number())).orElse(""));
  }
}
