// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

import org.springframework.util.FileSystemUtils;

/** Folders that are slow to make: each is made once, and copied for whoever asks for it again. */
public final class Founded {
  /** Of this process alone: tests run in several. */
  private static final Path OWN =
      Path.of("target", "founded-" + System.getProperty("lanterne.fork", "0"));

  private static final Map<Object, Path> MADE = new HashMap<>();
  private static int made;

  static {
    try {
      FileSystemUtils.deleteRecursively(OWN); // of an earlier run
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Founded() {}

  /**
   * Fills a folder with a copy of another one.
   *
   * @param name which one: equal names name the same
   * @param make fills it, the first time, and leaves it closed
   */
  public static void copy(Object name, Path folder, Consumer<Path> make) {
    try {
      Path first = MADE.get(name);
      if (first == null) {
        first = OWN.resolve(Integer.toString(made++));
        make.accept(first);
        MADE.put(name, first);
      }
      try (Stream<Path> files = Files.walk(first)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = folder.resolve(first.relativize(file).toString());
          Files.createDirectories(Objects.requireNonNull(copy.getParent()));
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a demonstration that was founded at that instant, with a few parts more. */
  public static Node demo(Path folder, Clock clock, Class<?>... more) {
    NodeOptions options = NodeOptions.local(true, folder, 0);
    copy(
        List.of("demo", clock.instant()),
        folder,
        made -> Node.start(NodeOptions.local(true, made, 0), clock).close());
    return Node.start(options, clock, List.of(more));
  }
}
