// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import module java.base;

/** The files of this repository, without what a build or a tool leaves. */
final class Repository {
  static final Path ROOT = Workshop.projectRoot();
  private static final Set<String> LEFT = Set.of("target", ".git", ".lanterne", "node_modules");

  private Repository() {}

  /** The files whose path from the root passes that test, in the order of their names. */
  static List<Path> list(Predicate<Path> wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            return name != null && !folder.equals(ROOT) && LEFT.contains(name.toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path path = ROOT.relativize(file);
            if (wanted.test(path)) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }

  /** The text of a file of the repository. */
  static String text(Path path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) {
    return text(Path.of(path));
  }

  /** The modules that the root pom names. */
  static List<String> listModules() {
    return Pattern.compile("<module>(.*?)</module>")
        .matcher(text("pom.xml"))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** Each match of an expression in a text. */
  static List<MatchResult> matches(String expression, String text) {
    return Pattern.compile(expression, Pattern.MULTILINE).matcher(text).results().toList();
  }
}
