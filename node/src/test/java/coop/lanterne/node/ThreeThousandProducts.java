// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three thousand invented products of twenty suppliers, sold for two years, all to be ordered on
 * one morning: how long the advices and the pages take. Run by {@code benchmarks/products.sh} and
 * by no build.
 */
final class ThreeThousandProducts {
  private static final int SUPPLIERS = 20;
  private static final int EACH = Integer.getInteger("lanterne.bench.each", 150);
  private static final int DAYS = 730;
  private static final long SEED = 20261128;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final int TIMES = 7;

  @TempDir Path folder;

  @Test
  void areAdvisedAndShown() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    write(files);
    try (Node node =
        Node.start(
            NodeOptions.local(true, folder.resolve("node"), 0),
            new TestClock(TODAY + "T05:12:00Z"))) {
      Grocery grocery = node.part(Grocery.class);
      long start = System.nanoTime();
      for (String name : List.of("suppliers", "products", "sales-1", "sales-2", "stock")) {
        take(grocery, files.resolve(name + ".csv"));
      }
      say("import", (System.nanoTime() - start) / 1e9);
      advise(grocery, "first advice");
      Files.writeString(
          files.resolve("stock.csv"),
          "date,product,quantity\n" + TODAY.minusDays(1) + ",p-0-0,3\n");
      take(grocery, files.resolve("stock.csv"));
      advise(grocery, "advice again");
      SupplierOrder order =
          grocery.orders().ofToday().stream()
              .filter(o -> o.supplier().equals("s-0"))
              .findFirst()
              .orElseThrow();
      assertThat(order.lines()).hasSize(EACH);
      long cpu = cpu();
      start = System.nanoTime();
      grocery.months().prepare();
      say("months", (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
      Sample.Browser browser = new Sample.Browser(node, "fr").as("Mireille");
      for (String page :
          List.of(
              "/grocery",
              "/grocery/orders/s-0/" + TODAY,
              "/grocery/orders/s-0/" + TODAY + "/p-0-0",
              "/grocery/products",
              "/grocery/products/p-0-0",
              "/grocery/months")) {
        time(browser, page);
      }
      say("heap", (double) (Runtime.getRuntime().totalMemory() >> 20));
    }
  }

  private static void advise(Grocery grocery, String what) {
    long cpu = cpu();
    long start = System.nanoTime();
    grocery.orders().prepare();
    say(what, (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
  }

  /** The median of a few, after a first one that is not counted. */
  private static void time(Sample.Browser browser, String page) {
    assertThat(browser.get(page).statusCode()).isEqualTo(200);
    double[] seconds = new double[TIMES];
    long cpu = cpu();
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      assertThat(browser.get(page).statusCode()).isEqualTo(200);
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    say("page " + page, seconds[TIMES / 2], (cpu() - cpu) / 1e9 / TIMES);
  }

  private static void say(String what, double... figures) {
    StringBuilder line = new StringBuilder("MEASURED ").append(what);
    for (double figure : figures) {
      line.append(String.format(Locale.ROOT, "|%.3f", figure));
    }
    System.out.println(line);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void take(Grocery grocery, Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).replaceFirst("-\\d", "");
    try (InputStream in = Files.newInputStream(file)) {
      String token = grocery.imports().files().receive(name, in, Optional.empty()).token();
      assertThat(grocery.imports().files().commit(token, "member").kept()).as(name).isPresent();
    }
  }

  private static void write(Path files) throws IOException {
    say("seed", SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    try (BufferedWriter suppliers = Files.newBufferedWriter(files.resolve("suppliers.csv"));
        BufferedWriter products = Files.newBufferedWriter(files.resolve("products.csv"));
        BufferedWriter stock = Files.newBufferedWriter(files.resolve("stock.csv"))) {
      suppliers.write("supplier,name,order_days,delivery_days,lead_days\n");
      products.write("product,name,family,unit,supplier,pack,shelf_life_days,price\n");
      stock.write("date,product,quantity\n");
      for (int s = 0; s < SUPPLIERS; s++) {
        suppliers.write("s-" + s + ",Fournisseur " + s + ",mon-sat,mon-sat,1\n");
        for (int p = 0; p < EACH; p++) {
          String id = "p-" + s + "-" + p;
          products.write(
              id
                  + ",Produit "
                  + s
                  + " "
                  + p
                  + ",famille "
                  + s % 7
                  + ",piece,s-"
                  + s
                  + ",6,"
                  + (2 + random.nextInt(9))
                  + ",2\n");
          stock.write(TODAY.minusDays(1) + "," + id + "," + random.nextInt(12) + "\n");
        }
      }
    }
    sales(files.resolve("sales-1.csv"), random, DAYS, DAYS / 2);
    sales(files.resolve("sales-2.csv"), random, DAYS / 2, 0);
  }

  /** What was sold on each day but Sunday, from so many days ago to so many. */
  private static void sales(Path file, SplittableRandom random, int from, int to)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("date,product,quantity\n");
      for (int back = from; back > to; back--) {
        LocalDate day = TODAY.minusDays(back);
        if (day.getDayOfWeek().getValue() < 7) {
          for (int s = 0; s < SUPPLIERS; s++) {
            for (int p = 0; p < EACH; p++) {
              int sold = random.nextInt(1 + (s * EACH + p) % 17);
              if (sold > 0) {
                out.write(day + ",p-" + s + "-" + p + "," + sold + "\n");
              }
            }
          }
        }
      }
    }
  }
}
