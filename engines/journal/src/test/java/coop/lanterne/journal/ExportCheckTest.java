// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.journal.ExportCheck.Flaw;
import coop.lanterne.journal.ExportCheck.Problem;
import coop.lanterne.kernel.Value;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Exports whose bytes are damaged, then exports whose meaning is changed: whoever does it writes
 * the hashes and the numbers that go with the change, and has the key where {@link Draft#sign} is
 * called.
 */
class ExportCheckTest {
  private static final VerifierKey KEY = Samples.KEY.verifierKey();
  private static final int HEAD = 4;
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int ROUNDS = Boolean.getBoolean("lanterne.long") ? 100 : 3;

  @BeforeAll
  static void said() {
    System.out.println("ExportCheckTest seed " + SEED);
  }

  /** A log of entries that can be changed, with its checkpoints at these sizes. */
  private record Draft(List<Entry> entries, List<Integer> sizes, List<String> checkpoints) {

    static Draft honest(Random random) {
      int size = 3 + random.nextInt(40);
      NavigableSet<Integer> sizes = new TreeSet<>(List.of(1 + random.nextInt(size - 1), size));
      random.ints(random.nextInt(5), 1, size).forEach(sizes::add);
      Draft draft =
          new Draft(Samples.entries(random, size), new ArrayList<>(sizes), new ArrayList<>());
      draft.sign(Samples.KEY);
      return draft;
    }

    void sign(SignerKey signer) {
      checkpoints.clear();
      sizes.forEach(size -> checkpoints.add(checkpoint(signer, size)));
    }

    String checkpoint(SignerKey signer, int size) {
      Frontier tree = Samples.log(entries.subList(0, size)).frontier();
      return Checkpoint.of(signer.verifierKey(), tree).sign(signer).toString();
    }

    void number() {
      IntStream.range(0, entries.size()).forEach(i -> entries.set(i, entries.get(i).withNumber(i)));
    }

    void change(int at, String field, Value value) {
      Map<String, Value> fields = new HashMap<>(entries.get(at).canonical().fields());
      fields.put(field, value);
      entries.set(at, Entry.of(new Value.Rec(fields)));
    }

    void forge(int at) {
      change(at, "payload", Value.of(Samples.digest("forged").raw()));
    }

    List<String> lines() {
      StringBuilder out = new StringBuilder();
      try {
        Export export = Export.begin(out, KEY, entries.size());
        for (Entry entry : entries) {
          export.entry(entry.leafHash().raw(), entry.canonical());
        }
        for (String checkpoint : checkpoints) {
          export.checkpoint(checkpoint);
        }
        export.end();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new ArrayList<>(out.toString().lines().toList());
    }
  }

  private static List<Problem> problems(List<String> lines) {
    return ExportCheck.problems(String.join("\n", lines) + "\n", KEY);
  }

  /** The problems of a log that was changed: at an entry, for those who change one. */
  @FunctionalInterface
  private interface Forger {
    List<String> forge(Draft draft, int at, Random random);
  }

  /** Each change is made to logs of every size, at any entry but the last. */
  private static void isFound(Flaw flaw, Forger forger) {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = Draft.honest(random);
      assertThat(problems(draft.lines())).isEmpty();
      int at = random.nextInt(draft.entries().size() - 1);
      assertThat(problems(forger.forge(draft, at, random)))
          .extracting(Problem::flaw)
          .as("entry %d", at)
          .contains(flaw);
    }
  }

  private static String any(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private static String tooLarge(Random random) {
    return any(random, "-1", "-9223372036854775808", "9223372036854775808", "18446744073709551616");
  }

  @Test
  void entriesWrittenAnewWithTheirHashesDoNotGiveTheSignedRoot() {
    isFound(
        Flaw.ROOT,
        (draft, at, _) -> {
          draft.forge(at);
          return draft.lines();
        });
    isFound(
        Flaw.ROOT,
        (draft, at, _) -> {
          IntStream.range(at, draft.entries().size()).forEach(draft::forge);
          draft.checkpoints().subList(0, draft.checkpoints().size() - 1).clear();
          return draft.lines();
        });
    isFound(
        Flaw.ROOT,
        (draft, at, _) -> {
          Collections.swap(draft.entries(), at, at + 1);
          draft.number();
          return draft.lines();
        });
    isFound(
        Flaw.ROOT,
        (draft, at, _) -> {
          draft.entries().add(at, draft.entries().get(at));
          draft.number();
          return draft.lines();
        });
    isFound(
        Flaw.ROOT,
        (draft, _, random) -> {
          draft.entries().remove(random.nextInt(draft.sizes().getFirst()));
          draft.number();
          return draft.lines();
        });
  }

  @Test
  void linesMovedDoubledOrRemovedAreNotNumberedByTheirPlace() {
    isFound(
        Flaw.NUMBER,
        (draft, at, _) -> {
          List<String> lines = draft.lines();
          Collections.swap(lines, HEAD + at, HEAD + at + 1);
          return lines;
        });
    isFound(
        Flaw.NUMBER,
        (draft, at, _) -> {
          List<String> lines = draft.lines();
          lines.add(HEAD + at, lines.get(HEAD + at));
          return lines;
        });
    isFound(
        Flaw.NUMBER,
        (draft, at, _) -> {
          List<String> lines = draft.lines();
          lines.remove(HEAD + at);
          return lines;
        });
    isFound(
        Flaw.NUMBER,
        (draft, at, random) -> {
          List<String> lines = draft.lines();
          String label = "entry " + any(random, tooLarge(random), "9223372036854775807") + " ";
          lines.set(HEAD + at, lines.get(HEAD + at).replaceFirst("entry [0-9]+ ", label));
          return lines;
        });
    isFound(
        Flaw.NUMBER,
        (draft, at, _) -> {
          draft.change(at, "number", Value.of(Long.MAX_VALUE));
          draft.sign(Samples.KEY);
          return draft.lines();
        });
  }

  @Test
  void whatNoCheckpointHasSignedIsToldFromWhere() {
    isFound(
        Flaw.NOT_SIGNED,
        (draft, _, _) -> {
          draft.checkpoints().clear();
          return draft.lines();
        });
    isFound(
        Flaw.NOT_SIGNED,
        (draft, _, random) -> {
          int kept = 1 + random.nextInt(draft.checkpoints().size() - 1);
          draft.checkpoints().subList(kept, draft.checkpoints().size()).clear();
          IntStream.range(draft.sizes().get(kept - 1), draft.entries().size())
              .forEach(draft::forge);
          return draft.lines();
        });
    Draft draft = Draft.honest(new Random(13));
    int size = draft.entries().size();
    draft.checkpoints().removeLast();
    int from = draft.sizes().get(draft.sizes().size() - 2);
    assertThat(problems(draft.lines())).containsExactly(new Problem(Flaw.NOT_SIGNED, from, size));
    draft.checkpoints().clear();
    assertThat(problems(draft.lines())).containsExactly(new Problem(Flaw.NOT_SIGNED, 0, size));
    Draft empty = new Draft(List.of(), List.of(0), new ArrayList<>());
    assertThat(problems(empty.lines())).containsExactly(new Problem(Flaw.NOT_SIGNED, 0, 0));
    empty.sign(Samples.KEY);
    assertThat(problems(empty.lines())).isEmpty();
  }

  @Test
  void checkpointsOfOthersOutOfOrderOrOfMoreThanThereIsAreFound() {
    isFound(
        Flaw.ROOT,
        (draft, _, random) -> {
          Draft other = new Draft(new ArrayList<>(draft.entries()), draft.sizes(), List.of());
          other.forge(0);
          int which = random.nextInt(draft.sizes().size());
          draft.checkpoints().set(which, other.checkpoint(Samples.KEY, draft.sizes().get(which)));
          return draft.lines();
        });
    isFound(
        Flaw.CHECKPOINT,
        (draft, _, random) -> {
          String name = any(random, KEY.name(), "lanterne/autre");
          draft.sign(SignerKey.of(name, new byte[32]));
          return draft.lines();
        });
    isFound(
        Flaw.CHECKPOINT,
        (draft, _, random) -> {
          draft.checkpoints().set(0, sized(draft.checkpoints().getFirst(), tooLarge(random)));
          return draft.lines();
        });
    isFound(
        Flaw.BEYOND,
        (draft, _, random) -> {
          long more = draft.entries().size() + 1L + random.nextInt(9);
          String claimed = any(random, Long.toString(more), "9223372036854775807");
          draft.checkpoints().add(sized(draft.checkpoints().getLast(), claimed));
          return draft.lines();
        });
    isFound(
        Flaw.BEYOND,
        (draft, at, _) -> {
          draft.entries().subList(at + 1, draft.entries().size()).clear();
          return draft.lines();
        });
    isFound(
        Flaw.CHECKPOINT_ORDER,
        (draft, _, random) -> {
          int which = random.nextInt(draft.checkpoints().size() - 1);
          Collections.swap(draft.checkpoints(), which, which + 1);
          return draft.lines();
        });
  }

  /** The same checkpoint, signed for another size. */
  private static String sized(String note, String size) {
    String text = SignedNote.parse(note).text().replaceFirst("\n[0-9]+\n", "\n" + size + "\n");
    return SignedNote.sign(text, Samples.KEY).toString();
  }

  @Test
  void sizesOriginsAndTimesThatDoNotHoldAreFound() {
    isFound(
        Flaw.SIZE,
        (draft, _, random) -> {
          List<String> lines = draft.lines();
          lines.set(3, "size " + any(random, tooLarge(random), "9223372036854775807", "1", "+3"));
          return lines;
        });
    isFound(
        Flaw.ORIGIN,
        (draft, _, random) -> {
          List<String> lines = draft.lines();
          VerifierKey other = SignerKey.of("lanterne/autre", new byte[32]).verifierKey();
          int line = 1 + random.nextInt(2);
          lines.set(line, line == 1 ? "origin lanterne/autre" : "key " + other);
          return lines;
        });
    isFound(
        Flaw.ORIGIN,
        (draft, at, _) -> {
          draft.change(at, "node", Value.of("autre"));
          draft.sign(Samples.KEY);
          return draft.lines();
        });
    isFound(
        Flaw.TIME,
        (draft, at, random) -> {
          String back = draft.entries().get(at).at().minusSeconds(301).toString();
          draft.change(at + 1, "at", Value.of(any(random, back, Instant.MIN.toString())));
          draft.sign(Samples.KEY);
          return draft.lines();
        });
    Draft setRight = Draft.honest(new Random(5));
    String back = setRight.entries().getFirst().at().minusSeconds(300).toString();
    setRight.change(1, "at", Value.of(back));
    setRight.sign(Samples.KEY);
    assertThat(problems(setRight.lines())).isEmpty();
  }

  @Test
  void bytesAlteredAreFoundInTheirEntry() {
    Draft draft = Draft.honest(new Random(7));
    List<String> lines = draft.lines();
    String forged = Base64.getEncoder().encodeToString(draft.entries().get(1).bytes());
    String[] first = lines.get(HEAD).split(" ");
    lines.set(HEAD, String.join(" ", first[0], first[1], first[2], forged));
    assertThat(problems(lines))
        .contains(new Problem(Flaw.LEAF_HASH, 0, 1), new Problem(Flaw.NUMBER, 0, 1));
    lines.set(HEAD, String.join(" ", first[0], first[1], "-", "AAAA"));
    assertThat(problems(lines))
        .contains(new Problem(Flaw.LEAF_HASH, 0, 1), new Problem(Flaw.ENTRY, 0, 1));
  }

  @Test
  void everyByteCountsAndEveryCut() {
    Random random = new Random(20261201);
    Draft draft = new Draft(Samples.entries(random, 3), List.of(2, 3), new ArrayList<>());
    draft.sign(Samples.KEY);
    String whole = String.join("\n", draft.lines()) + "\n";
    for (int i = 0; i < whole.length(); i++) {
      assertThat(ExportCheck.problems(whole.substring(0, i), KEY)).as("cut at %d", i).isNotEmpty();
      StringBuilder altered = new StringBuilder(whole);
      altered.setCharAt(i, (char) (whole.charAt(i) ^ (1 << random.nextInt(8))));
      assertThat(ExportCheck.problems(altered.toString(), KEY)).as("byte %d", i).isNotEmpty();
    }
    assertThat(ExportCheck.problems(whole, KEY)).isEmpty();
  }
}
