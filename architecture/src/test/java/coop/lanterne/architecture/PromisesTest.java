// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Decision;
import coop.lanterne.kernel.DecisionDesk;
import coop.lanterne.kernel.Enacted;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * An advice has no effect; only a decision within its mandate has: read in the compiled classes.
 */
final class PromisesTest {
  /** The tables that hold orders, money, rules and rights. */
  static final Set<String> DECIDED =
      Set.of(
          "PURCHASE_ORDER",
          "PURCHASE_ORDER_LINE",
          "SURPLUS_TAKEN",
          "CHARTER_IN_FORCE",
          "MANDATE",
          "ROLE_GRANT");

  private static final Set<String> WRITES =
      Set.of(
          "insertInto",
          "update",
          "deleteFrom",
          "delete",
          "mergeInto",
          "truncate",
          "store",
          "insert",
          "executeInsert",
          "executeUpdate",
          "executeDelete",
          "batchInsert",
          "batchUpdate",
          "batchStore",
          "batchDelete",
          "batchMerge",
          "loadInto",
          "newRecord");

  @Test
  void onlyTheNodesDeskMakesDecisions() {
    assertThat(
            House.CLASSES.stream()
                .filter(c -> c.isAssignableTo(DecisionDesk.class))
                .filter(c -> !c.isEquivalentTo(DecisionDesk.class))
                .map(JavaClass::getName))
        .containsExactly("coop.lanterne.node.decision.Desk");
  }

  @Test
  void decisionsAndEnactedValuesHaveNoPublicConstructor() {
    for (Class<?> type : List.of(Decision.class, Enacted.class)) {
      assertThat(type.getConstructors()).as(type.getName()).isEmpty();
      assertThat(java.lang.reflect.Modifier.isFinal(type.getModifiers())).isTrue();
    }
  }

  @Test
  void nothingIsAppliedFromAnAdvice() {
    // What applies is a method that writes a decided table: none of them sees an Advice.
    for (JavaCodeUnit writer : writersOfDecidedTables()) {
      assertThat(writer.getRawParameterTypes())
          .as(writer.getFullName())
          .noneMatch(t -> t.isEquivalentTo(Advice.class));
    }
  }

  @Test
  void decidedTablesAreWrittenFromAnEnactedAlone() {
    List<JavaCodeUnit> writers = writersOfDecidedTables();
    Set<String> tables = new TreeSet<>();
    for (JavaCodeUnit writer : writers) {
      assertThat(writer.getRawParameterTypes())
          .as(writer.getFullName())
          .anyMatch(t -> t.isEquivalentTo(Enacted.class));
      tables.addAll(decidedTablesIn(writer));
    }
    // each of them has a writer: the test looks at the right names
    assertThat(tables).containsExactlyInAnyOrderElementsOf(DECIDED);
  }

  @Test
  void nobodyWritesSqlByHand() {
    Set<String> byHand = new TreeSet<>();
    for (JavaClass c : House.CLASSES) {
      if (c.getPackageName().startsWith("coop.lanterne.db")) {
        continue;
      }
      for (JavaAccess<?> access : c.getAccessesFromSelf()) {
        if (access.getTarget() instanceof AccessTarget.MethodCallTarget m
            && m.getOwner().getName().equals("org.jooq.DSLContext")
            && Set.of("execute", "query", "resultQuery", "fetch", "batch").contains(m.getName())
            && m.getRawParameterTypes().stream().anyMatch(t -> t.isEquivalentTo(String.class))) {
          byHand.add(access.getDescription());
        }
        if (access.getTarget().getOwner().getName().startsWith("java.sql.")
            && !c.getPackageName().equals("coop.lanterne.node.storage")) {
          byHand.add(access.getDescription());
        }
      }
    }
    assertThat(byHand).isEmpty();
  }

  /**
   * The names of decided tables stand in the code units that write them and in those that read; a
   * table that is reached by a written name, or by its record class, would escape the tests above.
   */
  @Test
  void noTableIsReachedByAWrittenName() {
    Set<String> byName = new TreeSet<>();
    for (JavaClass c : House.CLASSES) {
      if (c.getPackageName().startsWith("coop.lanterne.db")) {
        continue;
      }
      for (JavaAccess<?> access : c.getAccessesFromSelf()) {
        if (access.getTarget() instanceof AccessTarget.MethodCallTarget m
            && m.getOwner().getName().equals("org.jooq.impl.DSL")
            && Set.of(
                    "table",
                    "name",
                    "query",
                    "resultQuery",
                    "sql",
                    "unquotedName",
                    "quotedName",
                    "field",
                    "condition")
                .contains(m.getName())
            && m.getRawParameterTypes().stream()
                .anyMatch(
                    t ->
                        t.getName().equals("java.lang.String")
                            || t.getName().equals("[Ljava.lang.String;"))) {
          byName.add(access.getDescription());
        }
        if (access.getTarget() instanceof AccessTarget.MethodCallTarget m
            && m.getOwner().getName().startsWith("org.jooq")
            && Set.of("parser", "connection", "connectionResult", "meta").contains(m.getName())) {
          byName.add(access.getDescription());
        }
      }
    }
    assertThat(byName).isEmpty();
  }

  @Test
  void nothingMakesARecordOfADecidedTable() {
    Set<String> records = new TreeSet<>();
    DECIDED.forEach(t -> records.add("coop.lanterne.db.tables.records." + camel(t) + "Record"));
    Set<String> made = new TreeSet<>();
    for (JavaClass c : House.CLASSES) {
      if (!c.getPackageName().startsWith("coop.lanterne.db")) {
        c.getConstructorCallsFromSelf().stream()
            .filter(call -> records.contains(call.getTargetOwner().getName()))
            .forEach(call -> made.add(call.getDescription()));
      }
    }
    assertThat(made).isEmpty();
    // the names are those of generated classes: the test looks at something
    assertThat(House.CLASSES.stream().map(JavaClass::getName)).containsAll(records);
  }

  private static String camel(String table) {
    StringBuilder name = new StringBuilder();
    for (String word : table.split("_")) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return name.toString();
  }

  /** Whoever is handed a row or a table from elsewhere could write it without naming it. */
  @Test
  void rowsOfDecidedTablesAreChangedByTheirWritersAlone() {
    Set<String> records = new TreeSet<>();
    DECIDED.forEach(t -> records.add("coop.lanterne.db.tables.records." + camel(t) + "Record"));
    List<JavaCodeUnit> writers = writersOfDecidedTables();
    Set<String> changes = new TreeSet<>();
    for (JavaClass c : House.CLASSES) {
      if (c.getPackageName().startsWith("coop.lanterne.db")) {
        continue;
      }
      c.getMethodCallsFromSelf().stream()
          .filter(call -> records.contains(call.getTargetOwner().getName()))
          .filter(call -> call.getName().startsWith("set") || WRITES.contains(call.getName()))
          .filter(call -> !writers.contains(call.getOrigin()))
          .forEach(call -> changes.add(call.getDescription()));
    }
    assertThat(changes).isEmpty();
  }

  private static List<JavaCodeUnit> writersOfDecidedTables() {
    return House.CLASSES.stream()
        .filter(c -> c.getPackageName().startsWith("coop.lanterne.node"))
        .flatMap(c -> c.getCodeUnits().stream())
        .filter(u -> !decidedTablesIn(u).isEmpty())
        .filter(
            u ->
                u.getMethodCallsFromSelf().stream()
                    .anyMatch(
                        call ->
                            call.getTargetOwner().getName().startsWith("org.jooq")
                                && WRITES.contains(call.getName())))
        .toList();
  }

  private static Set<String> decidedTablesIn(JavaCodeUnit unit) {
    Set<String> tables = new TreeSet<>();
    unit.getFieldAccesses()
        .forEach(
            a -> {
              if (a.getTargetOwner().getPackageName().startsWith("coop.lanterne.db")
                  && DECIDED.contains(a.getName())) {
                tables.add(a.getName());
              }
            });
    return tables;
  }
}
