// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher builds, with what, and what it lets be seen of it. */
class BuildTest {
  @TempDir Path folder;
  private Workshop machine;
  private Path jdk;

  @BeforeEach
  void machineWithJavaAndMaven() throws IOException {
    machine = new Workshop(folder);
    jdk = machine.jdk("jdk-25", "25.0.1");
    machine.usualFolders(jdk);
    machine.maven("3.9.11");
  }

  private Workshop.Answer version() throws IOException, InterruptedException {
    Workshop.Answer answer = machine.run("version");
    assertThat(answer.exit()).as(answer.err()).isZero();
    return answer;
  }

  @Test
  void theFirstCommandBuildsAndTheSecondDoesNot() throws Exception {
    assertThat(version().err()).contains("building Lanterne");
    assertThat(version().err()).isEmpty();
    assertThat(machine.listBuilds()).containsExactly("mvn " + jdk);
  }

  @Test
  void standardOutputHoldsOnlyTheAnswer() throws Exception {
    Workshop.Answer first = version();
    assertThat(first.out()).startsWith("java 25\n").doesNotContain("[INFO]");
    assertThat(version().out()).isEqualTo(first.out());
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    Workshop.Answer answer = machine.run("import", "ventes d’été.csv", "--lang", "fr", "", "*");
    assertThat(answer.out())
        .contains("<" + machine.root().resolve("cli/target/lanterne-cli-9.9.jar") + ">\n")
        .endsWith("<import>\n<ventes d’été.csv>\n<--lang>\n<fr>\n<>\n<*>\n");
  }

  @Test
  void classesAreMadeReadyOnceForEachJdk() throws Exception {
    Workshop.Answer answer = version();
    assertThat(answer.out())
        .containsPattern("<-XX:AOTCache=" + machine.state() + "/cli-[0-9]+\\.aot>");
    Path newer = machine.jdk("jdk-26", "26.0.1");
    machine.usualFolders(jdk, newer);
    Workshop.Answer other = version();
    assertThat(other.out())
        .contains("java 26")
        .contains("<-XX:AOTCache=")
        .isNotEqualTo(answer.out());
    assertThat(other.err()).contains("preparing quick starts");
    assertThat(version().err()).isEmpty();
    assertThat(machine.run("demo").out())
        .containsPattern("<-XX:AOTCache=" + machine.state() + "/node-[0-9]+\\.aot>");
    assertThat(machine.run("serve").out())
        .containsPattern("<-XX:AOTCache=" + machine.state() + "/node-[0-9]+\\.aot>");
    assertThat(machine.listBuilds()).hasSize(1);
  }

  @Test
  void classesAreMadeReadyAgainForAJarThatAnotherHandBuilt() throws Exception {
    for (String module : new String[] {"node", "cli"}) {
      version();
      Path jar = machine.root().resolve(module + "/target/lanterne-" + module + "-9.9.jar");
      Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(2)));
      assertThat(version().err()).contains("preparing quick starts").doesNotContain("building");
      Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(2)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AOTCacheOutput", "AOTMode=on"})
  void whereTheyCannotBeMadeReadyTheCommandAnswersAllTheSame(String step) throws Exception {
    String java = Files.readString(jdk.resolve("bin/java"));
    Workshop.script(
        jdk.resolve("bin/java"),
        java.replace(
            "printf 'java", "case \"$*\" in *-XX:" + step + "*) exit 1 ;; esac\nprintf 'java"));
    assertThat(version().out()).startsWith("java 25\n").doesNotContain("AOTCache");
    assertThat(version().err()).isEmpty();
    assertThat(machine.run("demo").out()).startsWith("java 25\n").doesNotContain("AOTCache");
  }

  @Test
  void demoAndServeStartTheNode() throws Exception {
    String node = "<" + machine.root().resolve("node/target/lanterne-node-9.9.jar") + ">\n";
    assertThat(machine.run("demo").out())
        .contains("<-XX:+UseSerialGC>")
        .endsWith(node + "<demo>\n");
    assertThat(machine.run("serve", "--data", "x").out())
        .endsWith(node + "<serve>\n<--data>\n<x>\n");
  }

  @Test
  void whateverTheLocaleNamesAreUtf8AndTheLanguageIsKept() throws Exception {
    assertThat(version().out()).contains("LC_ALL=C.UTF-8").contains("<-Duser.language=en>");
    machine.set("LC_ALL", "fr_FR.ISO-8859-1");
    assertThat(version().out()).contains("LC_ALL=C.UTF-8").contains("<-Duser.language=fr>");
  }

  @Test
  void calledFromElsewhereAndThroughLinks() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("else where/bin"));
    Path other = Files.createSymbolicLink(folder.resolve("short"), elsewhere);
    Path direct =
        Files.createSymbolicLink(elsewhere.resolve("lanterne"), machine.root().resolve("lanterne"));
    Path relative =
        Files.createSymbolicLink(
            elsewhere.resolve("lantern"), Path.of("../../Dossier d’à côté/lanterne"));
    Path twice = Files.createSymbolicLink(elsewhere.resolve("l"), Path.of("lantern"));
    for (Path called : new Path[] {direct, relative, twice, other.resolve("lantern")}) {
      Workshop.Answer answer = machine.run(called, elsewhere, "version");
      assertThat(answer.out()).contains("<-Dlanterne.root=" + machine.root() + ">");
    }
    Workshop.Answer answer =
        machine.run(Path.of("../lanterne"), machine.root().resolve("kernel"), "version");
    assertThat(answer.out()).contains("<-Dlanterne.root=" + machine.root() + ">");
    assertThat(machine.listBuilds()).hasSize(1);
  }

  @Test
  void aCdpathDoesNotLeadItAstray() throws Exception {
    machine.set("CDPATH", folder.toString());
    Path fromThere = folder.relativize(machine.root().resolve("lanterne"));
    Workshop.Answer answer = machine.run(fromThere, folder, "version");
    assertThat(answer.out()).contains("<-Dlanterne.root=" + machine.root() + ">");
  }

  @Test
  void whatWasChangedIsBuiltAgain() throws Exception {
    version();
    Path source = machine.root().resolve("kernel/src/main/java/Kernel.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
    version();
    assertThat(machine.listBuilds()).hasSize(2);
  }

  @Test
  void whatWasTakenAwayIsBuiltAgain() throws Exception {
    machine.write("kernel/src/main/java/Other.java", "final class Other {}\n");
    version();
    Files.delete(machine.root().resolve("kernel/src/main/java/Other.java"));
    version();
    assertThat(machine.listBuilds()).hasSize(2);
  }

  @Test
  void aJarThatIsGoneIsBuiltAgain() throws Exception {
    for (String module : new String[] {"node", "cli", "verifier"}) {
      version();
      int before = machine.listBuilds().size();
      Files.delete(machine.root().resolve(module + "/target/lanterne-" + module + "-9.9.jar"));
      version();
      assertThat(machine.listBuilds()).hasSize(before + 1);
    }
  }

  @Test
  void aTestThatWasChangedIsNoReasonToBuild() throws Exception {
    version();
    machine.write("kernel/src/test/java/KernelTest.java", "final class KernelTest { }\n");
    version();
    assertThat(machine.listBuilds()).hasSize(1);
  }

  @Test
  void anOldMavenOrNoneLeavesItToTheWrapper() throws Exception {
    machine.maven("3.6.3");
    version();
    machine.without("mvn");
    Files.delete(machine.root().resolve("cli/target/lanterne-cli-9.9.jar"));
    version();
    machine.maven("4.0.0");
    Files.delete(machine.root().resolve("cli/target/lanterne-cli-9.9.jar"));
    version();
    assertThat(machine.listBuilds())
        .containsExactly("wrapper " + jdk, "wrapper " + jdk, "mvn " + jdk);
  }

  @Test
  void withoutUnzipTheJdkOpensTheArchiveOfTheWrapper() throws Exception {
    machine.without("mvn");
    Path opened = Files.createDirectories(folder.resolve("opened archive"));
    Workshop.script(
        jdk.resolve("bin/jar"),
        "echo \"$*\" > '%s'; mkdir -p maven/bin; echo > maven/bin/mvn\n"
            .formatted(machine.note("jar")));
    machine.write(
        "mvnw",
        "unzip -q '/some where/maven.zip' -d '%s' || exit\n".formatted(opened)
            + Files.readString(machine.root().resolve("mvnw")));
    version();
    assertThat(machine.note("jar")).content().isEqualTo("xf /some where/maven.zip\n");
    assertThat(opened.resolve("maven/bin/mvn")).isExecutable();
    assertThat(machine.listBuilds()).containsExactly("wrapper " + jdk);
  }

  @Test
  void aBuildThatFailsSaysWhyAndIsTriedAgain() throws Exception {
    machine.mavenThat("echo '[ERROR] Kernel.java: a semicolon is missing'; exit 1\n");
    Workshop.Answer answer = machine.run("version");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .contains("a semicolon is missing")
        .contains("the build failed")
        .contains(machine.state().resolve("build.log").toString());
    machine.maven("3.9.11");
    assertThat(version().err()).contains("building Lanterne");
  }

  @Test
  void aBuildThatIsInterruptedLeavesNoStamp() throws Exception {
    version();
    Files.delete(machine.root().resolve("cli/target/lanterne-cli-9.9.jar"));
    machine.mavenThat("build; touch '" + machine.note("midway") + "'; sleep 50\n");
    Process launcher = machine.start(machine.root().resolve("lanterne"), folder, "version");
    while (!Files.exists(machine.note("midway")) && launcher.isAlive()) {
      Thread.sleep(20);
    }
    launcher.descendants().forEach(ProcessHandle::destroyForcibly);
    launcher.destroyForcibly().waitFor();
    assertThat(machine.state().resolve("built")).doesNotExist();

    machine.maven("3.9.11");
    assertThat(version().err()).contains("building Lanterne");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofTwoFirstCommandsOneBuildsAndTheOtherWaits(boolean flock) throws Exception {
    if (!flock) {
      machine.without("flock");
    }
    machine.mavenThat(
        "touch '%1$s'; while [ -e '%1$s' ] && [ ! -e '%2$s' ]; do sleep .05; done; build\n"
            .formatted(machine.note("midway"), machine.note("go")));
    Process first = machine.start(machine.root().resolve("lanterne"), folder, "version");
    while (!Files.exists(machine.note("midway")) && first.isAlive()) {
      Thread.sleep(20);
    }
    Process second = machine.start(machine.root().resolve("lanterne"), folder, "version");
    try (BufferedReader said = second.errorReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).contains("another command is preparing Lanterne");
      Files.createFile(machine.note("go"));
      assertThat(said.lines()).noneMatch(line -> line.contains("building"));
    }
    assertThat(second.waitFor()).isZero();
    assertThat(Workshop.wait(first).exit()).isZero();
    assertThat(machine.listBuilds()).hasSize(1);
  }

  @Test
  void theLockOfAProcessThatIsGoneIsTakenOver() throws Exception {
    machine.without("flock");
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    machine.write(".lanterne/lock.d/pid", gone.pid() + "\n");
    version();
    assertThat(machine.listBuilds()).hasSize(1);
    assertThat(machine.state().resolve("lock.d")).doesNotExist();
  }

  @Test
  void withinATestNothingIsBuilt() throws Exception {
    machine.set("LANTERNE_NO_BUILD", "1");
    version();
    assertThat(machine.listBuilds()).isEmpty();
    machine.set("LANTERNE_NO_BUILD", "");
    assertThat(version().out()).contains("AOTCache");
    machine.set("LANTERNE_NO_BUILD", "1");
    assertThat(version().out()).doesNotContain("AOTCache");
    assertThat(machine.listBuilds()).hasSize(1);
  }

  @Test
  void whatTheTestsNeedAndCannotBeInstalledIsNamed() throws Exception {
    Workshop.Answer answer = machine.run("test");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains("the tests need: python3 chromium");
  }

  @Test
  void testsAreCountedFromTheirReports() throws Exception {
    machine.program("python3", "exit 0\n");
    machine.program("chromium", "exit 0\n");
    reports("tests=\"3\" errors=\"0\" skipped=\"0\" failures=\"0\"", 0);
    Workshop.Answer well = machine.run("test");
    assertThat(well.out())
        .contains("     2.5 s  KernelTest#adds\n     1.5 s  KernelTest\n")
        .endsWith("3 passed, 0 failed, 0 skipped\n");
    assertThat(well.exit()).isZero();

    reports("tests=\"3\" errors=\"0\" skipped=\"1\" failures=\"0\"", 0);
    Workshop.Answer skipped = machine.run("test");
    assertThat(skipped.out()).endsWith("2 passed, 0 failed, 1 skipped\n");
    assertThat(skipped.exit()).isEqualTo(1);

    reports("tests=\"3\" errors=\"1\" skipped=\"0\" failures=\"1\"", 1);
    Workshop.Answer failed = machine.run("test");
    assertThat(failed.out()).endsWith("1 passed, 2 failed, 0 skipped\n");
    assertThat(failed.exit()).isEqualTo(1);

    machine.mavenThat("exit 0\n");
    Workshop.Answer none = machine.run("test");
    assertThat(none.out()).endsWith("0 passed, 0 failed, 0 skipped\n");
    assertThat(none.exit()).isEqualTo(1);
  }

  private void reports(String counts, int exit) throws IOException {
    machine.mavenThat(
        """
        mkdir -p kernel/target/surefire-reports
        cat > kernel/target/surefire-reports/TEST-K.xml <<'REPORT'
        <testsuite name="KernelTest" %s time="4">
          <testcase name="adds" classname="KernelTest" time="2.5"/>
        </testsuite>
        REPORT
        exit %s
        """
            .formatted(counts, String.valueOf(exit)));
  }
}
