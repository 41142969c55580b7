// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the lock on the file named first until the file named second is gone. */
final class Hold {
  public static void main(String[] args) throws IOException, InterruptedException {
    Path locked = Path.of(args[0]);
    Path sign = Path.of(args[1]);
    try (var channel =
            FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        System.err.println(locked + " is locked already");
        System.exit(4);
      }
      Files.writeString(sign, "held");
      while (Files.exists(sign)) {
        Thread.sleep(50);
      }
    }
  }
}
