// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What opens debates. */
@Configuration(proxyBeanMethods = false)
@Import({Openings.class, DebateReaders.class, Hall.class})
public class OpenParts {}
