// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import module java.base;

import coop.lanterne.kernel.Finding;

/**
 * Everything that a folder of files says.
 *
 * @param findings every problem, file by file in the order of {@link FileKind}
 * @param kept how many rows were kept of each file read
 */
public record Grocery(
    List<Supplier> suppliers,
    List<Product> products,
    List<Facts.Count> stock,
    List<Facts.Delivery> deliveries,
    List<Facts.Sale> sales,
    List<Facts.Loss> losses,
    List<Facts.Day> days,
    List<Facts.Correction> corrections,
    List<Facts.Need> needs,
    List<Finding> findings,
    Map<FileKind, Integer> kept) {
  public Grocery {
    suppliers = List.copyOf(suppliers);
    products = List.copyOf(products);
    stock = List.copyOf(stock);
    deliveries = List.copyOf(deliveries);
    sales = List.copyOf(sales);
    losses = List.copyOf(losses);
    days = List.copyOf(days);
    corrections = List.copyOf(corrections);
    needs = List.copyOf(needs);
    findings = List.copyOf(findings);
    kept = Map.copyOf(kept);
  }

  /** The same, of some suppliers alone. */
  public Grocery of(Predicate<Supplier> which) {
    List<Supplier> some = suppliers.stream().filter(which).toList();
    return new Grocery(
        some, products, stock, deliveries, sales, losses, days, corrections, needs, findings, kept);
  }

  /** Whether some file that is needed was missing or refused. */
  public boolean stopped() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.STOPPED);
  }
}
