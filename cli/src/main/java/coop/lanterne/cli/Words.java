// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;

/** What the commands ask of whoever says things to people. */
interface Words {
  /** A sentence. */
  String say(Message message);

  /** A problem found, with its place and how to mend it. */
  String finding(Finding finding);

  /** Why a result is what it is. */
  String explain(Explanation explanation);
}
