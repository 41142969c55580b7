// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Commands on a node: the same use cases as its pages, under the same charter and mandates. */
final class NodeCommands {
  private NodeCommands() {}

  /** Adds them all. */
  static void addTo(CommandLine line, Output output) {
    line.addSubcommand(new Replay(output));
    line.addSubcommand(new Import(output));
    line.addSubcommand(new Decide(output));
    line.addSubcommand(new Version(output));
    line.addSubcommand(new Doctor(output));
  }

  private static String inPath(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%40", "@");
  }

  /** A command on a node: where it is, who asks, and where the answer goes. */
  abstract static class OnNode implements Callable<Integer> {
    final Output output;
    @Mixin NodeFlags flags = new NodeFlags();

    OnNode(Output output) {
      this.output = output;
    }

    NodeClient open() throws IOException {
      return NodeClient.open(flags.data(), output).as(flags);
    }
  }

  @Command(name = "replay")
  static final class Replay extends OnNode {
    @Parameters(paramLabel = "ADVICE")
    String advice = "";

    Replay(Output output) {
      super(output);
    }

    @Override
    public Integer call() throws IOException {
      try (NodeClient node = open()) {
        String answer =
            node.post(
                "/api/v1/advices/" + inPath(advice) + "/replay", "application/json", new byte[0]);
        JsonNode replayed = Json.read(answer);
        if (output.json()) {
          output.line(answer);
        } else {
          output.line(said(replayed));
        }
        return replayed.path("answer").asString("").equals("differs")
            ? Exit.NOTHING_DONE
            : Exit.DONE;
      }
    }

    private static Message said(JsonNode replayed) {
      return switch (replayed.path("answer").asString("")) {
        case "same_bytes" -> Message.of("cli.replay.same").with("digest", text(replayed, "digest"));
        case "differs" ->
            Message.of("cli.replay.differs")
                .with("where", text(replayed, "where"))
                .with("before", text(replayed, "before"))
                .with("now", text(replayed, "now"));
        case "erased" ->
            Message.of("cli.replay.erased")
                .with("article", text(replayed, "article").replaceFirst("^A0?", ""))
                .with("digest", text(replayed, "digest"));
        default ->
            Message.of("cli.replay.other_release").with("release", text(replayed, "release"));
      };
    }

    private static String text(JsonNode node, String field) {
      return node.path(field).asString("–");
    }
  }

  @Command(name = "import")
  static final class Import extends OnNode {
    @Parameters(paramLabel = "FILE", arity = "1..*")
    List<String> files = new ArrayList<>();

    Import(Output output) {
      super(output);
    }

    @Override
    public Integer call() throws IOException {
      Map<String, byte[]> contents = new LinkedHashMap<>();
      for (String file : files) { // a missing file stops before anything is sent
        contents.put(file, output.read(file));
      }
      boolean usable = false;
      List<Finding> refused = new ArrayList<>();
      int worst = Exit.NOTHING_DONE;
      try (NodeClient node = open()) {
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
          try {
            usable |= sent(file.getKey(), file.getValue(), node);
          } catch (Stop stop) { // the other files may still be good
            worst = Math.max(worst, stop.exit());
            refused.addAll(stop.findings());
          }
        }
      }
      if (!usable && !refused.isEmpty()) {
        throw new Stop(worst, refused);
      }
      output.say(refused);
      return usable ? Exit.DONE : Exit.NOTHING_DONE; // each answer says what was set aside
    }

    /** Says what came of a file; whether anything did, were it that all is known already. */
    private boolean sent(String file, byte[] content, NodeClient node) throws IOException {
      String name = Path.of(file).getFileName().toString();
      String path = "/api/v1/imports?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
      String answer = node.post(path, "text/csv", content);
      JsonNode imported = Json.read(answer);
      boolean usable =
          imported.path("kept").asLong(0) > 0 || imported.path("setAside").asLong(0) == 0;
      if (output.json()) {
        output.line(answer);
        return usable;
      }
      output.line(
          Message.of("cli.import.kept")
              .with("file", name)
              .with("kept", imported.path("kept").asLong(0))
              .with("aside", imported.path("setAside").asLong(0)));
      output.say(imported.path("findings").valueStream().map(NodeClient::finding).toList());
      return usable;
    }
  }

  @Command(name = "decide")
  static final class Decide extends OnNode {
    @Parameters(paramLabel = "ADVICE")
    String advice = "";

    private static final int SHORT_DIGEST = 16;

    @Option(names = "--adopt")
    boolean adopt;

    @Option(names = "--refuse")
    boolean refuse;

    @Option(names = "--cosign", paramLabel = "DIGEST")
    @Nullable String cosign;

    @Option(names = "--reverse")
    boolean reverse;

    @Option(names = "--set", paramLabel = "PRODUCT=QUANTITY")
    Map<String, BigDecimal> changes = new LinkedHashMap<>();

    @Option(names = "--opened", paramLabel = "PRODUCT")
    List<String> opened = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "WORDS")
    @Nullable String reason;

    Decide(Output output) {
      super(output);
    }

    @Override
    public Integer call() throws IOException {
      Optional<String> choice = choice();
      boolean needsReason = refuse || reverse || !changes.isEmpty();
      if (needsReason && (reason == null || reason.isBlank())) {
        throw new WrongUse(Message.of("cli.decide.reason"));
      }
      try (NodeClient node = open()) {
        JsonNode order = order(node);
        if (choice.isEmpty()) { // a look at the lines, and nothing decided
          show(order);
        } else {
          decide(node, order, choice.get());
        }
      }
      return Exit.DONE;
    }

    private Optional<String> choice() {
      Map<String, Boolean> asked =
          Map.of(
              "adopt", adopt,
              "amend", !changes.isEmpty(),
              "refuse", refuse,
              "cosign", cosign != null,
              "reverse", reverse);
      List<String> choices = asked.keySet().stream().filter(asked::get).toList();
      if (choices.size() > 1) {
        throw new WrongUse(Message.of("cli.decide.one"));
      }
      return choices.stream().findFirst();
    }

    private JsonNode order(NodeClient node) throws IOException {
      for (JsonNode order : Json.read(node.get("/api/v1/advices"))) {
        if (order.path("id").asString("").equals(advice)) {
          return order;
        }
      }
      throw Stop.because(
          "advice-not-open",
          Message.of("cli.decide.not_today"),
          "",
          advice,
          Message.of("cli.decide.not_today.mend"));
    }

    private void show(JsonNode order) {
      if (output.json()) {
        output.line(Json.write(order));
        return;
      }
      String signed = signed(order);
      if (!signed.isEmpty()) {
        output.line(
            Message.of("cli.decide.signed").with("digest", signed.substring(0, SHORT_DIGEST)));
      }
      order.path("lines").forEach(line -> output.line(said(line)));
    }

    private static Message said(JsonNode line) {
      boolean look = line.path("toLookAt").asBoolean(false);
      Unit unit = Unit.parse(line.path("unit").asString(""));
      return Message.of(look ? "cli.decide.look" : "cli.decide.line")
          .with("product", line.path("product").asString(""))
          .with("name", line.path("name").asString(""))
          .with("quantity", Quantity.of(line.path("quantity").decimalValue(), unit))
          .with("why", line.path("why").asString(""));
    }

    /** The digest of what a first person signed; nothing where no second one is awaited. */
    private static String signed(JsonNode order) {
      return order.path("signed").asString("");
    }

    /** Sends every line of the advice, as a form on a page does (article 17). */
    private void decide(NodeClient node, JsonNode order, String choice) throws IOException {
      List<String> products =
          order.path("lines").valueStream().map(l -> l.path("product").asString("")).toList();
      for (String product : changes.keySet()) {
        if (!products.contains(product)) {
          throw new WrongUse(Message.of("cli.decide.no_line").with("product", product));
        }
      }
      Map<String, @Nullable Object> body = body(products, signed(order), choice);
      String answer =
          node.post(
              "/api/v1/advices/" + inPath(advice) + "/decision",
              "application/json",
              Json.write(body).getBytes(StandardCharsets.UTF_8));
      if (output.json()) {
        output.line(answer);
      } else {
        output.line(done(Json.read(answer)));
      }
    }

    private Map<String, @Nullable Object> body(List<String> products, String first, String choice) {
      boolean same = cosign != null && cosign.length() >= SHORT_DIGEST && first.startsWith(cosign);
      String signed = same ? first : cosign;
      String why = reason == null ? "" : reason;
      List<Map<String, @Nullable Object>> lines =
          Json.list(products, p -> Json.object("product", p, "quantity", changes.get(p)));
      return Json.object(
          "choice", choice,
          "lines", lines,
          "opened", opened,
          "reason", why,
          "signed", signed);
    }

    private static Message done(JsonNode decided) {
      return decided.path("state").asString("").equals("waits_for_second")
          ? Message.of("cli.decide.waits")
          : Message.of("cli.decide.done")
              .with("decision", decided.path("decision").asString("–"))
              .with("receipt", decided.path("entry").asLong(0));
    }
  }

  @Command(name = "version")
  static final class Version extends OnNode {
    Version(Output output) {
      super(output);
    }

    @Override
    public Integer call() throws IOException {
      String release = release();
      String java = Runtime.version().toString();
      Optional<JsonNode> node = node();
      if (output.json()) {
        output.json(Json.object("release", release, "java", java, "node", node.orElse(null)));
      } else {
        output.line("lanterne " + release);
        output.line("java " + java);
        node.map(Version::said).ifPresent(output::line);
      }
      return Exit.DONE;
    }

    private Optional<JsonNode> node() throws IOException {
      Optional<NodeClient> running = NodeClient.running(flags.data(), output);
      if (running.isEmpty()) {
        return Optional.empty();
      }
      try (NodeClient client = running.get()) {
        return Optional.of(Json.read(client.get("/api/v1/version")));
      }
    }

    private static Message said(JsonNode node) {
      return Message.of("cli.version.node")
          .with("node", node.path("node").asString("–"))
          .with("release", node.path("release").asString("–"));
    }

    private static String release() {
      String version = Version.class.getPackage().getImplementationVersion();
      return version == null ? "dev" : version;
    }
  }

  @Command(name = "doctor")
  static final class Doctor extends OnNode {
    Doctor(Output output) {
      super(output);
    }

    @Override
    public Integer call() throws IOException {
      return new Checkup(output, flags.data()).run();
    }
  }
}
