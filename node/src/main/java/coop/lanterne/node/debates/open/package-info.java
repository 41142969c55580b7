// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Debates opened under a mandate and moved from stage to stage, and the ground that all of the room
 * stands on. It never reads what people write.
 */
@NullMarked
package coop.lanterne.node.debates.open;

import org.jspecify.annotations.NullMarked;
