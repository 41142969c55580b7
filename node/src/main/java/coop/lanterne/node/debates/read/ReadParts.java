// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.read;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Debates as everyone reads them. */
@Configuration(proxyBeanMethods = false)
@Import({Pulses.class, DebatePages.class, LivePages.class, ScreenPages.class, BookletPages.class})
public class ReadParts {}
