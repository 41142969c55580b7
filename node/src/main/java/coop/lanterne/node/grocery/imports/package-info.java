// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The grocery's pages and its part of the REST API. Nothing is decided here: each request becomes
 * one use case of the room's door.
 */
@NullMarked
package coop.lanterne.node.grocery.web;

import org.jspecify.annotations.NullMarked;
