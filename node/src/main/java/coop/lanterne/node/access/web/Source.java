// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access.web;

import module java.base;

import coop.lanterne.node.decision.Release;
import coop.lanterne.node.storage.Store;

/**
 * Where the source of what runs is (AGPL, section 13): the address that the keeper gives, and the
 * folder from which it was built, with whatever was changed in it. Data folders are never in it:
 * only the names listed are taken, and no folder that holds a database.
 *
 * @param address where the source can be read, if the keeper says so
 * @param folder the checkout from which this node was built
 */
public record Source(Optional<String> address, Optional<Path> folder) {
  private static final List<String> TAKEN =
      List.of(
          ".ci",
          ".config",
          ".mvn",
          "architecture",
          "benchmarks",
          "browser",
          "cli",
          "decisions",
          "docs",
          "engines",
          "examples",
          "house",
          "kernel",
          "node",
          "prose",
          "rules",
          "tools",
          "verifier",
          "lanterne",
          "mvnw",
          "pom.xml",
          ".editorconfig",
          ".gitignore",
          "README.md",
          "LISEZMOI.md",
          "LICENSE",
          "ARCHITECTURE.md",
          "CONTRIBUTING.md",
          "GLOSSARY.md",
          "CHANGELOG.md");
  private static final Set<String> BUILT = Set.of("target", ".lanterne", ".git");

  /** The source where it was built, when that folder is still there. */
  public static Source of(Optional<String> address, Optional<Path> folder) {
    return new Source(address, folder.filter(f -> Files.isRegularFile(f.resolve("pom.xml"))));
  }

  /** The name of its archive. */
  String name() {
    return Release.NAME + "-source.zip";
  }

  void write(OutputStream out) throws IOException {
    Path root = folder.orElseThrow();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : TAKEN) {
        Path top = root.resolve(name);
        if (Files.exists(top)) {
          add(zip, root, top);
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static void add(ZipOutputStream zip, Path root, Path path) throws IOException {
    if (BUILT.contains(path.getFileName().toString()) || Files.isSymbolicLink(path)) {
      return;
    }
    if (Files.isDirectory(path)) {
      if (Files.exists(path.resolve(Store.FILE))) {
        return;
      }
      List<Path> inside;
      try (Stream<Path> list = Files.list(path)) {
        inside = list.sorted().toList();
      }
      for (Path one : inside) {
        add(zip, root, one);
      }
      return;
    }
    String name = root.relativize(path).toString().replace('\\', '/');
    zip.putNextEntry(new ZipEntry(Release.NAME + "/" + name));
    Files.copy(path, zip);
    zip.closeEntry();
  }
}
