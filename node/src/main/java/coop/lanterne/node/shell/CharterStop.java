// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.shell.Page.Link;

/**
 * A refusal by the charter, as the person refused reads it.
 *
 * @param finding what was asked, the value seen, why it cannot be, how it could
 * @param article the article, with the version of the charter in force
 * @param norm what the article says
 * @param receipt where the refusal stands in the journal
 */
public record CharterStop(Finding finding, Link article, Message norm, Optional<Link> receipt) {}
