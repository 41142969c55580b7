// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** The documents say the same as the house, and the same in both languages. */
class DocumentsTest {
  /** A fenced block: its label, if it has one, and what stands in it. */
  static final String BLOCK = "^```([a-z]*)\\n([\\s\\S]*?)^```";

  private static List<Path> documents() throws IOException {
    return Repository.list(path -> path.toString().endsWith(".md"));
  }

  /** Without code: neither blocks nor what stands between backticks, comments or link targets. */
  private static String words(String text) {
    return text.replaceAll("(?m)^```[\\s\\S]*?^```", "")
        .replaceAll("`[^`]*`", "")
        .replaceAll("<!--[\\s\\S]*?-->", "")
        .replaceAll("\\]\\([^)]*\\)", "]");
  }

  private static List<String> commands(String document) {
    return Repository.matches(BLOCK, Repository.text(document)).stream()
        .filter(block -> block.group(1).isEmpty()) // the others show answers
        .map(block -> block.group(2).replace("DOSSIER", "FOLDER"))
        .toList();
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      String text = Repository.text(document).replaceAll("(?m)^```[\\s\\S]*?^```", "");
      for (MatchResult link : Repository.matches("(!?)\\[[^\\]]*\\]\\(([^)#]+)[^)]*\\)", text)) {
        String target = link.group(2);
        boolean picture = !link.group(1).isEmpty();
        Path from = Repository.ROOT.resolve(document).getParent();
        if (!target.contains("://")
            && !picture
            && !Files.exists(Objects.requireNonNull(from).resolve(target))) {
          broken.add(document + ": " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void bothReadmesGiveTheSameCommands() {
    assertThat(commands("LISEZMOI.md"))
        .isEqualTo(commands("README.md"))
        .anyMatch(block -> block.equals("./lanterne demo\n./lanterne test\n"))
        .hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void bothReadmesHaveTheSameSectionsAndPictures() {
    String titles = "^#+ .*$|!\\[[^\\]]*\\]|^[0-9]\\. |^- \\*\\*";
    assertThat(
            Repository.matches(titles, Repository.text("LISEZMOI.md")).stream()
                .map(DocumentsTest::kind))
        .isEqualTo(
            Repository.matches(titles, Repository.text("README.md")).stream()
                .map(DocumentsTest::kind)
                .toList());
  }

  private static String kind(MatchResult match) {
    return match.group().replaceAll("[^#!0-9*].*", "");
  }

  @Test
  void theFrenchOneHasFrenchMarks() {
    String text = words(Repository.text("LISEZMOI.md"));
    assertThat(
            Repository.matches(".*(?: [;:!?»]|« |\\w').*", text).stream().map(MatchResult::group))
        .isEmpty();
    assertThat(
            Repository.matches(".*\\w'.*", words(Repository.text("README.md"))).stream()
                .map(MatchResult::group))
        .isEmpty();
  }

  @Test
  void theGlossaryIsWholeInBothLanguages() {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Repository.text("GLOSSARY.md").split("\n")) {
      if (line.startsWith("| ") && !line.startsWith("| Français")) {
        rows.add(List.of(line.substring(2, line.length() - 2).split(" \\| ")));
      }
    }
    assertThat(rows).hasSizeGreaterThan(40);
    Set<String> french = new HashSet<>();
    Set<String> english = new HashSet<>();
    for (List<String> row : rows) {
      assertThat(row).as(row.getFirst()).hasSize(4).noneMatch(String::isBlank);
      assertThat(french.add(row.get(0))).as(row.get(0)).isTrue();
      assertThat(english.add(row.get(1))).as(row.get(1)).isTrue();
      assertThat(row.get(2)).endsWith(".");
      assertThat(row.get(3)).endsWith(".");
      assertThat(row.get(2)).doesNotContainPattern(" [;:!?»]|« |\\w'");
    }
    assertThat(rows.stream().map(List::getFirst).toList()).isSortedAccordingTo(french());
  }

  private static java.util.Comparator<String> french() {
    java.text.Collator collator = java.text.Collator.getInstance(java.util.Locale.FRENCH);
    return collator::compare;
  }

  @Test
  void thePlanNamesEveryModule() {
    String plan = Repository.text("ARCHITECTURE.md");
    assertThat(plan)
        .contains("\n<!-- arrows: drawn by ArrowsTest -->\n", "\n<!-- end of arrows -->\n");
    for (String module : Repository.listModules()) {
      assertThat(plan).contains("| `" + module + "` |");
    }
  }

  @Test
  void theChangesNameThisVersion() {
    String version =
        Repository.matches("<revision>(.*)</revision>", Repository.text("pom.xml"))
            .getFirst()
            .group(1);
    assertThat(Repository.text("CHANGELOG.md")).contains("\n## [" + version + "] - ");
  }

  @Test
  void eachChoiceHasItsOwnNumber() throws IOException {
    List<Path> choices =
        Repository.list(path -> path.startsWith("decisions") && path.toString().endsWith(".md"));
    assertThat(choices).hasSizeGreaterThan(5);
    Set<String> numbers = new HashSet<>();
    for (Path choice : choices) {
      String name = choice.getFileName().toString();
      assertThat(name).matches("[0-9]{4}-[a-z0-9-]+\\.md");
      assertThat(numbers.add(name.substring(0, 4))).as(name).isTrue();
      String number = name.substring(0, 4).replaceFirst("^0+", "");
      assertThat(Repository.text(choice)).containsPattern("\\A# 0*" + number + "\\.? ");
    }
  }
}
