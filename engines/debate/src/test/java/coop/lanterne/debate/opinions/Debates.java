// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

/** Small debates: the invented export, rows shuffled, votes drawn. */
final class Debates {
  static final Path ROOT = Path.of(System.getProperty("lanterne.root", "../.."));

  private Debates() {}

  static String file(String name) {
    try {
      return Files.readString(ROOT.resolve("examples/debate/polis").resolve(name), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The debate of the examples. */
  static Votes invented() {
    return read(file("comments.csv"), file("votes.csv")).votes();
  }

  static PolisReader.Read read(String comments, String votes) {
    PolisReader reader = new PolisReader();
    reader.comments("comments.csv", comments.getBytes(UTF_8));
    reader.votes("votes.csv", votes.getBytes(UTF_8));
    return reader.read();
  }

  static PolisReader.Read matrix(String comments, String participants) {
    PolisReader reader = new PolisReader();
    reader.comments("comments.csv", comments.getBytes(UTF_8));
    reader.participantsVotes("participants-votes.csv", participants.getBytes(UTF_8));
    return reader.read();
  }

  /** The same table, its lines in another order. */
  static String shuffled(String csv, Random random) {
    List<String> lines = new ArrayList<>(csv.lines().toList());
    Collections.shuffle(lines.subList(1, lines.size()), random);
    return String.join("\n", lines) + "\n";
  }

  /** People in camps of those sizes, who mostly answer as their camp does. */
  static Votes camps(Random random, int statements, int... sizes) {
    Votes.Builder votes = Votes.builder();
    int person = 0;
    for (int camp = 0; camp < sizes.length; camp++) {
      for (int i = 0; i < sizes[camp]; i++, person++) {
        for (int s = 0; s < statements; s++) {
          double draw = random.nextDouble();
          boolean agrees = (s + camp) % sizes.length != 0;
          Stance stance =
              draw < 0.1 ? Stance.PASS : draw < 0.9 == agrees ? Stance.AGREE : Stance.DISAGREE;
          if (random.nextDouble() < 0.8) {
            votes.vote(Integer.toString(person), Integer.toString(s), stance);
          }
        }
      }
    }
    return votes.build();
  }

  /** Votes written one a person: "ada +-0." is agree, disagree, pass, nothing. */
  static Votes of(String... rows) {
    Votes.Builder votes = Votes.builder();
    Arrays.stream(rows)
        .map(row -> row.split(" ", 2))
        .forEach(
            row -> {
              for (int s = 0; s < row[1].length(); s++) {
                switch (row[1].charAt(s)) {
                  case '+' -> votes.vote(row[0], Integer.toString(s), Stance.AGREE);
                  case '-' -> votes.vote(row[0], Integer.toString(s), Stance.DISAGREE);
                  case '0' -> votes.vote(row[0], Integer.toString(s), Stance.PASS);
                  default -> {}
                }
              }
            });
    return votes.build();
  }
}
