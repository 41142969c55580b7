// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.storage;

import static coop.lanterne.db.Tables.SETTING;

import module java.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The data folder of a node: its lock and its SQLite database (WAL, synchronous FULL). One writer
 * at a time, in order; readers see the last whole transaction.
 */
public final class Store implements AutoCloseable {
  /** The number of the newest file of {@code db/migration}. */
  static final int TABLES = 14;

  private static final int READERS = 4;
  private static final String FILE = "lanterne.db";

  private final Path folder;
  private final String node;
  private final Clock clock;
  private final FolderLock lock;
  private final Connection writer;

  @SuppressWarnings("ThreadLocalUsage") // one for each store, which lives as long as the node
  private final ThreadLocal<DSLContext> reading = new ThreadLocal<>();

  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicLong writes = new AtomicLong();

  private Store(Path folder, String node, Clock clock, FolderLock lock) throws SQLException {
    this.folder = folder;
    this.node = node;
    this.clock = clock;
    this.lock = lock;
    Path file = folder.resolve(FILE);
    this.writer = database(file, SQLiteConfig.TransactionMode.IMMEDIATE).getConnection();
    for (int i = 0; i < READERS; i++) {
      // deferred: a long reading never takes the writer's place
      Connection reader = database(file, SQLiteConfig.TransactionMode.DEFERRED).getConnection();
      try (Statement pragma = reader.createStatement()) {
        pragma.execute("pragma query_only = on");
      }
      readers.add(reader);
    }
  }

  /**
   * Opens a folder, made where it does not exist, and brings its tables up to date.
   *
   * @param node the node's name, kept at the first opening; later openings keep the first name
   * @param clock the time of every write
   * @throws Trouble when the folder is locked by another process, full, or not writable
   */
  public static Store open(Path folder, String node, Clock clock) {
    try {
      create(folder);
      FolderLock lock = FolderLock.take(folder);
      try {
        SQLiteDataSource database =
            database(folder.resolve(FILE), SQLiteConfig.TransactionMode.IMMEDIATE);
        if (!isUpToDate(database)) {
          Flyway.configure(Store.class.getClassLoader())
              .dataSource(database)
              .locations("classpath:db/migration")
              .load()
              .migrate();
        }
        return new Store(folder, nameOf(database, node), clock, lock);
      } catch (RuntimeException | SQLException e) {
        lock.close();
        throw explain(folder, e);
      }
    } catch (IOException e) {
      throw explain(folder, e);
    }
  }

  /** Whether the tables are of this release: most starts need not look through every migration. */
  private static boolean isUpToDate(SQLiteDataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return sql(connection)
          .fetchOptional(
              "select max(cast(version as integer)), min(success) from flyway_schema_history")
          .filter(r -> r.get(0, int.class) == TABLES && r.get(1, boolean.class))
          .isPresent();
    } catch (DataAccessException e) { // a new folder has no such table
      return false;
    }
  }

  /** Names, reasons and password hashes are in there: a new folder is its owner's alone. */
  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static String nameOf(SQLiteDataSource database, String proposed) throws SQLException {
    try (Connection connection = database.getConnection()) {
      DSLContext sql = sql(connection);
      sql.insertInto(SETTING, SETTING.NAME, SETTING.VALUE)
          .values("node", proposed)
          .onConflictDoNothing()
          .execute();
      return sql.selectFrom(SETTING).where(SETTING.NAME.eq("node")).fetchSingle().getValue();
    }
  }

  private static SQLiteDataSource database(Path file, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    SQLiteDataSource database = new SQLiteDataSource(config);
    database.setUrl("jdbc:sqlite:" + file);
    return database;
  }

  /** The node's name. */
  public String node() {
    return node;
  }

  /** The time now, as every write of this node sees it: whole seconds, so that texts compare. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The data folder. */
  public Path folder() {
    return folder;
  }

  /**
   * Reads, and cannot write. All that one reading sees is of one instant, also what is read within
   * it by another call; a reading within a write sees what stood before that write.
   */
  public <T> T read(Function<DSLContext, T> work) {
    DSLContext outer = reading.get();
    if (outer != null) {
      return work.apply(outer); // a second connection could be waited for in vain
    }
    Connection connection = takeReader();
    try {
      return sql(connection)
          .transactionResult(
              configuration -> {
                reading.set(configuration.dsl());
                return work.apply(configuration.dsl());
              });
    } finally {
      reading.remove();
      readers.add(connection);
    }
  }

  /** How many writes there were since the start: what was read stands until the next. */
  public long writes() {
    return writes.get();
  }

  private Connection takeReader() {
    try {
      return readers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to read", e);
    }
  }

  /**
   * Writes, whole or not at all, one writer after the other. When this returns, the disk has it.
   *
   * @throws Trouble when the disk is full
   * @throws IllegalStateException within another write or within a reading: the first would be kept
   *     before it is whole
   */
  public <T> T write(Function<Tx, T> work) {
    if (turn.isHeldByCurrentThread() || reading.get() != null) {
      throw new IllegalStateException("a write begins neither within another nor within a reading");
    }
    turn.lock();
    try {
      T written =
          sql(writer)
              .transactionResult(
                  configuration -> work.apply(new Tx(configuration.dsl(), node, now())));
      writes.incrementAndGet();
      return written;
    } catch (DataAccessException e) {
      throw explain(folder, e);
    } finally {
      turn.unlock();
    }
  }

  private static DSLContext sql(Connection connection) {
    return DSL.using(
        connection,
        SQLDialect.SQLITE,
        new Settings().withRenderSchema(false).withExecuteLogging(false));
  }

  private static RuntimeException explain(Path folder, Exception failure) {
    return Trouble.behind(failure, folder)
        .<RuntimeException>map(trouble -> trouble)
        .orElseGet(
            () ->
                failure instanceof RuntimeException ours
                    ? ours
                    : Trouble.ofFolder("folder-not-readable", folder, failure));
  }

  @Override
  public void close() {
    turn.lock();
    try {
      for (Connection reader : readers) {
        reader.close();
      }
      writer.close();
      lock.close();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("the data folder could not be closed cleanly", e);
    } finally {
      turn.unlock();
    }
  }
}
