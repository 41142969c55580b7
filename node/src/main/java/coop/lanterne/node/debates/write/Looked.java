// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;

/**
 * What a facilitator decided about someone's words.
 *
 * @param came set_aside; upheld or published after a second look; withdrawn where it is erased
 * @param reason why it is set aside, in the list of reasons; empty where it is published
 */
record Looked(Id contribution, String came, String reason) implements Canonical {}
