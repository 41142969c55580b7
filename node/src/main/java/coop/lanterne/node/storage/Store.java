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

  /** The name of the database in the data folder. */
  public static final String FILE = "lanterne.db";

  /**
   * The name of the key of the log in the data folder; it is made after the database, never before.
   */
  public static final String KEY = "journal.key";

  private static final int READERS = 4;

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
   * @throws Trouble when the folder is locked by another process, full or not writable, when its
   *     database is missing, damaged or of a later release, when others may read its key; nothing
   *     was changed then, and the folder is free again
   */
  public static Store open(Path folder, String node, Clock clock) {
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.take(folder);
      try {
        return open(folder, node, clock, lock);
      } catch (RuntimeException | SQLException | IOException e) {
        lock.close();
        throw e;
      }
    } catch (RuntimeException | SQLException | IOException e) {
      throw explain(folder, e);
    }
  }

  private static Store open(Path folder, String node, Clock clock, FolderLock lock)
      throws SQLException, IOException {
    Path file = folder.resolve(FILE);
    boolean isNew = Files.notExists(file);
    if (isNew && Files.exists(folder.resolve(KEY))) {
      // founding anew beside the key that signed receipts would bury all that they prove
      throw Trouble.of(
          Trouble.Cause.ENVIRONMENT, "database-missing", folder.toString(), file.toString());
    }
    OwnersAlone.check(folder.resolve(KEY));
    SQLiteDataSource database = database(file, SQLiteConfig.TransactionMode.IMMEDIATE);
    int tables = 0;
    if (!isNew) {
      checkPages(database, file);
      tables = tables(database);
    }
    if (tables > TABLES) {
      throw Trouble.of(
          Trouble.Cause.ENVIRONMENT, "newer-tables", file.toString(), tables + " > " + TABLES);
    }
    OwnersAlone.make(folder, file);
    if (tables < TABLES) {
      Flyway.configure(Store.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:db/migration")
          .load()
          .migrate();
    }
    return new Store(folder, nameOf(database, node), clock, lock);
  }

  /** A damaged page is found at the start, and not on the day when it is read. */
  private static void checkPages(SQLiteDataSource database, Path file) throws SQLException {
    String said;
    try (Connection connection = database.getConnection()) {
      said = sql(connection).fetchSingle("pragma quick_check(1)").get(0, String.class);
    }
    if (!said.equals("ok")) {
      throw Trouble.of(Trouble.Cause.ENVIRONMENT, "database-damaged", file.toString(), said);
    }
  }

  /** The newest migration whose tables are there; 0 where there is none, or one that failed. */
  private static int tables(SQLiteDataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      DSLContext sql = sql(connection);
      return sql.fetchOptional("select 1 from sqlite_master where name = 'flyway_schema_history'")
          .flatMap(
              _ ->
                  sql.fetchOptional(
                      "select max(cast(version as integer)), min(success)"
                          + " from flyway_schema_history"))
          .filter(r -> r.get(0) != null && r.get(1, boolean.class))
          .map(r -> r.get(0, int.class))
          .orElse(0);
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
