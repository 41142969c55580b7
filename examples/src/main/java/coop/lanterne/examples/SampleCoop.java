// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

/**
 * The sample co-op "Épicerie du Canal", invented: one year of its products, suppliers, counts,
 * deliveries, sales, losses and opening days, in the import formats.
 */
public final class SampleCoop {
  /** The seed of the demonstration. */
  public static final long SEED = 20_261_124L;

  private static final DateTimeFormatter FRENCH =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private SampleCoop() {}

  /**
   * Writes the files of the year that ends on {@code until}, that day included. The same arguments
   * give the same bytes.
   *
   * @param dir where to write; made if it is not there, files of the same names are replaced
   * @param until last day of the year told; the opening days go 28 days further
   * @param seed where chance starts
   * @param dirty whether to plant bad rows among the good ones, listed with the Finding that each
   *     must give in {@code planted.csv} (file, line, code)
   * @throws IOException when the files cannot be written
   */
  public static void write(Path dir, LocalDate until, long seed, boolean dirty) throws IOException {
    Catalogue catalogue = Catalogue.read();
    ShopYear year = new ShopYear(catalogue, until, seed);
    Map<String, List<String>> files = new TreeMap<>();
    files.put("products.csv", products(catalogue));
    files.put("suppliers.csv", Catalogue.text("suppliers.csv").lines().toList());
    files.put("members.csv", Catalogue.text("members.csv").lines().toList());
    files.put("stock.csv", year.stock.lines());
    files.put("deliveries.csv", year.deliveries.lines());
    files.put("sales.csv", year.sales.lines());
    files.put("losses.csv", year.losses.lines());
    files.put("days.csv", year.days.lines());
    files.put("LISEZMOI.txt", readme(year, until, seed, dirty));
    Files.createDirectories(dir);
    Files.deleteIfExists(dir.resolve("planted.csv"));
    if (dirty) {
      soil(files, seed);
    }
    for (Map.Entry<String, List<String>> file : files.entrySet()) {
      String text = String.join("\n", file.getValue()) + "\n";
      Files.writeString(dir.resolve(file.getKey()), text, StandardCharsets.UTF_8);
    }
  }

  private static void soil(Map<String, List<String>> files, long seed) {
    Dirt dirt = new Dirt(Chance.of(~seed));
    List<Dirt.Planted> planted = new ArrayList<>();
    files.replaceAll((name, lines) -> dirt.soil(name, lines, planted));
    Table list = new Table("file;line;code");
    planted.forEach(p -> list.add(p.file(), p.line(), p.code()));
    files.put("planted.csv", list.lines());
  }

  private static List<String> products(Catalogue catalogue) {
    Table table = new Table("product;name;family;unit;supplier;pack;shelf_life_days;price;cold");
    for (Product p : catalogue.products()) {
      table.add(
          p.code(),
          p.name(),
          p.family(),
          p.unit(),
          p.supplier(),
          p.pack(),
          p.shelfLife(),
          Table.euros(p.cents()),
          p.cold() ? 1 : 0);
    }
    return table.lines();
  }

  private static List<String> readme(ShopYear year, LocalDate until, long seed, boolean dirty) {
    String text =
        Catalogue.text("LISEZMOI.txt")
            .replace("{until-fr}", french(until))
            .replace("{until-en}", ENGLISH.format(until))
            .replace("{seed}", Long.toString(seed))
            .replace("{storm}", french(year.storm))
            .replace("{festival}", french(year.festival))
            .replace("{dirty-fr}", dirty ? Catalogue.text("dirty-fr.txt").strip() + "\n\n" : "")
            .replace("{dirty-en}", dirty ? Catalogue.text("dirty-en.txt").strip() + "\n\n" : "");
    return text.strip().lines().toList();
  }

  private static String french(LocalDate day) {
    String date = FRENCH.format(day);
    return day.getDayOfMonth() == 1 ? "1er" + date.substring(1) : date;
  }

  /**
   * Writes the sample: {@code --out DIR --until DATE [--seed N] [--dirty]}.
   *
   * @param args as above
   */
  public static void main(String[] args) {
    Path out = Path.of("");
    LocalDate until = LocalDate.MIN;
    long seed = SEED;
    boolean dirty = false;
    try {
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--out" -> out = Path.of(args[++i]);
          case "--until" -> until = LocalDate.parse(args[++i]);
          case "--seed" -> seed = Long.parseLong(args[++i]);
          case "--dirty" -> dirty = true;
          default -> throw new IllegalArgumentException(args[i]);
        }
      }
      if (until.equals(LocalDate.MIN) || out.equals(Path.of(""))) {
        throw new IllegalArgumentException("--out, --until");
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeParseException e) {
      System.err.println("usage: --out DIR --until YYYY-MM-DD [--seed N] [--dirty]");
      System.exit(2);
    }
    try {
      write(out, until, seed, dirty);
      System.err.println("seed " + seed);
    } catch (IOException e) {
      System.err.println("cannot write to " + out + ": " + e.getMessage());
      System.exit(4);
    }
  }
}
