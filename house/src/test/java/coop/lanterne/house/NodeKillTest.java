// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole node while people decide, again and again: each decision that was answered is
 * still there, and each receipt still holds. Storage and journal alone are killed more often, by
 * the node's KillTest.
 */
class NodeKillTest {
  private static final int KILLS =
      Integer.getInteger("node.kills", Boolean.getBoolean("lanterne.long") ? 40 : 5);

  /** After the first decision of a day; each fifth kill does not wait for that one. */
  private static final int LONGEST_MS = 1500;

  private static final int PEOPLE = 2;

  @TempDir Path folder;

  /** Decisions that were answered, by entry; receipts, by entry; the checkpoint of each start. */
  private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();

  private final Map<Long, String> receipts = new ConcurrentHashMap<>();
  private final List<String> checkpoints = new ArrayList<>();
  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();

  @Test
  void noAnsweredDecisionIsLostWhenTheNodeIsKilled() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("NodeKillTest seed " + seed + ", " + KILLS + " kills (-Dseed=" + seed + ")");
    SplittableRandom random = new SplittableRandom(seed);
    Path data = Demo.copy(folder.resolve("data"));
    int atWork = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int before = acknowledged.size();
      Instant day = Demo.TUESDAY.plus(Duration.ofDays(kill)); // each has its orders
      Demo demo = Demo.start(data, day);
      lookBack(demo, false);
      decideUntilKilled(demo, random.nextInt(LONGEST_MS), kill % 5 < 4);
      assertThat(demo.exit()).as("killed, not ended").isEqualTo(128 + 9);
      atWork += acknowledged.size() > before ? 1 : 0;
    }
    try (Demo demo = Demo.start(data, Demo.TUESDAY.plus(Duration.ofDays(KILLS)))) {
      lookBack(demo, true);
    }
    System.out.println(
        acknowledged.size()
            + " decisions answered, "
            + receipts.size()
            + " receipts, none lost; "
            + atWork
            + " kills came at work");
    assertThat(atWork).as("kills that came while decisions were made").isGreaterThan(KILLS / 2);
    assertThat(statuses).as("answers that are no decision").isSubsetOf(200, 403);
  }

  private void decideUntilKilled(Demo demo, int afterMs, boolean atWork)
      throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(atWork ? 1 : 0);
    List<Thread> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      int person = i;
      people.add(Thread.ofPlatform().start(() -> decide(demo, person, answered)));
    }
    assertThat(answered.await(5, TimeUnit.MINUTES)).as("a first decision").isTrue();
    Thread.sleep(afterMs);
    demo.kill();
    for (Thread person : people) {
      person.join();
    }
  }

  /** Refuses or adopts its share of the day's orders, takes each back, and begins again. */
  private void decide(Demo demo, int person, CountDownLatch answered) {
    try {
      while (true) {
        List<?> orders = (List<?>) Demo.json(demo.get("/api/v1/advices?act=order.adopt").body());
        for (int i = person; i < orders.size(); i += PEOPLE) {
          Object order = Objects.requireNonNull(orders.get(i));
          String choice =
              ((Number) Demo.value(order, "total")).doubleValue() < 300 ? "adopt" : "refuse";
          if (decided(demo, order, choice, answered)) {
            decided(demo, order, "reverse", answered);
          }
        }
      }
    } catch (IOException killed) {
      // the node is gone, as it must: what ended it is asserted by who killed it
    }
  }

  private boolean decided(Demo demo, Object order, String choice, CountDownLatch answered)
      throws IOException {
    List<String> products = new ArrayList<>();
    for (Object line : (List<?>) Demo.value(order, "lines")) {
      products.add("\"" + Demo.value(Objects.requireNonNull(line), "product") + "\"");
    }
    String body =
        "{\"choice\":\"%s\",\"reason\":\"Essai.\",\"lines\":[%s],\"opened\":[%s]}"
            .formatted(
                choice,
                choice.equals("adopt")
                    ? String.join(
                        ",", products.stream().map(p -> "{\"product\":" + p + "}").toList())
                    : "",
                String.join(",", products));
    HttpResponse<String> answer =
        demo.post(
            "/api/v1/advices/" + Demo.value(order, "id") + "/decision", "application/json", body);
    statuses.add(answer.statusCode());
    if (answer.statusCode() != 200) {
      return false;
    }
    Object done = Demo.json(answer.body());
    long entry = ((Number) Demo.value(done, "entry")).longValue();
    acknowledged.put(entry, (String) Demo.value(done, "decision"));
    answered.countDown();
    receipts.put(entry, demo.get("/journal/" + entry + "/receipt").body());
    return true;
  }

  /** Holds what the node says now against all that it said before it was killed. */
  private void lookBack(Demo demo, boolean all) throws IOException {
    String key = demo.get("/journal/key").body().strip();
    String export = demo.get("/journal/export").body();
    Map<Long, String> entries = new HashMap<>();
    for (String line : export.lines().toList()) {
      String[] words = line.split(" ");
      if (words[0].equals("entry")) {
        byte[] bytes = Base64.getDecoder().decode(words[3]);
        entries.put(Long.parseLong(words[1]), new String(bytes, StandardCharsets.ISO_8859_1));
      }
    }
    acknowledged.forEach(
        (entry, decision) ->
            assertThat(entries.get(entry)).as("entry " + entry).contains(decision));

    List<Verifier.Given> given = new ArrayList<>();
    new TreeMap<>(receipts)
        .descendingMap()
        .forEach(
            (entry, text) -> {
              if (all || given.size() < 20) {
                given.add(new Verifier.Given("receipt " + entry, text));
              }
            });
    holds(
        Verifier.log(
            new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)),
            given,
            Optional.of(key)));

    String now = demo.get("/journal/checkpoint").body();
    for (String older :
        all
            ? checkpoints
            : checkpoints.subList(Math.max(0, checkpoints.size() - 1), checkpoints.size())) {
      String proof =
          demo.get("/journal/consistency?older=" + size(older) + "&newer=" + size(now)).body();
      holds(Verifier.consistency(older, now, proof, key));
    }
    checkpoints.add(now);
  }

  private static String size(String checkpoint) {
    return checkpoint.lines().toList().get(1);
  }

  private static void holds(Report report) {
    assertThat(report.holds()).as(report.text(Locale.ENGLISH)).isTrue();
  }
}
