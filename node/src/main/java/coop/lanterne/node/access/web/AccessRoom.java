// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access.web;

import coop.lanterne.node.access.Beginning;
import coop.lanterne.node.access.FoundingLink;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the entrance brings to a node. */
@Configuration(proxyBeanMethods = false)
@Import({
  FoundingLink.class,
  Beginning.class,
  NotFounded.class,
  SignInPages.class,
  InvitationPages.class,
  FoundingPages.class,
  AboutPages.class
})
public class AccessRoom {}
