// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import module java.base;

import coop.lanterne.debate.synthesis.Criterion;
import coop.lanterne.debate.synthesis.SynthesisReport;

/**
 * A version of a text, made of a synthesis.
 *
 * @param criteria what it is best at; those that give the same text together
 */
public record Version(List<Criterion> criteria, SynthesisReport.Draft draft) {
  public Version {
    criteria = List.copyOf(criteria);
  }

  /** The versions that a synthesis gives, each text once. */
  public static List<Version> of(SynthesisReport report) {
    List<Version> versions = new ArrayList<>();
    Set<Criterion> told = new HashSet<>();
    for (SynthesisReport.Draft draft : report.drafts()) {
      if (draft.cannot().isEmpty() && !told.contains(draft.criterion())) {
        List<Criterion> criteria = new ArrayList<>(List.of(draft.criterion()));
        criteria.addAll(draft.sameAs());
        told.addAll(criteria);
        versions.add(new Version(criteria, draft));
      }
    }
    return versions;
  }
}
