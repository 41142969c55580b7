// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import module java.base;

/** What links given to people begin with, where the keeper has said so. */
public record PublicUrl(Optional<String> address) {}
