// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What people vote on in debates. */
@Configuration(proxyBeanMethods = false)
@Import({
  Statements.class,
  Voices.class,
  OpinionAnalyses.class,
  OpinionMethod.class,
  KeptDebateVotes.class,
  StatementPages.class,
  VoicePages.class,
  OpinionPages.class
})
public class VoteParts {}
