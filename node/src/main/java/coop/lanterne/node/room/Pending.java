// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.internal;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.storage.Store;
import coop.lanterne.tables.Shape.DecimalMark;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files that were sent and are not imported yet. They wait in the data folder, twenty at most, a
 * day at most; the oldest go first.
 */
public final class Pending {
  /** The largest file taken, in bytes. */
  public static final long LARGEST = 128L << 20;

  private static final int MOST = 20;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final String TYPE = "import.pending/1";

  private final Path folder;
  private final Store store;
  private final SecureRandom random = new SecureRandom();

  Pending(Store store) {
    this.store = store;
    this.folder = store.folder().resolve("imports");
  }

  /**
   * A file that waits.
   *
   * @param token its name in addresses
   * @param fileName the name under which it was sent
   * @param kind what it holds, where someone said so
   * @param decimals what stands before decimals, where someone said so
   */
  public record Waiting(
      String token,
      String fileName,
      Digest digest,
      Optional<FileKind> kind,
      Optional<DecimalMark> decimals,
      Instant at) {

    /** The same file, read otherwise. */
    public Waiting readAs(Optional<FileKind> other, Optional<DecimalMark> mark) {
      return new Waiting(token, fileName, digest, other, mark, at);
    }
  }

  /** Keeps a file until someone says what to do with it. */
  Waiting keep(String fileName, InputStream in, Optional<FileKind> kind) {
    clean();
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    try {
      Files.createDirectories(folder);
      MessageDigest sha = sha256();
      long size = 0;
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part(token)), sha)) {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          size += n;
          if (size > LARGEST) {
            throw Says.GROCERY.input("file-too-large", name(fileName), Long.toString(size >> 20));
          }
          out.write(buffer, 0, n);
        }
      } catch (RuntimeException | IOException e) {
        Files.deleteIfExists(part(token));
        throw e;
      }
      Waiting waiting =
          new Waiting(
              token,
              name(fileName),
              Digest.ofRaw(sha.digest()),
              kind,
              Optional.empty(),
              store.now());
      write(waiting);
      Files.move(part(token), file(token), StandardCopyOption.ATOMIC_MOVE);
      return waiting;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The last part of a path, without control characters, 120 characters at most. */
  private static String name(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("\\p{Cntrl}", "").strip();
    String cut =
        plain.substring(
            0, plain.offsetByCodePoints(0, Math.min(120, plain.codePointCount(0, plain.length()))));
    return cut.isEmpty() ? "?" : cut;
  }

  /** Says how a file is to be read from now on. */
  void write(Waiting w) {
    byte[] bytes =
        CanonicalBytes.encode(
            TYPE,
            Value.rec(
                "name",
                w.fileName(),
                "digest",
                w.digest(),
                "kind",
                w.kind().map(Enum::name),
                "decimals",
                w.decimals().map(Enum::name),
                "at",
                w.at().toString()));
    try {
      Path draft = folder.resolve(w.token() + ".new");
      Files.write(draft, bytes);
      Files.move(
          draft,
          meta(w.token()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That file, if it still waits. */
  public Optional<Waiting> find(String token) {
    if (!token.matches("[0-9a-f]{24}") || !Files.exists(file(token))) {
      return Optional.empty();
    }
    try {
      Value.Rec m = (Value.Rec) CanonicalBytes.decode(Files.readAllBytes(meta(token))).value();
      return Optional.of(
          new Waiting(
              token,
              m.text("name"),
              Digest.ofRaw(((Value.Bytes) m.get("digest")).value()),
              text(m, "kind").map(FileKind::valueOf),
              text(m, "decimals").map(DecimalMark::valueOf),
              Instant.parse(m.text("at"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> text(Value.Rec rec, String field) {
    return rec.get(field) instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
  }

  /** That file. */
  Waiting get(String token) {
    return find(token).orElseThrow(() -> Says.GROCERY.input("import-gone", "import", token));
  }

  InputStream open(Waiting waiting) throws IOException {
    return Files.newInputStream(file(waiting.token()));
  }

  /** Forgets a file. */
  void drop(String token) {
    try {
      Files.deleteIfExists(file(token));
      Files.deleteIfExists(meta(token));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets what waited too long, and the oldest where too many wait. */
  void clean() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Waiting> waiting;
    Instant oldest = store.now().minus(LONGEST);
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(f -> f.getFileName().toString()).toList();
      for (String name : names) {
        Path part = folder.resolve(name);
        if (name.endsWith(".part")
            && Files.getLastModifiedTime(part).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(part); // left by a stop
        }
      }
      waiting =
          names.stream()
              .filter(n -> n.endsWith(".csv"))
              .flatMap(n -> find(n.substring(0, n.length() - 4)).stream())
              .sorted(Comparator.comparing(Waiting::at).reversed())
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < waiting.size(); i++) {
      if (i >= MOST - 1 || waiting.get(i).at().isBefore(oldest)) {
        drop(waiting.get(i).token());
      }
    }
  }

  private Path part(String token) {
    return folder.resolve(token + ".part");
  }

  private Path file(String token) {
    return folder.resolve(token + ".csv");
  }

  private Path meta(String token) {
    return folder.resolve(token + ".meta");
  }
}
