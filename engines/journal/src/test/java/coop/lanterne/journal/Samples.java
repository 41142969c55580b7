// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;

/** Entries of an invented co-op. */
final class Samples {
  static final SignerKey KEY =
      SignerKey.of(
          "lanterne/epicerie-du-canal", "k".repeat(32).getBytes(StandardCharsets.US_ASCII));

  private Samples() {}

  static Digest digest(String of) {
    return Digest.of(of.getBytes(StandardCharsets.UTF_8));
  }

  static Entry founding() {
    return new Entry(
        0,
        Instant.parse("2026-11-24T05:12:00Z"),
        "epicerie-du-canal",
        "node",
        "founding",
        Optional.of("charte@epicerie-du-canal"),
        Optional.empty(),
        digest("founding"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        digest("charter"),
        Optional.empty(),
        Optional.empty());
  }

  static Entry random(Random random, long number) {
    return new Entry(
        number,
        Instant.parse("2026-11-24T06:00:00Z")
            .plusSeconds(3600 * number)
            .plusMillis(random.nextInt(3_600_000))
            .plusNanos(random.nextInt(3)),
        "epicerie-du-canal",
        List.of("member", "keeper", "assembly").get(random.nextInt(3)),
        List.of("decision", "advice", "fact.import", "charter.refused").get(random.nextInt(4)),
        some(random, "order-" + random.nextInt(99) + "@epicerie-du-canal"),
        some(random, (long) random.nextInt()),
        digest("p" + random.nextInt()),
        some(random, digest("d" + random.nextInt())),
        some(random, Id.of("decision", random.nextInt(999), "epicerie-du-canal")),
        some(random, Id.of("decision", random.nextInt(999), "epicerie-du-canal")),
        digest("charter"),
        some(random, "forecast-v1"),
        some(random, digest("data" + random.nextInt())));
  }

  private static <T> Optional<T> some(Random random, T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  static List<Entry> entries(Random random, int count) {
    List<Entry> entries = new ArrayList<>(List.of(founding()));
    while (entries.size() < count) {
      entries.add(random(random, entries.size()));
    }
    return entries;
  }

  static MemoryLog log(List<Entry> entries) {
    MemoryLog log = new MemoryLog();
    log.append(entries.stream().map(Entry::leafHash).toList());
    return log;
  }

  static String checkpoint(Frontier tree) {
    return Checkpoint.of(KEY.verifierKey(), tree).sign(KEY).toString();
  }
}
