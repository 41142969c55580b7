// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.util.jar.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The classes that the build makes ready, by the JDK of this build itself, for a program that
 * repeats what it is given: whatever becomes of the file, the answer is the same.
 */
class QuickStartTest {
  private static final String ANSWER = "<version>\n";

  /** How the class file of Echo has a line: \u0001 stands for what it is given. */
  private static final String LINE = "<\u0001>\n";

  @TempDir Path folder;
  private Workshop machine;

  /** What stands for each of the three jars. */
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) {
      for (String given : arguments) {
        System.out.print("<" + given + ">\n");
      }
    }
  }

  @BeforeEach
  void builtByTheRealJdk() throws Exception {
    machine = new Workshop(folder);
    machine.usualFolders(Path.of(System.getProperty("java.home")));
    Path jar = jar(folder.resolve("echo.jar"), LINE);
    machine.mavenThat(
        """
        for name in node cli verifier; do
          mkdir -p $name/target
          cat '%s' > $name/target/lanterne-$name-9.9.jar
        done
        """
            .formatted(jar));
    answers();
    assertThat(cache()).isNotEmptyFile();
  }

  /** A jar of Echo, which writes such lines. */
  private static Path jar(Path file, String line) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    String name = Echo.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        var bytes = Echo.class.getClassLoader().getResourceAsStream(name)) {
      String code = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(code).contains(LINE);
      jar.putNextEntry(new JarEntry(name));
      jar.write(code.replace(LINE, line).getBytes(StandardCharsets.ISO_8859_1));
    }
    return file;
  }

  private void answers() throws Exception {
    Workshop.Answer answer = machine.run("version");
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.out()).isEqualTo(ANSWER);
  }

  /** Whether Java takes what was made ready: it is told to stop where it cannot. */
  private boolean isTaken() throws Exception {
    machine.set("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
    try {
      return machine.run("version").exit() == 0;
    } finally {
      machine.set("JDK_JAVA_OPTIONS", "");
    }
  }

  private Path cache() throws IOException {
    try (Stream<Path> files = Files.list(machine.state())) {
      return files
          .filter(f -> f.getFileName().toString().matches("cli-[0-9]+\\.aot"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void isIgnored() throws Exception {
    assertThat(isTaken()).isFalse();
    answers();
  }

  @Test
  void itIsMadeAndTaken() throws Exception {
    assertThat(isTaken()).isTrue();
    try (Stream<Path> files = Files.list(machine.state())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .noneMatch(name -> name.startsWith("new.") || name.equals("rehearsal"));
    }
  }

  @Test
  void cutShortItIsIgnored() throws Exception {
    try (FileChannel file = FileChannel.open(cache(), StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }
    isIgnored();
  }

  @Test
  void oneByteDamagedAnywhereItIsIgnored() throws Exception {
    byte[] whole = Files.readAllBytes(cache());
    for (double part : new double[] {0, 0.2, 0.5, 0.8}) {
      Files.write(cache(), whole);
      assertThat(isTaken()).isTrue();
      int place = (int) (part * whole.length);
      try (FileChannel file = FileChannel.open(cache(), StandardOpenOption.WRITE)) {
        file.write(ByteBuffer.wrap(new byte[] {(byte) (whole[place] ^ 1)}), place);
      }
      isIgnored();
    }
  }

  /** Java itself would go on with the classes of the jar that was there. */
  @Test
  void forAnotherJarAnOlderOneTooItIsMadeAgain() throws Exception {
    Path other = jar(machine.root().resolve("cli/target/lanterne-cli-9.9.jar"), "[\u0001]\n");
    Files.setLastModifiedTime(other, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    Workshop.Answer answer = machine.run("version");
    assertThat(answer.err()).contains("preparing quick starts").doesNotContain("building");
    assertThat(answer.out()).isEqualTo("[version]\n");
    assertThat(machine.run("version").err()).isEmpty();
  }

  @Test
  void filledWithSomethingElseItIsIgnored() throws Exception {
    Files.writeString(cache(), "no classes at all\n".repeat(1000));
    isIgnored();
  }
}
