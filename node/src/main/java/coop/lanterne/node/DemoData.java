// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

import coop.lanterne.examples.SampleCoop;
import coop.lanterne.node.access.Cast;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.room.Rooms;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;

/** Fills a demonstration with the invented Épicerie du Canal, by the very doors that people use. */
record DemoData(Store store, Founder founder, Rooms rooms) {
  /** The year told ends on the eve: today's orders are still to be decided. */
  private static final int DAYS_BEFORE = 1;

  /**
   * Founds the sample co-op and lets each room take its part; does nothing the second time, and
   * goes on where a first time was cut short.
   */
  void fill(NodeOptions options) {
    Path sown = options.data().resolve("sample.sown");
    if (Files.exists(sown)) {
      return;
    }
    LocalDate until = store.now().atZone(options.zone()).toLocalDate().minusDays(DAYS_BEFORE);
    Path sample = options.data().resolve("sample");
    try {
      if (!Files.exists(sample)) { // moved there once it is whole
        Path draft = options.data().resolve("sample.new");
        SampleCoop.write(draft, until, SampleCoop.SEED, false);
        Files.move(draft, sample);
      }
      if (founder.find().isEmpty()) {
        founder.found(
            "Épicerie du Canal",
            entrants(Files.readAllLines(sample.resolve("members.csv"))),
            ShippedRules.charter(),
            ShippedRules.charterYaml());
      }
      rooms.sow(sample);
      Files.createFile(sown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The members of the sample: the keeper and the second holder first. */
  private static List<Founder.Entrant> entrants(List<String> lines) {
    List<Founder.Entrant> entrants = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(";", -1);
      String role = cells[2];
      List<Role> roles = new ArrayList<>(List.of(Role.MEMBER));
      if (!role.equals("member")) {
        roles.add(Role.parse(role));
      }
      List<String> mandates =
          switch (cells[4]) {
            case "orderer" -> List.of("commander", "approvisionner");
            case "facilitator" -> List.of("presider", "animer");
            case "doubting" -> List.of("animer"); // second looks are taken by someone else
            default -> cells[3].isEmpty() ? List.of() : List.of("commander");
          };
      Founder.Entrant entrant =
          new Founder.Entrant(Optional.of(cells[0].replace("-", "")), cells[1], roles, mandates);
      entrants.add(entrant);
    }
    entrants.sort(Comparator.comparingInt(DemoData::rank)); // stable: the rest keep their order
    return entrants;
  }

  /** Who plays which part, read when it is asked: the sample is written after the start. */
  static Cast cast(Path data) {
    return () -> {
      try {
        return Cast.of(Files.readAllLines(data.resolve("sample").resolve("members.csv"))).parts();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static int rank(Founder.Entrant entrant) {
    return entrant.roles().contains(Role.KEEPER)
        ? 0
        : entrant.roles().contains(Role.AUDITOR) ? 1 : 2;
  }

  /** A folder of real data is never opened as a demonstration, nor the other way round. */
  static void keepApart(Path data, boolean demo) {
    Path mark = data.resolve("demo.mark");
    boolean marked = Files.exists(mark);
    boolean used = Files.exists(data.resolve(Store.FILE));
    if (demo && used && !marked) {
      throw Trouble.of(Trouble.Cause.ENVIRONMENT, "demo-data-elsewhere", "--data", data.toString());
    }
    if (!demo && marked) {
      throw Trouble.of(Trouble.Cause.ENVIRONMENT, "real-data-in-demo", "--data", data.toString());
    }
    if (demo && !marked) {
      try {
        Files.createDirectories(data);
        Files.writeString(mark, "Invented data only. Données inventées seulement.\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
