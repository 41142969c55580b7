// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import module java.base;

import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The licences of what we use. The build itself refuses what is not listed (root pom); here the
 * lists are held against the charter, and the list of libraries against the one that we publish.
 */
class LicencesTest {
  /** Free, in the charter, but not to be mixed with the AGPL in what we pass on. */
  private static final Set<String> FREE_BUT_APART = Set.of("EPL-2.0", "EPL-1.0", "CDDL-1.1");

  private static Set<String> allowedBy(String execution) {
    String pom = Repository.text("pom.xml");
    int from = pom.indexOf("<id>" + execution + "</id>");
    assertThat(from).as("execution " + execution).isPositive();
    MatchResult list =
        Repository.matches("<includedLicenses>(.*?)</includedLicenses>", pom.substring(from))
            .getFirst();
    return Set.of(list.group(1).split("\\|"));
  }

  private static Object yaml(String path) {
    Object read = new Load(LoadSettings.builder().build()).loadFromString(Repository.text(path));
    return java.util.Objects.requireNonNull(read);
  }

  private static Object at(Object yaml, String... keys) {
    Object here = yaml;
    for (String key : keys) {
      Object next = ((Map<?, ?>) here).get(key);
      assertThat(next).as(key).isNotNull();
      here = java.util.Objects.requireNonNull(next);
    }
    return here;
  }

  private static Set<String> names(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private static Set<String> charter() {
    return names(at(yaml("rules/charter.yaml"), "articles", "A01", "params", "licences"));
  }

  @Test
  void whatTestsUseIsWhatTheCharterAllows() {
    assertThat(allowedBy("tests")).isEqualTo(charter());
  }

  @Test
  void whatWePassOnIsAllowedByTheCharterAndMayBeMixedWithTheAgpl() {
    Set<String> shipped = new HashSet<>(charter());
    assertThat(shipped).containsAll(FREE_BUT_APART);
    shipped.removeAll(FREE_BUT_APART);
    assertThat(allowedBy("shipped")).isEqualTo(shipped);
  }

  @Test
  void theVectorsOfTheFirstArticleGiveTheSameAnswers() {
    int seen = 0;
    for (Object vector : (List<?>) at(yaml("rules/charter.vectors/A01.yaml"), "vectors")) {
      if (at(vector, "given") instanceof Map<?, ?> given && given.containsKey("dependency")) {
        Set<String> licences = names(at(given, "dependency", "licences"));
        licences.retainAll(allowedBy("tests"));
        assertThat(licences.isEmpty() ? "refused" : "allowed")
            .as(String.valueOf(at(vector, "id")))
            .isEqualTo(at(vector, "expect"));
        seen++;
      }
    }
    assertThat(seen).isGreaterThanOrEqualTo(4);
  }

  // ---------- the list ----------

  private record Library(String name, String version) {}

  private static NavigableMap<String, String> libraries(String file) throws IOException {
    NavigableMap<String, String> rows = new TreeMap<>();
    for (String module : Repository.listModules()) {
      Path report = Repository.ROOT.resolve(module).resolve("target/third-party").resolve(file);
      if (module.equals("house") && !Files.exists(report)) {
        continue;
      }
      assertThat(report).as("written by the build of the whole: mvn test").exists();
      for (String line : Files.readAllLines(report)) {
        List<String> cells = List.of(line.split("\t"));
        if (cells.size() < 3 || cells.getFirst().startsWith("coop.lanterne:")) {
          continue;
        }
        String licences = cells.stream().skip(2).sorted().collect(Collectors.joining(" or "));
        rows.put("| " + cells.get(0) + " | " + cells.get(1) + " | " + licences + " |", licences);
      }
    }
    return rows;
  }

  private static void within(NavigableMap<String, String> rows, Set<String> allowed) {
    rows.forEach(
        (row, licences) -> assertThat(allowed).as(row).containsAnyOf(licences.split(" or ")));
  }

  @Test
  void thePublishedListIsThatOfTheBuild() throws IOException {
    NavigableMap<String, String> shipped = libraries("shipped.tsv");
    NavigableMap<String, String> tests = libraries("tests.tsv");
    shipped.keySet().forEach(tests::remove);
    within(shipped, allowedBy("shipped"));
    within(tests, allowedBy("tests"));
    assertThat(shipped).isNotEmpty();
    assertThat(tests).isNotEmpty();

    List<String> lines = new ArrayList<>();
    lines.add("# What others wrote");
    lines.add("");
    lines.add("Written by the build (`LicencesTest`). Which licences are allowed, and why:");
    lines.add("[decisions/0070-licences.md](decisions/0070-licences.md).");
    table(lines, "Part of what we pass on", shipped.keySet());
    table(lines, "For building and testing alone", tests.keySet());
    String now = String.join("\n", lines) + "\n";
    Path published = Repository.ROOT.resolve("THIRD-PARTY.md");
    if (!Files.exists(published) || !Files.readString(published).equals(now)) {
      Path written = Repository.ROOT.resolve("house/target/THIRD-PARTY.md");
      Files.createDirectories(written.getParent());
      Files.writeString(written, now);
      fail(
          "The libraries have changed. Look at the difference, then commit it:"
              + " cp house/target/THIRD-PARTY.md THIRD-PARTY.md");
    }
  }

  private static void table(List<String> lines, String title, Set<String> rows) {
    lines.addAll(
        List.of("", "## " + title, "", "| Library | Version | Licence |", "|---|---|---|"));
    lines.addAll(rows);
  }

  @Test
  void oneVersionOfEachLibrary() throws IOException {
    Map<String, Set<String>> versions = new TreeMap<>();
    for (String file : List.of("shipped.tsv", "tests.tsv")) {
      for (String row : libraries(file).keySet()) {
        List<String> cells = List.of(row.split(" \\| "));
        Library library = new Library(cells.get(0).substring(2), cells.get(1));
        versions.computeIfAbsent(library.name(), n -> new HashSet<>()).add(library.version());
      }
    }
    versions.values().removeIf(seen -> seen.size() == 1);
    assertThat(versions).as("pin one version in the root pom").isEmpty();
  }

  @Test
  void ourOwnLicenceIsThereWhole() {
    assertThat(Repository.text("LICENSE"))
        .startsWith("                    GNU AFFERO GENERAL PUBLIC LICENSE\n")
        .contains("  13. Remote Network Interaction; Use with the GNU General Public License.\n")
        .contains("  17. Interpretation of Sections 15 and 16.\n")
        .contains("END OF TERMS AND CONDITIONS")
        .endsWith("<https://www.gnu.org/licenses/>.\n");
    assertThat(Repository.text("LICENSE").split("\\s+")).hasSize(5536);
  }
}
