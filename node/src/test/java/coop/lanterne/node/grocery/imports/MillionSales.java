// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.imports;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.Work;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million lines of sales, from the file to the database: a measure, run by {@code
 * benchmarks/import.sh} and by no build.
 */
final class MillionSales {
  private static final int PRODUCTS = 1_000;
  private static final int DAYS = 1_000;

  @TempDir Path folder;

  @Test
  void areImportedWithProgressAndInBoundedMemory() throws Exception {
    try (Shop shop = new Shop(folder.resolve("node"), "2026-11-24T05:12:00Z", "commander")) {
      Path files = Files.createDirectory(folder.resolve("files"));
      write(files);
      Intake<ShopFile.Shown> imports = shop.grocery.imports().files();
      shop.take(files.resolve("suppliers.csv"));
      shop.take(files.resolve("products.csv"));
      String token;
      try (InputStream in = Files.newInputStream(files.resolve("sales.csv"))) {
        token = imports.receive("sales.csv", in, Optional.empty()).token();
      }
      long cpu = cpuNanos();
      long start = System.nanoTime();
      Work<Intake.Result<ShopFile.Shown>> job = imports.start(token, "member");
      long steps = 0;
      long seen = 0;
      while (!job.await(Duration.ofMillis(100))) {
        steps += job.done() > seen ? 1 : 0;
        seen = job.done();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double busy = (cpuNanos() - cpu) / 1e9;
      assertThat(job.result().orElseThrow().kept()).isPresent();
      assertThat(job.result().orElseThrow().preview().kept()).isEqualTo((long) PRODUCTS * DAYS);
      System.out.printf(
          Locale.ROOT,
          "MEASURED %.1f s (%.1f s of CPU), %d MB of heap at most, progress seen %d times, file of"
              + " %d MB%n",
          seconds,
          busy,
          Runtime.getRuntime().maxMemory() >> 20,
          steps,
          Files.size(files.resolve("sales.csv")) >> 20);
    }
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void write(Path files) throws Exception {
    Files.writeString(
        files.resolve("suppliers.csv"),
        "supplier,name,order_days,delivery_days,lead_days\nbief,Le Bief,mon-sat,mon-sat,1\n");
    try (BufferedWriter out = Files.newBufferedWriter(files.resolve("products.csv"))) {
      out.write("product,name,family,unit,supplier,pack,shelf_life_days\n");
      for (int p = 0; p < PRODUCTS; p++) {
        out.write("produit-" + p + ",Produit " + p + ",famille,kg,bief,6,4\n");
      }
    }
    LocalDate first = LocalDate.of(2026, 11, 23).minusDays(DAYS - 1L);
    try (BufferedWriter out = Files.newBufferedWriter(files.resolve("sales.csv"))) {
      out.write("date;product;quantity\n");
      for (int d = 0; d < DAYS; d++) {
        for (int p = 0; p < PRODUCTS; p++) {
          out.write(first.plusDays(d) + ";produit-" + p + ";" + (p + d) % 40 + ",5\n");
        }
      }
    }
  }
}
