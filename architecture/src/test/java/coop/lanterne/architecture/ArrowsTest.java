// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** Every arrow of the house, and no other. */
final class ArrowsTest {
  private static final Set<String> ALWAYS =
      Set.of("java.", "javax.", "jdk.", "org.jspecify.annotations", "coop.lanterne.");

  @Test
  void everyPackageHasARoom() {
    assertThat(House.CLASSES).isNotEmpty();
    assertThat(
            House.CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> p.startsWith("coop.lanterne"))
                .filter(p -> House.roomOf(p).isEmpty())
                .distinct())
        .isEmpty();
  }

  @Test
  void everyRoomThatIsListedExists() {
    Set<String> built = new HashSet<>();
    House.CLASSES.forEach(c -> House.roomOf(c.getPackageName()).ifPresent(built::add));
    assertThat(House.ROOMS.keySet()).allMatch(built::contains);
  }

  @Test
  void arrowsBetweenRoomsAreThoseListed() {
    Map<String, String> others = new TreeMap<>(); // each arrow with one place where it is drawn
    for (Dependency d : dependencies()) {
      String from = House.roomOf(d.getOriginClass().getPackageName()).orElse("");
      String to = House.roomOf(d.getTargetClass().getPackageName()).orElse("");
      if (!from.isEmpty()
          && !to.isEmpty()
          && !from.equals(to)
          && !House.ROOMS.get(from).mayUse().contains(to)) {
        others.putIfAbsent(from + " → " + to, d.getDescription());
      }
    }
    assertThat(others).isEmpty();
  }

  @Test
  void librariesAreThoseListed() {
    Set<String> others = new TreeSet<>();
    for (Dependency d : dependencies()) {
      String target = d.getTargetClass().getBaseComponentType().getName();
      String from = House.roomOf(d.getOriginClass().getPackageName()).orElse("");
      if (from.isEmpty()
          || !target.contains(".")
          || ALWAYS.stream().anyMatch(target::startsWith)
          || House.ROOMS.get(from).libraries().stream().anyMatch(l -> target.startsWith(l + "."))) {
        continue;
      }
      others.add(from + " → " + target);
    }
    assertThat(others).isEmpty();
  }

  @Test
  void roomsOfTheNodeNeverKnowEachOther() {
    assertThat(House.NODE_ROOMS).isNotEmpty();
    for (String room : House.NODE_ROOMS) {
      assertThat(House.ROOMS.get(room).mayUse()).doesNotContainAnyElementsOf(House.NODE_ROOMS);
    }
  }

  /** What the core keeps: a room asks the core's classes for it, and never the tables. */
  private static final Set<String> TABLES_OF_THE_CORE =
      Set.of(
          ("ACCOUNT ADVICE CHARTER_IN_FORCE CHARTER_TEXT DECISION DECISION_ADVICE DECISION_PERSON"
                  + " DOCUMENT INVITATION JOURNAL_CHECKPOINT JOURNAL_ENTRY JOURNAL_HASH MANDATE"
                  + " PERSON REASON ROLE_GRANT SETTING TO_COSIGN")
              .split(" "));

  @Test
  void roomsReadTheTablesOfTheCoreThroughItsClasses() {
    Set<String> others = new TreeSet<>();
    for (JavaClass c : House.CLASSES) {
      String room = House.roomOf(c.getPackageName()).orElse("");
      if (House.NODE_ROOMS.contains(room)) {
        tables(c).forEach(table -> others.add(c.getName() + " → " + table));
      }
    }
    assertThat(others).isEmpty();
    assertThat(tables(House.CLASSES.get("coop.lanterne.node.decision.Advices")))
        .contains("ADVICE", "DOCUMENT"); // it is seen where it is read
  }

  /** The tables of the core that a class names: their constants, their classes, their records. */
  private static Set<String> tables(JavaClass c) {
    Set<String> named = new TreeSet<>();
    c.getFieldAccessesFromSelf().stream()
        .filter(a -> a.getTargetOwner().getName().equals("coop.lanterne.db.Tables"))
        .forEach(a -> named.add(a.getTarget().getName()));
    c.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .filter(t -> t.getPackageName().startsWith("coop.lanterne.db.tables"))
        .map(t -> t.getSimpleName().replaceFirst("Record$", ""))
        .forEach(t -> named.add(t.replaceAll("(?<=.)[A-Z]", "_$0").toUpperCase(Locale.ROOT)));
    named.retainAll(TABLES_OF_THE_CORE);
    return named;
  }

  /** The gates stand before every advice: a room keeps its own through {@code Adviser}. */
  @Test
  void advicesAreKeptByThoseWhoAskTheGates() {
    assertThat(
            House.CLASSES.get("coop.lanterne.node.decision.Advices").getMethodCallsToSelf().stream()
                .filter(c -> c.getTarget().getName().equals("keep"))
                .map(c -> c.getOriginOwner().getSimpleName())
                .filter(name -> !name.equals("Advices"))
                .distinct())
        .containsExactlyInAnyOrder("Adviser", "Texts");
  }

  @Test
  void packagesHaveNoCycle() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (Dependency d : dependencies()) {
      String from = d.getOriginClass().getPackageName();
      String to = d.getTargetClass().getPackageName();
      if (!from.equals(to)
          && from.startsWith("coop.lanterne")
          && to.startsWith("coop.lanterne")
          && !from.startsWith("coop.lanterne.db")) { // generated
        arrows.computeIfAbsent(from, k -> new TreeSet<>()).add(to);
      }
    }
    assertThat(cycle(arrows)).isEmpty();
  }

  /** The packages of one cycle, in order; empty when there is none. */
  private static List<String> cycle(Map<String, Set<String>> arrows) {
    Map<String, Integer> state = new HashMap<>();
    for (String start : arrows.keySet()) {
      Deque<String> path = new ArrayDeque<>();
      List<String> found = visit(start, arrows, state, path);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static List<String> visit(
      String at, Map<String, Set<String>> arrows, Map<String, Integer> state, Deque<String> path) {
    if (state.getOrDefault(at, 0) == 2) {
      return List.of();
    }
    path.addLast(at);
    if (state.getOrDefault(at, 0) == 1) {
      return new ArrayList<>(path);
    }
    state.put(at, 1);
    for (String next : arrows.getOrDefault(at, Set.of())) {
      List<String> found = visit(next, arrows, state, path);
      if (!found.isEmpty()) {
        return found;
      }
    }
    state.put(at, 2);
    path.removeLast();
    return List.of();
  }

  /** The same arrows as a picture, in ARCHITECTURE.md, drawn anew by this run. */
  @Test
  void theDiagramIsTheOneInArchitecture() throws IOException {
    TreeMap<String, Set<String>> drawn = new TreeMap<>();
    for (Dependency d : dependencies()) {
      String from = House.roomOf(d.getOriginClass().getPackageName()).orElse("");
      String to = House.roomOf(d.getTargetClass().getPackageName()).orElse("");
      if (!from.isEmpty() && !to.isEmpty() && !from.equals(to) && !to.equals("db")) {
        drawn.computeIfAbsent(from, k -> new TreeSet<>()).add(to);
      }
    }
    StringBuilder picture = new StringBuilder("```mermaid\nflowchart LR\n");
    drawn.forEach(
        (from, tos) ->
            tos.forEach(
                to ->
                    picture
                        .append("  ")
                        .append(box(from))
                        .append(" --> ")
                        .append(box(to))
                        .append('\n')));
    picture.append("```\n");
    Path page = House.root().resolve("ARCHITECTURE.md");
    String text = Files.readString(page);
    String begin = "<!-- arrows: drawn by ArrowsTest -->\n";
    String end = "<!-- end of arrows -->";
    assertThat(text).contains(begin, end);
    String updated =
        text.substring(0, text.indexOf(begin) + begin.length())
            + picture
            + text.substring(text.indexOf(end));
    if (System.getenv("CI") == null && !updated.equals(text)) {
      Files.writeString(page, updated);
    } else {
      assertThat(text).as("run the tests once and commit ARCHITECTURE.md").isEqualTo(updated);
    }
  }

  private static String box(String room) {
    return room.replace('.', '_') + "[" + room + "]";
  }

  private static List<Dependency> dependencies() {
    List<Dependency> all = new ArrayList<>();
    for (JavaClass c : House.CLASSES) {
      if (!c.getPackageName().startsWith("coop.lanterne.db")) {
        all.addAll(c.getDirectDependenciesFromSelf());
      }
    }
    return all;
  }
}
