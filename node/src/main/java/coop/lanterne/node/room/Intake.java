// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Shape.DecimalMark;
import coop.lanterne.tables.Tables;
import org.jooq.DSLContext;

/**
 * Files that come in: sent and shown first, then kept whole or not at all, and taken back where the
 * room can. One is kept at a time; a stop leaves the file as it was sent.
 *
 * @param <S> what is shown of a file before it is kept
 */
public final class Intake<S> {
  private final Ground ground;
  private final Pending pending;
  private final Words words;
  private final List<Kind<S>> kinds;
  private final Work.Turn<Result<S>> turn = new Work.Turn<>();

  /**
   * The files that a room takes.
   *
   * @param folder where they wait, in the data folder
   * @param largest the largest, in bytes
   * @param kinds those that are recognised by their name, else by their columns: by the most of
   *     them, and the first one where two know as many
   */
  public Intake(
      Ground ground, String folder, long largest, Words words, List<? extends Kind<S>> kinds) {
    this.ground = ground;
    this.words = words;
    this.pending =
        new Pending(ground.store(), ground.store().folder().resolve(folder), largest, words);
    this.kinds = List.copyOf(kinds);
  }

  /**
   * What the room says is wrong with files.
   *
   * @param tooLarge of that name, larger than any that is taken: so many bytes were read
   * @param gone that token waits no more
   * @param busy another one, of that name, is being kept
   * @param already the very same was kept before
   * @param unknown nothing says what it holds
   */
  public record Words(
      BiFunction<String, Long, Trouble> tooLarge,
      Function<String, Trouble> gone,
      BiFunction<Waiting, String, Trouble> busy,
      Function<Waiting, Finding> already,
      Function<Waiting, Finding> unknown) {}

  /**
   * A kind of files: how one is read, and what is kept of it.
   *
   * @param <S> what is shown of one
   */
  public interface Kind<S> {
    /** Its name among the room's. */
    String name();

    /** Whether a file of that name is one. */
    default boolean bears(String fileName) {
      return false;
    }

    /** The tables that it may be; none where it is recognised by its name alone. */
    default List<Schema> forms() {
      return List.of();
    }

    /** Whether the very same file was kept before. */
    boolean already(DSLContext sql, Waiting file);

    /**
     * Reads a file; nothing is written.
     *
     * @throws RefusedByCharter when it holds what no one voted that the room reads; the file is
     *     forgotten
     */
    Read<S> read(Source source) throws IOException;
  }

  /** A file to read, under the role of whoever asks. */
  public record Source(Waiting file, Path path, String role) {
    /** Its bytes. */
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }

    /** The cells of its first line, as written. */
    public List<String> header() throws IOException {
      try (InputStream in = open()) {
        return Tables.header(in);
      }
    }
  }

  /**
   * What was read of a file.
   *
   * @param kept good rows
   * @param setAside rows that would not be taken
   * @param findings every problem, in the order of lines
   * @param write writes the good rows, with the facts that tell it, and names what was kept; it
   *     says how many are written after each part of them
   */
  public record Read<S>(
      long kept,
      long setAside,
      List<Finding> findings,
      S shown,
      BiFunction<Tx, LongConsumer, Id> write) {}

  /**
   * What a file would bring, before anything is kept.
   *
   * @param kind what it holds; empty when neither its name nor its columns say so
   * @param kept good rows
   * @param setAside rows that would not be taken
   * @param findings every problem, in the order of lines
   * @param already whether the very same file was kept before
   * @param shown what else is shown of it, where it could be read
   */
  public record Preview<S>(
      Waiting file,
      Optional<String> kind,
      long kept,
      long setAside,
      List<Finding> findings,
      boolean already,
      Optional<S> shown) {
    public Preview {
      findings = List.copyOf(findings);
    }

    /** Whether there is anything to keep. */
    public boolean usable() {
      return kept > 0
          && !already
          && findings.stream().noneMatch(f -> f.severity() == Severity.STOPPED);
    }

    /** How many rows are good: said as {@code <key>.title}, or {@code <key>.title_none}. */
    public Message title(String key) {
      return Message.of(key + (usable() ? ".title" : ".title_none"))
          .with("kept", kept)
          .with("aside", setAside);
    }
  }

  /**
   * What came of a file.
   *
   * @param kept what was kept, where anything was
   */
  public record Result<S>(Preview<S> preview, Optional<Id> kept) {}

  // --- before anything is kept

  /** Holds a file that was sent, until someone keeps it or gives it up. */
  public Waiting receive(String fileName, InputStream in, Optional<String> kind) {
    return pending.keep(fileName, in, kind);
  }

  /** That file, which still waits. */
  public Waiting get(String token) {
    return pending.get(token);
  }

  /** Says how a file is to be read. */
  public void readAs(String token, Optional<String> kind, Optional<DecimalMark> decimals) {
    pending.write(get(token).readAs(kind, decimals));
  }

  /** Gives a file up. */
  public void drop(String token) {
    pending.drop(token);
  }

  /**
   * What that file would bring.
   *
   * @param role the role of whoever asks, for the journal
   * @throws RefusedByCharter when the charter refuses what it holds; the file is forgotten
   */
  public Preview<S> preview(String token, String role) {
    Waiting file = get(token);
    return look(file, kind(file), role).preview();
  }

  /** The same, for a file of that kind. */
  public Preview<S> preview(Waiting file, Kind<S> kind, String role) {
    return look(file, Optional.of(kind), role).preview();
  }

  private record Looked<S>(Preview<S> preview, Optional<Read<S>> read) {}

  private Looked<S> look(Waiting file, Optional<Kind<S>> found, String role) {
    if (found.isEmpty()) {
      List<Finding> unknown = List.of(words.unknown().apply(file));
      return new Looked<>(
          new Preview<>(file, Optional.empty(), 0, 0, unknown, false, Optional.empty()),
          Optional.empty());
    }
    Kind<S> kind = found.get();
    try {
      Read<S> read = kind.read(source(file, role));
      boolean already = ground.read(sql -> kind.already(sql, file));
      List<Finding> findings = new ArrayList<>(read.findings());
      if (already) {
        findings.addFirst(words.already().apply(file));
      }
      return new Looked<>(
          new Preview<>(
              file,
              Optional.of(kind.name()),
              read.kept(),
              read.setAside(),
              findings,
              already,
              Optional.of(read.shown())),
          Optional.of(read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RefusedByCharter refused) {
      drop(file.token()); // nothing of what was refused stays
      throw refused;
    }
  }

  private Source source(Waiting file, String role) {
    return new Source(file, pending.file(file.token()), role);
  }

  private Optional<Kind<S>> kind(Waiting file) {
    return file.kind().isPresent()
        ? kinds.stream().filter(k -> k.name().equals(file.kind().get())).findFirst()
        : kinds.stream()
            .filter(k -> k.bears(file.fileName()))
            .findFirst()
            .or(() -> byColumns(file));
  }

  /** The kind whose needed columns all stand in the header and which knows most of them. */
  private Optional<Kind<S>> byColumns(Waiting file) {
    try {
      List<String> header = source(file, "").header();
      Optional<Kind<S>> best = Optional.empty();
      int most = 0;
      for (Kind<S> kind : kinds) {
        boolean whole = kind.forms().stream().anyMatch(f -> f.suits(header));
        int known = whole ? Columns.form(kind.forms(), header).known(header) : 0;
        if (known > most) {
          most = known;
          best = Optional.of(kind);
        }
      }
      return best;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- keeping

  /**
   * Keeps what that file holds, now; what cannot be used changes nothing.
   *
   * @throws Trouble when another is being kept
   */
  public Result<S> commit(String token, String role) {
    Waiting file = get(token);
    return turn.run(begin(file), work -> take(work, file, kind(file), role));
  }

  /** The same, for a file of that kind. */
  public Result<S> commit(Waiting file, Kind<S> kind, String role) {
    return turn.run(begin(file), work -> take(work, file, Optional.of(kind), role));
  }

  /** Begins to keep what that file holds, which goes on by itself. */
  public Work<Result<S>> start(String token, String role) {
    Waiting file = get(token);
    return turn.start(begin(file), work -> take(work, file, kind(file), role));
  }

  /** How far that file is, or how it went. */
  public Work<Result<S>> job(String token) {
    return turn.last()
        .filter(work -> work.token().equals(token))
        .orElseThrow(() -> words.gone().apply(token));
  }

  private Work<Result<S>> begin(Waiting file) {
    return turn.begin(file.token(), file.fileName(), other -> words.busy().apply(file, other));
  }

  private Result<S> take(Work<Result<S>> work, Waiting file, Optional<Kind<S>> kind, String role) {
    Looked<S> looked = look(file, kind, role);
    if (!looked.preview().usable()) {
      return new Result<>(looked.preview(), Optional.empty());
    }
    Read<S> read = looked.read().orElseThrow();
    work.expects(read.kept());
    Id kept =
        ground.note(
            tx -> {
              if (kind.orElseThrow().already(tx.sql(), file)) {
                throw new Trouble(Trouble.Cause.INPUT, words.already().apply(file));
              }
              return read.write().apply(tx, work::at);
            });
    drop(file.token());
    return new Result<>(looked.preview(), Optional.of(kept));
  }

  // --- what stands beside what was kept

  /** Findings, to be kept. */
  public static byte[] bytes(List<Finding> findings) {
    return CanonicalBytes.encode("findings/1", Value.list(findings));
  }

  /** Findings that were kept. */
  public static List<Finding> findings(byte[] bytes) {
    return ((Value.Seq) CanonicalBytes.decode(bytes).value())
        .items().stream().map(Finding::fromValue).toList();
  }

  /** Journals {@code fact.<what>}: a file of that digest was kept. */
  public static void kept(
      Ground ground, Tx tx, String what, Id id, Digest file, String role, Value document) {
    Digest told = tx.keep(id, what + "/1", document);
    fact(ground, tx, Journal.Line.fact(role, "fact." + what, id, told).of(file));
  }

  /** Journals {@code fact.<what>.undone}: what was kept of such a file is taken back. */
  public static void undone(Ground ground, Tx tx, String what, Id id, Digest file, String role) {
    Id undo = tx.newId("undo");
    Digest told = tx.keep(undo, what + ".undone/1", Value.rec(what, id));
    fact(ground, tx, Journal.Line.fact(role, "fact." + what + ".undone", undo, told).of(file));
  }

  private static void fact(Ground ground, Tx tx, Journal.Line line) {
    ground.journal().record(tx, line, ground.charters().digest(tx.sql()));
  }
}
