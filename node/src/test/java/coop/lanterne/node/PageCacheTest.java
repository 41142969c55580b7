// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.room.Work;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.shell.Whom;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page is rendered once until something changes, and never for someone else. */
final class PageCacheTest {
  private static final String LONG = "x".repeat(100_000);

  private final TestClock clock = new TestClock("2026-11-24T05:12:00Z");
  @TempDir Path folder;
  private @Nullable Node started;

  /** Pages that say how often they were rendered. */
  @RestController
  static final class Probe {
    private final AtomicInteger renders = new AtomicInteger();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    @Cached
    @OpenTo(Whom.VISITORS)
    @GetMapping("/probe")
    ResponseEntity<String> show(HttpServletRequest request) {
      int number = renders.incrementAndGet();
      meanwhile.get().run();
      String token = Pages.csrf(request).token();
      return ResponseEntity.ok()
          .contentType(Pages.HTML)
          .body(
              String.format(
                  Locale.ROOT,
                  "render %d for %s in %s: <input name=\"_csrf\" value=\"%s\">, é, <input value=\"%s\">",
                  number,
                  Reader.id(),
                  Reader.language(request),
                  token,
                  token));
    }

    @Cached
    @OpenTo(Whom.VISITORS)
    @GetMapping("/probe/long")
    ResponseEntity<String> showLong() {
      renders.incrementAndGet();
      return ResponseEntity.ok().contentType(Pages.HTML).body(LONG);
    }

    @Cached
    @OpenTo(Whom.VISITORS)
    @GetMapping("/probe/missing")
    ResponseEntity<String> miss() {
      renders.incrementAndGet();
      return ResponseEntity.status(404).contentType(Pages.HTML).body("no");
    }

    @OpenTo(Whom.VISITORS)
    @GetMapping("/probe/other")
    ResponseEntity<String> other() {
      return ResponseEntity.ok().contentType(Pages.HTML).body("" + renders.incrementAndGet());
    }
  }

  @BeforeEach
  void start() {
    started = Node.start(NodeOptions.local(false, folder, 0), clock, List.of(Probe.class));
    Sample.found(node());
  }

  @AfterEach
  void stop() {
    node().close();
  }

  private Node node() {
    return Objects.requireNonNull(started);
  }

  private Probe probe() {
    return node().part(Probe.class);
  }

  private Sample.Browser visitor() {
    return new Sample.Browser(node(), "fr");
  }

  private static String withoutToken(String page) {
    return page.replaceAll("value=\"[^\"]+\"", "value=…");
  }

  private static List<String> tokens(String page) {
    return Pattern.compile("value=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .map(r -> r.group(1))
        .toList();
  }

  @Test
  void aPageIsRenderedOnceWithTheHiddenFieldOfEachReader() {
    Sample.Browser one = visitor();
    Sample.Browser two = visitor();
    String first = one.get("/probe").body();
    String second = two.get("/probe").body();
    assertThat(probe().renders).hasValue(1);
    assertThat(withoutToken(second)).isEqualTo(withoutToken(first)).contains("é");
    assertThat(tokens(first)).hasSize(2).doesNotContainAnyElementsOf(tokens(second));
    assertThat(Set.copyOf(tokens(second))).hasSize(1);
    assertThat(two.get("/probe").headers().firstValue("Content-Security-Policy"))
        .isEqualTo(one.get("/probe?x").headers().firstValue("Content-Security-Policy"))
        .isPresent();
  }

  @Test
  void nobodyIsGivenAPageRenderedForAnotherReaderOrLanguage(@TempDir Path demo) {
    stop();
    started = Node.start(NodeOptions.local(true, demo, 0), clock, List.of(Probe.class));
    List<People.Person> people = node().part(People.class).list();
    Map<String, String> seen = new LinkedHashMap<>();
    for (int turn = 0; turn < 2; turn++) {
      for (People.Person person : people.subList(0, 2)) {
        Sample.Browser browser = visitor();
        browser.get("/personas");
        browser.post("/personas", Map.of("person", person.id().local()));
        String page = browser.get("/probe").body();
        assertThat(page).contains(person.id().toString());
        seen.merge(person.name(), withoutToken(page), (a, b) -> a.equals(b) ? a : "differs");
      }
      seen.merge("", withoutToken(visitor().get("/probe").body()), (a, b) -> a.equals(b) ? a : "");
      seen.merge(
          "en",
          withoutToken(new Sample.Browser(node(), "en").get("/probe").body()),
          (a, b) -> a.equals(b) ? a : "differs");
    }
    assertThat(seen.values()).doesNotHaveDuplicates().doesNotContain("differs").hasSize(4);
    assertThat(seen.get("")).contains("Optional.empty", "FRENCH");
    assertThat(seen.get("en")).contains("ENGLISH");
  }

  @Test
  void aWriteTheNextMinuteOrAStepOfAWorkEndsIt() {
    Sample.Browser browser = visitor();
    browser.get("/probe");
    node().part(Store.class).write(tx -> 0);
    assertThat(browser.get("/probe").body()).startsWith("render 2");
    assertThat(browser.get("/probe").body()).startsWith("render 2");
    clock.forward(Duration.ofMinutes(1));
    assertThat(browser.get("/probe").body()).startsWith("render 3");
    Work.Turn<Integer> turn = new Work.Turn<>();
    Work<Integer> work =
        turn.begin("t", "n", name -> Trouble.of(Trouble.Cause.INPUT, "busy", "", ""));
    assertThat(browser.get("/probe").body()).startsWith("render 4");
    turn.run(
        work,
        w -> {
          w.expects(10);
          w.at(3);
          assertThat(browser.get("/probe").body()).startsWith("render 5");
          return 0;
        });
    assertThat(browser.get("/probe").body()).startsWith("render 6");
    assertThat(browser.get("/probe").body()).startsWith("render 6");
  }

  @Test
  void ofManyWhoAskAtOnceOneWaitsForItAndTheOthersForThatOne() throws Exception {
    Sample.Browser first = visitor();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    probe()
        .meanwhile
        .set(
            () -> {
              inside.countDown();
              await(go);
            });
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> one = readers.submit(() -> first.get("/probe").body());
      await(inside);
      List<Future<String>> others =
          IntStream.range(0, 8)
              .mapToObj(i -> readers.submit(() -> visitor().get("/probe").body()))
              .toList();
      visitor().get("/probe/other"); // what is asked for meanwhile is answered
      go.countDown();
      for (Future<String> other : others) {
        assertThat(withoutToken(other.get())).isEqualTo(withoutToken(one.get()));
      }
    }
    assertThat(probe().renders).hasValue(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPageThatFailsIsNotWaitedForAgain() {
    Sample.Browser browser = visitor();
    probe()
        .meanwhile
        .set(
            () -> {
              throw new IllegalStateException("meant here");
            });
    assertThat(browser.get("/probe").statusCode()).isEqualTo(500);
    probe().meanwhile.set(() -> {});
    assertThat(browser.get("/probe").body()).startsWith("render 2");
  }

  @Test
  void whatChangedWhileAPageWasRenderedIsNotHiddenByIt() {
    Sample.Browser browser = visitor();
    Store store = node().part(Store.class);
    probe().meanwhile.set(() -> store.write(tx -> 0));
    browser.get("/probe");
    probe().meanwhile.set(() -> {});
    assertThat(browser.get("/probe").body()).startsWith("render 2");
    assertThat(browser.get("/probe").body()).startsWith("render 2");
  }

  @Test
  void onlyPagesThatAskForItAndAnswerWellAreKept() {
    Sample.Browser browser = visitor();
    browser.get("/probe/missing");
    browser.get("/probe/missing");
    browser.get("/probe/other");
    browser.get("/probe/other");
    assertThat(probe().renders).hasValue(4);
  }

  @Test
  void whoeverAsksForManyAddressesFillsNothing() {
    Sample.Browser browser = visitor();
    browser.get("/probe/long?first");
    for (int i = 0; i < 200; i++) { // 20 MB, where 16 are kept
      browser.get("/probe/long?" + i);
    }
    assertThat(probe().renders).hasValue(201);
    browser.get("/probe/long?199");
    assertThat(probe().renders).as("the newest are there").hasValue(201);
    browser.get("/probe/long?first");
    assertThat(probe().renders).as("the oldest went").hasValue(202);
  }
}
