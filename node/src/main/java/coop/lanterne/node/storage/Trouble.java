// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.storage;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Something about the machine or the folder stops the work: said to people as a {@link Finding},
 * never as a stack trace. The work was not half done.
 */
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whether the machine or the person's input is the cause; gives the exit code. */
  public enum Cause {
    /** Nothing usable was done with what was given. */
    INPUT(1),
    /** The command was used wrongly. */
    USE(2),
    /** No right to do it. */
    RIGHT(3),
    /** The machine: folder, disk, port. */
    ENVIRONMENT(4);

    private final int exit;

    Cause(int exit) {
      this.exit = exit;
    }

    /** The exit code of a command that ends so. */
    public int exit() {
      return exit;
    }
  }

  private final Cause cause;
  private final transient Finding finding;

  /** Trouble of that kind. */
  public Trouble(Cause cause, Finding finding) {
    super(finding.code() + ": " + finding.seen());
    this.cause = cause;
    this.finding = finding;
  }

  /** Trouble of that kind, caused by a failure kept for the keeper's log. */
  public Trouble(Cause cause, Finding finding, Throwable failure) {
    super(finding.code() + ": " + finding.seen(), failure);
    this.cause = cause;
    this.finding = finding;
  }

  /**
   * Trouble said in words whose keys follow its code: {@code node.trouble.<code>.why} and {@code
   * .maybe}.
   *
   * @param source the file, folder or field
   * @param seen what was seen there
   */
  public static Trouble of(Cause cause, String code, String source, String seen) {
    String key = "node.trouble." + code.replace('-', '_');
    return new Trouble(
        cause,
        new Finding(
            code,
            Finding.Severity.STOPPED,
            new Finding.Place(source, 0, ""),
            seen,
            Message.of(key + ".why"),
            Message.of(key + ".maybe")));
  }

  /** The trouble behind a failure of work on that folder; none where the failure is ours. */
  public static Optional<Trouble> behind(Throwable failure, Path folder) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Trouble trouble) {
        return Optional.of(trouble);
      }
      if (isFull(t)) {
        return Optional.of(ofFolder("disk-full", folder, failure));
      }
      if (isDamaged(t)) {
        return Optional.of(ofFolder("database-damaged", folder, failure));
      }
      if (t instanceof AccessDeniedException || isReadOnly(t)) {
        return Optional.of(ofFolder("folder-not-writable", folder, failure));
      }
    }
    return Optional.empty();
  }

  private static boolean isFull(Throwable t) {
    return switch (t) {
      case SQLiteException s -> s.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
      case IOException io -> String.valueOf(io.getMessage()).contains("No space left");
      default -> false;
    };
  }

  private static boolean isDamaged(Throwable t) {
    return t instanceof SQLiteException s
        && (s.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT
            || s.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB);
  }

  private static boolean isReadOnly(Throwable t) {
    return t instanceof SQLiteException s
        && (s.getResultCode() == SQLiteErrorCode.SQLITE_READONLY
            || s.getResultCode() == SQLiteErrorCode.SQLITE_CANTOPEN);
  }

  /** Trouble of the machine with that folder. */
  static Trouble ofFolder(String code, Path folder, Throwable failure) {
    Finding finding = of(Cause.ENVIRONMENT, code, folder.toString(), folder.toString()).finding();
    return new Trouble(Cause.ENVIRONMENT, finding, failure);
  }

  /** The kind of trouble. */
  public Cause kind() {
    return cause;
  }

  /** What to say. */
  public Finding finding() {
    return finding;
  }
}
