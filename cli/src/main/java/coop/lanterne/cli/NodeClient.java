// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.prose.Language;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A node, spoken to over its REST API: the one that runs on a data folder, or one started for this
 * command alone, under its lock on the folder, and stopped after.
 */
final class NodeClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String MARK_OF_A_DEMO = "demo.mark";

  /** A node that answers one command is small, and soon there. */
  private static final List<String> JAVA_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx192m",
          "-XX:TieredStopAtLevel=1",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Path data;
  private final Output output;
  private final URI url;
  private final @Nullable Process own;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private @Nullable String credentials;

  private NodeClient(Path data, Output output, URI url, @Nullable Process own) {
    this.data = data;
    this.output = output;
    this.url = url;
    this.own = own;
  }

  /** The node that runs on that folder, else one started for this command. */
  static NodeClient open(Path data, Output output) throws IOException {
    Optional<NodeClient> running = running(data, output);
    return running.isPresent() ? running.get() : start(data, output);
  }

  /** The node that runs on that folder now. */
  static Optional<NodeClient> running(Path data, Output output) throws IOException {
    Path file = data.resolve("node.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode said = Json.read(Files.readString(file));
    if (ProcessHandle.of(said.path("pid").asLong(-1)).filter(ProcessHandle::isAlive).isEmpty()) {
      return Optional.empty(); // it was killed, and could not take its card away
    }
    NodeClient client = new NodeClient(data, output, URI.create(said.path("url").asString()), null);
    try {
      client.get("/api/v1/version");
      return Optional.of(client);
    } catch (ConnectException e) {
      return Optional.empty(); // that number is now another process's
    }
  }

  private static NodeClient start(Path data, Output output) throws IOException {
    List<String> command = command(data, output.settings().lang());
    output.say(Message.of("cli.node.starting"));
    Process process = new ProcessBuilder(command).start();
    Thread words = Thread.ofVirtual().start(() -> passOn(process, output));
    BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
    Optional<String> url = url(answers);
    if (url.isEmpty()) { // it has said why, in words
      int exit = ended(process);
      join(words);
      throw new Stop(exit == 0 ? Exit.ENVIRONMENT : exit, List.of());
    }
    // what it prints from now on is nobody's answer
    Thread.ofVirtual().start(() -> answers.lines().forEach(line -> {}));
    return new NodeClient(data, output, URI.create(url.get()), process);
  }

  private static List<String> command(Path data, Language language) {
    String jar = jar(data);
    boolean demo =
        Files.exists(data.resolve(MARK_OF_A_DEMO))
            || (data.endsWith(NodeFlags.DEMO) && !Files.exists(data));
    if (!demo && !Files.exists(data.resolve("lanterne.db"))) {
      throw Stop.because(
          "no-data",
          Message.of("cli.node.no_data"),
          data.toString(),
          data.toString(),
          Message.of("cli.node.no_data.mend"));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JAVA_FLAGS);
    command.add("-Duser.language=" + language.tag());
    command.add("-Dlanterne.root=" + System.getProperty("lanterne.root", ""));
    command.addAll(List.of("-jar", jar, demo ? "demo" : "serve", "--headless"));
    command.addAll(List.of("--data", data.toString(), "--port", "0"));
    return command;
  }

  private static String jar(Path data) {
    String jar = System.getProperty("lanterne.node.jar", "");
    if (jar.isEmpty() || !Files.exists(Path.of(jar))) {
      throw Stop.because(
          Exit.ENVIRONMENT,
          "no-node",
          Message.of("cli.node.none"),
          data.toString(),
          jar,
          Message.of("cli.node.none.mend"));
    }
    return jar;
  }

  private static void passOn(Process process, Output output) {
    try (BufferedReader said = process.errorReader(StandardCharsets.UTF_8)) {
      said.lines().forEach(line -> output.people(line + "\n"));
    } catch (IOException e) {
      output.say(said(String.valueOf(e.getMessage())));
    }
  }

  /** The address that a node prints when it can be spoken to. */
  private static Optional<String> url(BufferedReader answers) throws IOException {
    String line = answers.readLine();
    while (line != null && !line.matches("https?://[^ ]+")) {
      line = answers.readLine();
    }
    return Optional.ofNullable(line);
  }

  private static int ended(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.ENVIRONMENT;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether this node was started for this command. */
  boolean isOwn() {
    return own != null;
  }

  /** Says who asks, for the calls that follow. */
  NodeClient as(NodeFlags flags) {
    String login = flags.as();
    if (login == null) {
      throw new WrongUse(Message.of("cli.use.missing").with("what", "--as"));
    }
    credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + password()).getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private String password() {
    if (Files.exists(data.resolve(MARK_OF_A_DEMO))) {
      return ""; // nothing there is real
    }
    String given = System.getenv("LANTERNE_PASSWORD");
    if (given != null) {
      return given;
    }
    Console console = Objects.requireNonNull(System.console());
    char @Nullable [] typed =
        console.isTerminal()
            ? console.readPassword("%s ", output.words().say(Message.of("cli.node.password")))
            : null;
    if (typed == null) {
      throw new WrongUse(Message.of("cli.node.no_password"));
    }
    return new String(typed);
  }

  /** What stands at that address, as text. */
  String get(String path) throws IOException {
    return send(request(path).GET());
  }

  /** Sends JSON, or bytes as they are. */
  String post(String path, String type, byte[] body) throws IOException {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(PATIENCE)
            .header("Accept-Language", output.settings().lang().tag());
    return credentials == null ? request : request.header("Authorization", credentials);
  }

  private String send(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    int status = response.statusCode();
    if (status < 300) {
      return response.body();
    }
    if (status == 401) {
      throw Stop.because(
          Exit.REFUSED,
          "not-signed-in",
          Message.of("cli.node.not_signed_in"),
          "--as",
          "",
          Message.of("cli.node.not_signed_in.mend"));
    }
    throw new Stop(exit(status), List.of(finding(response.body(), status)));
  }

  private static int exit(int status) {
    return switch (status) {
      case 403 -> Exit.REFUSED;
      case 400 -> Exit.WRONG_USE;
      case 500, 503 -> Exit.ENVIRONMENT;
      default -> Exit.NOTHING_DONE;
    };
  }

  /** The Finding inside a problem detail (RFC 9457), in the words of the node. */
  private static Finding finding(String body, int status) {
    JsonNode problem = body.startsWith("{") ? Json.read(body) : Json.read("{}");
    JsonNode finding = problem.path("finding");
    if (finding.has("why")) {
      return finding(finding);
    }
    return new Finding(
        "node-answers-" + status,
        Finding.Severity.STOPPED,
        new Finding.Place("", 0, ""),
        Integer.toString(status),
        problem.has("detail")
            ? said(problem.path("detail").asString(""))
            : Message.of("cli.node.no_words").with("status", Integer.toString(status)),
        Message.of("cli.node.no_words.mend"));
  }

  /** A Finding of the node, in its words. */
  static Finding finding(JsonNode finding) {
    return new Finding(
        finding.path("code").asString("–"),
        Finding.Severity.valueOf(finding.path("severity").asString("STOPPED")),
        new Finding.Place(
            finding.path("source").asString(finding.path("file").asString("")),
            finding.path("line").asLong(0),
            finding.path("column").asString("")),
        finding.path("seen").asString(""),
        said(finding.path("why").asString("–")),
        said(finding.path("maybe").asString("–")));
  }

  private static Message said(String words) {
    return Message.of("cli.said").with("text", words);
  }

  /** Stops the node, where it was started for this command. */
  @Override
  public void close() throws IOException {
    http.close();
    if (own != null) {
      own.getOutputStream().close(); // it ends when nobody speaks to it any more
      try {
        if (!own.waitFor(20, TimeUnit.SECONDS)) {
          own.destroy();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        own.destroy();
      }
    }
  }
}
