// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

/**
 * Votes on the statements of a debate.
 *
 * @param statements what people vote on
 * @param voices who votes, and what they answer
 * @param analyses what the votes say
 */
public record Voting(Statements statements, Voices voices, OpinionAnalyses analyses) {}
