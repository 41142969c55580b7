// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Value;

/**
 * A way of making an advice that can be run again from its stored inputs. Each room declares its
 * own; a replay finds it by its name.
 */
public interface Method<T extends Canonical> {
  /** Its name with its version, as in the register: {@code commande-frais/1}. */
  String name();

  /** Runs the engine on inputs in their canonical form. */
  Advice<T> run(Value.Rec inputs);
}
