/**
 * What all pages share: the frame, the partials that draw explanations, findings, receipts and
 * charts, and the records that fill them. It never reads storage, knows no room and decides
 * nothing: a room gives it data and it becomes HTML.
 */
@NullMarked
package coop.lanterne.node.shell;

import org.jspecify.annotations.NullMarked;
