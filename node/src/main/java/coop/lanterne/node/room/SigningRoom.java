// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts that every room stands on. */
@Configuration(proxyBeanMethods = false)
@Import({
  Ground.class,
  PageCache.class,
  Screen.class,
  Signatures.class,
  Signing.class,
  SigningPages.class,
  SigningApi.class
})
public class SigningRoom {}
