// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Value;
import coop.lanterne.rules.Fields;
import coop.lanterne.rules.Node;
import coop.lanterne.rules.Notation;
import coop.lanterne.rules.Problems;
import coop.lanterne.rules.RuleFile;

/**
 * What is in season here, month by month: {@code rules/seasons.yaml}, as data. A product is known
 * by the beginning of its name; of several that fit, the longest speaks.
 *
 * @param version its number
 * @param adopted the day on which an assembly adopted it; empty while it is a proposal
 * @param departement where the shop is; empty while nobody has said it
 * @param families the families that have seasons, in plain words
 * @param months the months of each name, in plain words, as they are in that département
 */
public record Seasons(
    int version,
    Optional<LocalDate> adopted,
    Optional<String> departement,
    SortedSet<String> families,
    SortedMap<String, SortedSet<Integer>> months)
    implements Canonical {
  /** Of nothing is anything said. */
  public static final Seasons NONE =
      new Seasons(1, Optional.empty(), Optional.empty(), new TreeSet<>(), new TreeMap<>());

  private static final RuleFile FILE = new RuleFile(200_000, 8);
  private static final int MOST = 100_000;
  private static final Notation<SortedSet<Integer>> MONTHS =
      Notation.like("6-10", "([1-9]|1[0-2])-([1-9]|1[0-2])", Seasons::between);
  private static final Notation<String> DEPARTEMENT =
      Notation.like("31", "\\d{2}|2[AB]|9[78]\\d", d -> d);

  public Seasons {
    families = Collections.unmodifiableSortedSet(new TreeSet<>(families));
    months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
  }

  /** What reading a calendar gives: the calendar, or the findings that forbid it. */
  public record Reading(Optional<Seasons> seasons, List<Finding> findings) {
    public Reading {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Reads a calendar strictly.
   *
   * @param yaml as in {@code rules/seasons.yaml}
   * @param source its name, for the findings
   */
  public static Reading read(byte[] yaml, String source) {
    Problems problems = new Problems(source);
    Optional<Seasons> seasons =
        FILE.read(yaml, problems).flatMap(Node::fields).map(Seasons::seasons);
    return new Reading(seasons.filter(_ -> problems.none()), problems.found());
  }

  private static Seasons seasons(Fields f) {
    f.choice("seasons", Map.of("calendar", "calendar"));
    Optional<Integer> version = f.count("version", 1, MOST);
    Optional<LocalDate> adopted =
        f.says("adopted", "no") ? Optional.empty() : f.read("adopted", Notation.DAY);
    Optional<String> departement =
        f.says("departement", "none") ? Optional.empty() : f.read("departement", DEPARTEMENT);
    SortedSet<String> families = new TreeSet<>();
    f.must("families")
        .flatMap(Node::items)
        .ifPresent(
            all ->
                all.forEach(
                    n ->
                        n.as(Notation.TEXT)
                            .ifPresent(t -> families.add(String.join(" ", words(t))))));
    SortedMap<String, SortedSet<Integer>> months = new TreeMap<>();
    f.table("products").ifPresent(p -> months.putAll(months(p)));
    if (f.has("departements")) {
      f.table("departements")
          .ifPresent(
              by -> {
                for (String name : by.names()) {
                  SortedMap<String, SortedSet<Integer>> own =
                      by.table(name).map(Seasons::months).orElseGet(TreeMap::new);
                  if (departement.filter(name::equals).isPresent()) {
                    months.putAll(own);
                  }
                }
              });
    }
    f.done();
    return new Seasons(version.orElse(1), adopted, departement, families, months);
  }

  private static SortedMap<String, SortedSet<Integer>> months(Fields products) {
    SortedMap<String, SortedSet<Integer>> months = new TreeMap<>();
    for (String name : products.names()) {
      products.read(name, MONTHS).ifPresent(m -> months.put(String.join(" ", words(name)), m));
    }
    return months;
  }

  /** The months of 6-10, or of 11-3. */
  private static SortedSet<Integer> between(String text) {
    String[] ends = text.split("-", 2);
    int last = Integer.parseInt(ends[1]);
    SortedSet<Integer> months = new TreeSet<>();
    for (int month = Integer.parseInt(ends[0]); ; month = month % 12 + 1) {
      months.add(month);
      if (month == last) {
        return months;
      }
    }
  }

  /** Small letters without accents, each word in the singular as far as French is regular. */
  private static List<String> words(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replace("œ", "oe")
            .replaceAll("[^a-z0-9]+", " ")
            .strip();
    return Arrays.stream(plain.split(" "))
        .map(w -> w.length() > 3 ? w.replaceAll("[sx]$", "") : w)
        .toList();
  }

  /** Whether that product is in season on that day; empty where the calendar is silent. */
  public Optional<Boolean> inSeason(Product product, LocalDate day) {
    if (!families.contains(String.join(" ", words(product.family())))) {
      return Optional.empty();
    }
    List<String> words = words(product.name());
    for (int length = words.size(); length > 0; length--) {
      SortedSet<Integer> own = months.get(String.join(" ", words.subList(0, length)));
      if (own != null) {
        return Optional.of(own.contains(day.getMonthValue()));
      }
    }
    return Optional.empty();
  }

  /** The digest of that policy and this calendar: the rules of an order. */
  public Digest with(OrderPolicy policy) {
    return CanonicalBytes.digest("order-rules/1", Value.list(List.of(policy, this)));
  }

  @Override
  public Value canonical() {
    TreeMap<String, Value> byName = new TreeMap<>();
    months.forEach(
        (name, own) ->
            byName.put(
                name,
                Value.of(own.stream().map(String::valueOf).collect(Collectors.joining(" ")))));
    return Value.rec(
        "version",
        version,
        "adopted",
        adopted.map(LocalDate::toString),
        "departement",
        departement,
        "families",
        new Value.Seq(families.stream().map(Value::of).toList()),
        "months",
        new Value.Rec(byName));
  }
}
