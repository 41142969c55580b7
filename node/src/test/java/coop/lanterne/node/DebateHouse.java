// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

import coop.lanterne.node.debates.Debates;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Moderation;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;

/** A demonstration in which someone facilitates debates. */
record DebateHouse(Node node) {
  Debates debates() {
    return node.part(Debates.class);
  }

  People.Person facilitator() {
    return node.part(People.class).list().stream()
        .filter(p -> p.is(Role.FACILITATOR))
        .findFirst()
        .orElseThrow();
  }

  /** A debate open to anyone, for that many more days. */
  Debate opened(int days) {
    return debates()
        .openings()
        .open(
            facilitator(),
            new Openings.Asked(
                "Que faire du local\u202f?",
                "",
                List.of("fr"),
                Debate.Who.ANYONE,
                debates().openings().today().plusDays(days)));
  }

  /** Brings a file, which waits to be seen; its secret name. */
  String received(Debate debate, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return debates()
          .files()
          .receive(
              facilitator(), debate, Objects.requireNonNull(file.getFileName()).toString(), in);
    }
  }

  /** Keeps what a file brought. */
  void kept(Debate debate, String token) {
    debates().files().commit(facilitator(), debate, token, "Inventé");
  }

  /** The numbers of all that waits to be read. */
  List<Long> waiting(Debate debate) {
    return debates()
        .moderation()
        .list(facilitator(), debate, Moderation.Show.WAITING, 0, Integer.MAX_VALUE)
        .contributions()
        .stream()
        .map(Contribution::number)
        .toList();
  }
}
