// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.lending.Lending;
import coop.lanterne.node.lending.LoanFiles;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.Waiting;
import coop.lanterne.node.room.Work;
import coop.lanterne.node.storage.Trouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room gives a kind of files, and gets all of the way from the file sent to the rows kept. */
final class IntakeTest {
  private static final String ROLE = "borrower";
  private static final Duration LONG = Duration.ofMinutes(2);

  private final TestClock clock = new TestClock("2026-11-24T05:12:00Z");
  @TempDir Path folder;
  private FoundedHouse house;
  private Lending lending;
  private LoanFiles loans;
  private Intake<List<String>> files;

  @BeforeEach
  void open() {
    open(RoomTest.yaml());
  }

  private void open(byte[] charter) {
    house = FoundedHouse.on(folder.resolve("node"), clock);
    if (house.people().list().isEmpty()) {
      new Founder(house.desk(), house.people(), house.charters(), NodeOptions.PARIS)
          .found(
              "Le Bief",
              List.of(
                  FoundedHouse.entrant("lea", List.of(Role.KEEPER, Role.MEMBER)),
                  FoundedHouse.entrant("omar", List.of(Role.MEMBER))),
              ShippedRules.read(charter, "charter.yaml").charter().orElseThrow(),
              charter);
    }
    lending = new Lending(house.ground(), house.advices());
    loans = new LoanFiles(house.ground(), lending);
    files = loans.files();
  }

  @AfterEach
  void close() {
    house.store().close();
  }

  private String sent(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return files.receive(name, new ByteArrayInputStream(bytes), Optional.empty()).token();
  }

  private static void refused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Trouble.class, t -> assertThat(t.finding().code()).isEqualTo(code));
  }

  private String lastEntry() {
    return house.journal().get(house.journal().size() - 1).entry().action();
  }

  @Test
  void aGoodFileIsShownThenKeptThenTakenBack() {
    String token = sent("papier.csv", "titre;rayon\nLe Pain;1\nLe Vin;2\n");
    Intake.Preview<List<String>> preview = files.preview(token, ROLE);
    assertThat(preview.kind()).as("found by its columns").contains("LOANS");
    assertThat(preview.usable()).isTrue();
    assertThat(preview.shown().orElseThrow()).containsExactly("Le Pain", "Le Vin");
    assertThat(lending.lent()).isEmpty();

    Id kept = files.commit(token, ROLE).kept().orElseThrow();
    assertThat(lending.lent()).containsExactly("Le Pain", "Le Vin");
    assertThat(lastEntry()).isEqualTo("fact.loans");
    refused(() -> files.get(token), "loans-gone");

    loans.undo(kept);
    assertThat(lending.lent()).isEmpty();
    assertThat(lastEntry()).isEqualTo("fact.loans.undone");
  }

  @Test
  void aBadFileIsShownWithWhatIsWrongAndNothingIsWritten() {
    long before = house.journal().size();
    String token = sent("papier.csv", "title,day\nLe Pain,1\n\"Le Vin,2\n");
    Intake.Result<List<String>> result = files.commit(token, ROLE);
    assertThat(result.kept()).isEmpty();
    assertThat(result.preview().findings()).extracting(Finding::code).contains("broken-quotes");
    Intake.Preview<List<String>> unknown = files.preview(sent("x.csv", "a;b\n1;2\n"), ROLE);
    assertThat(unknown.kind()).isEmpty();
    assertThat(unknown.findings()).extracting(Finding::code).containsExactly("loans-unknown");
    assertThat(lending.lent()).isEmpty();
    assertThat(house.journal().size()).isEqualTo(before);
  }

  @Test
  void theVerySameFileIsNotKeptTwice() {
    String text = "title\nLe Pain\n";
    files.commit(sent("un.csv", text), ROLE);
    Intake.Result<List<String>> again = files.commit(sent("deux.csv", text), ROLE);
    assertThat(again.kept()).isEmpty();
    assertThat(again.preview().already()).isTrue();
    assertThat(again.preview().findings()).extracting(Finding::code).contains("loans-already");
    assertThat(lending.lent()).hasSize(1);
  }

  @Test
  void whatIsStoppedHalfWayKeepsNothingAndTheFileStillWaits() throws InterruptedException {
    String token = sent("papier.csv", "title\nLe Pain\nLe Vin\nLe Sel\n");
    // it hears so once its first row is written, which goes with the others
    Work<Intake.Result<List<String>>> job = held(token, Work::stop);
    assertThat(job.wasStopped()).isTrue();
    assertThat(job.done()).isEqualTo(job.total()).isEqualTo(3);
    assertThat(lending.lent()).isEmpty();
    assertThat(files.commit(token, ROLE).kept()).isPresent();
    assertThat(lending.lent()).hasSize(3);
  }

  @Test
  void aSecondOneIsRefusedWhileAnotherIsKept() throws InterruptedException {
    String second = sent("deux.csv", "title\nLe Sel\n");
    Work<Intake.Result<List<String>>> job =
        held(
            sent("un.csv", "title\nLe Pain\n"),
            work -> refused(() -> files.commit(second, ROLE), "loans-busy"));
    assertThat(job.result().orElseThrow().kept()).isPresent();
    assertThat(files.commit(second, ROLE).kept()).isPresent();
    assertThat(lending.lent()).containsExactly("Le Pain", "Le Sel");
  }

  /** Keeps a file, and does that while someone else writes; the work, once it is over. */
  private Work<Intake.Result<List<String>>> held(
      String token, Consumer<Work<Intake.Result<List<String>>>> meanwhile)
      throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread other =
        Thread.ofPlatform()
            .start(
                () ->
                    house
                        .store()
                        .write(
                            tx -> {
                              writing.countDown();
                              try {
                                go.await();
                              } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                              }
                              return true;
                            }));
    writing.await();
    Work<Intake.Result<List<String>>> job = files.start(token, ROLE);
    meanwhile.accept(job);
    go.countDown();
    other.join();
    assertThat(job.await(LONG)).isTrue();
    return files.job(token);
  }

  @Test
  void aFileOverTheLimitIsNotTakenAndLeavesNothing() throws IOException {
    String text = "x".repeat((int) LoanFiles.LARGEST + 1);
    refused(() -> sent("gros.csv", text), "loans-too-large");
    try (Stream<Path> left = Files.list(folder.resolve("node/loans"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void afterAStopTheFileWaitsAsItWasSentADayAtMost() throws IOException {
    String token = sent("../p\u0007apier.csv", "title\nLe Pain\n");
    Path torn = folder.resolve("node/loans/" + "0".repeat(24) + ".part");
    Files.writeString(torn, "title\nLe");
    Files.setLastModifiedTime(torn, FileTime.from(clock.instant()));
    close();
    open();
    Waiting file = files.get(token);
    assertThat(file.fileName()).isEqualTo("papier.csv");
    assertThat(files.preview(token, ROLE).usable()).isTrue();
    clock.forward(Duration.ofHours(25));
    sent("autre.csv", "title\n");
    refused(() -> files.get(token), "loans-gone");
    assertThat(torn).doesNotExist();
    files.drop("../../lanterne");
    assertThat(folder.resolve("node/lanterne.db")).exists();
  }

  @Test
  void aFileThatTheCharterRefusesIsForgotten() {
    close();
    folder = folder.resolve("other");
    open(ShippedRules.charterYaml());
    String token = sent("papier.csv", "title\nLe Pain\n");
    assertThatThrownBy(() -> files.preview(token, ROLE)).isInstanceOf(RefusedByCharter.class);
    refused(() -> files.get(token), "loans-gone");
    assertThat(lastEntry()).isEqualTo("charter.refused");
  }
}
