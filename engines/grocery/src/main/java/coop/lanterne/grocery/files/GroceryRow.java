// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

/** A good row of one of the grocery's files, one shape for each {@link FileKind}. */
public sealed interface GroceryRow
    permits Supplier,
        Product,
        Facts.Count,
        Facts.Delivery,
        Facts.Sale,
        Facts.Loss,
        Facts.Day,
        Facts.Correction,
        Facts.Need {}
