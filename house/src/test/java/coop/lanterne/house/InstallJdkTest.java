// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher gets a JDK where there is none: by apt, else from Temurin's site. */
class InstallJdkTest {
  @TempDir Path folder;
  private Workshop machine;
  private HttpServer site;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private byte[] archive = new byte[0];
  private int archiveStatus = 200;
  private boolean cut;

  @BeforeEach
  void machineWithoutJava() throws Exception {
    machine = new Workshop(folder);
    archive = archive();
    machine.recordJdk(sha256(archive));
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/archive/", this::archive);
    site.start();
    machine.set("LANTERNE_JDK_SITE", address());
  }

  @AfterEach
  void closeSite() {
    site.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + site.getAddress().getPort();
  }

  /** A tar.gz as Temurin makes them, with a false JDK in it. */
  private byte[] archive() throws Exception {
    Path packed = folder.resolve("packed");
    Workshop.jdkAt(packed.resolve("jdk-25.0.3+9"), "25.0.3", true);
    Path file = folder.resolve("OpenJDK25U-jdk.tar.gz");
    Process tar =
        new ProcessBuilder("tar", "-czf", file.toString(), "-C", packed.toString(), "jdk-25.0.3+9")
            .inheritIO()
            .start();
    assertThat(tar.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readAllBytes(file);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void archive(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    send(exchange, archiveStatus, archive, cut);
  }

  private static void send(HttpExchange exchange, int status, byte[] body, boolean cut)
      throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      out.write(body, 0, cut ? body.length / 2 : body.length);
    }
  }

  private void nothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.walk(machine.state())) {
      assertThat(left.filter(Files::isRegularFile).filter(f -> !f.endsWith("lock"))).isEmpty();
    }
  }

  @Test
  void theRecordedTemurinIsDownloadedCheckedAndKept() throws Exception {
    Workshop.Answer first = machine.run("jdk");
    assertThat(first.err()).contains("downloading Temurin 25");
    assertThat(first.out()).isEqualTo(machine.state().resolve("jdk/jdk-25.0.3+9") + "\n");
    assertThat(first.exit()).isZero();
    assertThat(asked).containsExactly("/archive/jdk%2B9.tar.gz");

    Workshop.Answer second = machine.run("jdk");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).isEmpty();
    assertThat(asked).hasSize(1);
  }

  /** Whoever answers under the publisher's name, with a digest of their own beside it. */
  @Test
  void anArchiveWithAnotherDigestIsThrownAway() throws Exception {
    machine.recordJdk("a".repeat(64));
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .contains("does not have the expected digest")
        .contains("a".repeat(64));
    nothingIsLeft();
  }

  @Test
  void theRepositoryRecordsEveryArchiveThatTheLauncherAsksFor() {
    List<String> lines =
        Repository.text(".config/jdk").lines().filter(l -> !l.startsWith("#")).toList();
    assertThat(lines)
        .allMatch(l -> l.matches("(linux|alpine-linux|mac) (x64|aarch64) [0-9a-f]{64} https://\\S+"))
        .extracting(l -> l.split(" [0-9a-f]{64} ")[0])
        .containsExactlyInAnyOrder(
            "linux x64",
            "linux aarch64",
            "alpine-linux x64",
            "alpine-linux aarch64",
            "mac x64",
            "mac aarch64");
  }

  @Test
  void aTransferThatIsCutLeavesNothing() throws Exception {
    cut = true;
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains("did not reach its end").contains("a JDK 25 or newer");
    nothingIsLeft();

    cut = false;
    assertThat(machine.run("jdk").exit()).isZero();
  }

  @Test
  void anArchiveThatIsNotThereIsSaid() throws Exception {
    archiveStatus = 404;
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains("did not reach its end");
    nothingIsLeft();
  }

  @Test
  void aSiteWithoutAnswerIsSaid() throws Exception {
    site.stop(0);
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains("did not reach its end");
    nothingIsLeft();
  }

  @Test
  void whatHasNoRecordedDigestIsNotDownloaded() throws Exception {
    machine.recordJdk("");
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains("holds no digest of a Java 25");
    assertThat(asked).isEmpty();
    nothingIsLeft();
  }

  @Test
  void anArchiveThatCannotBeOpenedLeavesNothing() throws Exception {
    archive = "not an archive".getBytes(StandardCharsets.UTF_8);
    machine.recordJdk(sha256(archive));
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains("could not be opened");
    nothingIsLeft();
  }

  @Test
  void withoutCurlAndWithoutRightsItSaysWhatToDo() throws Exception {
    machine.without("curl");
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains("curl is missing").contains("a JDK 25 or newer is needed");
  }

  // ---------- apt ----------

  /** An apt that knows these packages, and puts a JDK where the machine usually has them. */
  private Path apt(String user, String knows, int installs) throws IOException {
    Path home = folder.resolve("usr lib jvm/java-25-openjdk");
    Path ready = folder.resolve("ready");
    String code = String.valueOf(installs);
    Workshop.jdkAt(ready, "25.0.1", true);
    machine.set("LANTERNE_NO_APT", "");
    machine.usualFolders(home);
    machine.program("id", "echo " + user + "\n");
    machine.program(
        "apt-cache",
        """
        if [ "$2" = '%s' ] || { [ "$2" = "$(cat '%s' 2>/dev/null)" ]; }; then
          printf '%%s:\\n  Installed: (none)\\n  Candidate: 25.0.1+8-1\\n' "$2"
        fi
        """
            .formatted(knows, machine.note("known")));
    machine.program(
        "apt-get",
        """
        echo "apt says much on standard output"
        echo "$*" >> '%s'
        [ "$1" = install ] || exit 0
        [ %s = 0 ] || exit %s
        mkdir -p '%s'
        mv '%s' '%s'
        """
            .formatted(machine.note("apt"), code, code, home.getParent(), ready, home));
    return home;
  }

  @Test
  void rootInstallsThePackageOfTheDistribution() throws Exception {
    Path home = apt("0", "openjdk-25-jdk-headless", 0);
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.out()).isEqualTo(home + "\n");
    assertThat(answer.err()).contains("installing openjdk-25-jdk-headless");
    assertThat(machine.note("apt")).content().isEqualTo("install -y -qq openjdk-25-jdk-headless\n");
    assertThat(asked).isEmpty();
  }

  @Test
  void aPackageThatAppearsOnceTheListsAreReadAnew() throws Exception {
    Path home = apt("0", "nothing", 0);
    String apt = Files.readString(folder.resolve("machine/bin/apt-get"));
    machine.program(
        "apt-get",
        "[ \"$1\" = update ] && echo openjdk-25-jdk-headless > '%s'\n"
                .formatted(machine.note("known"))
            + apt.substring(apt.indexOf('\n') + 1));
    assertThat(machine.run("jdk").out()).isEqualTo(home + "\n");
    assertThat(machine.note("apt")).content().startsWith("update -qq\ninstall ");
  }

  @Test
  void whereNoPackageExistsTemurinIsDownloaded() throws Exception {
    apt("0", "openjdk-17-jdk-headless", 0);
    assertThat(machine.run("jdk").out())
        .isEqualTo(machine.state().resolve("jdk/jdk-25.0.3+9") + "\n");
    assertThat(machine.note("apt")).content().isEqualTo("update -qq\n");
  }

  @Test
  void whereAptFailsTemurinIsDownloaded() throws Exception {
    apt("0", "openjdk-25-jdk-headless", 100);
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.out()).isEqualTo(machine.state().resolve("jdk/jdk-25.0.3+9") + "\n");
    assertThat(answer.err()).contains("apt could not install openjdk-25-jdk-headless");
  }

  @Test
  void withoutRightsAptIsLeftAlone() throws Exception {
    apt("1000", "openjdk-25-jdk-headless", 0);
    machine.program("sudo", "echo 'a password is required' >&2; exit 1\n");
    assertThat(machine.run("jdk").out())
        .isEqualTo(machine.state().resolve("jdk/jdk-25.0.3+9") + "\n");
    assertThat(Workshop.exists(machine.note("apt"))).isFalse();
  }

  @Test
  void whoeverMayBecomeRootWithoutPasswordInstalls() throws Exception {
    Path home = apt("1000", "openjdk-25-jdk-headless", 0);
    machine.program("sudo", "[ \"$1\" = -n ] && shift; [ \"$1\" = true ] || exec \"$@\"\n");
    assertThat(machine.run("jdk").out()).isEqualTo(home + "\n");
  }
}
