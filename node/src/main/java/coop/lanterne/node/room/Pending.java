// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.SecretLink;
import coop.lanterne.node.storage.Store;
import coop.lanterne.tables.Shape.DecimalMark;

/**
 * Files that were sent and are not kept yet. They wait in the data folder, twenty at most, a day at
 * most; the oldest go first.
 */
record Pending(Store store, Path folder, long largest, Intake.Words words) {
  private static final int MOST = 20;
  private static final int LONGEST_NAME = 120;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final String TYPE = "import.pending/1";
  private static final String TOKEN = "[0-9a-f]{24}";

  /** Keeps a file until someone says what to do with it. */
  Waiting keep(String fileName, InputStream in, Optional<String> kind) {
    clean();
    String token = SecretLink.draw().substring(0, 24);
    String name = name(fileName);
    try {
      Files.createDirectories(folder);
      Digest digest = take(in, name, path(token, ".part"));
      Waiting waiting = new Waiting(token, name, digest, kind, Optional.empty(), store.now());
      write(waiting);
      Files.move(path(token, ".part"), file(token), StandardCopyOption.ATOMIC_MOVE);
      return waiting;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies what comes in, up to the largest size; nothing is left of what is larger. */
  private Digest take(InputStream in, String name, Path part) throws IOException {
    MessageDigest sha = sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), sha)) {
      long size = 0;
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > largest) {
          throw words.tooLarge().apply(name, size);
        }
        out.write(buffer, 0, n);
      }
    } catch (RuntimeException | IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return Digest.ofRaw(sha.digest());
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
    int most = Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length()));
    return plain.isEmpty() ? "?" : plain.substring(0, plain.offsetByCodePoints(0, most));
  }

  /** Says how a file is to be read from now on. */
  void write(Waiting w) {
    Value said =
        Value.rec(
            "name", w.fileName(),
            "digest", w.digest(),
            "kind", w.kind(),
            "decimals", w.decimals().map(Enum::name),
            "at", w.at().toString());
    try {
      Path draft = path(w.token(), ".new");
      Files.write(draft, CanonicalBytes.encode(TYPE, said));
      Files.move(
          draft,
          path(w.token(), ".meta"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Waiting> find(String token) {
    if (!token.matches(TOKEN) || !Files.exists(file(token))) {
      return Optional.empty();
    }
    try {
      Value.Rec m =
          (Value.Rec) CanonicalBytes.decode(Files.readAllBytes(path(token, ".meta"))).value();
      return Optional.of(
          new Waiting(
              token,
              m.text("name"),
              Digest.ofRaw(((Value.Bytes) m.get("digest")).value()),
              text(m, "kind"),
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
    return find(token).orElseThrow(() -> words.gone().apply(token));
  }

  /** Forgets a file. */
  void drop(String token) {
    if (!token.matches(TOKEN)) {
      return;
    }
    try {
      Files.deleteIfExists(file(token));
      Files.deleteIfExists(path(token, ".meta"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets what waited too long, and the oldest where too many wait. */
  private void clean() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Instant oldest = store.now().minus(LONGEST);
    List<Waiting> waiting = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".csv")) {
          find(name.substring(0, name.length() - 4)).ifPresent(waiting::add);
        } else if (name.endsWith(".part")
            && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(file); // left by a stop
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    waiting.sort(Comparator.comparing(Waiting::at).reversed());
    for (int i = 0; i < waiting.size(); i++) {
      if (i >= MOST - 1 || waiting.get(i).at().isBefore(oldest)) {
        drop(waiting.get(i).token());
      }
    }
  }

  /** Where that file is. */
  Path file(String token) {
    return path(token, ".csv");
  }

  private Path path(String token, String end) {
    return folder.resolve(token + end);
  }
}
