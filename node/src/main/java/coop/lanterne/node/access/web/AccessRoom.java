// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access.web;

import coop.lanterne.node.access.Accounts;
import coop.lanterne.node.access.Beginning;
import coop.lanterne.node.access.Cast;
import coop.lanterne.node.access.FoundingLink;
import coop.lanterne.node.access.PublicUrl;
import coop.lanterne.node.access.SignIn;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the entrance brings to a node. */
@Configuration(proxyBeanMethods = false)
public class AccessRoom {
  @Bean
  FoundingLink foundingLink(Founder founder) {
    return new FoundingLink(founder);
  }

  @Bean
  Beginning beginning(Founder founder, Accounts accounts, People people) {
    return new Beginning(founder, accounts, people);
  }

  @Bean
  WebMvcConfigurer notFounded(FoundingLink link) {
    return new NotFounded(link);
  }

  @Bean
  SignInPages signInPages(
      Pages pages, People people, Mandates mandates, Charters charters, SignIn signIn, Cast cast) {
    return new SignInPages(pages, people, mandates, charters, signIn, cast);
  }

  @Bean
  InvitationPages invitationPages(Pages pages, Accounts accounts, People people) {
    return new InvitationPages(pages, accounts, people);
  }

  @Bean
  FoundingPages foundingPages(
      Pages pages, Founder founder, Beginning beginning, FoundingLink link, PublicUrl url) {
    return new FoundingPages(pages, founder, beginning, link, url);
  }

  @Bean
  AboutPages aboutPages(Pages pages, Source source) {
    return new AboutPages(pages, source);
  }
}
