// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.debate.opinions.PolisReader;
import coop.lanterne.debate.opinions.Statement;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A folder of votes in the form of Polis. */
final class PolisFolder {
  private PolisFolder() {}

  /**
   * Reads an export in CSV, else what the server keeps in JSON, and says what it found.
   *
   * @throws Stop when there is no vote to be read
   */
  static PolisReader.Read read(Path dir, Output output) throws IOException {
    PolisReader reader = new PolisReader();
    comments(dir, reader, output);
    votes(dir, reader, output);
    PolisReader.Read read = reader.read();
    if (read.stopped()) {
      throw Stop.because(read.findings());
    }
    output.say(read.findings());
    return read;
  }

  private static void comments(Path dir, PolisReader reader, Output output) throws IOException {
    Path comments = dir.resolve("comments.csv");
    Path json = dir.resolve("comments.json");
    if (Files.exists(comments)) {
      reader.comments(comments.toString(), output.read(comments.toString()));
    } else if (Files.exists(json)) {
      json(json, output).forEach(c -> reader.statement(statement(c)));
    } else {
      output.say(
          List.of(finding("no-comment-file", Finding.Severity.WARNING, comments, "no_comments")));
    }
  }

  private static void votes(Path dir, PolisReader reader, Output output) throws IOException {
    Path votes = dir.resolve("votes.csv");
    Path participants = dir.resolve("participants-votes.csv");
    Path json = dir.resolve("votes.json");
    if (Files.exists(votes)) {
      reader.votes(votes.toString(), output.read(votes.toString()));
    } else if (Files.exists(participants)) {
      reader.participantsVotes(participants.toString(), output.read(participants.toString()));
    } else if (Files.exists(json)) {
      json(json, output)
          .forEach(
              v ->
                  reader.vote(
                      json.toString(),
                      0,
                      text(v, "participant_id", "pid"),
                      text(v, "statement_id", "tid"),
                      text(v, "vote"),
                      text(v, "modified", "created")));
    } else {
      throw Stop.because(
          List.of(finding("no-vote-file", Finding.Severity.STOPPED, votes, "no_votes")));
    }
  }

  private static JsonNode json(Path file, Output output) throws IOException {
    try {
      JsonNode read = Json.read(new String(output.read(file.toString()), StandardCharsets.UTF_8));
      if (read.isArray()) {
        return read;
      }
    } catch (JacksonException _) {
      // said below
    }
    throw Stop.because(List.of(finding("not-json", Finding.Severity.STOPPED, file, "not_json")));
  }

  private static Statement statement(JsonNode c) {
    String moderation = text(c, "moderated", "mod");
    return new Statement(
        text(c, "statement_id", "tid"),
        text(c, "txt"),
        moderation.matches("-?[01]") ? Integer.parseInt(moderation) : 0,
        c.path("is_meta").asBoolean(false));
  }

  /** The first of those fields that is there, as text; a number as it is written. */
  private static String text(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode field = node.path(name);
      if (field.isNumber()) {
        return field.decimalValue().toPlainString();
      }
      if (field.isString()) {
        return field.asString();
      }
    }
    return "";
  }

  private static Finding finding(String code, Finding.Severity severity, Path place, String key) {
    return new Finding(
        code,
        severity,
        new Finding.Place(place.toString(), 0, ""),
        "",
        Message.of("deliberation.polis." + key + ".why"),
        Message.of("deliberation.polis." + key + ".maybe"));
  }
}
