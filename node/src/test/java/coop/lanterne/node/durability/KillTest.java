// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.durability;

import static coop.lanterne.db.Tables.*;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.journal.Receipts;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.storage.Store;
import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that decides, again and again: nothing that was acknowledged is lost. */
final class KillTest {
  /** Two hundred times at least in the long form. */
  private static final int KILLS =
      Integer.getInteger("kills", Boolean.getBoolean("lanterne.long") ? 300 : 24);

  private static final int LONGEST_MS = 800;

  /** Two processes at a time, each in its own folder. */
  private static final int LANES = 2;

  @TempDir Path folder;

  @Test
  void noAcknowledgedDecisionIsLostWhenTheProcessIsKilled() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("KillTest seed " + seed + ", " + KILLS + " kills (-Dseed=" + seed + ")");
    SplittableRandom random = new SplittableRandom(seed);
    List<Callable<Lane>> lanes = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      Path own = Files.createDirectory(folder.resolve("lane" + i));
      SplittableRandom chance = random.split();
      lanes.add(() -> new Lane(own, chance).run(KILLS / LANES));
    }
    int acknowledged = 0;
    int atWork = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(LANES)) {
      for (Future<Lane> lane : pool.invokeAll(lanes)) {
        acknowledged += lane.get().acknowledged.size();
        atWork += lane.get().killedAtWork;
      }
    }
    System.out.println(
        acknowledged + " decisions acknowledged, none lost; " + atWork + " kills came at work");
    assertThat(atWork).as("kills that came while decisions were made").isGreaterThan(KILLS / 2);
  }

  /** One folder, opened again after each kill. */
  private static final class Lane {
    private final Path folder;
    private final SplittableRandom random;
    private final Map<String, Long> acknowledged = new HashMap<>();
    private int killedAtWork;

    Lane(Path folder, SplittableRandom random) {
      this.folder = folder;
      this.random = random;
    }

    Lane run(int kills) throws Exception {
      for (int kill = 1; kill <= kills; kill++) {
        int before = acknowledged.size();
        killOnce(random.nextInt(LONGEST_MS), random.nextInt(4) > 0);
        killedAtWork += acknowledged.size() > before ? 1 : 0;
        if (kill % (kills / 4) == 0 || kill == kills) {
          verify();
        }
      }
      return this;
    }

    /**
     * Kills once, that long after the process is ready, or, three times in four, after its first
     * decision: a slow machine would else be killed before it worked.
     */
    private void killOnce(int afterMs, boolean atWork) throws Exception {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  folder.resolve("data").toString())
              .redirectError(folder.resolve("errors.txt").toFile())
              .start();
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String line = out.readLine();
        while (line != null && !line.equals("READY")) {
          line = out.readLine();
        }
        assertThat(line).as(() -> errors()).isEqualTo("READY");
        Semaphore first = new Semaphore(0);
        Thread killer =
            Thread.ofPlatform()
                .start(
                    () -> {
                      if (atWork) {
                        first.acquireUninterruptibly();
                      }
                      sleep(afterMs);
                      process.destroyForcibly(); // SIGKILL
                    });
        for (line = out.readLine(); line != null; line = out.readLine()) {
          String[] words = line.split(" ");
          if (words.length == 3 && words[0].equals("ACK") && words[2].matches("[0-9]+")) {
            acknowledged.put(words[1], Long.parseLong(words[2]));
            first.release();
          }
        }
        killer.join();
      } catch (IOException closed) {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue(); // killed while it spoke
      }
      assertThat(process.waitFor()).as("killed, not ended").isEqualTo(128 + 9);
    }

    private String errors() {
      try {
        return Files.readString(folder.resolve("errors.txt"));
      } catch (IOException e) {
        return e.toString();
      }
    }

    private static void sleep(int ms) {
      try {
        Thread.sleep(ms);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void verify() throws IOException {
      try (Store store =
          Store.open(folder.resolve("data"), "epicerie-du-canal", Clock.systemUTC())) {
        Journal journal = Journal.open(store); // takes up what the kill left half-way
        Map<String, Long> entries = new HashMap<>();
        List<String> orders = new ArrayList<>();
        store.read(
            sql -> {
              sql.selectFrom(JOURNAL_ENTRY)
                  .where(JOURNAL_ENTRY.ACTION.eq("decision"))
                  .forEach(e -> entries.put(e.getObject(), e.getNumber()));
              sql.selectFrom(PURCHASE_ORDER).forEach(o -> orders.add(o.getDecision().toString()));
              int decisions = sql.fetchCount(DECISION);
              // whole or not at all: decision, document, reason, order and entry come together
              assertThat(entries).hasSize(decisions);
              assertThat(sql.fetchCount(DOCUMENT, DOCUMENT.TYPE.eq("decision/1")))
                  .isEqualTo(decisions);
              assertThat(sql.fetchCount(REASON)).isEqualTo(decisions - 1); // the founding has none
              return true;
            });
        assertThat(orders).hasSize(entries.size() - 1).doesNotHaveDuplicates();
        assertThat(entries).containsAllEntriesOf(acknowledged);
        assertThat(journal.size()).isEqualTo(entries.size());
        long last = journal.size() - 1;
        assertThat(Receipts.flaw(journal.receipt(last).orElseThrow(), journal.key())).isEmpty();
        StringBuilder export = new StringBuilder();
        journal.export(export);
        Report report =
            Verifier.log(
                new ByteArrayInputStream(export.toString().getBytes(StandardCharsets.UTF_8)),
                List.of(),
                Optional.of(journal.key().toString()));
        assertThat(report.holds()).as(report.text(java.util.Locale.ENGLISH)).isTrue();
      }
    }
  }
}
