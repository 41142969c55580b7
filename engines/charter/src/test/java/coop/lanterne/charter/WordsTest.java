// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** Every reason of every check, and every fault of a text, has its sentences. */
class WordsTest {
  private static final Pattern CHECK = Pattern.compile("\"([a-z-]+)/1\"");
  private static final Pattern REASON =
      Pattern.compile("(refuse|refused|noted)\\(\\s*(?:[^\"();]*\\? )?\"([a-z_]+)\"");
  private static final Pattern OTHER_REASON = Pattern.compile("\\? \"([a-z_]+)\" : \"([a-z_]+)\"");
  private static final Pattern CODE = Pattern.compile("\"(charter\\.[a-z_0-9]+)(?<!_)\"");

  @Test
  void everyReasonIsSaidInBothLanguages() throws IOException {
    List<String> keys = new ArrayList<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      Matcher check = CHECK.matcher(source);
      if (file.toString().endsWith("Check.java") && check.find()) {
        String group = "charter." + check.group(1).replace('-', '_') + ".";
        Matcher reason = REASON.matcher(source);
        while (reason.find()) {
          if (reason.group(1).equals("noted")) {
            keys.add(group + reason.group(2) + ".note");
          } else {
            keys.add(group + reason.group(2) + ".why");
            keys.add(group + reason.group(2) + ".maybe");
          }
        }
        Matcher choice = OTHER_REASON.matcher(source);
        while (choice.find()) {
          keys.add(group + choice.group(1) + ".why");
          keys.add(group + choice.group(2) + ".why");
        }
      }
      Matcher code = CODE.matcher(source);
      while (code.find()) {
        keys.add(code.group(1) + ".why");
        keys.add(code.group(1) + ".maybe");
      }
    }
    for (Kind kind : Kind.values()) {
      keys.add(kind.notation().code() + ".why");
    }
    assertThat(keys).hasSizeGreaterThan(250);
    for (Properties language : List.of(Said.FRENCH, Said.ENGLISH)) {
      assertThat(keys).filteredOn(key -> !language.containsKey(key)).isEmpty();
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files =
        Files.list(
            RulesFolder.ROOT.resolve("engines/charter/src/main/java/coop/lanterne/charter"))) {
      return files.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }
}
