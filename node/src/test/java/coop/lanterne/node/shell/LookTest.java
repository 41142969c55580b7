// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/**
 * The stylesheet keeps its word: one dark theme, and the contrasts that {@code
 * decisions/0050-pages.md} promises (WCAG 2.2, 1.4.3 and 1.4.11).
 */
class LookTest {
  private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*([^;]+);");
  private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([0-9.]+) \\| ([0-9.]+) \\|");

  /** The grounds on which each token of the table stands. */
  private static final Map<String, Pair> PAIRS = pairs();

  private record Pair(List<String> over, List<String> grounds) {}

  private static Map<String, Pair> pairs() {
    List<String> text =
        List.of("paper", "sheet", "shade", "lamp", "lamp-soft", "yes-ground", "no-ground");
    Map<String, Pair> pairs = new LinkedHashMap<>();
    pairs.put("ink", new Pair(List.of("ink"), plus(text, "c-rest", "band-80", "band-95")));
    pairs.put("ink-2", new Pair(List.of("ink-2"), text));
    pairs.put(
        "link",
        new Pair(
            List.of("link"),
            List.of("paper", "sheet", "shade", "lamp", "lamp-soft", "yes-ground", "no-ground")));
    pairs.put(
        "lamp-ink", new Pair(List.of("lamp-ink"), List.of("paper", "sheet", "lamp", "lamp-soft")));
    pairs.put("act-ink", new Pair(List.of("act-ink"), List.of("act", "act-2")));
    pairs.put("yes", new Pair(List.of("yes"), List.of("paper", "sheet", "yes-ground")));
    pairs.put("no", new Pair(List.of("no"), List.of("paper", "sheet", "no-ground")));
    pairs.put("paper on ink", new Pair(List.of("paper"), List.of("ink")));
    pairs.put("edge", new Pair(List.of("edge"), List.of("paper", "sheet", "shade")));
    pairs.put(
        "lamp-rule",
        new Pair(List.of("lamp-rule"), List.of("paper", "sheet", "lamp", "lamp-soft")));
    pairs.put("focus", new Pair(List.of("focus"), text));
    pairs.put("c-1", new Pair(List.of("c-1"), List.of("paper", "sheet", "c-rest")));
    pairs.put("c-2", new Pair(List.of("c-2"), List.of("paper", "sheet", "c-rest")));
    pairs.put("c-3", new Pair(List.of("c-3"), List.of("paper", "sheet")));
    pairs.put("c-4", new Pair(List.of("c-4"), List.of("paper", "sheet")));
    pairs.put("c-quiet", new Pair(List.of("c-quiet"), List.of("paper", "sheet")));
    pairs.put("c-1 on bands", new Pair(List.of("c-1"), List.of("band-80", "band-95")));
    return pairs;
  }

  private static List<String> plus(List<String> some, String... more) {
    return java.util.stream.Stream.concat(some.stream(), java.util.Arrays.stream(more)).toList();
  }

  private static String css() throws IOException {
    return Files.readString(Path.of("src/main/resources/static/look.css"));
  }

  private static String block(String css, String opening) {
    int start = css.indexOf(opening) + opening.length();
    return css.substring(start, css.indexOf('}', start));
  }

  private static Map<String, String> tokens(String block) {
    Map<String, String> tokens = new TreeMap<>();
    Matcher token = TOKEN.matcher(block);
    while (token.find()) {
      tokens.put(token.group(1), token.group(2).strip());
    }
    return tokens;
  }

  @Test
  void thereIsOneDarkTheme() throws IOException {
    String css = css();
    String asked = block(css, ":root[data-theme=\"dark\"] {");
    String device = block(css, ":root:not([data-theme=\"light\"]) {");
    assertThat(tokens(device)).isNotEmpty().isEqualTo(tokens(asked));
    assertThat(device.replaceAll("\\s+", " ")).isEqualTo(asked.replaceAll("\\s+", " "));
    assertThat(tokens(block(css, ":root {")))
        .containsKeys(tokens(asked).keySet().toArray(String[]::new));
  }

  @Test
  void thePromisedContrastsHold() throws IOException {
    Map<String, String> light = tokens(block(css(), ":root {"));
    Map<String, String> dark = new TreeMap<>(light);
    dark.putAll(tokens(block(css(), ":root[data-theme=\"dark\"] {")));
    Map<String, List<String>> promised = new LinkedHashMap<>();
    Map<String, List<String>> computed = new LinkedHashMap<>();
    Path page = Path.of(System.getProperty("lanterne.root", ".."), "decisions", "0050-pages.md");
    Matcher row = ROW.matcher(Files.readString(page).replace("`--", "").replace("`", ""));
    while (row.find()) {
      promised.put(row.group(1), List.of(row.group(2), row.group(3)));
    }
    PAIRS.forEach(
        (name, pair) -> computed.put(name, List.of(lowest(pair, light), lowest(pair, dark))));
    assertThat(promised).isEqualTo(computed);
    computed.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    assertThat(new BigDecimal(value))
                        .as(name)
                        .isGreaterThanOrEqualTo(new BigDecimal(isShape(name) ? "3.0" : "4.5"))));
  }

  private static boolean isShape(String name) {
    return name.startsWith("c-") || List.of("edge", "lamp-rule", "focus").contains(name);
  }

  /** The lowest contrast, cut to one decimal. */
  private static String lowest(Pair pair, Map<String, String> tokens) {
    double lowest = Double.MAX_VALUE;
    for (String over : pair.over()) {
      for (String ground : pair.grounds()) {
        lowest =
            Math.min(
                lowest, contrast(tokens.getOrDefault(over, ""), tokens.getOrDefault(ground, "")));
      }
    }
    return BigDecimal.valueOf(lowest).setScale(1, RoundingMode.DOWN).toPlainString();
  }

  /** WCAG 2.2, contrast ratio. */
  private static double contrast(String a, String b) {
    double one = luminance(a);
    double two = luminance(b);
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** WCAG 2.2, relative luminance of a colour in #rrggbb. */
  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void contrastIsComputedAsWcagDoes() {
    assertThat(contrast("#000000", "#ffffff")).isEqualTo(21.0);
    assertThat(contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
  }

  @Test
  void noTextIsSmallerThanOneRemOnAScreen() throws IOException {
    String screen = css().substring(0, css().indexOf("@media print"));
    List<String> small =
        Pattern.compile("font(?:-size)?:[^;}]*(?<![0-9.])0?\\.[0-9]+rem[^;}]*")
            .matcher(screen)
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(small).isEmpty();
  }
}
