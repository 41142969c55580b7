// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import module java.base;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The demonstration as people start it: the real launcher, with the jars that this build has just
 * made, spoken to over HTTP as Mireille, who orders.
 */
final class Demo implements AutoCloseable {
  /** A Tuesday morning: six suppliers take orders. */
  static final Instant TUESDAY = Instant.parse("2026-11-24T05:12:00Z");

  /** Of this process alone: tests run in several. */
  private static final Path SEEDED =
      Repository.ROOT.resolve(
          "house/target/seeded-demo-" + System.getProperty("lanterne.fork", "0"));

  private static boolean seeded;

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final Process process;
  private final BufferedReader answers;
  private final Path errors;
  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofMinutes(1))
          .cookieHandler(new CookieManager())
          .build();
  private String token = "";

  private Demo(Process process, BufferedReader answers, Path errors, String url) {
    this.process = process;
    this.answers = answers;
    this.errors = errors;
    this.url = url;
  }

  /** Runs the launcher in that language and waits for its end; other words may come before it. */
  static Workshop.Answer run(String language, List<String> before, String... arguments)
      throws IOException, InterruptedException {
    Process process = launcher(language, before, List.of(arguments)).start();
    process.getOutputStream().close();
    return Workshop.wait(process);
  }

  static Workshop.Answer run(String language, String... arguments)
      throws IOException, InterruptedException {
    return run(language, List.of(), arguments);
  }

  /** The launcher, about to run from the root in that language. */
  static ProcessBuilder launcher(String language, List<String> before, List<String> arguments)
      throws IOException {
    // where the launcher keeps the node's classes ready, so that the next start is quick
    Files.createDirectories(Repository.ROOT.resolve(".lanterne"));
    List<String> command = new ArrayList<>(before);
    command.add(Repository.ROOT.resolve("lanterne").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(Repository.ROOT.toFile());
    builder.environment().keySet().removeAll(List.of("LC_ALL", "LC_MESSAGES"));
    builder.environment().put("LANG", language.equals("fr") ? "fr_FR.UTF-8" : "en_GB.UTF-8");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LANTERNE_NO_BUILD", "1");
    return builder;
  }

  /** Copies a demonstration whose sample is in already, made once for all tests of this process. */
  static Path copy(Path target) throws IOException, InterruptedException {
    synchronized (SEEDED) {
      if (!seeded) {
        delete(SEEDED);
        start(SEEDED, TUESDAY.minus(Duration.ofHours(1))).close(); // founded before it is used
        seeded = true;
      }
    }
    try (var files = Files.walk(SEEDED)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(SEEDED.relativize(file).toString()));
      }
    }
    return target;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Starts it at that instant, on that folder, on any free port, and waits for its address. */
  static Demo start(Path data, Instant at) throws IOException, InterruptedException {
    return await(
        launcher(
            "en",
            List.of(),
            List.of("demo", "--port", "0", "--data", data.toString(), "--at", at.toString())));
  }

  /** Starts what will say the address of a demonstration, and waits for it. */
  static Demo await(ProcessBuilder builder) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("demo", ".err");
    Process process = builder.redirectError(errors.toFile()).start();
    BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
    String line = answers.readLine();
    if (line == null || !line.startsWith("http")) {
      throw new AssertionError("exit " + process.waitFor() + ": " + Files.readString(errors));
    }
    return new Demo(process, answers, errors, line);
  }

  /** The address of its first page. */
  String url() {
    return url;
  }

  /** What it was started with reads these words, and answers with a line. */
  String tell(String words) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append(words).append('\n').flush();
    return answers.readLine();
  }

  /** What it wrote for whoever keeps the machine. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  HttpResponse<String> get(String path, String... headers) throws IOException {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> post(String path, String type, String body, String... headers)
      throws IOException {
    return send(
        request(path, headers)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a form of the last page read, as a browser without script does. */
  HttpResponse<String> form(String path, Map<String, String> fields, String... headers)
      throws IOException {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("_csrf", token);
    String body =
        all.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return post(path, "application/x-www-form-urlencoded", body, headers);
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofMinutes(5))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString("mireille:".getBytes(StandardCharsets.UTF_8)));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      TOKEN.matcher(answer.body()).results().findFirst().ifPresent(t -> token = t.group(1));
      return answer;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** JSON as maps, lists, numbers and texts. */
  static Object json(String text) {
    return Objects.requireNonNull(
        new Load(LoadSettings.builder().build()).loadFromString(text), "null");
  }

  /** What a JSON object says under that name. */
  static Object value(Object json, String name) {
    return Objects.requireNonNull(((Map<?, ?>) json).get(name), name);
  }

  /** Kills it as a power cut would: nothing of it runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** How it ended, once it has. */
  int exit() throws InterruptedException {
    return process.waitFor();
  }

  /** Asks it to end, and waits. */
  @Override
  public void close() {
    http.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroy); // a node within a script
    process.destroy();
    process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
