// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.FoundedHouse;
import coop.lanterne.node.TestClock;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.storage.Tx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an older release wrote of a resolution is known again: its digest, its row. */
final class ResolutionTest {
  private static final String NODE = "epicerie-du-canal";
  private static final Digest TEXT = Digest.of(new byte[] {1});

  private static final Resolution CONFIRMATION = new Resolution.Confirmation();
  private static final Resolution MOTION = new Resolution.Motion(" Un banc devant le magasin ");
  private static final Resolution GRANT =
      new Resolution.Grant(new Id("person", "m6", NODE), "mandater", LocalDate.of(2027, 6, 12));
  private static final Resolution END = new Resolution.End(Id.of("mandate", 3, NODE));

  @Test
  void itsDigestIsTheOneThatEarlierCallsCarried() {
    assertThat(List.of(CONFIRMATION, MOTION, GRANT, END))
        .extracting(r -> r.proposal().hex())
        .containsExactly(
            "11e424d163ab3d72315f2e9d6b134f8c59f1b0d30ce185407a04c2f2945616af",
            "08094455f9d0db03a3aebb9e2db434c60da77a3ee34163236affb169bbaf4c74",
            "8284d251ee85284ba29322fd0c6cbeffaf9150963af867da812ffa501de714a3",
            "03735e60629607529b4f979545eeb9677a69b3c288a57bfc096f1c3ccebb7526");
    assertThat(new Resolution.CharterText(TEXT).proposal()).isEqualTo(TEXT);
    assertThat(new Resolution.Offered("text", TEXT).proposal()).isEqualTo(TEXT);
  }

  @Test
  void itsRowIsReadAsAnEarlierReleaseWroteIt(@TempDir Path folder) {
    FoundedHouse house =
        FoundedHouse.open(
            folder,
            new TestClock("2026-11-24T17:00:00Z"),
            FoundedHouse.entrant("odile", List.of(Role.FACILITATOR, Role.MEMBER), "presider"));
    Governance governance = new Governance(house.ground(), house.advices(), List.of());
    LocalDate held = governance.today().plusDays(15);
    Id id =
        governance
            .convene(
                house.person("odile").id(),
                new Call("ag", held, "18:00", "Salle", List.of(MOTION), List.of()))
            .get();
    house
        .store()
        .<Integer>write(
            tx -> {
              row(tx, id, 2, "charter", TEXT, "text_digest", TEXT.hex());
              row(tx, id, 3, "founding", CONFIRMATION.proposal(), "words", "");
              row(tx, id, 4, "mandate", GRANT.proposal(), "person", "person-m6@" + NODE);
              tx.sql()
                  .execute(
                      "update agenda_item set mandate_kind = ?, until_on = ? where item = 4",
                      "mandater",
                      "2027-06-12");
              row(tx, id, 5, "mandate_end", END.proposal(), "mandate", "mandate-3@" + NODE);
              return row(tx, id, 6, "text", TEXT, "text_digest", TEXT.hex());
            });
    assertThat(governance.get(id).agenda())
        .extracting(AgendaItem::resolution)
        .containsExactly(
            MOTION,
            new Resolution.CharterText(TEXT),
            CONFIRMATION,
            GRANT,
            END,
            new Resolution.Offered("text", TEXT));
    assertThat(governance.get(id).agenda())
        .allMatch(i -> i.proposal().equals(i.resolution().proposal()));
    house.store().close();
  }

  private static int row(
      Tx tx, Id meeting, int item, String kind, Digest proposal, String column, String value) {
    tx.sql()
        .execute(
            "insert into agenda_item (assembly, item, kind, words, proposal) values (?, ?, ?, ?,"
                + " ?)",
            meeting.toString(),
            item,
            kind,
            "",
            proposal.hex());
    return tx.sql()
        .execute("update agenda_item set " + column + " = ? where item = ?", value, item);
  }
}
