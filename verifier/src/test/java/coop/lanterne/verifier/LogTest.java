// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Logs that hold, then every way of altering one, then a keeper who signs again. */
class LogTest {
  private static final int ENTRIES = 13;
  private static final int[] SIGNED = {4, 8, 12, ENTRIES};
  private static final int HEAD = 4;

  /** Thirteen entries, all of them signed. */
  private static SampleLog sample() {
    return new SampleLog(ENTRIES, SIGNED);
  }

  private static Place entry(long n) {
    return new Place.Entry(n);
  }

  private static Place interval(long from, long to) {
    return new Place.Interval(from, to);
  }

  /** The interval between two checkpoints of the sample in which an entry is. */
  private static Place around(int entry) {
    return interval(entry / 4 * 4L, Math.min(entry / 4 * 4L + 4, ENTRIES));
  }

  private static List<String> codes(Report report) {
    return report.differences().stream().map(d -> d.statement().code()).toList();
  }

  private static List<String> warnings(Report report) {
    return report.warnings().stream().map(Statement::code).toList();
  }

  // ── what holds ──

  @Test
  void aLogThatWasLeftAloneHolds() {
    Report report = sample().verify();
    assertThat(report.holds()).isTrue();
    assertThat(report.first()).isEmpty();
    assertThat(report.checked())
        .extracting(Statement::code)
        .containsExactly("log.entries", "log.checkpoints");
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void anEmptyLogHoldsUnderACheckpoint() {
    Report signed = new SampleLog(0, 0).verify();
    assertThat(signed.holds()).isTrue();
    assertThat(signed.warnings()).isEmpty();
    assertThat(codes(new SampleLog(0).verify())).containsExactly("log.no_checkpoint");
  }

  @Test
  void entriesThatNoCheckpointCoversAreNotYetSignedAndNothingElseIsSaidOfThem() {
    Report end = new SampleLog(ENTRIES, 4, 8).verify();
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.differences())
        .containsExactly(
            new Report.Difference(
                interval(8, ENTRIES), Statement.of("log.unpublished", "count", 5)));
    assertThat(end.text(Locale.ENGLISH)).contains("\nNot yet signed: ", "5 entries, from number 8");
    Report bare = new SampleLog(ENTRIES).verify();
    assertThat(bare.differences())
        .containsExactly(
            new Report.Difference(
                interval(0, ENTRIES), Statement.of("log.no_checkpoint", "count", 13)));
    assertThat(bare.text(Locale.FRENCH)).contains("\nPas encore signé\u00a0: ");
  }

  @Test
  void whatDiffersComesBeforeWhatIsNotYetSigned() {
    SampleLog log = new SampleLog(ENTRIES, 4, 8);
    List<String> lines = log.lines();
    lines.add("more");
    Report report = log.verify(lines);
    assertThat(codes(report)).containsExactly("log.after_end", "log.unpublished");
    assertThat(report.first()).contains(new Place.Line(lines.size()));
    assertThat(report.text(Locale.ENGLISH)).contains("\nDifferent: ");
  }

  @Test
  void everySizeUpToFortyHoldsWithACheckpointAtEach() {
    SampleLog log = new SampleLog(40);
    for (int size = 0; size <= 40; size++) {
      log.checkpoints.add(log.checkpoint(size));
    }
    Report report = log.verify();
    assertThat(report.holds()).isTrue();
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void signaturesOfWitnessesAreIgnored() {
    SampleLog log = new SampleLog(3);
    SampleLog.Signer witness = new SampleLog.Signer("witness.example/w1");
    log.checkpoints.add(log.checkpoint(3) + witness.line(log.body(3)));
    assertThat(log.verify().holds()).isTrue();
  }

  @Test
  void aClockSetRightIsAWarningAndOneThatGoesBackFurtherADifference() {
    Report fiveMinutes = thirdEntryAt("2026-11-24T05:08:00Z");
    assertThat(fiveMinutes.holds()).isTrue();
    assertThat(warnings(fiveMinutes)).containsExactly("log.entry.time");
    for (String at : List.of("2026-11-24T05:07:59Z", Instant.MIN.toString())) {
      Report more = thirdEntryAt(at);
      assertThat(more.first()).contains(entry(2));
      assertThat(codes(more)).containsExactly("log.entry.clock");
    }
  }

  private static Report thirdEntryAt(String at) {
    SampleLog log = new SampleLog(2);
    SortedMap<String, @Nullable Object> third = SampleLog.fields(2);
    third.put("at", at);
    log.add(SampleLog.encode(third));
    log.checkpoints.add(log.checkpoint(3));
    return log.verify();
  }

  @Test
  void withoutAKeyTheKeyOfTheFileServesAndThisIsSaid() {
    SampleLog log = sample();
    Report report = SampleLog.verify(log.text(), null);
    assertThat(report.holds()).isTrue();
    assertThat(warnings(report)).containsExactly("log.key.own");
  }

  // ── an entry altered ──

  private static @Nullable Object altered(@Nullable Object value) {
    return switch (value) {
      case null -> "something";
      case Long n -> n + 100;
      case String s -> s.startsWith("2026") ? s.replace("2026", "2025") : s + "x";
      case byte[] b -> SampleLog.sha(b);
      case Object o -> throw new IllegalArgumentException(o.toString());
    };
  }

  @Test
  void everyFieldOfEveryEntryAlteredNamesTheEntry() {
    for (int i = 0; i < ENTRIES; i++) {
      for (String field : SampleLog.fields(i).keySet()) {
        SampleLog log = sample();
        SortedMap<String, @Nullable Object> fields = SampleLog.fields(i);
        fields.put(field, altered(fields.get(field)));
        log.bytes.set(i, SampleLog.encode(fields));
        Report report = log.verify();
        assertThat(report.first()).as(field).contains(entry(i));
        // The stored hashes still give the signed roots: nothing else is accused.
        assertThat(report.differences())
            .extracting(Report.Difference::place)
            .containsOnly(entry(i));
      }
    }
  }

  @Test
  void anEntryAlteredWithItsHashIsInTheIntervalBetweenTwoCheckpoints() {
    for (int i = 0; i < ENTRIES; i++) {
      for (String field : SampleLog.fields(i).keySet()) {
        SortedMap<String, @Nullable Object> fields = SampleLog.fields(i);
        boolean known = fields.get(field) != null; // a nil of another kind would be unreadable
        if (known && !field.equals("number")) {
          SampleLog log = sample();
          fields.put(field, altered(fields.get(field)));
          log.bytes.set(i, SampleLog.encode(fields));
          log.stored.set(i, SampleLog.leaf(log.bytes.get(i)));
          Report report = log.verify();
          // Another node, or an earlier clock than the entry before, is seen in the entry itself.
          boolean seen = field.equals("node") || (field.equals("at") && i > 0);
          assertThat(report.first()).as("%s of %d", field, i).contains(seen ? entry(i) : around(i));
          assertThat(codes(report)).hasSize(seen ? 2 : 1).endsWith("log.checkpoint.root");
        }
      }
    }
  }

  @Test
  void everyStoredHashAlteredNamesTheEntryAndTheSignedRootSaysWhichIsRight() {
    for (int i = 0; i < ENTRIES; i++) {
      SampleLog log = sample();
      log.stored.set(i, SampleLog.sha(log.stored.get(i)));
      Report report = log.verify();
      assertThat(report.first()).contains(entry(i));
      assertThat(codes(report)).containsExactly("log.entry.hash");
      assertThat(warnings(report)).contains("log.checkpoint.rewritten");
    }
  }

  @Test
  void severalEntriesAlteredAreAllNamed() {
    SampleLog log = sample();
    for (int i : new int[] {2, 5, 11}) {
      SortedMap<String, @Nullable Object> fields = SampleLog.fields(i);
      fields.put("role", "assembly");
      log.bytes.set(i, SampleLog.encode(fields));
    }
    log.stored.set(6, SampleLog.sha(log.stored.get(6)));
    Report report = log.verify();
    assertThat(report.first()).contains(entry(2));
    assertThat(report.differences())
        .extracting(Report.Difference::place)
        .containsExactly(entry(2), entry(5), entry(6), entry(11), interval(4, 8));
  }

  // ── the order ──

  @Test
  void twoEntriesSwappedNameTheFirst() {
    for (int i = 0; i + 1 < ENTRIES; i++) {
      SampleLog log = sample();
      List<String> lines = log.lines();
      Collections.swap(lines, HEAD + i, HEAD + i + 1);
      assertThat(log.verify(lines).first()).contains(entry(i));
    }
  }

  @Test
  void anEntryRemovedIsNamed() {
    for (int i = 0; i < ENTRIES; i++) {
      SampleLog log = sample();
      List<String> lines = log.lines();
      lines.remove(HEAD + i);
      assertThat(log.verify(lines).first()).contains(entry(i));
    }
  }

  @Test
  void anEntryRemovedWithTheLinesRenumberedIsNamed() {
    for (int i = 0; i < ENTRIES; i++) {
      SampleLog log = sample();
      log.bytes.remove(i);
      log.stored.remove(i);
      assertThat(log.verify().first()).contains(entry(i));
    }
  }

  @Test
  void anEntryRemovedAtTheEndWithItsCheckpointCanVanish() {
    SampleLog log = sample();
    log.bytes.removeLast();
    log.stored.removeLast();
    log.checkpoints.removeLast();
    assertThat(log.verify().holds()).isTrue(); // only a receipt, or a checkpoint kept, shows it
  }

  @Test
  void anEntryRemovedWithAllThatFollowsWrittenAnewIsInAnInterval() {
    for (int i = 0; i < ENTRIES - 1; i++) {
      SampleLog log = new SampleLog(ENTRIES, 4, 8, 12);
      log.bytes.subList(i, ENTRIES).clear();
      log.stored.subList(i, ENTRIES).clear();
      for (int n = i; n < ENTRIES - 1; n++) {
        SortedMap<String, @Nullable Object> fields = SampleLog.fields(n + 1);
        fields.put("number", (long) n);
        log.add(SampleLog.encode(fields));
      }
      assertThat(log.verify().first()).contains(around(i));
    }
  }

  @Test
  void anEntryInsertedIsNamed() {
    for (int i = 0; i < ENTRIES; i++) {
      SampleLog log = sample();
      List<String> lines = log.lines();
      byte[] forged = SampleLog.encode(SampleLog.fields(i));
      forged[forged.length - 1] ^= 1;
      String leaf = SampleLog.b64(SampleLog.leaf(forged));
      lines.add(HEAD + i, "entry " + i + " " + leaf + " " + SampleLog.b64(forged));
      Report report = log.verify(lines);
      assertThat(report.firstEntry()).hasValue(i);
      assertThat(report.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void anEntryInsertedWithAllThatFollowsWrittenAnewIsInAnInterval() {
    for (int i = 0; i < ENTRIES; i++) {
      SampleLog log = sample();
      log.bytes.subList(i, ENTRIES).clear();
      log.stored.subList(i, ENTRIES).clear();
      for (int n = i; n < ENTRIES + 1; n++) {
        SortedMap<String, @Nullable Object> fields = SampleLog.fields(Math.max(i, n - 1));
        fields.put("number", (long) n);
        fields.put("action", n == i ? "forged" : "decision");
        log.add(SampleLog.encode(fields));
      }
      assertThat(log.verify().first()).contains(around(i));
    }
  }

  @Test
  void aForgedLastEntryBeyondTheAnnouncedSizeIsNamed() {
    SampleLog log = sample();
    List<String> lines = log.lines();
    byte[] forged = SampleLog.encode(SampleLog.fields(ENTRIES));
    lines.add(
        HEAD + ENTRIES,
        "entry 13 " + SampleLog.b64(SampleLog.leaf(forged)) + " " + SampleLog.b64(forged));
    assertThat(log.verify(lines).first()).contains(entry(ENTRIES));
  }

  // ── the file ──

  @Test
  void aFileCutAnywhereIsToldWhereItStops() {
    SampleLog log = new SampleLog(3, 3);
    byte[] whole = SampleLog.utf8(log.text());
    for (int length = 0; length < whole.length; length++) {
      String cut = new String(whole, 0, length, StandardCharsets.UTF_8);
      // The line in which it stops; at a line's end, the one that should follow.
      long line = cut.chars().filter(c -> c == '\n').count();
      long n = line - HEAD;
      Place expected = n >= 0 && n < 3 ? entry(n) : new Place.Line(line + 1);
      assertThat(SampleLog.verify(cut, log.signer.key()).first())
          .as("at %d", length)
          .contains(expected);
    }
  }

  @Test
  void everyByteOfTheFileCountsAndThoseOfAnEntryNameIt() {
    everyByteCounts(new SampleLog(6, 6), 6);
    everyByteCounts(new SampleLog(1, 1), 1);
  }

  private static void everyByteCounts(SampleLog log, int entries) {
    Random random = new Random(20261124);
    byte[] whole = SampleLog.utf8(log.text());
    int line = 0;
    for (int i = 0; i < whole.length; i++) {
      byte[] bytes = whole.clone();
      bytes[i] ^= (byte) (1 << random.nextInt(8));
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      Report report = SampleLog.verify(text, log.signer.key());
      int n = line - HEAD;
      if (n >= 0 && n < entries) {
        assertThat(report.first()).as("byte %d", i).contains(entry(n));
      } else {
        assertThat(report.holds()).as("byte %d", i).isFalse();
      }
      line += whole[i] == '\n' ? 1 : 0;
    }
  }

  @Test
  void eachLineOfTheHeadIsChecked() {
    SampleLog log = sample();
    SampleLog.Signer other = new SampleLog.Signer(SampleLog.ORIGIN);
    Map<Integer, List<String>> bad = new HashMap<>();
    bad.put(1, List.of("lanterne-log/2", "", "\uFEFFlanterne-log/1"));
    bad.put(2, List.of("origin lanterne/autre", "origine x", "origin"));
    bad.put(3, List.of("key " + other.key(), "key none", "clé x"));
    bad.put(4, List.of("size 013", "size -1", "size", "size 99999999999999999999"));
    bad.forEach(
        (number, values) -> {
          for (String value : values) {
            List<String> lines = log.lines();
            lines.set(number - 1, value);
            assertThat(log.verify(lines).differences())
                .as(value)
                .extracting(Report.Difference::place)
                .contains(new Place.Line(number));
          }
        });
  }

  @Test
  void otherLinesLateEntriesAndTextAfterTheEndAreRefused() {
    SampleLog log = sample();
    List<String> lines = log.lines();
    lines.add("more");
    assertThat(codes(log.verify(lines))).containsExactly("log.after_end");
    lines = log.lines();
    lines.add(HEAD + 2, "x".repeat(1 << 20));
    assertThat(log.verify(lines).json(Locale.ENGLISH).length()).isLessThan(5000);
    lines = log.lines();
    lines.add(HEAD + 2, "comment");
    assertThat(codes(log.verify(lines))).containsExactly("log.line");
    lines = log.lines();
    Collections.swap(lines, HEAD + 12, HEAD + 13);
    assertThat(codes(log.verify(lines))).contains("log.entry.late");
    assertThat(codes(SampleLog.verify(log.text().replace("\n", "\r\n"), log.signer.key())))
        .containsExactly("log.head");
    assertThat(codes(SampleLog.verify("x".repeat(1 << 25), log.signer.key())))
        .containsExactly("log.line.long");
  }

  @Test
  void aWhollyAlteredLogListsTwentyOfAKindAndCountsTheRest() {
    SampleLog log = new SampleLog(50);
    Collections.rotate(log.stored, 1);
    Report report = log.verify();
    assertThat(codes(report)).hasSize(21).endsWith("log.entry.hash", "log.no_checkpoint");
    assertThat(report.omitted()).isEqualTo(30);
    assertThat(report.first()).contains(entry(0));
  }

  // ── checkpoints ──

  @Test
  void everyByteOfEveryCheckpointCounts() {
    SampleLog log = sample();
    Random random = new Random(20261124);
    for (int c = 0; c < SIGNED.length; c++) {
      byte[] note = SampleLog.utf8(log.checkpoints.get(c));
      for (int i = 0; i < note.length; i++) {
        byte[] altered = note.clone();
        altered[i] ^= (byte) (1 << random.nextInt(8));
        List<String> lines = log.lines();
        int at = HEAD + ENTRIES + c;
        lines.set(at, "checkpoint " + SampleLog.b64(altered));
        Report report = log.verify(lines);
        Place line = new Place.Line(at + 1);
        long before = 4L * c;
        assertThat(report.differences())
            .as("checkpoint %d, byte %d", c, i)
            .first()
            .matches(
                d ->
                    d.place().equals(line)
                        || (d.place() instanceof Place.Interval(long from, long _)
                            && from == before
                            && Objects.equals(d.statement().args().get("line"), at + 1L)));
      }
    }
  }

  @Test
  void aCheckpointSignedByAnotherKeyIsNotOne() {
    SampleLog log = sample();
    SampleLog.Signer other = new SampleLog.Signer(SampleLog.ORIGIN);
    log.checkpoints.set(1, other.sign(log.body(8)));
    Report report = log.verify();
    assertThat(report.first()).contains(interval(4, 8));
    assertThat(codes(report)).containsExactly("log.checkpoint.signature");
  }

  @Test
  void checkpointsOutOfOrderAreNamed() {
    SampleLog log = sample();
    Collections.swap(log.checkpoints, 0, 1);
    Report report = log.verify();
    assertThat(report.first()).contains(new Place.Line(HEAD + ENTRIES + 2));
    assertThat(codes(report)).containsExactly("log.checkpoint.order");
  }

  @Test
  void aSignedCheckpointThatTellsAnotherHistoryIsNamedAsSuch() {
    SampleLog log = sample();
    SampleLog other = new SampleLog(log.signer, 5);
    for (int i = 5; i < 8; i++) {
      other.add(SampleLog.encode(SampleLog.fields(i + 50)));
    }
    log.checkpoints.set(1, other.checkpoint(8));
    Report report = log.verify();
    assertThat(report.first()).contains(interval(4, 8));
    assertThat(codes(report)).containsExactly("log.checkpoint.fork");
  }

  @Test
  void aCheckpointLargerThanTheFileNamesTheFirstMissingEntry() {
    SampleLog log = sample();
    log.bytes.subList(10, ENTRIES).clear();
    log.stored.subList(10, ENTRIES).clear();
    Report report = log.verify(); // the announced size was lowered too
    assertThat(report.first()).contains(entry(10));
    assertThat(codes(report)).containsExactly("log.checkpoint.beyond", "log.checkpoint.beyond");
  }

  // ── the keeper who has the key ──

  private static Verifier.Given kept(String name, String receipt) {
    return new Verifier.Given(name, receipt);
  }

  /** The keeper rewrites one entry and signs every checkpoint again, with the true key. */
  private static SampleLog rewritten(SampleLog honest, int altered) {
    SampleLog log = new SampleLog(honest.signer, altered);
    for (int i = altered; i < ENTRIES; i++) {
      SortedMap<String, @Nullable Object> fields = SampleLog.fields(i);
      if (i == altered) {
        fields.put("object", "commande-fausse");
        fields.put("role", "assembly");
      }
      log.add(SampleLog.encode(fields));
    }
    for (int size : SIGNED) {
      log.checkpoints.add(log.checkpoint(size));
    }
    return log;
  }

  @Test
  void theLogOfTheKeeperHoldsUntilAMemberBringsAReceipt() {
    SampleLog honest = sample();
    SampleLog log = rewritten(honest, 5);
    assertThat(log.verify().holds()).isTrue();

    Report own = log.verify(kept("mine", honest.receipt(5, 8)));
    assertThat(own.first()).contains(entry(5));
    assertThat(own.differences().getFirst().statement())
        .isEqualTo(Statement.of("log.receipt.entry", "receipt", "mine", "fields", "object, role"));
  }

  @Test
  void aReceiptForAnyOtherEntryExposesTheKeeperTooAndNarrowsTheSearch() {
    SampleLog honest = sample();
    for (int size : new int[] {8, 12}) {
      for (int altered = 0; altered < size; altered++) {
        SampleLog log = rewritten(honest, altered);
        for (int index = 0; index < size; index++) {
          Report report = log.verify(kept("old", honest.receipt(index, size)));
          assertThat(report.holds()).isFalse();
          Place place = report.first().orElseThrow();
          if (place instanceof Place.Interval(long from, long to)) {
            assertThat((long) altered).isBetween(from, to - 1);
            assertThat(to - from).isLessThanOrEqualTo(8);
            assertThat(index < from || index >= to).isTrue();
          } else {
            assertThat(place).isEqualTo(entry(altered));
            assertThat(Math.abs(altered - index)).isLessThanOrEqualTo(1);
          }
        }
      }
    }
  }

  @Test
  void receiptsOfEveryAgeAgreeWithAnHonestLog() {
    SampleLog log = sample();
    List<Verifier.Given> receipts = new ArrayList<>();
    for (int size : new int[] {12, 4, 8, 5}) {
      for (int index = 0; index < size; index++) {
        receipts.add(kept(index + "/" + size, log.receipt(index, size)));
      }
    }
    Report report = log.verify(receipts.toArray(Verifier.Given[]::new));
    assertThat(report.holds()).isTrue();
    assertThat(report.checked()).hasSize(2 + 29);
  }

  @Test
  void aReceiptFromBeforeExposesAKeeperWhoDropsTheEnd() {
    SampleLog honest = sample();
    SampleLog shorter = new SampleLog(honest.signer, 8, 4, 8);
    assertThat(shorter.verify().holds()).isTrue();
    Report report = shorter.verify(kept("mine", honest.receipt(9, 12)));
    assertThat(report.first()).contains(entry(8));
    assertThat(codes(report)).containsExactly("log.receipt.beyond");
  }

  @Test
  void aKeeperWhoChangesTheKeyIsExposedByTheKeyAndByAReceipt() {
    SampleLog honest = sample();
    SampleLog log = new SampleLog(new SampleLog.Signer(SampleLog.ORIGIN), ENTRIES, SIGNED);
    Report known = SampleLog.verify(log.text(), honest.signer.key());
    assertThat(codes(known)).contains("log.key.other", "log.checkpoint.signature");
    Report unknown = SampleLog.verify(log.text(), null, kept("mine", honest.receipt(2, 4)));
    assertThat(codes(unknown)).containsExactly("log.receipt.bad");
  }

  @Test
  void aForgedReceiptAccusesNobodyElse() {
    SampleLog log = sample();
    SampleLog.Signer forger = new SampleLog.Signer(SampleLog.ORIGIN);
    SampleLog other = new SampleLog(forger, 4);
    Report report = log.verify(kept("forged", other.receipt(1, 4)), kept("no", "hello"));
    assertThat(codes(report)).containsExactly("log.receipt.bad", "log.receipt.bad");
    assertThat(report.first()).contains(new Place.Whole());
  }

  @Test
  void aReceiptWhoseEntryIsMissingFromTheFileNamesIt() {
    SampleLog log = sample();
    List<String> lines = log.lines();
    lines.remove(HEAD + 6);
    Report report =
        SampleLog.verify(SampleLog.text(lines), log.signer.key(), kept("six", log.receipt(6, 8)));
    assertThat(report.first()).contains(entry(6));
    assertThat(warnings(report)).contains("log.receipt.unchecked");
  }

  @Test
  void bytesThatAreNotAnEntryAreNamedEvenWhenTheirHashFits() {
    SampleLog log = new SampleLog(2);
    log.add(SampleLog.utf8("not an entry"));
    log.checkpoints.add(log.checkpoint(3));
    Report report = log.verify();
    assertThat(report.first()).contains(entry(2));
    assertThat(codes(report)).containsExactly("log.entry.unreadable");
  }

  @Test
  void hashesAreReadInTheirOneSpelling() {
    SampleLog log = sample();
    List<String> lines = log.lines();
    String hash = SampleLog.b64(log.stored.get(3));
    lines.set(HEAD + 3, lines.get(HEAD + 3).replace(hash, hash.replace("=", "")));
    assertThat(log.verify(lines).first()).contains(entry(3));
    byte[] decoded = Base64.getDecoder().decode(hash.replace("=", ""));
    assertThat(Arrays.equals(decoded, log.stored.get(3))).isTrue(); // the JDK would take it
  }
}
