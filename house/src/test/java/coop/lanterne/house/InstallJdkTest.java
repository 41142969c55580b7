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
  private String digest = "";
  private int archiveStatus = 200;
  private int answerStatus = 200;
  private boolean cut;

  @BeforeEach
  void machineWithoutJava() throws Exception {
    machine = new Workshop(folder);
    archive = archive();
    digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/v3/assets/latest/25/hotspot", this::answer);
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

  /** The published shape of the answer; an installer, where there is one, stands first. */
  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    String json =
        """
        [
            {
                "binary": {
                    "architecture": "x64",
                    "download_count": 12,
                    "heap_size": "normal",
                    "image_type": "jdk",
                    "installer": {
                        "checksum": "%s",
                        "checksum_link": "%s/archive/jdk.pkg.sha256.txt",
                        "download_count": 3,
                        "link": "%s/archive/jdk.pkg",
                        "name": "jdk.pkg",
                        "size": 5
                    },
                    "jvm_impl": "hotspot",
                    "os": "linux",
                    "package": {
                        "checksum": "%s",
                        "checksum_link": "%s/archive/jdk.tar.gz.sha256.txt",
                        "download_count": 9,
                        "link": "%s/archive/jdk%%2B9.tar.gz",
                        "metadata_link": "%s/archive/jdk.tar.gz.json",
                        "name": "jdk.tar.gz",
                        "signature_link": "%s/archive/jdk.tar.gz.sig",
                        "size": %s
                    },
                    "project": "jdk",
                    "scm_ref": "jdk-25.0.3+9_adopt",
                    "updated_at": "2026-04-23T12:00:00Z"
                },
                "release_link": "%s/releases/tag/jdk-25.0.3+9",
                "release_name": "jdk-25.0.3+9",
                "vendor": "eclipse",
                "version": {"build": 9, "major": 25, "minor": 0, "openjdk_version": "25.0.3+9-LTS",
                    "security": 3, "semver": "25.0.3+9.0.LTS"}
            }
        ]
        """
            .formatted(
                "0".repeat(64),
                address(),
                address(),
                digest,
                address(),
                address(),
                address(),
                address(),
                archive.length,
                address());
    send(exchange, answerStatus, json.getBytes(StandardCharsets.UTF_8), false);
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
  void theCurrentTemurinIsDownloadedCheckedAndKept() throws Exception {
    Workshop.Answer first = machine.run("jdk");
    assertThat(first.err()).contains("downloading Temurin 25");
    assertThat(first.out()).isEqualTo(machine.state().resolve("jdk/jdk-25.0.3+9") + "\n");
    assertThat(first.exit()).isZero();
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst())
        .contains("image_type=jdk")
        .contains("vendor=eclipse")
        .containsPattern("architecture=(x64|aarch64)")
        .containsPattern("os=(linux|mac|alpine-linux)");
    assertThat(asked.getLast()).isEqualTo("/archive/jdk%2B9.tar.gz");

    Workshop.Answer second = machine.run("jdk");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).isEmpty();
    assertThat(asked).hasSize(2);
  }

  @Test
  void anArchiveWithAnotherDigestIsThrownAway() throws Exception {
    digest = "a".repeat(64);
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("does not have the published digest").contains(digest);
    nothingIsLeft();
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
    answerStatus = 404;
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains(address() + " does not answer");
    nothingIsLeft();
  }

  @Test
  void anAnswerWithoutDigestIsNotTrusted() throws Exception {
    digest = "";
    Workshop.Answer answer = machine.run("jdk");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains("names no archive of Java 25 with its digest");
    assertThat(asked).hasSize(1);
    nothingIsLeft();
  }

  @Test
  void anArchiveThatCannotBeOpenedLeavesNothing() throws Exception {
    archive = "not an archive".getBytes(StandardCharsets.UTF_8);
    digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
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
