// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

import coop.lanterne.journal.ExportCheck.Flaw;
import org.jspecify.annotations.Nullable;

/**
 * Ways of changing what a log says, and not only its bytes: whoever does it writes the hashes and
 * the numbers that go with the change, and has the key where {@link #sign} is called.
 */
enum Forgery {
  A_FIELD_CHANGED(Flaw.ROOT, "log.checkpoint.root") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int at = random.nextInt(log.bytes.size());
      change(log, at, random);
      return new Forged(log.lines(), at);
    }
  },
  A_FIELD_CHANGED_UNDER_THE_LAST_CHECKPOINT_ALONE(Flaw.ROOT, "log.checkpoint.root") {
    @Override
    Forged forge(SampleLog log, Random random) {
      log.checkpoints.subList(0, log.checkpoints.size() - 1).clear();
      return A_FIELD_CHANGED.forge(log, random);
    }
  },
  THE_TAIL_REWRITTEN(Flaw.ROOT, "log.checkpoint.root") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int from = random.nextInt(log.bytes.size());
      rewriteFrom(log, from, random);
      return new Forged(log.lines(), from);
    }
  },
  THE_TAIL_REWRITTEN_AND_ITS_CHECKPOINTS_REMOVED(Flaw.NOT_SIGNED, "log.unpublished") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int kept = 1 + random.nextInt(log.checkpoints.size() - 1);
      log.checkpoints.subList(kept, log.checkpoints.size()).clear();
      int from = size(log.checkpoints.getLast());
      rewriteFrom(log, from, random);
      return new Forged(log.lines(), from);
    }
  },
  THE_LAST_CHECKPOINT_REMOVED(Flaw.NOT_SIGNED, "log.unpublished") {
    @Override
    Forged forge(SampleLog log, Random random) {
      log.checkpoints.removeLast();
      return new Forged(log.lines(), size(log.checkpoints.getLast()));
    }
  },
  EVERY_CHECKPOINT_REMOVED(Flaw.NOT_SIGNED, "log.no_checkpoint") {
    @Override
    Forged forge(SampleLog log, Random random) {
      log.checkpoints.clear();
      return new Forged(log.lines(), 0);
    }
  },
  AN_ENTRY_ADDED_AT_THE_END(Flaw.NOT_SIGNED, "log.unpublished") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int size = log.bytes.size();
      log.add(SampleLog.encode(SampleLog.fields(size)));
      return new Forged(log.lines(), size);
    }
  },
  A_CHECKPOINT_OF_ANOTHER_HISTORY(Flaw.ROOT, "log.checkpoint.root", "log.checkpoint.fork") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int which = random.nextInt(log.checkpoints.size());
      SampleLog other = new SampleLog(log.signer, log.bytes.size());
      change(other, 0, random);
      log.checkpoints.set(which, other.checkpoint(size(log.checkpoints.get(which))));
      return new Forged(log.lines(), NOWHERE);
    }
  },
  A_CHECKPOINT_OF_ANOTHER_LOG(Flaw.CHECKPOINT, "log.checkpoint.signature") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int which = random.nextInt(log.checkpoints.size());
      String name = random.nextBoolean() ? SampleLog.ORIGIN : "lanterne/autre";
      SampleLog other = new SampleLog(new SampleLog.Signer(name), log.bytes.size());
      log.checkpoints.set(which, other.checkpoint(size(log.checkpoints.get(which))));
      return new Forged(log.lines(), NOWHERE);
    }
  },
  A_CHECKPOINT_OF_MORE_THAN_THERE_IS(Flaw.BEYOND, "log.checkpoint.beyond") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int size = log.bytes.size();
      long claimed = random.nextBoolean() ? Long.MAX_VALUE : size + 1L + random.nextInt(9);
      String last = log.checkpoints.removeLast();
      log.checkpoints.add(sized(log, last, Long.toString(claimed)));
      return new Forged(log.lines(), size);
    }
  },
  A_CHECKPOINT_WHOSE_SIZE_OVERFLOWS(Flaw.CHECKPOINT, "log.checkpoint.bad") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int which = random.nextInt(log.checkpoints.size());
      log.checkpoints.set(which, sized(log, log.checkpoints.get(which), tooLarge(random)));
      return new Forged(log.lines(), NOWHERE);
    }
  },
  CHECKPOINTS_OUT_OF_ORDER(Flaw.CHECKPOINT_ORDER, "log.checkpoint.order") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int which = random.nextInt(log.checkpoints.size() - 1);
      Collections.swap(log.checkpoints, which, which + 1);
      return new Forged(log.lines(), NOWHERE);
    }
  },
  A_SIZE_THAT_OVERFLOWS(Flaw.SIZE, "bad.number", "log.size") {
    @Override
    Forged forge(SampleLog log, Random random) {
      List<String> lines = log.lines();
      String largest = Long.toString(Long.MAX_VALUE); // which is a number, and not the right one
      lines.set(3, "size " + (random.nextBoolean() ? largest : tooLarge(random)));
      return new Forged(lines, NOWHERE);
    }
  },
  A_LABEL_THAT_OVERFLOWS(Flaw.NUMBER, "log.entry.label") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int at = random.nextInt(log.bytes.size());
      String label = random.nextBoolean() ? Long.toString(Long.MAX_VALUE) : tooLarge(random);
      List<String> lines = log.lines();
      lines.set(HEAD + at, lines.get(HEAD + at).replaceFirst("entry [0-9]+", "entry " + label));
      return new Forged(lines, at);
    }
  },
  THE_LARGEST_NUMBER(Flaw.NUMBER, "log.entry.number") {
    @Override
    Forged forge(SampleLog log, Random random) {
      return numbered(log, random.nextInt(log.bytes.size()), Long.MAX_VALUE);
    }
  },
  A_NUMBER_BELOW_ZERO(Flaw.ENTRY, "log.entry.number") {
    @Override
    Forged forge(SampleLog log, Random random) {
      return numbered(log, random.nextInt(log.bytes.size()), Long.MIN_VALUE);
    }
  },
  TWO_ENTRIES_SWAPPED(Flaw.NUMBER, "log.entry.missing") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int at = random.nextInt(log.bytes.size() - 1);
      List<String> lines = log.lines();
      Collections.swap(lines, HEAD + at, HEAD + at + 1);
      return new Forged(lines, at);
    }
  },
  TWO_ENTRIES_SWAPPED_AND_WRITTEN_ANEW(Flaw.ROOT, "log.checkpoint.root") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int at = random.nextInt(log.bytes.size() - 1);
      List<SortedMap<String, @Nullable Object>> entries = entries(log);
      Collections.swap(entries, at, at + 1);
      write(log, numbered(entries));
      return new Forged(log.lines(), at);
    }
  },
  AN_ENTRY_DOUBLED(Flaw.NUMBER, "log.entry.repeated") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int at = random.nextInt(log.bytes.size());
      List<String> lines = log.lines();
      lines.add(HEAD + at, lines.get(HEAD + at));
      return new Forged(lines, NOWHERE); // at either of the two
    }
  },
  AN_ENTRY_DOUBLED_AND_THE_REST_WRITTEN_ANEW(Flaw.ROOT, "log.checkpoint.root") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int at = random.nextInt(log.bytes.size() - 1);
      List<SortedMap<String, @Nullable Object>> entries = entries(log);
      entries.add(at, new TreeMap<>(entries.get(at)));
      write(log, numbered(entries));
      return new Forged(log.lines(), at + 1L);
    }
  },
  AN_ENTRY_REMOVED(Flaw.NUMBER, "log.entry.missing") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int at = random.nextInt(log.bytes.size() - 1);
      List<String> lines = log.lines();
      lines.remove(HEAD + at);
      return new Forged(lines, at);
    }
  },
  AN_ENTRY_REMOVED_AND_THE_REST_WRITTEN_ANEW(Flaw.ROOT, "log.checkpoint.root") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int at = random.nextInt(size(log.checkpoints.getFirst()));
      List<SortedMap<String, @Nullable Object>> entries = entries(log);
      entries.remove(at);
      write(log, numbered(entries));
      return new Forged(log.lines(), at);
    }
  },
  ENTRIES_REMOVED_AT_THE_END(Flaw.BEYOND, "log.checkpoint.beyond") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int size = 1 + random.nextInt(log.bytes.size() - 1);
      log.bytes.subList(size, log.bytes.size()).clear();
      log.stored.subList(size, log.stored.size()).clear();
      return new Forged(log.lines(), size);
    }
  },
  THE_ORIGIN_CHANGED(Flaw.ORIGIN, "log.origin") {
    @Override
    Forged forge(SampleLog log, Random random) {
      List<String> lines = log.lines();
      lines.set(1, "origin lanterne/autre");
      return new Forged(lines, NOWHERE);
    }
  },
  THE_ORIGIN_AND_THE_KEY_CHANGED(Flaw.ORIGIN, "log.key.other") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int[] sizes = log.checkpoints.stream().mapToInt(Forgery::size).toArray();
      SampleLog.Signer other = new SampleLog.Signer("lanterne/autre");
      return new Forged(new SampleLog(other, log.bytes.size(), sizes).lines(), NOWHERE);
    }
  },
  THE_ENTRIES_OF_ANOTHER_NODE(Flaw.ORIGIN, "log.entry.node") {
    @Override
    Forged forge(SampleLog log, Random random) {
      List<SortedMap<String, @Nullable Object>> entries = entries(log);
      entries.forEach(e -> e.put("node", "autre"));
      write(log, entries);
      sign(log);
      return new Forged(log.lines(), 0);
    }
  },
  A_CLOCK_THAT_GOES_BACK(Flaw.TIME, "log.entry.clock") {
    @Override
    Forged forge(SampleLog log, Random random) {
      int at = 1 + random.nextInt(log.bytes.size() - 1);
      List<SortedMap<String, @Nullable Object>> entries = entries(log);
      Instant before =
          Instant.parse((String) Objects.requireNonNull(entries.get(at - 1).get("at")));
      Instant back = random.nextBoolean() ? Instant.MIN : before.minusSeconds(301);
      entries.get(at).put("at", back.toString());
      write(log, entries);
      sign(log);
      return new Forged(log.lines(), at);
    }
  };

  /** Lines before the first entry. */
  private static final int HEAD = 4;

  private static final long NOWHERE = -1;

  private final String codes;

  /** What the journal's own check finds. */
  final Flaw flaw;

  Forgery(Flaw flaw, String... codes) {
    this.flaw = flaw;
    this.codes = String.join(" ", codes);
  }

  /** Whether the verifier names it by that code; where there are several, by any of them. */
  boolean isNamed(String code) {
    return List.of(codes.split(" ", -1)).contains(code);
  }

  /**
   * A log that was changed.
   *
   * @param entry the entry where it is, or the first of those; -1 where it is elsewhere
   */
  record Forged(List<String> lines, long entry) {}

  /**
   * Changes this log.
   *
   * @param log honest, of three entries at least, with two checkpoints at least, the last over all
   */
  abstract Forged forge(SampleLog log, Random random);

  // ── what forgers do ──

  private static List<SortedMap<String, @Nullable Object>> entries(SampleLog log) {
    return IntStream.range(0, log.bytes.size())
        .mapToObj(SampleLog::fields)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<SortedMap<String, @Nullable Object>> numbered(
      List<SortedMap<String, @Nullable Object>> entries) {
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).put("number", (long) i);
    }
    return entries;
  }

  private static Forged numbered(SampleLog log, int at, long number) {
    List<SortedMap<String, @Nullable Object>> entries = entries(log);
    entries.get(at).put("number", number);
    write(log, entries);
    sign(log);
    return new Forged(log.lines(), at);
  }

  /** The entries of a log written anew, with their hashes. */
  private static void write(SampleLog log, List<SortedMap<String, @Nullable Object>> entries) {
    log.bytes.clear();
    log.stored.clear();
    for (SortedMap<String, @Nullable Object> entry : entries) {
      log.add(SampleLog.encode(entry));
    }
  }

  /** Every checkpoint signed anew, over the entries as they are now. */
  private static void sign(SampleLog log) {
    log.checkpoints.replaceAll(note -> log.checkpoint(size(note)));
  }

  private static void change(SampleLog log, int at, Random random) {
    SortedMap<String, @Nullable Object> fields = SampleLog.fields(at);
    switch (random.nextInt(5)) {
      case 0 -> fields.put("role", "assembly");
      case 1 -> fields.put("action", "forged");
      case 2 -> fields.put("object", "commande-fausse");
      case 3 -> fields.put("payload", SampleLog.sha(SampleLog.utf8("forged")));
      default -> fields.put("charter", SampleLog.sha(SampleLog.utf8("forged")));
    }
    log.bytes.set(at, SampleLog.encode(fields));
    log.stored.set(at, SampleLog.leaf(log.bytes.get(at)));
  }

  private static void rewriteFrom(SampleLog log, int from, Random random) {
    for (int i = from; i < log.bytes.size(); i++) {
      change(log, i, random);
    }
  }

  private static int size(String checkpoint) {
    return Integer.parseInt(checkpoint.split("\n", 3)[1]);
  }

  /** The same checkpoint, signed for another size. */
  private static String sized(SampleLog log, String checkpoint, String size) {
    String[] lines = checkpoint.split("\n", 4);
    return log.signer.sign(lines[0] + "\n" + size + "\n" + lines[2] + "\n");
  }

  private static String tooLarge(Random random) {
    return List.of("-1", "-9223372036854775808", "9223372036854775808", "18446744073709551616")
        .get(random.nextInt(4));
  }
}
