// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Decision;
import coop.lanterne.kernel.DecisionDesk;
import coop.lanterne.kernel.Enacted;
import org.junit.jupiter.api.Test;

/**
 * An advice has no effect; only a decision within its mandate has: read in the compiled classes.
 */
final class PromisesTest {
  /** What a table holds. What is decided is written from an {@code Enacted} alone. */
  private enum Holds {
    /** Orders, money, rules and rights. */
    DECIDED,
    /** What was journalled, and what was said with it. */
    ENTRY,
    /** What the machine said, from what. */
    ADVICE,
    /** What people saw and noted, or brought in files. */
    FACT,
    /** Sentences that people wrote. */
    TEXT,
    /** What people voted. */
    VOTE,
    /** How a meeting or a debate goes on. */
    STAGE,
    /** Who people are, and how they come in. */
    PERSON,
    /** What has no effect before someone goes on. */
    WAITING,
    /** What the node remembers of itself. */
    NODE
  }

  /** Every table of the schema, by what it holds. */
  private static final Map<Holds, List<String>> TABLES =
      Map.ofEntries(
          holds(
              Holds.DECIDED,
              "PURCHASE_ORDER PURCHASE_ORDER_LINE SURPLUS_TAKEN",
              "CHARTER_IN_FORCE MANDATE ROLE_GRANT"),
          holds(
              Holds.ENTRY,
              "DOCUMENT JOURNAL_ENTRY JOURNAL_HASH JOURNAL_CHECKPOINT",
              "DECISION DECISION_PERSON DECISION_ADVICE REASON"),
          holds(
              Holds.ADVICE,
              "ADVICE ADVICE_IMPORT ADVISED_DAY SURPLUS_ADVISED",
              "SYNTHESIS SYNTHESIS_NAME SYNTHESIS_VOTE DEBATE_POLL"),
          holds(
              Holds.FACT,
              "IMPORT_BATCH PRODUCT SUPPLIER STOCK_COUNT DELIVERY SALE LOSS SHOP_DAY",
              "SURPLUS_OFFER RECEIVING RECEIVING_LINE COLD_ROOM SHELF_PLACE CORRECTION NEED",
              "STOCKTAKE STOCKTAKE_LINE STOCKTAKE_LOT NOTED_LOSS MARKDOWN NOTED_REASON"),
          holds(
              Holds.TEXT,
              "CHARTER_TEXT OFFERED_TEXT OFFERED_SOURCE OFFERED_CALL",
              "DRAFT DRAFT_ARTICLE DRAFT_EDIT DRAFT_OFFER",
              "CONTRIBUTION STATEMENT DEBATE_IMPORT"),
          holds(Holds.VOTE, "HAND_VOTE HAND_COUNT DEBATE_VOTE"),
          holds(
              Holds.STAGE,
              "ASSEMBLY ASSEMBLY_MEMBER AGENDA_ITEM MEETING_STEP",
              "DEBATE DEBATE_STEP SORTING_CHANGE"),
          holds(
              Holds.PERSON,
              "PERSON ACCOUNT INVITATION GROWER GROWER_LINK DEBATE_AUTHOR DEBATE_VOTER"),
          holds(Holds.WAITING, "TO_COSIGN COUNTED_LINE"),
          holds(Holds.NODE, "SETTING"));

  private static final Set<String> DECIDED = Set.copyOf(tablesOf(Holds.DECIDED));

  private static Map.Entry<Holds, List<String>> holds(Holds what, String... tables) {
    return Map.entry(what, List.of(String.join(" ", tables).split(" ")));
  }

  private static List<String> tablesOf(Holds what) {
    return Objects.requireNonNull(TABLES.get(what));
  }

  /** A new table of money that nobody thought of is found here: say what it holds. */
  @Test
  void everyTableOfTheSchemaIsClassedOnce() {
    assertThat(TABLES.values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(
            House.CLASSES.get("coop.lanterne.db.Tables").getFields().stream()
                .map(JavaField::getName)
                .toList());
  }

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
