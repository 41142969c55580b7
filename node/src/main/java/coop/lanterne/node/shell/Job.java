// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Message;

/**
 * Long work under way.
 *
 * @param id unique on the page, and the same when asked again: the focus stays where it was
 * @param name what is worked on, such as a file's name
 * @param progress a sentence: 412 000 lignes lues sur 1 000 000
 * @param done work done
 * @param total work in all, at least 1
 * @param left time left, where it can be told
 * @param href address of this block alone, asked again every two seconds where there is a script
 * @param stop where the form that stops it is sent
 */
public record Job(
    String id,
    String name,
    Message progress,
    long done,
    long total,
    Optional<Duration> left,
    String href,
    String stop) {
  public Job {
    if (total < 1 || done < 0 || done > total) {
      throw new IllegalArgumentException(done + " cannot be done out of " + total);
    }
  }

  /** Whether there is more to do. */
  public boolean isRunning() {
    return done < total;
  }

  /** How much is done, as a sentence that a reader may hear. */
  public Message share() {
    return Message.of("shell.job.share").with("percent", done * 100 / total);
  }

  /** What remains, rounded up to the second, or to the minute above two. */
  public Optional<Message> remains() {
    return left.map(
        duration -> {
          long seconds = Math.max(1, duration.toSeconds());
          return seconds <= 120
              ? Message.of("shell.job.seconds").with("count", seconds)
              : Message.of("shell.job.minutes").with("count", (seconds + 59) / 60);
        });
  }
}
