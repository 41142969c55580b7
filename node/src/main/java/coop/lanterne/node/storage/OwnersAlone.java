// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.storage;

import module java.base;

import java.nio.file.attribute.PosixFilePermission;

/**
 * Names, reasons, password hashes and the key of the log: no other account of the machine reads
 * them. Where files have no such permissions (Windows), the folder's own rights decide.
 */
final class OwnersAlone {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnersAlone() {}

  /**
   * Refuses a key that others may read: they may have signed with it, which closing it now would
   * hide.
   *
   * @throws Trouble when the file exists and is not its owner's alone
   */
  static void check(Path key) throws IOException {
    if (Files.exists(key)
        && isPosix(key)
        && !FILE.containsAll(Files.getPosixFilePermissions(key))) {
      String seen = PosixFilePermissions.toString(Files.getPosixFilePermissions(key));
      throw Trouble.of(Trouble.Cause.ENVIRONMENT, "journal-key-open", key.toString(), seen);
    }
  }

  /**
   * The folder and its database, made empty where it is new; where it was there, all that is in the
   * folder. What lies in a folder that was given by mistake is not touched.
   */
  static void make(Path folder, Path database) throws IOException {
    if (!isPosix(folder)) {
      return;
    }
    Files.setPosixFilePermissions(folder, FOLDER);
    if (Files.notExists(database)) {
      Files.createFile(database, PosixFilePermissions.asFileAttribute(FILE));
      return;
    }
    try (Stream<Path> all = Files.walk(folder.toRealPath())) { // links within are not followed
      for (Path path : all.toList()) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.setPosixFilePermissions(path, FOLDER);
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.setPosixFilePermissions(path, FILE);
        }
      }
    }
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }
}
