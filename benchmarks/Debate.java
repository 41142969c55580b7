// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import coop.lanterne.debate.opinions.Batches;
import coop.lanterne.debate.opinions.Opinions;
import coop.lanterne.debate.opinions.Options;
import coop.lanterne.debate.opinions.PublicView;
import coop.lanterne.debate.opinions.Stance;
import coop.lanterne.debate.opinions.Statement;
import coop.lanterne.debate.opinions.Votes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Debates of known size, drawn from a seed, for opinions.sh: written as an export of Polis, or voted
 * live.
 *
 * <pre>java --class-path CLI_JAR benchmarks/Debate.java write FOLDER
 * java --class-path CLI_JAR benchmarks/Debate.java live</pre>
 */
final class Debate {
  private static final long SEED = 20261128;
  private static final int CAMPS = 3;
  private static final int SMALLEST_GROUP = 11;
  private static final int PEOPLE = 33_422;
  private static final int STATEMENTS = 783;
  private static final int VOTES = 2_000_000;
  private static final int LIVE_PEOPLE = 500;
  private static final int LIVE_STATEMENTS = 60;
  private static final int LIVE_VOTES = 300;

  private Debate() {}

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "write" -> write(Path.of(args[1]), PEOPLE, STATEMENTS, VOTES);
      case "live" -> live(LIVE_PEOPLE, LIVE_STATEMENTS, LIVE_VOTES);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** What each camp thinks of each statement: the chance that one of its members agrees. */
  private static double[][] leanings(Random random, int statements) {
    double[][] agree = new double[statements][CAMPS];
    for (double[] row : agree) {
      double common = random.nextDouble();
      boolean divides = random.nextDouble() < .4;
      for (int camp = 0; camp < CAMPS; camp++) {
        row[camp] = divides ? random.nextDouble() : Math.clamp(common + random.nextGaussian() / 8, 0, 1);
      }
    }
    return agree;
  }

  private static int vote(Random random, double agree) {
    double draw = random.nextDouble();
    return draw < .15 ? 0 : random.nextDouble() < agree ? 1 : -1;
  }

  /** Camps of 5, 3 and 2 in ten; most people vote little, some on nearly everything. */
  private static void write(Path folder, int people, int statements, int votes) throws IOException {
    Random random = new Random(SEED);
    double[][] agree = leanings(random, statements);
    try (PrintWriter comments = new PrintWriter(Files.newBufferedWriter(folder.resolve("comments.csv")));
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("votes.csv")))) {
      comments.println("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body");
      for (int s = 0; s < statements; s++) {
        int moderated = s % 12 == 11 ? -1 : 1;
        comments.printf("%d,,%d,%d,0,0,%d,Statement %d%n", 1_795_000_000_000L + s, s, s, moderated, s);
      }
      out.println("timestamp,datetime,comment-id,voter-id,vote");
      int left = votes;
      long moment = 1_795_000_000_000L;
      for (int p = 0; p < people && left > 0; p++) {
        int camp = p % 10 < 5 ? 0 : p % 10 < 8 ? 1 : 2;
        double mean = (double) left / (people - p);
        int most = Math.min(statements, Math.max(1, (int) (-Math.log(1 - random.nextDouble()) * mean)));
        int many = p == people - 1 ? Math.min(statements, left) : Math.min(left, most);
        BitSet seen = new BitSet();
        for (int i = 0; i < many; i++) {
          int s = random.nextInt(statements);
          while (seen.get(s)) {
            s = (s + 1) % statements;
          }
          seen.set(s);
          moment += random.nextInt(1000);
          out.printf("%d,,%d,%d,%d%n", moment, s, p, vote(random, agree[s][camp]));
          left--;
        }
      }
    }
  }

  /** One vote after another: each time batches, the whole analysis, and what may be shown of it. */
  private static void live(int people, int statements, int votes) {
    Random random = new Random(SEED);
    double[][] agree = leanings(random, statements);
    List<Statement> listed = new ArrayList<>();
    for (int s = 0; s < statements; s++) {
      listed.add(Statement.of(Integer.toString(s), "Statement " + s));
    }
    List<Batches.Cast> casts = new ArrayList<>();
    for (int p = 0; p < people; p++) {
      for (int s = 0; s < statements; s++) {
        cast(casts, random, agree, p, s);
      }
    }
    double[] seconds = new double[votes];
    int groups = 0;
    for (int i = 0; i < votes; i++) {
      cast(casts, random, agree, random.nextInt(people), random.nextInt(statements));
      long start = System.nanoTime();
      Votes shown = Batches.shown(listed, casts, SMALLEST_GROUP);
      Opinions opinions = Opinions.of(shown, Options.seeded(SEED));
      groups = PublicView.of(opinions, SMALLEST_GROUP).areas().size();
      seconds[i] = (System.nanoTime() - start) * 1e-9;
    }
    double first = seconds[0];
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "first %.3f s, median %.3f s, slowest of the others %.3f s, %d groups%n",
        first,
        seconds[votes / 2],
        seconds[votes - 1] == first ? seconds[votes - 2] : seconds[votes - 1],
        groups);
  }

  private static void cast(List<Batches.Cast> casts, Random random, double[][] agree, int p, int s) {
    int camp = p % 10 < 5 ? 0 : p % 10 < 8 ? 1 : 2;
    Stance stance = Stance.find(vote(random, agree[s][camp])).orElseThrow();
    casts.add(
        new Batches.Cast(Integer.toString(p), Integer.toString(s), stance, casts.size()));
  }
}
