// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

/** The rules of the repository, read once for the tests. */
final class RulesFolder {
  static final Path ROOT = Path.of(System.getProperty("lanterne.root", "."));
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final Map<String, byte[]> VECTORS = vectors();
  static final String TEXT = text("rules/charter.yaml");

  private RulesFolder() {}

  /** The charter as it stands in the repository. */
  static Charter charter() {
    Charter.Reading reading = read(TEXT);
    return reading.charter().orElseThrow(() -> new AssertionError(reading.findings().toString()));
  }

  static Gates gates() {
    return new Gates(charter(), PARIS);
  }

  /** The charter with some of its text replaced; the text replaced must be there, once or more. */
  static Charter.Reading with(String... oldAndNew) {
    return read(replaced(oldAndNew));
  }

  static String replaced(String... oldAndNew) {
    String text = TEXT;
    for (int i = 0; i < oldAndNew.length; i += 2) {
      if (!text.contains(oldAndNew[i])) {
        throw new AssertionError("not in the charter: " + oldAndNew[i]);
      }
      text = text.replace(oldAndNew[i], oldAndNew[i + 1]);
    }
    return text;
  }

  static Charter.Reading read(String yaml) {
    return Charter.read(yaml.getBytes(StandardCharsets.UTF_8), "charter.yaml", VECTORS);
  }

  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> vectors() {
    try (Stream<Path> files = Files.list(ROOT.resolve("rules/charter.vectors"))) {
      Map<String, byte[]> vectors = new TreeMap<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        vectors.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
