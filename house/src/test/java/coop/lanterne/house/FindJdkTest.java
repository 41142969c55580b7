// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK the launcher takes, from the simplest machine to the oddest. */
class FindJdkTest {
  @TempDir Path folder;
  private Workshop machine;

  @BeforeEach
  void machine() throws IOException {
    machine = new Workshop(folder);
  }

  private void takes(Path home) throws IOException, InterruptedException {
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).isEqualTo(home + "\n");
    assertThat(answer.exit()).isZero();
  }

  @Test
  void theOneOnThePathWhenItIsRecentEnough() throws Exception {
    Path home = machine.jdk("jdk-25", "25.0.1");
    machine.onPath(home);
    takes(home);
  }

  @Test
  void anotherWhenTheDefaultIsOlder() throws Exception {
    machine.onPath(machine.jdk("java-17-openjdk-amd64", "17.0.15"));
    Path temurin = machine.jdk("temurin-25-jdk-amd64", "25.0.3");
    machine.usualFolders(machine.jdk("java-21", "21.0.2"), temurin);
    takes(temurin);
  }

  @Test
  void theNewestOfAll() throws Exception {
    machine.onPath(machine.jdk("jdk-25", "25.0.1"));
    Path newest = machine.jdk("jdk-27", "27-ea");
    machine.usualFolders(machine.jdk("jdk-26", "26.0.1"), newest, machine.jdk("jdk-9", "9.0.4"));
    takes(newest);
  }

  @Test
  void javaHomeComesFirstWhenItIsRecentEnough() throws Exception {
    Path chosen = machine.jdk("chosen", "25.0.1");
    machine.usualFolders(machine.jdk("jdk-26", "26.0.1"));
    machine.set("JAVA_HOME", chosen.toString());
    takes(chosen);
  }

  @Test
  void anOlderJavaHomeIsPassedOver() throws Exception {
    Path other = machine.jdk("jdk-25", "25");
    machine.usualFolders(other);
    machine.set("JAVA_HOME", machine.jdk("old", "17.0.15").toString());
    takes(other);
  }

  @Test
  void aJavaHomeThatIsGoneIsPassedOver() throws Exception {
    Path other = machine.jdk("jdk-25", "25");
    machine.usualFolders(other);
    machine.set("JAVA_HOME", folder.resolve("gone").toString());
    takes(other);
  }

  @Test
  void javaEightCallsItselfOnePointEight() throws Exception {
    Path other = machine.jdk("jdk-25", "25.0.1");
    machine.usualFolders(machine.jdk("jdk-8", "1.8.0_402"), other);
    takes(other);
  }

  @Test
  void whereThereIsNoReleaseFileItIsAsked() throws Exception {
    Path home = Workshop.jdkAt(folder.resolve("built by hand"), "25.0.1", false);
    machine.usualFolders(home);
    takes(home);
  }

  @Test
  void aRuntimeWithoutCompilerIsNoJdk() throws Exception {
    Path runtime = machine.jdk("jre-26", "26");
    Files.delete(runtime.resolve("bin/javac"));
    Path home = machine.jdk("jdk-25", "25");
    machine.usualFolders(runtime, home);
    takes(home);
  }

  @Test
  void throughTheSmallScriptOfAVersionManager() throws Exception {
    Path home = machine.jdk("behind a script", "25.0.1");
    machine.program("java", "exec '" + home + "/bin/java' \"$@\"\n");
    takes(home);
  }

  @Test
  void theOneThatWasDownloadedBefore() throws Exception {
    Path home = Workshop.jdkAt(machine.state().resolve("jdk/jdk-25.0.3+9"), "25.0.3", true);
    takes(home);
  }

  @Test
  void whereThereIsNoneAndNothingMayBeDoneItSaysWhatToDo() throws Exception {
    machine.onPath(machine.jdk("java-17", "17.0.15"));
    machine.set("LANTERNE_JDK_SITE", "http://127.0.0.1:1");
    Workshop.Answer english = machine.run("jdk");
    assertThat(english.exit()).isEqualTo(4);
    assertThat(english.out()).isEmpty();
    assertThat(english.err())
        .contains("http://127.0.0.1:1 does not answer")
        .contains("a JDK 25 or newer is needed")
        .contains("JAVA_HOME=/path/of/jdk");
    machine.set("LANG", "fr_FR.UTF-8");
    assertThat(machine.run("jdk").err())
        .contains("il faut un JDK 25 ou plus récent")
        .contains("JAVA_HOME=/chemin/du/jdk");
  }
}
