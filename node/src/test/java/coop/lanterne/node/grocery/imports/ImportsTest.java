// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.kernel.Finding;
import coop.lanterne.node.decision.RefusedByCharter;
import coop.lanterne.node.grocery.Shop;
import coop.lanterne.node.grocery.shop.Batch;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.tables.Shape.DecimalMark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Files come in, are shown, kept, taken back; what cannot be used is answered. */
final class ImportsTest {
  private static final Path ERRORS =
      Path.of(System.getProperty("lanterne.root", "..")).resolve("examples/errors");
  private static final String SUPPLIERS =
      """
      supplier,name,order_days,delivery_days,lead_days
      bief,Maraîchage du Bief,mon-sat,mon-sat,1
      """;
  private static final String PRODUCTS =
      """
      product,name,family,unit,supplier,pack,shelf_life_days
      batavia,Batavia,légumes,piece,bief,6,4
      """;

  @TempDir Path folder;
  private Shop shop;
  private Imports imports;
  private Intake<ShopFile.Shown> files;

  @BeforeEach
  void open() {
    shop = new Shop(folder.resolve("node"), "2026-11-24T05:12:00Z", "commander");
    imports = shop.grocery.imports();
    files = imports.files();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Intake.Result<ShopFile.Shown> take(String name, String text) {
    return files.commit(receive(name, text), "member");
  }

  private String receive(String name, String text) {
    return files
        .receive(
            name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Optional.empty())
        .token();
  }

  private void catalogue() {
    take("suppliers.csv", SUPPLIERS);
    take("products.csv", PRODUCTS);
  }

  @Test
  void aFileIsShownBeforeAnythingIsImported() {
    catalogue();
    long before = shop.journal.size();
    String token =
        receive("ventes-novembre.csv", "jour;produit;quantité\n20/11/2026;batavia;12,5\n");
    Intake.Preview<ShopFile.Shown> preview = files.preview(token, "member");
    assertThat(preview.kind()).contains(FileKind.SALES.name());
    assertThat(preview.kept()).isEqualTo(1);
    assertThat(preview.shown().orElseThrow().shape().orElseThrow().delimiter()).isEqualTo(';');
    assertThat(preview.shown().orElseThrow().shape().orElseThrow().decimalMark())
        .isEqualTo(DecimalMark.COMMA);
    assertThat(preview.shown().orElseThrow().sample().getFirst().cells()).hasSize(3);
    assertThat(shop.journal.size()).isEqualTo(before);
    assertThat(imports.list()).hasSize(2);
  }

  @Test
  void anImportIsAFactOfTheJournalWithTheDigestOfItsFile() {
    catalogue();
    long before = shop.journal.size();
    Intake.Result<ShopFile.Shown> result =
        take("sales.csv", "date,product,quantity\n2026-11-20,batavia,12\n2026-11-21,batavia,-2\n");
    Batch batch = imports.get(result.kept().orElseThrow());
    assertThat(batch.kept()).isEqualTo(1);
    assertThat(batch.setAside()).isEqualTo(1);
    assertThat(imports.findings(batch.id()))
        .extracting(Finding::code)
        .containsExactly("negative-sale");
    var entry = shop.journal.get(before).entry();
    assertThat(entry.action()).isEqualTo("fact.import");
    assertThat(entry.data()).contains(batch.digest());
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    catalogue();
    String sales = "date,product,quantity\n2026-11-20,batavia,12\n";
    take("sales.csv", sales);
    long before = shop.journal.size();
    Intake.Result<ShopFile.Shown> again = take("sales.csv", sales);
    assertThat(again.kept()).isEmpty();
    assertThat(again.preview().findings())
        .extracting(Finding::code)
        .containsExactly("already-imported");
    assertThat(shop.journal.size()).isEqualTo(before);
    assertThat(imports.list()).hasSize(3);
  }

  @Test
  void anImportTakenBackDisappearsAndItsFileMayComeAgain() {
    catalogue();
    String sales = "date,product,quantity\n2026-11-20,batavia,12\n";
    Intake.Result<ShopFile.Shown> first = take("sales.csv", sales);
    imports.undo(first.kept().orElseThrow(), "member");
    assertThat(imports.get(first.kept().orElseThrow()).undoneAt()).isPresent();
    assertThatThrownBy(() -> imports.undo(first.kept().orElseThrow(), "member"))
        .isInstanceOfSatisfying(
            Trouble.class, t -> assertThat(t.finding().code()).isEqualTo("import-undone"));
    assertThat(take("sales.csv", sales).kept()).isPresent();
  }

  @Test
  void aFileWithoutANameThatSaysItsKindIsRecognisedByItsColumnsOrAskedAbout() {
    catalogue();
    Map<String, FileKind> heads = new TreeMap<>();
    heads.put("date;product;quantity", FileKind.SALES);
    heads.put("date;product;quantity;best_before", FileKind.STOCK);
    heads.put("date;product;ordered;delivered", FileKind.DELIVERIES);
    heads.put("date;product;quantity;cause", FileKind.LOSSES);
    heads.put("date;open", FileKind.DAYS);
    heads.put("from;to;scope;of;factor;reason", FileKind.CORRECTIONS);
    heads.put("date;product;quantity;kind", FileKind.NEEDS);
    heads.forEach(
        (head, kind) ->
            assertThat(files.preview(receive("export.csv", head + "\n"), "member").kind())
                .as(head)
                .contains(kind.name()));
    Intake.Preview<ShopFile.Shown> unknown =
        files.preview(receive("export.csv", "a;b\n1;2\n"), "member");
    assertThat(unknown.kind()).isEmpty();
    assertThat(unknown.findings()).extracting(Finding::code).containsExactly("unknown-kind");
  }

  @Test
  void aMemberColumnIsRefusedUnderArticleElevenAndNothingOfTheFileStays() throws IOException {
    catalogue();
    long before = shop.journal.size();
    String token =
        receive("sales.csv", "date,product,quantity,member\n2026-11-20,batavia,1,member-seven\n");
    assertThatThrownBy(() -> files.preview(token, "member"))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A11"));
    assertThat(shop.journal.size()).isEqualTo(before + 1);
    assertThat(shop.journal.get(before).entry().action()).isEqualTo("charter.refused");
    try (Stream<Path> left = Files.list(folder.resolve("node/imports"))) {
      assertThat(left).isEmpty();
    }
    StringBuilder log = new StringBuilder();
    shop.journal.export(log);
    assertThat(log.toString()).doesNotContain("member-seven").doesNotContain("sales.member");
  }

  @Test
  void aNumberOfTheDaysThatNobodyVotedIsLeftOutAndSaid() {
    Intake.Result<ShopFile.Shown> days =
        take("days.csv", "date,open,market,takings\n2026-11-25,1,1,812.40\n");
    assertThat(days.kept()).isPresent();
    assertThat(days.preview().findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo("charter-refused");
              assertThat(f.place().column()).isEqualTo("takings");
            });
    assertThat(days.preview().kept()).isEqualTo(1);
  }

  /** A write that is under way until it is let go: what comes after it waits. */
  private Thread hold(CountDownLatch go) throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    Thread hold =
        Thread.ofPlatform()
            .start(
                () ->
                    shop.store.write(
                        tx -> {
                          reading.countDown();
                          try {
                            go.await();
                          } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                          }
                          return true;
                        }));
    reading.await();
    return hold;
  }

  @Test
  void aSecondImportIsRefusedWhileAnotherOneRuns() throws InterruptedException {
    catalogue();
    CountDownLatch go = new CountDownLatch(1);
    Thread hold = hold(go);
    var job =
        files.start(
            receive("first.csv", "date,product,quantity\n2026-11-20,batavia,12\n"), "member");
    String second = receive("second.csv", "date,product,quantity\n2026-11-21,batavia,8\n");
    assertThatThrownBy(() -> files.commit(second, "member"))
        .isInstanceOfSatisfying(
            Trouble.class,
            t -> {
              assertThat(t.finding().code()).isEqualTo("two-imports-at-once");
              assertThat(t.finding().seen()).isEqualTo("first.csv");
            });
    go.countDown();
    hold.join();
    assertThat(job.await(java.time.Duration.ofMinutes(2))).isTrue();
    assertThat(job.result().orElseThrow().kept()).isPresent();
    assertThat(files.commit(second, "member").kept()).isPresent();
  }

  @Test
  void anImportThatIsStoppedKeepsNothing() throws InterruptedException {
    catalogue();
    CountDownLatch go = new CountDownLatch(1);
    Thread hold = hold(go);
    String token = receive("sales.csv", "date,product,quantity\n2026-11-20,batavia,12\n");
    var job = files.start(token, "member");
    job.stop();
    go.countDown();
    hold.join();
    assertThat(job.await(java.time.Duration.ofMinutes(2))).isTrue();
    assertThat(job.wasStopped()).isTrue();
    assertThat(imports.list()).hasSize(2);
    assertThat(files.commit(token, "member").kept()).as("the file still waits").isPresent();
  }

  @Test
  void aFileThatBreaksInTheMiddleLeavesNothing() {
    catalogue();
    long before = shop.journal.size();
    String good = "2026-11-20,batavia,12\n";
    Intake.Result<ShopFile.Shown> broken =
        take("sales.csv", "date,product,quantity\n" + good + "2026-11-21,\"batavia,3\n" + good);
    assertThat(broken.kept()).isEmpty();
    assertThat(broken.preview().findings())
        .extracting(Finding::code)
        .containsExactly("broken-quotes");
    assertThat(imports.list()).hasSize(2);
    assertThat(shop.journal.size()).isEqualTo(before);
  }

  @Test
  void anImportThatTheMachineInterruptsStartsAgainFromTheFileReceived() {
    catalogue();
    String token = receive("sales.csv", "date,product,quantity\n2026-11-20,batavia,12\n");
    shop.close();
    open();
    assertThat(imports.list()).hasSize(2);
    assertThat(files.commit(token, "member").kept()).isPresent();
  }

  @Test
  void salesOfATillAsOdooExportsThemAreRecognisedAndAskedAbout() {
    catalogue();
    Intake.Result<ShopFile.Shown> till =
        take(
            "pos.order.line.csv",
            "Réf. commande/Date,Article,Quantité\n2026-11-20 09:00:00,[batavia] Batavia,2\n"
                + "2026-11-20 18:00:00,[batavia] Batavia,3\n");
    assertThat(till.preview().kind()).contains(FileKind.SALES.name());
    assertThat(till.preview().kept()).isEqualTo(1);
    assertThat(till.kept()).isPresent();
    String named =
        receive(
            "pos.order.line.csv",
            "Réf. commande/Date,Réf. commande/Client,Article,Quantité\n"
                + "2026-11-20 09:00:00,Mireille,[batavia] Batavia,2\n");
    assertThatThrownBy(() -> files.preview(named, "member"))
        .isInstanceOfSatisfying(
            RefusedByCharter.class, r -> assertThat(r.refusal().article()).isEqualTo("A11"));
  }

  @Test
  void filesThatWaitAreFewAndGoAfterADay() throws IOException {
    catalogue();
    String first = receive("sales.csv", "date,product,quantity\n2026-11-20,batavia,1\n");
    for (int i = 0; i < 25; i++) {
      shop.clock.forward(java.time.Duration.ofSeconds(1));
      receive("sales.csv", "date,product,quantity\n2026-11-20,batavia," + i + "\n");
    }
    assertThat(waiting()).isEqualTo(20);
    assertThatThrownBy(() -> files.preview(first, "member")).hasMessageContaining("import-gone");
    shop.clock.forward(java.time.Duration.ofDays(2));
    receive("sales.csv", "date,product,quantity\n2026-11-20,batavia,1\n");
    assertThat(waiting()).isEqualTo(1);
  }

  private long waiting() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("node/imports"))) {
      return files.filter(f -> f.toString().endsWith(".csv")).count();
    }
  }

  // --- the catalogue of errors, through the room ---

  static Stream<Path> examples() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(ERRORS)) {
      for (Path example : all.sorted().toList()) {
        if (Files.exists(example.resolve("expected.json"))
            && !Files.exists(example.resolve("make.sh"))
            && !expected(example).containsKey("after")
            && String.valueOf(expected(example).get("command")).matches("null|\\[order.*")
            && !example.endsWith("missing-file")) {
          found.add(example);
        }
      }
    }
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachExampleGivesTheFindingsThatItsPageShows(Path example) throws IOException {
    Map<?, ?> expected = expected(example);
    List<?> wanted = (List<?>) Objects.requireNonNull(expected.get("findings"));
    String about = (String) Objects.requireNonNull(((Map<?, ?>) wanted.getFirst()).get("file"));
    for (FileKind kind : FileKind.values()) {
      Path file = example.resolve(kind.fileName());
      if (Files.exists(file) && FileKind.find(about).orElseThrow() != kind) {
        shop.take(file);
      }
    }
    if (expected.containsKey("article")) {
      assertThatThrownBy(() -> shop.take(example.resolve(about)))
          .isInstanceOfSatisfying(
              RefusedByCharter.class,
              r -> assertThat(r.refusal().article()).isEqualTo(expected.get("article")));
      return;
    }
    Intake.Result<ShopFile.Shown> result = shop.take(example.resolve(about));
    List<String> seen =
        result.preview().findings().stream()
            .map(f -> f.code() + " " + f.place().line() + " " + f.place().column())
            .toList();
    List<String> codes = new ArrayList<>();
    for (Object o : wanted) {
      Map<?, ?> f = (Map<?, ?>) o;
      if (about.equals(f.get("file"))) {
        codes.add(f.get("code") + " " + f.get("line") + " " + f.get("column"));
      }
    }
    assertThat(seen).containsExactlyElementsOf(codes);
    long kept = ((Number) Objects.requireNonNull(expected.get("kept_rows"))).longValue();
    assertThat(result.preview().kept()).isEqualTo(kept);
    assertThat(result.kept().isPresent()).isEqualTo(kept > 0);
  }

  private static Map<?, ?> expected(Path example) throws IOException {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(example.resolve("expected.json")));
  }

  // --- a year ---

  @Test
  void theDirtySampleGivesExactlyThePlantedFindings() throws IOException {
    Path dirty = Shop.sample(folder.resolve("dirty"), true);
    List<String> planted =
        Files.readAllLines(dirty.resolve("planted.csv")).stream()
            .skip(1)
            .map(l -> l.replace(';', ' '))
            .sorted()
            .toList();
    List<String> found = new ArrayList<>();
    long start = System.nanoTime();
    for (FileKind kind : FileKind.values()) {
      if (!Files.exists(dirty.resolve(kind.fileName()))) {
        continue;
      }
      Intake.Result<ShopFile.Shown> result = shop.take(dirty.resolve(kind.fileName()));
      assertThat(result.kept()).isPresent();
      result
          .preview()
          .findings()
          .forEach(f -> found.add(kind.fileName() + " " + f.place().line() + " " + f.code()));
    }
    System.out.println(
        "a year of files imported in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    assertThat(found.stream().sorted().toList()).containsExactlyElementsOf(planted);
  }
}
