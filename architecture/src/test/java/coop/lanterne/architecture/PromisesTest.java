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
      Set.of("PURCHASE_ORDER", "PURCHASE_ORDER_LINE", "CHARTER_IN_FORCE", "MANDATE", "ROLE_GRANT");

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
