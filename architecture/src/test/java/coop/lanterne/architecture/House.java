// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.architecture;

import module java.base;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The house as it was meant: every room, the arrows that it may have, the libraries it may use. */
final class House {
  private static final String ROOT = "coop.lanterne.";
  private static final String CORE =
      "kernel prose db node.storage node.decision node.access node.shell node.room";
  private static final String WEB =
      "org.jooq gg.jte org.springframework jakarta.servlet tools.jackson";

  /** A room, the rooms that it may know, and the packages of libraries that it may use. */
  record Room(String name, Set<String> mayUse, Set<String> libraries) {}

  static final Map<String, Room> ROOMS = new LinkedHashMap<>();

  private static void room(String name, String mayUse, String libraries) {
    ROOMS.put(name, new Room(name, words(mayUse), words(libraries)));
  }

  /** The rooms of the node: what they share, they have from its core. */
  static final Set<String> NODE_ROOMS = new TreeSet<>();

  private static void nodeRoom(String name, String more, String libraries) {
    NODE_ROOMS.add("node." + name);
    room("node." + name, CORE + " charter " + more, WEB + " " + libraries);
  }

  private static Set<String> words(String text) {
    return text.isBlank() ? Set.of() : new TreeSet<>(List.of(text.strip().split("\\s+")));
  }

  static {
    room("kernel", "", "");
    room("prose", "kernel", "");
    room("tables", "kernel", "de.siegmar.fastcsv");
    room("rules", "kernel", "org.snakeyaml.engine");
    room("documents", "kernel tables", "");
    room("forecast", "kernel", "");
    room("grocery", "kernel tables rules forecast", "");
    room("language", "kernel", "org.apache.lucene org.tartarus.snowball");
    room("assembly", "kernel rules", "");
    room("debate", "kernel tables documents language", "com.github.difflib");
    room("journal", "kernel", "");
    room("charter", "kernel rules", "");
    room("verifier", "", "");
    room("examples", "", "");
    room(
        "cli",
        "kernel prose tables documents forecast grocery language assembly debate verifier",
        "picocli tools.jackson com.fasterxml.jackson.annotation");
    room("node.storage", "kernel db", "org.jooq org.flywaydb org.sqlite");
    room("node.decision", "kernel journal charter db node.storage", "org.jooq");
    room(
        "node.access",
        "kernel charter db node.storage node.decision",
        "org.jooq org.springframework jakarta.servlet");
    room(
        "node.shell",
        "kernel prose charter node.storage node.decision node.access",
        "gg.jte org.springframework jakarta.servlet com.openhtmltopdf");
    room(
        "node.access.web",
        "kernel prose charter node.storage node.decision node.access node.shell",
        "org.springframework jakarta.servlet");
    room(
        "node.room",
        "kernel prose tables charter db node.storage node.decision node.access node.shell",
        "org.jooq org.springframework jakarta.servlet");
    nodeRoom("grocery", "tables documents forecast grocery", "");
    nodeRoom("governance", "assembly", "");
    nodeRoom("debates", "tables documents debate", "com.google.zxing");
    nodeRoom("transparency", "journal", "");
    room(
        "node",
        CORE + " charter journal examples node.access.web " + String.join(" ", NODE_ROOMS),
        WEB + " picocli");
    room("db", "kernel", "org.jooq jakarta.xml.bind");
  }

  /** Every compiled class of the house, tests left out. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("coop.lanterne", "gg.jte.generated.precompiled");

  private House() {}

  /** The room of a package: the longest name that fits. */
  static Optional<String> roomOf(String packageName) {
    if (packageName.startsWith("gg.jte.generated.precompiled")) {
      return Optional.empty(); // compiled pages: they belong to the room that they show
    }
    if (!(packageName + ".").startsWith(ROOT)) {
      return Optional.empty();
    }
    String inside = packageName.substring(ROOT.length());
    return ROOMS.keySet().stream()
        .filter(r -> inside.equals(r) || inside.startsWith(r + "."))
        .reduce((a, b) -> a.length() >= b.length() ? a : b);
  }

  static Path root() {
    return Path.of(System.getProperty("lanterne.root"));
  }
}
