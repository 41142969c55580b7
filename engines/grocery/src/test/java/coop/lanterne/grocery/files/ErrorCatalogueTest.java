// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every example of bad data gives the findings that its page shows. */
class ErrorCatalogueTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("lanterne.root", ".")).resolve("examples/errors");

  /**
   * Those about the state of a node, about another command, or about a file that a script writes,
   * are tested elsewhere.
   */
  static Stream<Path> examples() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(EXAMPLES)) {
      for (Path folder : all.sorted().toList()) {
        if (Files.exists(folder.resolve("expected.json"))
            && !Files.exists(folder.resolve("make.sh"))
            && !expected(folder).containsKey("after")
            && String.valueOf(expected(folder).get("command")).matches("null|\\[order.*")) {
          found.add(folder);
        }
      }
    }
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachExampleGivesTheFindingsThatItsPageShows(Path folder) throws IOException {
    Map<?, ?> expected = expected(folder);
    LocalDate today = LocalDate.parse(text(expected, "today"));
    Grocery grocery = GroceryFiles.readAll(new Folder(folder), today);
    List<String> wanted = new ArrayList<>();
    String file = "";
    for (Object o : (List<?>) get(expected, "findings")) {
      Map<?, ?> f = (Map<?, ?>) o;
      file = text(f, "file");
      wanted.add(
          line(
              text(f, "code"),
              text(f, "severity"),
              file,
              number(f, "line"),
              text(f, "column"),
              text(f, "seen")));
    }
    String about = file;
    assertThat(
            grocery.findings().stream()
                .filter(f -> !f.code().equals("missing-file") || f.place().source().equals(about))
                .map(ErrorCatalogueTest::line))
        .containsExactlyElementsOf(wanted);
    long kept = number(expected, "kept_rows");
    assertThat((long) grocery.kept().getOrDefault(FileKind.find(file).orElseThrow(), 0))
        .isEqualTo(kept);
    boolean command = expected.containsKey("command");
    if (command) {
      assertThat(grocery.stopped()).isEqualTo(!Integer.valueOf(0).equals(expected.get("exit")));
    }
  }

  @Test
  void theCatalogueIsThere() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(20);
  }

  @Test
  void aLineOfAHundredMegabytesIsPassedOver() throws IOException {
    InputStream sales =
        new java.io.SequenceInputStream(
            java.util.Collections.enumeration(
                List.of(
                    bytes("date,product,quantity\n2026-11-20,batavia,14\n2026-11-21,batavia,"),
                    new Nines(100_000_000),
                    bytes("\n2026-11-22,batavia,6\n"))));
    Path folder = EXAMPLES.resolve("line-too-long");
    Grocery grocery =
        GroceryFiles.readAll(
            kind ->
                kind == FileKind.SALES ? Optional.of(sales) : open(folder.resolve(kind.fileName())),
            LocalDate.of(2026, 11, 24));
    assertThat(grocery.sales()).hasSize(2);
    assertThat(grocery.findings())
        .filteredOn(f -> f.code().equals("line-too-long"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.place()).isEqualTo(new Finding.Place("sales.csv", 3, ""));
              assertThat(f.severity()).isEqualTo(Finding.Severity.SET_ASIDE);
              assertThat(f.seen()).startsWith("2026-11-21,batavia,99999999");
            });
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Nines extends InputStream {
    private int left;

    Nines(int left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? '9' : -1;
    }

    @Override
    public int read(byte[] out, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = Math.min(left, length);
      java.util.Arrays.fill(out, offset, offset + n, (byte) '9');
      left -= n;
      return n;
    }
  }

  private record Folder(Path path) implements GroceryFiles.Opener {
    @Override
    public Optional<InputStream> open(FileKind kind) throws IOException {
      return ErrorCatalogueTest.open(path.resolve(name(kind)));
    }

    @Override
    public String name(FileKind kind) {
      return Files.exists(path.resolve(kind.workbookName()))
          ? kind.workbookName()
          : kind.fileName();
    }
  }

  private static Optional<InputStream> open(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
  }

  /** JSON is YAML too. */
  private static Map<?, ?> expected(Path folder) throws IOException {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(folder.resolve("expected.json")));
  }

  private static Object get(Map<?, ?> map, String key) {
    Object value = map.get(key);
    assertThat(value).as(key).isNotNull();
    return java.util.Objects.requireNonNull(value);
  }

  private static String text(Map<?, ?> map, String key) {
    return (String) get(map, key);
  }

  private static long number(Map<?, ?> map, String key) {
    return ((Number) get(map, key)).longValue();
  }

  private static String line(Finding f) {
    return line(
        f.code(),
        f.severity().name(),
        f.place().source(),
        f.place().line(),
        f.place().column(),
        f.seen());
  }

  private static String line(
      String code, String severity, String file, long line, String column, String seen) {
    return code + " | " + severity + " | " + file + " | " + line + " | " + column + " | " + seen;
  }
}
