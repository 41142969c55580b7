// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Digest;
import org.junit.jupiter.api.Test;

/**
 * A small log of an invented co-op, written in all its text forms and kept in {@code
 * src/test/resources/golden}: what was written once is written the same for ever, and another
 * implementation can be tried on it. Twenty entries, checkpoints at 5, 12 and 20.
 */
class GoldenTest {
  private final List<Entry> entries = Samples.entries(new Random(2026), 20);
  private final MemoryLog log = Samples.log(entries);

  private static String golden(String name) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String checkpoint(int size) {
    return Samples.checkpoint(Frontier.at(size, log));
  }

  @Test
  void theExportIsTheOneThatIsKept() throws IOException {
    StringBuilder out = new StringBuilder();
    Export export = Export.begin(out, Samples.KEY.verifierKey(), 20);
    for (Entry entry : entries) {
      export.entry(entry.leafHash().raw(), entry.canonical());
    }
    for (int size : new int[] {5, 12, 20}) {
      export.checkpoint(checkpoint(size));
    }
    export.end();
    assertThat(out).hasToString(golden("log.lanterne-log"));
  }

  @Test
  void theReceiptIsTheOneThatIsKept() throws IOException {
    String file = golden("entry-7.tlog-proof");
    assertThat(Receipts.write(Receipts.make(7, entries.get(7).bytes(), checkpoint(12), log)))
        .isEqualTo(file);
    assertThat(Receipts.flaw(Receipts.parse(file), Samples.KEY.verifierKey())).isEmpty();
  }

  @Test
  void theConsistencyProofIsTheOneThatIsKept() throws IOException, NotSigned {
    assertThat(checkpoint(5)).isEqualTo(golden("checkpoint-5"));
    assertThat(checkpoint(20)).isEqualTo(golden("checkpoint-20"));
    List<Digest> proof = ConsistencyProof.parse(golden("consistency-5-20"));
    assertThat(Merkle.consistency(5, 20, log)).isEqualTo(proof);
    Checkpoint older = Checkpoint.open(golden("checkpoint-5"), Samples.KEY.verifierKey());
    Checkpoint newer = Checkpoint.open(golden("checkpoint-20"), Samples.KEY.verifierKey());
    assertThat(Merkle.extendsTree(older.size(), older.root(), newer.size(), newer.root(), proof))
        .isTrue();
  }
}
