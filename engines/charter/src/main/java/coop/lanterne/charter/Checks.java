// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

/** Every check that the code has, and the article that each ask falls under. */
final class Checks {
  /** The check that each article may name beside {@code not-in-service/1}. */
  private static final Map<String, Check> OF_ARTICLE = new TreeMap<>();

  private static final Check LATER = NotInServiceCheck.CHECK;

  /** Articles whose act is not in service, and the ask that stands for it. */
  private static final Map<String, Class<? extends Record>> LATER_ASKS =
      Map.of(
          "A04", Ask.Model.class,
          "A05", Ask.Energy.class,
          "A15", Ask.Exchange.class,
          "A18", Ask.Contest.class);

  /** Articles that no text can except, weaken or hand to people: a floor held by the code. */
  static final Set<String> FLOOR = Set.of("A02", "A07", "A17");

  static {
    OF_ARTICLE.put("A01", ReplayableCheck.CHECK);
    OF_ARTICLE.put("A02", ExplanationDueCheck.CHECK);
    OF_ARTICLE.put("A03", RegisterCheck.CHECK);
    OF_ARTICLE.put("A06", MethodCeilingCheck.CHECK);
    OF_ARTICLE.put("A07", NoScoreCheck.CHECK);
    OF_ARTICLE.put("A08", SmallestGroupCheck.CHECK);
    OF_ARTICLE.put("A09", OpenDoorsCheck.CHECK);
    OF_ARTICLE.put("A10", KeeperCheck.CHECK);
    OF_ARTICLE.put("A11", PurposeCheck.CHECK);
    OF_ARTICLE.put("A12", LeastCheck.CHECK);
    OF_ARTICLE.put("A13", SensitiveCheck.CHECK);
    OF_ARTICLE.put("A14", NothingLeavesCheck.CHECK);
    OF_ARTICLE.put("A16", MandateCheck.CHECK);
    OF_ARTICLE.put("A17", PeopleDecideCheck.CHECK);
    OF_ARTICLE.put("A19", AccessibleCheck.CHECK);
    OF_ARTICLE.put("A20", RevisionCheck.CHECK);
  }

  private static final Map<Class<?>, String> ARTICLE_OF = articleOf();

  private Checks() {}

  private static Map<Class<?>, String> articleOf() {
    Map<Class<?>, String> map = new HashMap<>();
    OF_ARTICLE.forEach((article, check) -> check.asks().values().forEach(a -> map.put(a, article)));
    LATER_ASKS.forEach((article, ask) -> map.put(ask, article));
    return Map.copyOf(map);
  }

  /** The articles that a charter must have: each has a check or an act that is refused for now. */
  static Set<String> articles() {
    java.util.TreeSet<String> all = new java.util.TreeSet<>(OF_ARTICLE.keySet());
    all.addAll(LATER_ASKS.keySet());
    return all;
  }

  /** The article that an ask falls under. */
  static String articleOf(Ask ask) {
    return java.util.Objects.requireNonNull(ARTICLE_OF.get(ask.getClass()));
  }

  /** The gates to which the asks of a check come. */
  static Set<String> gates(Check check) {
    java.util.TreeSet<String> gates = new java.util.TreeSet<>();
    for (Class<?> ask : check.asks().values()) {
      for (Gate gate : Gate.values()) {
        if (Ask.marker(gate).isAssignableFrom(ask)) {
          gates.add(gate.word());
        }
      }
    }
    return gates;
  }

  /** The check of that name, where that article may have it. */
  static Optional<Check> find(String article, String name) {
    if (name.equals(LATER.name())) {
      return Optional.of(LATER);
    }
    return Optional.ofNullable(OF_ARTICLE.get(article)).filter(c -> c.name().equals(name));
  }

  /** The names of the checks that an article may have. */
  static List<String> namesFor(String article) {
    Check own = OF_ARTICLE.get(article);
    return own == null ? List.of(LATER.name()) : List.of(own.name(), LATER.name());
  }

  /** The shape of the parameters, by check. */
  static Map<String, Shape.Fields> shapes() {
    Map<String, Shape.Fields> shapes = new LinkedHashMap<>();
    OF_ARTICLE.values().forEach(c -> shapes.put(c.name(), c.params()));
    shapes.put(LATER.name(), LATER.params());
    return shapes;
  }
}
