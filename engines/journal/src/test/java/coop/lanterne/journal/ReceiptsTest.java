// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import module java.base;

import coop.lanterne.journal.Receipts.Flaw;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Receipt;
import coop.lanterne.kernel.Value;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private static final VerifierKey KEY = Samples.KEY.verifierKey();
  private final List<Entry> entries = Samples.entries(new Random(12), 300);
  private final MemoryLog log = Samples.log(entries);
  private final String checkpoint = Samples.checkpoint(log.frontier());

  private Receipt receipt(int index) {
    return Receipts.make(index, entries.get(index).bytes(), checkpoint, log);
  }

  @Test
  void everyEntryHasAReceiptThatComesBackFromItsFile() {
    for (int i = 0; i < entries.size(); i++) {
      Receipt receipt = receipt(i);
      assertThat(Receipts.flaw(receipt, KEY)).isEmpty();
      String file = Receipts.write(receipt);
      assertThat(file).startsWith("c2sp.org/tlog-proof@v1\nextra ").endsWith("\n" + checkpoint);
      assertThat(Receipts.parse(file)).isEqualTo(receipt).hasSameHashCodeAs(receipt);
    }
  }

  @Test
  void eachThingThatCanBeWrongIsNamed() {
    Receipt good = receipt(42);
    byte[] other = entries.get(43).bytes();
    byte[] renumbered = entries.get(43).withNumber(42).bytes();
    List<Digest> shorter = good.path().subList(1, good.path().size());
    SignerKey rewritten = SignerKey.of(KEY.name(), new byte[32]);
    String resigned = Checkpoint.of(KEY, log.frontier()).sign(rewritten).toString();
    String grown =
        Samples.checkpoint(log.frontier().grow(List.of(good.path().getFirst())).frontier());

    Map<Receipt, Flaw> wrong = new HashMap<>();
    wrong.put(new Receipt(42, good.entry(), good.path(), "nothing"), Flaw.CHECKPOINT_UNREADABLE);
    wrong.put(new Receipt(42, good.entry(), good.path(), resigned), Flaw.NOT_SIGNED);
    wrong.put(new Receipt(42, new byte[3], good.path(), checkpoint), Flaw.ENTRY_UNREADABLE);
    wrong.put(new Receipt(42, other, good.path(), checkpoint), Flaw.WRONG_NUMBER);
    wrong.put(new Receipt(41, good.entry(), good.path(), checkpoint), Flaw.WRONG_NUMBER);
    wrong.put(new Receipt(42, renumbered, good.path(), checkpoint), Flaw.NOT_INCLUDED);
    wrong.put(new Receipt(42, good.entry(), shorter, checkpoint), Flaw.NOT_INCLUDED);
    wrong.put(new Receipt(42, good.entry(), good.path(), grown), Flaw.NOT_INCLUDED);
    wrong.forEach((receipt, flaw) -> assertThat(Receipts.flaw(receipt, KEY)).contains(flaw));
  }

  @Test
  void noReceiptIsMadeOfWhatTheCheckpointDoesNotCover() {
    byte[] entry = entries.get(42).bytes();
    String before = Samples.checkpoint(Frontier.at(42, log));
    assertThatIllegalArgumentException().isThrownBy(() -> Receipts.make(42, entry, before, log));
    assertThatIllegalStateException()
        .isThrownBy(() -> Receipts.make(42, entries.get(43).bytes(), checkpoint, log));
    HashSource altered =
        (level, from, count) -> {
          List<Digest> hashes = new ArrayList<>(log.read(level, from, count));
          hashes.set(0, Samples.digest("altered"));
          return hashes;
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> Receipts.make(42, entry, checkpoint, altered));
  }

  @Test
  void whatIsNoReceiptIsRefused() {
    String file = Receipts.write(receipt(5));
    for (String wrong :
        List.of(
            "",
            "\n\n",
            file.substring(1),
            file.replace("@v1", "@v2"),
            file.replaceFirst("extra .*\n", ""),
            file.replaceFirst("extra ", "extra  "),
            file.replaceFirst("index 5\n", "index 05\n"),
            file.replaceFirst("index 5\n", "index -5\n"),
            file.replaceFirst("index 5\n", "index 5\r\n"),
            file.replaceFirst("index 5\n", ""),
            file.replaceFirst("index 5\n", "index 5\nAAAA\n"),
            file.replaceFirst("\n\n", "\n"),
            file.replaceFirst("\n\n", "\n\n\n"),
            file.stripTrailing(),
            file + "\n")) {
      assertThatExceptionOfType(Malformed.class).as(wrong).isThrownBy(() -> Receipts.parse(wrong));
    }
  }

  @Test
  void anyTextIsReadOrRefusedInTheDocumentedWay() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ReceiptsTest seed " + seed);
    Random random = new Random(seed);
    Receipt good = receipt(7);
    String file = Receipts.write(good);
    String signedText = SignedNote.parse(checkpoint).text();
    int refused = 0;
    for (int i = 0; i < 6_000; i++) {
      String text = mangle(random, file);
      try {
        Receipt read = Receipts.parse(text);
        assertThat(Receipts.write(read)).isEqualTo(text);
        if (Receipts.flaw(read, KEY).isEmpty()) { // a line of another signature may have come in
          String head = SignedNote.parse(read.checkpoint()).text();
          assertThat(new Receipt(read.index(), read.entry(), read.path(), head))
              .isEqualTo(new Receipt(7, good.entry(), good.path(), signedText));
        }
      } catch (Malformed e) {
        refused++;
      }
      try {
        ConsistencyProof.parse(text);
      } catch (Malformed e) {
        refused++;
      }
      try {
        assertThat(VerifierKey.parse(mangle(random, KEY.toString()))).isEqualTo(KEY);
      } catch (Malformed e) {
        refused++;
      }
      try {
        String path = mangle(random, "tile/0/x001/234.p/17");
        assertThat(Tile.parse(path).path()).isEqualTo(path);
      } catch (Malformed e) {
        refused++;
      }
      byte[] bytes = good.entry();
      for (int k = random.nextInt(4); k >= 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(Entry.parse(bytes).bytes()).isEqualTo(bytes);
      } catch (Malformed e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(12_000);
  }

  private static String mangle(Random random, String text) {
    StringBuilder s = new StringBuilder(text);
    for (int k = random.nextInt(3); k >= 0 && !s.isEmpty(); k--) {
      int at = random.nextInt(s.length());
      switch (random.nextInt(5)) {
        case 0 -> s.setCharAt(at, (char) random.nextInt(0x250));
        case 1 -> s.deleteCharAt(at);
        case 2 -> s.insert(at, "\n= —+x0".charAt(random.nextInt(7)));
        case 3 -> s.setLength(at + 1);
        default -> s.insert(at, s.substring(at));
      }
    }
    return s.toString();
  }

  @Test
  void aConsistencyProofComesBackFromItsFile() {
    List<Digest> proof = Merkle.consistency(100, 300, log);
    String file = ConsistencyProof.write(proof);
    assertThat(file).startsWith("lanterne-consistency/1\n").endsWith("=\n");
    assertThat(ConsistencyProof.parse(file)).isEqualTo(proof);
    assertThat(ConsistencyProof.parse("lanterne-consistency/1\n")).isEmpty();
    for (String wrong : List.of("", "\n", "lanterne-consistency/1", file + "\n", file + "AAAA\n")) {
      assertThatExceptionOfType(Malformed.class)
          .as(wrong)
          .isThrownBy(() -> ConsistencyProof.parse(wrong));
    }
  }

  @Test
  void aKeeperWhoRewritesAndSignsAgainCannotMeetAnOlderCheckpoint() {
    Frontier older = Frontier.at(200, log);
    List<Entry> rewritten = new ArrayList<>(entries);
    rewritten.set(100, Samples.random(new Random(1), 100));
    MemoryLog other = Samples.log(rewritten);
    Digest root = other.frontier().root();
    assertThat(
            Receipts.flaw(
                Receipts.make(
                    100, rewritten.get(100).bytes(), Samples.checkpoint(other.frontier()), other),
                KEY))
        .isEmpty();
    assertThat(
            Merkle.extendsTree(200, older.root(), 300, root, Merkle.consistency(200, 300, other)))
        .isFalse();
    assertThat(Merkle.extendsTree(200, older.root(), 300, root, Merkle.consistency(200, 300, log)))
        .isFalse();
  }

  @Test
  void aWholeLogIsExportedLineByLine() throws IOException {
    StringBuilder out = new StringBuilder();
    Export export = Export.begin(out, KEY, 2);
    assertThatIllegalStateException().isThrownBy(export::end);
    assertThatIllegalStateException().isThrownBy(() -> export.checkpoint("x"));
    for (Entry entry : entries.subList(0, 2)) {
      export.entry(entry.leafHash().raw(), entry.canonical());
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> export.entry(new byte[32], entries.get(2).canonical()));
    String signed = Samples.checkpoint(Frontier.at(2, log));
    export.checkpoint(signed);
    export.end();
    assertThatIllegalStateException().isThrownBy(export::end);

    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(8).endsWith("end");
    assertThat(lines.subList(0, 4))
        .containsExactly(
            "lanterne-log/1", "origin lanterne/epicerie-du-canal", "key " + KEY, "size 2");
    String[] second = lines.get(5).split(" ");
    assertThat(second).hasSize(4).startsWith("entry", "1");
    byte[] bytes = Base64.getDecoder().decode(second[3]);
    assertThat(Entry.parse(bytes)).isEqualTo(entries.get(1));
    assertThat(Base64.getDecoder().decode(second[2])).isEqualTo(Merkle.leafHash(bytes).raw());
    assertThat(Base64.getDecoder().decode(lines.get(6).substring("checkpoint ".length())))
        .isEqualTo(signed.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatWasAlteredIsExportedAsItIsFound() throws IOException {
    Map<String, Value> columns = new HashMap<>(entries.getFirst().canonical().fields());
    columns.put("action", Value.nil());
    columns.put("charter", Value.of(new byte[5]));
    columns.put("at", Value.of("hier"));
    StringBuilder out = new StringBuilder();
    Export export = Export.begin(out, KEY, 1);
    export.entry(new byte[0], new Value.Rec(columns));
    export.end();
    String[] line = out.toString().lines().toList().get(4).split(" ");
    assertThat(line).hasSize(4).startsWith("entry", "0", "-");
    assertThat(CanonicalBytes.decode(Base64.getDecoder().decode(line[3])).value())
        .isEqualTo(new Value.Rec(columns));
  }
}
