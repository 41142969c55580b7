// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** Every file of code says under which licence it stands, in its first lines. */
class HeadersTest {
  private static final Set<String> CODE =
      Set.of("java", "sh", "py", "sql", "jte", "css", "js", "xml", "properties", "ftl");

  /** Written by others, under the licence that they name. */
  private static final Set<String> NOT_OURS =
      Set.of("mvnw", ".mvn/wrapper/maven-wrapper.properties");

  private static boolean isCode(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    if (path.toString().contains("FuzzTestInputs")) {
      return false; // seeds of fuzzing, byte by byte
    }
    if (name.equals("package-info.java")) {
      return false; // no code: the formatter puts no header there either
    }
    return (dot > 0 && CODE.contains(name.substring(dot + 1))) || isScript(path);
  }

  private static boolean isScript(Path path) {
    Path file = Repository.ROOT.resolve(path);
    if (String.valueOf(path.getFileName()).contains(".") || !Files.isExecutable(file)) {
      return false;
    }
    return Repository.text(path).startsWith("#!");
  }

  @Test
  void everyFileOfCodeNamesItsLicence() throws IOException {
    List<Path> code = Repository.list(path -> !NOT_OURS.contains(path.toString()) && isCode(path));
    assertThat(code).contains(Path.of("lanterne"), Path.of("pom.xml"), Path.of(".ci/run"));
    List<Path> without = new ArrayList<>();
    for (Path path : code) {
      try (Stream<String> lines = Files.lines(Repository.ROOT.resolve(path))) {
        if (lines
            .limit(5)
            .noneMatch(l -> l.contains("SPDX-License-Identifier: AGPL-3.0-or-later"))) {
          without.add(path);
        }
      }
    }
    assertThat(without).isEmpty();
  }
}
