// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Value;
import org.junit.jupiter.api.Test;

/**
 * What was digested yesterday has the same bytes today: {@code canonical-forms.txt} keeps, of each
 * record, the names of its fields and the digests of two samples, one full and one bare. Kernel and
 * journal, whose forms are written by hand, have their own vectors.
 */
final class CanonicalFormsTest {
  private static final String GOLDEN = "architecture/src/test/resources/canonical-forms.txt";
  private static final Set<String> HAVE_VECTORS = Set.of("kernel", "journal");

  @Test
  void namesAndBytesStayWhatTheyWere() throws IOException {
    Map<String, Set<String>> before = new TreeMap<>();
    for (String line : Files.readAllLines(House.root().resolve(GOLDEN))) {
      List<String> words = List.of(line.split(" "));
      before.put(words.getFirst(), new TreeSet<>(words.subList(1, words.size())));
    }
    Map<String, Set<String>> now = new TreeMap<>();
    records().forEach(c -> now.computeIfAbsent(name(c), _ -> new TreeSet<>()).addAll(form(c)));
    Path seen = House.root().resolve("architecture/target/canonical-forms.txt");
    Files.createDirectories(seen.getParent());
    Files.write(
        seen,
        now.entrySet().stream()
            .map(e -> e.getKey() + " " + String.join(" ", e.getValue()))
            .toList());
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(now.keySet());
    assertThat(
            all.stream()
                .filter(n -> !Objects.equals(before.get(n), now.get(n)))
                .map(
                    n ->
                        change(n, before.getOrDefault(n, Set.of()), now.getOrDefault(n, Set.of()))))
        .as("where that is meant, copy %s to %s", seen, GOLDEN)
        .isEmpty();
  }

  private static String change(String name, Set<String> was, Set<String> is) {
    if (was.isEmpty() || is.isEmpty()) {
      return name + (is.isEmpty() ? " is gone" : " is new");
    }
    Set<String> gone = names(was);
    gone.removeAll(is);
    Set<String> come = names(is);
    come.removeAll(was);
    return gone.isEmpty() && come.isEmpty()
        ? "another value under one of its names changes the bytes of " + name
        : "rename " + gone + " → " + come + " changes the bytes of " + name;
  }

  private static Set<String> names(Set<String> form) {
    return form.stream()
        .filter(w -> !w.startsWith("#"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void mostFormsAreDerived() throws NoSuchMethodException {
    List<Class<? extends Canonical>> byHand = new ArrayList<>();
    for (Class<? extends Canonical> c : records()) {
      if (c.getMethod("canonical").getDeclaringClass() != Canonical.class) {
        byHand.add(c);
      }
    }
    int derived = records().size() - byHand.size();
    System.out.printf("canonical forms: %d derived, %d by hand%n", derived, byHand.size());
    byHand.stream().map(c -> "  " + name(c) + ": " + why(c)).sorted().forEach(System.out::println);
    assertThat(derived).isGreaterThan(2 * byHand.size());
  }

  private static String why(Class<? extends Canonical> type) {
    Set<String> components =
        Arrays.stream(type.getRecordComponents())
            .map(c -> c.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> fields = names(form(type));
    return fields.equals(components)
        ? "other values under the names of its components"
        : fields.isEmpty() ? "a value that is no record" : fields + " in place of " + components;
  }

  /** Names of its fields, digests of its samples; a bare one where the record takes it. */
  private static Set<String> form(Class<? extends Canonical> type) {
    Set<String> form = new TreeSet<>();
    for (boolean full : List.of(true, false)) {
      new Samples(full)
          .of(type)
          .map(sample -> ((Canonical) sample).canonical())
          .ifPresent(
              value -> {
                form.add("#" + CanonicalBytes.digest("sample/1", value).hex().substring(0, 16));
                if (value instanceof Value.Rec rec) {
                  form.addAll(rec.fields().keySet());
                }
              });
    }
    return form;
  }

  private static List<Class<? extends Canonical>> records() {
    return House.CLASSES.stream()
        .filter(c -> c.isRecord() && c.isAssignableTo(Canonical.class))
        .filter(c -> !HAVE_VECTORS.contains(room(c.getPackageName())))
        .<Class<? extends Canonical>>map(c -> c.reflect().asSubclass(Canonical.class))
        .toList();
  }

  /** Its room and its name: a record may move to another package of its room. */
  private static String name(Class<?> type) {
    return room(type.getPackageName())
        + type.getName().substring(type.getPackageName().length()).replace('$', '.');
  }

  private static String room(String packageName) {
    return House.roomOf(packageName).orElseThrow();
  }
}
