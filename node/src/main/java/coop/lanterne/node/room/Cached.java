// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

/**
 * A page that changes with what is kept in the folder, with the progress of a {@link Work}, with
 * its reader, language and colours, and with the minute; with nothing else. {@link PageCache} keeps
 * it until one of these changes.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Cached {}
