// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Written;

/** A text of the charter, by its digest, that an assembly puts in force. */
public record AdoptedText(@Written(as = "charter") Digest digest, String version)
    implements Canonical {}
