// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.storage;

import static coop.lanterne.db.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.node.TestClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One writer, readers that see one instant and write nothing, and nobody waits for ever. */
final class StoreTest {
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("data"), "lanterne", new TestClock("2026-11-24T05:12:00Z"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static int put(DSLContext sql, String name, String value) {
    return sql.insertInto(SETTING, SETTING.NAME, SETTING.VALUE)
        .values(name, value)
        .onConflict(SETTING.NAME)
        .doUpdate()
        .set(SETTING.VALUE, value)
        .execute();
  }

  private static String get(DSLContext sql, String name) {
    return sql.selectFrom(SETTING).where(SETTING.NAME.eq(name)).fetchSingle().getValue();
  }

  @Test
  void theNewestTablesAreThoseOfTheNewestFile() throws Exception {
    Path files = Path.of(Objects.requireNonNull(Store.class.getResource("/db/migration")).toURI());
    try (Stream<Path> all = Files.list(files)) {
      assertThat(
              all.map(f -> f.getFileName().toString())
                  .mapToInt(f -> Integer.parseInt(f.substring(1, f.indexOf("__"))))
                  .max())
          .hasValue(Store.TABLES);
    }
    int newest =
        store.read(
            sql ->
                sql.fetchSingle("select max(cast(version as integer)) from flyway_schema_history")
                    .get(0, int.class));
    assertThat(newest).as("what a new folder has").isEqualTo(Store.TABLES);
  }

  @Test
  void aReadingCannotWrite() {
    assertThatThrownBy(() -> store.read(sql -> put(sql, "a", "1")))
        .hasMessageContaining("readonly");
    assertThat(store.<Integer>write(tx -> put(tx.sql(), "a", "1"))).isEqualTo(1);
  }

  @Test
  void aReadingSeesOneInstantAlsoWhenAWriteComesBetween() throws Exception {
    store.<Integer>write(tx -> put(tx.sql(), "a", "before"));
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      List<String> seen =
          store.read(
              sql -> {
                String first = get(sql, "a");
                try {
                  other
                      .submit(() -> store.<Integer>write(tx -> put(tx.sql(), "a", "after")))
                      .get(2, TimeUnit.MINUTES);
                } catch (Exception e) {
                  throw new AssertionError("a reading holds no writer back", e);
                }
                return List.of(first, get(sql, "a"), store.read(inner -> get(inner, "a")));
              });
      assertThat(seen).containsExactly("before", "before", "before");
    }
    assertThat(store.<String>read(sql -> get(sql, "a"))).isEqualTo("after");
  }

  @Test
  void readingsWithinReadingsNeverWaitForOneAnother() throws Exception {
    int crowd = 16;
    CountDownLatch started = new CountDownLatch(4);
    try (ExecutorService threads = Executors.newFixedThreadPool(crowd)) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < crowd; i++) {
        answers.add(
            threads.submit(
                () ->
                    store.read(
                        sql -> {
                          started.countDown();
                          awaitUninterruptibly(started);
                          return store.read(inner -> get(inner, "node"));
                        })));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get(2, TimeUnit.MINUTES)).isEqualTo("lanterne");
      }
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWriteWithinAWriteIsRefusedAndTheOuterOneUndone() {
    assertThatThrownBy(
            () ->
                store.write(
                    tx -> {
                      put(tx.sql(), "a", "half");
                      return store.<Integer>write(inner -> put(inner.sql(), "b", "other"));
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.<Boolean>read(sql -> sql.fetchExists(SETTING, SETTING.NAME.in("a", "b"))))
        .isFalse();
    assertThatThrownBy(() -> store.read(sql -> store.<Integer>write(tx -> put(tx.sql(), "a", "1"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whateverIsInTheFolderIsItsOwnersAlone() throws Exception {
    Path data = folder.resolve("data");
    store.close();
    Path file =
        Files.writeString(Files.createDirectories(data.resolve("imports")).resolve("a"), "");
    Path beyond = Files.writeString(folder.resolve("beyond"), "");
    Files.createSymbolicLink(data.resolve("link"), beyond);
    for (Path open : List.of(data, file, data.resolve(Store.FILE), beyond)) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    open();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.filter(p -> !Files.isSymbolicLink(p)).toList()) {
        assertThat(permissions(path))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
    assertThat(permissions(beyond)).as("where a link leads").isEqualTo("rwxr-xr-x");
  }

  @Test
  void whatLiesInAFolderGivenByMistakeIsNotTouched() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path script = Files.writeString(home.resolve("script"), "");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Store.open(home, "lanterne", Clock.systemUTC()).close();
    assertThat(permissions(script)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(home)).isEqualTo("rwx------");
    assertThat(permissions(home.resolve(Store.FILE))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aKeyThatOthersCouldReadIsToldBeforeItSignsAgain() throws Exception {
    Path key = Files.writeString(folder.resolve("data").resolve(Store.KEY), "");
    store.close();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(this::open).hasMessage("journal-key-open: rw-r-----");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
    open();
  }

  @Test
  void aDatabaseThatIsGoneBesideItsKeyIsNotFoundedAnew() throws Exception {
    Path data = folder.resolve("data");
    store.close();
    Files.move(data.resolve(Store.FILE), folder.resolve("aside"));
    Path key = Files.writeString(data.resolve(Store.KEY), "");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(this::open).hasMessageStartingWith("database-missing: ");
    assertThat(data.resolve(Store.FILE)).doesNotExist();
    Files.move(folder.resolve("aside"), data.resolve(Store.FILE));
    open(); // the refusal left the folder free
  }

  @Test
  void tablesOfALaterReleaseAreLeftAlone() throws Exception {
    String history = "flyway_schema_history";
    store.<Integer>write(
        tx ->
            tx.sql()
                .execute(
                    "insert into "
                        + history
                        + " select installed_rank + 1000, '99', description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success from "
                        + history
                        + " where version = '1'"));
    store.close();
    assertThatThrownBy(this::open).hasMessage("newer-tables: 99 > " + Store.TABLES);
    try (java.sql.Connection keeper =
            java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("data").resolve(Store.FILE));
        java.sql.Statement sql = keeper.createStatement()) {
      sql.execute("delete from " + history + " where version = '99'");
    }
    open();
  }

  @Test
  void aDamagedDatabaseIsToldAtTheStart() throws Exception {
    Path file = folder.resolve("data").resolve(Store.FILE);
    store.<Integer>write(
        tx -> {
          for (int i = 0; i < 2000; i++) {
            put(tx.sql(), "name " + i, "value ".repeat(20));
          }
          return 0;
        });
    store.close();
    byte[] whole = Files.readAllBytes(file);
    byte[] page = whole.clone();
    int size = 256 * Byte.toUnsignedInt(page[16]) + Byte.toUnsignedInt(page[17]);
    Arrays.fill(page, page.length - 4 * size, page.length - 3 * size, (byte) 0x5a);
    byte[] none =
        "no database at all, whatever its name says\n"
            .repeat(200)
            .getBytes(StandardCharsets.US_ASCII);
    for (byte[] damaged : List.of(page, none)) {
      Files.write(file, damaged);
      assertThatThrownBy(this::open).hasMessageStartingWith("database-damaged: ");
      assertThat(Files.readAllBytes(file)).as("nothing was changed").isEqualTo(damaged);
    }
    Files.write(file, whole);
    open();
  }

  @Test
  void aNewFolderIsItsOwnersAlone() throws Exception {
    Path data = folder.resolve("data");
    if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
    }
  }
}
