// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What people write in debates. */
@Configuration(proxyBeanMethods = false)
@Import({
  Contributions.class,
  Moderation.class,
  DebateFiles.class,
  KeptContributions.class,
  KeptDebateAuthors.class,
  ContributionPages.class,
  AuthorPages.class,
  ModeratorPages.class,
  DebateFilePages.class,
  DebatesAwaiting.class
})
public class WriteParts {}
