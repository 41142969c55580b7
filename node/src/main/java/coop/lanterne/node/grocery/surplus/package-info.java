// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Growers’ surplus: announced by their links, advised, decided by people. A link never opens
 * another grower’s page.
 */
@NullMarked
package coop.lanterne.node.grocery.surplus;

import org.jspecify.annotations.NullMarked;
