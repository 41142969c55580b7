// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a keeper wants to know of the machine and of the node, one thing a line. */
final class Checkup {
  private static final int OLDEST_JAVA = 25;
  private static final long LEAST_FREE_MB = 500;
  private static final Duration CLOCKS_AGREE = Duration.ofSeconds(10);

  private final Output output;
  private final Path data;
  private final List<Line> lines = new ArrayList<>();

  Checkup(Output output, Path data) {
    this.output = output;
    this.data = data;
  }

  /** One thing looked at, and what was seen. */
  private record Line(String check, boolean good, Message seen) {}

  int run() throws IOException {
    machine();
    try (NodeClient node = NodeClient.open(data, output)) {
      look("node", true, Message.of(node.isOwn() ? "cli.doctor.started" : "cli.doctor.running"));
      node(node);
    } catch (Stop stop) {
      output.say(stop.findings());
      look("node", false, Message.of("cli.doctor.no_node"));
    }
    boolean good = lines.stream().allMatch(Line::good);
    if (output.json()) {
      output.json(Json.object("good", good, "checks", Json.list(lines, this::tree)));
    } else {
      lines.forEach(l -> output.line((l.good() ? "✓ " : "✗ ") + output.words().say(l.seen())));
    }
    return good ? Exit.DONE : Exit.ENVIRONMENT;
  }

  private Map<String, @Nullable Object> tree(Line l) {
    return Json.object("check", l.check(), "good", l.good(), "seen", output.words().say(l.seen()));
  }

  private void look(String check, boolean good, Message seen) {
    lines.add(new Line(check, good, seen));
  }

  private void machine() throws IOException {
    int java = Runtime.version().feature();
    look(
        "java",
        java >= OLDEST_JAVA,
        Message.of("cli.doctor.java").with("version", Runtime.version().toString()));
    Path there = data.toAbsolutePath();
    while (!Files.exists(there)) {
      there = Optional.ofNullable(there.getParent()).orElse(Path.of("/"));
    }
    boolean writable = Files.isWritable(there);
    look(
        "folder",
        writable,
        Message.of(writable ? "cli.doctor.folder" : "cli.doctor.folder_closed")
            .with("folder", data.toString()));
    FileStore disk = Files.getFileStore(there);
    long free = disk.getUsableSpace() >> 20;
    look("disk", free >= LEAST_FREE_MB, Message.of("cli.doctor.disk").with("free", free));
  }

  private void node(NodeClient node) throws IOException {
    JsonNode version = Json.read(node.get("/api/v1/version"));
    String key = version.path("key").asString("");
    look("key", Verifier.isKey(key), Message.of("cli.doctor.key").with("key", key));
    JsonNode charter = version.path("charter");
    if (charter.isNull() || charter.isMissingNode()) {
      look("charter", false, Message.of("cli.doctor.not_founded"));
      return;
    }
    look(
        "charter",
        true,
        Message.of(
                charter.path("adopted").asBoolean(false)
                    ? "cli.doctor.charter"
                    : "cli.doctor.charter_provisional")
            .with("version", charter.path("version").asString("–"))
            .with("digest", charter.path("digest").asString("–")));
    clock(version);
    log(node, version, key);
  }

  private void clock(JsonNode version) {
    Duration apart =
        Duration.between(Instant.parse(version.path("time").asString("")), Instant.now()).abs();
    look(
        "clock",
        apart.compareTo(CLOCKS_AGREE) <= 0,
        Message.of("cli.doctor.clock").with("seconds", apart.toSeconds()));
  }

  private void log(NodeClient node, JsonNode version, String key) throws IOException {
    Report log =
        Verifier.log(
            new ByteArrayInputStream(
                node.get("/api/v1/journal/export").getBytes(StandardCharsets.UTF_8)),
            List.of(),
            Optional.of(key));
    look(
        "checkpoint",
        log.holds(),
        Message.of(log.holds() ? "cli.doctor.log" : "cli.doctor.log_differs")
            .with("entries", version.path("entries").asLong(0)));
    if (!log.holds()) {
      output.people(log.text(output.settings().lang().locale()));
    }
  }
}
