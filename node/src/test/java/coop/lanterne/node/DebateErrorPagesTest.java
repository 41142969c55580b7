// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.storage.Trouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The error pages of the room of debates: the file of each gives what its page shows. */
final class DebateErrorPagesTest {
  private static final Path ERRORS =
      Path.of(System.getProperty("lanterne.root", "..")).resolve("examples/errors");
  private static final Duration WAIT = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static Node node;
  private static DebateHouse house;
  private static final TestClock CLOCK = new TestClock("2026-11-23T05:12:00Z");

  @BeforeAll
  static void open() {
    node = Founded.demo(folder.resolve("node"), CLOCK);
    house = new DebateHouse(node);
  }

  @AfterAll
  static void close() {
    node.close();
  }

  private static Debates debates() {
    return house.debates();
  }

  private static Debate opened() {
    return house.opened(0);
  }

  /** The example of that code, made by its script where it has one. */
  private static Path example(String code) throws IOException {
    Path dir = ERRORS.resolve(code);
    String file = expected(code).get("form").asString();
    if (!Files.exists(dir.resolve("make.sh"))) {
      return dir.resolve(file);
    }
    Path out = Files.createDirectories(folder.resolve(code));
    try {
      Process made =
          new ProcessBuilder(dir.resolve("make.sh").toAbsolutePath().toString(), out.toString())
              .inheritIO()
              .start();
      assertThat(made.waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return out.resolve(file);
  }

  private static JsonNode expected(String code) throws IOException {
    return new JsonMapper().readTree(Files.readString(ERRORS.resolve(code + "/expected.json")));
  }

  /** That finding is the one that the page shows, in both languages. */
  private static void shown(String code, Finding finding) throws IOException {
    JsonNode wanted = expected(code).get("findings").get(0);
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.severity().name()).isEqualTo(wanted.get("severity").asString());
    assertThat(finding.seen()).isEqualTo(wanted.get("seen").asString());
    assertThat(Files.readString(ERRORS.resolve(code + "/README.md"))).contains(finding.seen());
  }

  private static void stopped(String code, ThrowingCallable call) throws IOException {
    shown(code, catchThrowableOfType(Trouble.class, call).finding());
  }

  private static void form(String code, List<String> ideas, boolean consent) throws IOException {
    List<Finding> findings = debates().contributions().check(opened(), ideas, consent);
    assertThat(findings).hasSize(1);
    shown(code, findings.getFirst());
  }

  @Test
  void aFormSaysWhatStopsIt() throws IOException {
    form("too-long", List.of(Files.readString(example("too-long"))), true);
    form("too-many-ideas", Files.readAllLines(example("too-many-ideas")), true);
    form("nothing-said", List.of(Files.readString(example("nothing-said"))), true);
    form("consent", List.of(Files.readString(example("consent"))), false);
  }

  @Test
  void afterTheLastDayNobodyWrites() throws IOException {
    Debate debate = opened();
    String idea = Files.readString(example("debate-not-collecting"));
    CLOCK.forward(Duration.ofDays(1));
    stopped(
        "debate-not-collecting",
        () -> debates().contributions().write(debate, List.of(idea), true, Optional.empty()));
    assertThat(debates().contributions().counts(debate).all()).isZero();
  }

  @Test
  void aFileIsTakenOnceAndOfSixteenMegabytesAtMost() throws IOException {
    Debate debate = opened();
    Path file = example("debate-file-already");
    house.kept(debate, house.received(debate, file));
    String again = house.received(debate, file);
    stopped("debate-file-already", () -> house.kept(debate, again));
    assertThat(debates().contributions().counts(debate).all()).isOne();
    Path large = example("debate-file-too-large");
    stopped("debate-file-too-large", () -> house.received(debate, large));
  }

  @Test
  void nothingPublishedGivesNoSynthesis() throws IOException {
    Debate debate = opened();
    String token = house.received(debate, example("nothing-published"));
    house.kept(debate, token);
    stopped(
        "nothing-published", () -> debates().syntheses().make(house.facilitator(), debate, WAIT));
    assertThat(debates().syntheses().list(debate)).isEmpty();
  }
}
