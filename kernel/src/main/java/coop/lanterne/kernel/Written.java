// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/** How a component of a record is written in its canonical form, where its name does not say it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Written {
  /** The name of its field. */
  String as() default "";

  /** Whether it is written at all. */
  When when() default When.ALWAYS;

  /** When a component is written. */
  enum When {
    /** In every record. */
    ALWAYS,
    /** Where it is not empty: it came after records had been kept without it. */
    PRESENT,
    /** In none. */
    NEVER
  }
}
