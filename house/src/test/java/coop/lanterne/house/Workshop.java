// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import module java.base;

/**
 * A machine of our own for the launcher: a copy of it beside a small project, and a path that holds
 * nothing but the few programs it may count on and the false ones that a test adds.
 */
final class Workshop {
  /** What any machine with bash has; curl and flock are there unless a test takes them away. */
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "bash",
          "basename",
          "cat",
          "chmod",
          "cksum",
          "cut",
          "dirname",
          "env",
          "find",
          "grep",
          "gzip",
          "head",
          "id",
          "ls",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sha256sum",
          "sleep",
          "sort",
          "tail",
          "tar",
          "touch",
          "tr",
          "uname",
          "wc",
          "curl",
          "flock");

  private final Path root;
  private final Path bin;
  private final Path machine;
  private final Map<String, String> environment = new TreeMap<>();

  /** What a command answered. */
  record Answer(int exit, String out, String err) {}

  /** A machine with a project in a folder whose name has spaces and accents. */
  Workshop(Path folder) throws IOException {
    machine = Files.createDirectories(folder.resolve("machine"));
    bin = Files.createDirectories(machine.resolve("bin"));
    root = Files.createDirectories(folder.resolve("Dossier d’à côté"));
    for (String tool : TOOLS) {
      program(tool).ifPresent(found -> link(bin.resolve(tool), found));
    }
    Path launcher = root.resolve("lanterne");
    Files.copy(projectRoot().resolve("lanterne"), launcher);
    executable(launcher);
    write("pom.xml", "<project><properties><revision>9.9</revision></properties></project>\n");
    write("kernel/src/main/java/Kernel.java", "final class Kernel {}\n");
    write("kernel/src/test/java/KernelTest.java", "final class KernelTest {}\n");
    write("mvnw", building("wrapper", "Apache Maven 3.9.11"));
    environment.put("HOME", machine.toString());
    environment.put("LANG", "C");
    environment.put("LANTERNE_JDK_FOLDERS", "");
    environment.put("LANTERNE_NO_APT", "1");
  }

  /** The folder of this repository. */
  static Path projectRoot() {
    String given = System.getProperty("lanterne.root");
    Path here = given == null ? Path.of("").toAbsolutePath() : Path.of(given);
    while (!Files.exists(here.resolve("lanterne")) && here.getParent() != null) {
      here = here.getParent();
    }
    return here;
  }

  private static java.util.Optional<Path> program(String name) {
    return java.util.Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void executable(Path file) {
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make executable: " + file);
    }
  }

  Path root() {
    return root;
  }

  Path state() {
    return root.resolve(".lanterne");
  }

  /** Writes a file of the project. */
  void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Adds a program to the path; it is a script for bash. */
  Path program(String name, String script) throws IOException {
    return script(bin.resolve(name), script);
  }

  /** Writes a script for bash. */
  static Path script(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/usr/bin/env bash\n" + script);
    executable(file);
    return file;
  }

  /** Takes a program away. */
  void without(String name) throws IOException {
    Files.deleteIfExists(bin.resolve(name));
  }

  /** Sets a variable of the environment. */
  void set(String name, String value) {
    environment.put(name, value);
  }

  /** A false JDK of that version: it says which it is, and repeats what it is given. */
  Path jdk(String name, String version) throws IOException {
    return jdkAt(machine.resolve("jvm").resolve(name), version, true);
  }

  static Path jdkAt(Path home, String version, boolean release) throws IOException {
    String feature = version.replaceFirst("\\..*", "");
    script(
        home.resolve("bin/java"),
        """
        case "$*" in *-XshowSettings*)
          printf '    java.home = %%s\\n    java.specification.version = %s\\n' '%s' >&2
          exit ;;
        esac
        for given in "$@"; do
          case $given in -XX:AOTCacheOutput=*) echo ready >"${given#*=}" ;; esac
        done
        printf 'java %s\\n'
        printf 'LC_ALL=%%s\\n' "$LC_ALL"
        for given in "$@"; do printf '<%%s>\\n' "$given"; done
        """
            .formatted(feature, home, feature));
    script(home.resolve("bin/javac"), "exit 0\n");
    if (release) {
      Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }
    return home;
  }

  /** The folders where this machine usually has its JDKs. */
  void usualFolders(Path... homes) {
    set(
        "LANTERNE_JDK_FOLDERS",
        String.join(":", java.util.Arrays.stream(homes).map(Path::toString).toList()));
  }

  /** Puts the java of that JDK on the path, through a link as distributions do. */
  void onPath(Path home) throws IOException {
    Files.deleteIfExists(bin.resolve("java"));
    link(bin.resolve("java"), home.resolve("bin/java"));
  }

  /** A Maven that notes each build and makes the three jars. */
  void maven(String version) throws IOException {
    program("mvn", building("mvn", "Apache Maven " + version));
  }

  /** A Maven that runs that script instead of building; {@code build} is a function in it. */
  void mavenThat(String script) throws IOException {
    program(
        "mvn",
        "build() {\n"
            + building("mvn", "Apache Maven 3.9.11")
            + "}\n"
            + "[ \"$1\" = -v ] && { build \"$@\"; exit; }\n"
            + script);
  }

  private String building(String name, String version) {
    return """
        if [ "$1" = -v ]; then echo "%s (abc)"; exit 0; fi
        echo "[INFO] much is said on standard output"
        echo "%s $JAVA_HOME" >> '%s'
        for jar in node cli verifier; do
          mkdir -p $jar/target
          echo jar > $jar/target/lanterne-$jar-9.9.jar
        done
        """
        .formatted(version, name, builds());
  }

  private Path builds() {
    return machine.resolve("builds");
  }

  /** Which Maven built, and with which JDK, one line a build. */
  List<String> listBuilds() throws IOException {
    return Files.exists(builds()) ? Files.readAllLines(builds()) : List.of();
  }

  /** A file for what a false program notes. */
  Path note(String name) {
    return machine.resolve(name);
  }

  /** Runs the launcher as it stands in the project, from another folder. */
  Answer run(String... arguments) throws IOException, InterruptedException {
    return run(root.resolve("lanterne"), machine, arguments);
  }

  /** Runs the launcher by that path, from that folder. */
  Answer run(Path launcher, Path from, String... arguments)
      throws IOException, InterruptedException {
    return wait(start(launcher, from, arguments));
  }

  Process start(Path launcher, Path from, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  static Answer wait(Process process) throws InterruptedException {
    CompletableFuture<String> out =
        CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException("no end after five minutes: " + err.join());
    }
    return new Answer(process.exitValue(), out.join(), err.join());
  }

  private static String all(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a path exists, be it a broken link. */
  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
