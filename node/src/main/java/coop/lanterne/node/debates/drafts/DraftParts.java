// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Texts made in debates. */
@Configuration(proxyBeanMethods = false)
@Import({
  Drafts.class,
  DraftEdits.class,
  DraftOffers.class,
  DraftVote.class,
  KeptDrafts.class,
  VersionPages.class,
  DraftPages.class
})
public class DraftParts {}
