// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * Who was entitled, present, represented or in the chair, kept since the day of the meeting. Names
 * are replaced within the meeting, in an order drawn by chance, so that its counts still add up.
 */
public final class KeptAttendance implements Purge.Retention {
  private static final String ERASED = "person-erased";

  private final SecureRandom random = new SecureRandom();

  @Override
  public String kind() {
    return "attendance";
  }

  @Override
  public List<LocalDate> days(DSLContext sql) {
    return sql.selectDistinct(ASSEMBLY.HELD_ON)
        .from(ASSEMBLY)
        .join(ASSEMBLY_MEMBER)
        .on(ASSEMBLY_MEMBER.ASSEMBLY.eq(ASSEMBLY.ID))
        .where(ASSEMBLY_MEMBER.PERSON.coerce(String.class).notLike(ERASED + "%"))
        .orderBy(ASSEMBLY.HELD_ON)
        .fetch(r -> r.value1());
  }

  @Override
  public int erase(Tx tx, LocalDate since) {
    int erased = 0;
    for (Id meeting :
        tx.sql()
            .select(ASSEMBLY.ID)
            .from(ASSEMBLY)
            .where(ASSEMBLY.HELD_ON.eq(since))
            .fetch(ASSEMBLY.ID)) {
      List<Id> persons = new ArrayList<>(persons(tx.sql(), meeting));
      Collections.shuffle(persons, random);
      for (int i = 0; i < persons.size(); i++) {
        Id nobody = new Id("person", "erased" + (i + 1), tx.node());
        for (TableField<?, ?> field :
            List.of(
                ASSEMBLY_MEMBER.PERSON,
                MEETING_STEP.PERSON,
                MEETING_STEP.OTHER,
                HAND_VOTE.PERSON)) {
          erased += replace(tx.sql(), field, meeting, persons.get(i), nobody);
        }
      }
    }
    return erased;
  }

  private static List<Id> persons(DSLContext sql, Id meeting) {
    return sql.select(ASSEMBLY_MEMBER.PERSON)
        .from(ASSEMBLY_MEMBER)
        .where(ASSEMBLY_MEMBER.ASSEMBLY.eq(meeting))
        .union(
            DSL.select(MEETING_STEP.PERSON)
                .from(MEETING_STEP)
                .where(MEETING_STEP.ASSEMBLY.eq(meeting).and(MEETING_STEP.PERSON.isNotNull())))
        .fetch(r -> r.value1());
  }

  private static int replace(
      DSLContext sql, TableField<?, ?> column, Id meeting, Id person, Id nobody) {
    Table<?> table = Objects.requireNonNull(column.getTable());
    Field<Id> of = Objects.requireNonNull(table.field("assembly", Id.class));
    Field<String> field = column.coerce(String.class);
    return sql.update(table)
        .set(field, nobody.toString())
        .where(of.eq(meeting).and(field.eq(person.toString())))
        .execute();
  }
}
