// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.journal.ExportCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each way of changing what a log says, on logs of every size: refused by the verifier and by the
 * journal's own check, which share no code, and told where by both.
 */
class ForgedLogsTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int ROUNDS = Boolean.getBoolean("lanterne.long") ? 100 : 3;

  @BeforeAll
  static void said() {
    System.out.println("ForgedLogsTest seed " + SEED);
  }

  /** A log that nobody changed, with a checkpoint over all of it and one or more before. */
  private static SampleLog honest(Random random) {
    int size = 3 + random.nextInt(40);
    NavigableSet<Integer> checkpoints = new TreeSet<>(List.of(1 + random.nextInt(size - 1), size));
    random.ints(random.nextInt(5), 1, size).forEach(checkpoints::add);
    return new SampleLog(size, checkpoints.stream().mapToInt(Integer::intValue).toArray());
  }

  private static boolean names(Place place, long entry) {
    return switch (place) {
      case Place.Entry(long number) -> number == entry;
      case Place.Interval(long from, long to) -> from <= entry && entry < to;
      case Place.Line _, Place.Whole() -> false;
    };
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedAndNamed(Forgery forgery) {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      SampleLog log = honest(random);
      assertThat(log.verify().holds()).isTrue();
      assertThat(problems(log.text(), log.signer.key())).isEmpty();
      Forgery.Forged forged = forgery.forge(log, random);
      Report report = log.verify(forged.lines());
      assertThat(report.exitCode()).as(report.text(Locale.ENGLISH)).isEqualTo(1);
      assertThat(report.differences())
          .as(report.text(Locale.ENGLISH))
          .anyMatch(
              d ->
                  forgery.isNamed(d.statement().code())
                      && (forged.entry() < 0 || names(d.place(), forged.entry())));
      assertThat(problems(SampleLog.text(forged.lines()), log.signer.key()))
          .anyMatch(
              p ->
                  p.flaw() == forgery.flaw
                      && (forged.entry() < 0
                          || (p.from() <= forged.entry() && forged.entry() < p.to())));
    }
  }

  private static List<ExportCheck.Problem> problems(String text, String key) {
    return ExportCheck.problems(text, coop.lanterne.journal.VerifierKey.parse(key));
  }

  /** Characters changed, removed, added or doubled: both refuse what is no longer the same file. */
  @Test
  void bothJudgeDamagedBytesAlike() {
    Random random = new Random(SEED);
    SampleLog log = honest(random);
    for (int round = 0; round < 60 * ROUNDS; round++) {
      StringBuilder damaged = new StringBuilder(log.text());
      for (int damage = random.nextInt(3); damage > 0; damage--) {
        damage(damaged, random.nextInt(damaged.length()), random);
      }
      String text = damaged.toString();
      boolean same = text.equals(log.text());
      assertThat(SampleLog.verify(text, log.signer.key()).holds()).as(text).isEqualTo(same);
      assertThat(problems(text, log.signer.key()).isEmpty()).as(text).isEqualTo(same);
    }
  }

  private static void damage(StringBuilder text, int at, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(8))));
      case 1 -> text.deleteCharAt(at);
      case 2 -> text.insert(at, "\n 0=-".charAt(random.nextInt(5)));
      default -> text.insert(at, text.substring(at));
    }
  }
}
