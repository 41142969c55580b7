// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

/**
 * Who may use a handler: every one says it, or the node does not start. {@link Admission} asks it
 * before anything that was sent is read; what the handler still asks beyond is told by {@link
 * #but}. All of them together are {@code docs/access-matrix.md}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenTo {
  /** Whom it lets in. */
  Whom value();

  /** For {@link Whom#HOLDERS}: the act for which they hold a mandate. */
  String act() default "";

  /** For {@link Whom#READERS}: who says whom the thing is for. */
  Class<? extends Audience> of() default Audience.class;

  /** What is asked beyond the door, in a few words: whose it is, who signs. */
  String but() default "";
}
