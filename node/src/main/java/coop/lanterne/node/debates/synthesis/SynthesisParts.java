// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.synthesis;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What debates come to. */
@Configuration(proxyBeanMethods = false)
@Import({
  Sortings.class,
  Freezes.class,
  Syntheses.class,
  SynthesisWords.class,
  SynthesisMethod.class,
  KeptSyntheses.class,
  SynthesisPages.class,
  SortingPages.class,
  WordsPages.class
})
public class SynthesisParts {}
