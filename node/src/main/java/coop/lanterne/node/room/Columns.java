// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.charter.Admission;
import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Finding;
import coop.lanterne.tables.Schema;

/**
 * The columns of a table that comes in: the charter is asked about each of them under article 11.
 *
 * @param room the room's name in the charter
 * @param purpose what the room reads the table for
 * @param table what the table is called there
 * @param fileName the name of its file, for what is found
 */
public record Columns(String room, String purpose, String table, String fileName) {

  /** The form which such a header has; the first where it has none. */
  public static Schema form(List<Schema> forms, List<String> header) {
    return forms.stream().filter(f -> f.suits(header)).findFirst().orElse(forms.getFirst());
  }

  /** That this table's field is read, as one of that class. */
  public Ask.ReadField read(String dataClass, String field) {
    return new Ask.ReadField(room, purpose, dataClass, table + "." + field);
  }

  /**
   * Asks about the columns that are known, and about those that will be set aside.
   *
   * @return those of the others that nobody voted, to be left out
   * @throws coop.lanterne.node.decision.RefusedByCharter when one may not come in at all
   */
  public List<Admission.Dropped> ask(
      Ground ground, String role, Schema form, List<Ask.ReadField> reads, List<String> header) {
    List<Ask> asks = new ArrayList<>();
    List<Admission.Column> more = new ArrayList<>();
    for (String name : header) {
      Optional<Integer> place = form.find(name);
      if (place.isPresent()) {
        asks.add(reads.get(place.get()));
        asks.add(new Ask.Held(name, "C1", ground.today(), Optional.empty(), List.of()));
      } else if (form.moreNumbers()) {
        more.add(new Admission.Column(name, Optional.empty(), Optional.empty()));
      } else {
        asks.add(new Ask.Column(fileName, name, false, false, true));
      }
    }
    if (!asks.isEmpty()) {
      ground.require(role, asks.toArray(Ask[]::new));
    }
    return more.isEmpty()
        ? List.of()
        : ground.gates().importing(room, purpose, table, more, ground.today()).dropped();
  }

  /** Says that a column was left out, and why. */
  public Finding finding(Admission.Dropped column) {
    Finding why = column.refusal().finding(Finding.Severity.WARNING, fileName, 1);
    return new Finding(
        why.code(),
        why.severity(),
        new Finding.Place(fileName, 1, column.column()),
        column.column(),
        why.why(),
        why.maybe());
  }
}
