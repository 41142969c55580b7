// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates;

import module java.base;

import coop.lanterne.node.debates.drafts.DraftEdits;
import coop.lanterne.node.debates.drafts.DraftOffers;
import coop.lanterne.node.debates.drafts.Drafts;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.synthesis.Freezes;
import coop.lanterne.node.debates.synthesis.Sortings;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.synthesis.SynthesisWords;
import coop.lanterne.node.debates.vote.OpinionAnalyses;
import coop.lanterne.node.debates.vote.Statements;
import coop.lanterne.node.debates.vote.Voices;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.debates.write.DebateFiles;
import coop.lanterne.node.debates.write.Echo;
import coop.lanterne.node.debates.write.Moderation;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.room.Ground;

/** Debates put together as the room does, without a server. */
public final class Door {
  private Door() {}

  /** The debates of that ground. */
  public static Debates on(Ground ground, Advices advices) {
    SynthesisWords words = new SynthesisWords(advices);
    OpinionAnalyses analyses = new OpinionAnalyses(ground, advices, List.of(words));
    Sortings sortings = new Sortings(ground);
    Freezes freezes = new Freezes(ground);
    Syntheses syntheses = new Syntheses(ground, advices, analyses, sortings, freezes);
    Drafts drafts = new Drafts(ground, syntheses);
    DraftOffers offers = new DraftOffers(ground, drafts);
    List<Echo> echoes = List.of(words, syntheses, offers);
    return new Debates(
        new Openings(ground),
        new Contributions(ground, echoes),
        new Moderation(ground, echoes),
        new DebateFiles(ground),
        new Statements(ground),
        new Voices(ground, analyses),
        analyses,
        sortings,
        freezes,
        syntheses,
        drafts,
        new DraftEdits(ground, drafts),
        offers);
  }
}
