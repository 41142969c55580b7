// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Value;
import coop.lanterne.prose.Prose;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes. Standard output gets the answer and nothing else; what is said
 * to people goes to standard error. All text is UTF-8.
 */
record Output(InputStream in, PrintStream out, PrintStream err, Settings settings) {
  private static final String BIDI_CONTROLS =
      "\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

  /** Whether the answer is to be JSON. */
  boolean json() {
    return settings.json();
  }

  /** The words of the language asked for. */
  Prose words() {
    return Prose.in(settings.lang());
  }

  /** A line of the answer. */
  void line(String line) {
    out.print(line + "\n");
  }

  /**
   * What someone wrote, as a terminal may show it: on one line, with no sign that could move the
   * cursor, change colours or turn the rest of the line round (Unicode TR 36).
   */
  static String quoted(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().map(Output::shown).forEach(safe::appendCodePoint);
    boolean turns = text.codePoints().anyMatch(Output::rightToLeft);
    return turns ? "\u2068" + safe + "\u2069" : safe.toString();
  }

  private static int shown(int c) {
    if (Character.isWhitespace(c)) {
      return ' ';
    }
    return Character.isISOControl(c) || BIDI_CONTROLS.indexOf(c) >= 0 ? '\uFFFD' : c;
  }

  private static boolean rightToLeft(int c) {
    byte way = Character.getDirectionality(c);
    return way == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** A line of the answer, in the language asked for. */
  void line(Message message) {
    line(words().say(message));
  }

  /** A JSON document of the answer, on one line. */
  void json(Map<String, @Nullable Object> document) {
    line(Json.write(document));
  }

  /** Something said to whoever runs the command. */
  void say(Message message) {
    err.print(words().say(message) + "\n");
  }

  /** Lines already in words, to whoever runs the command. */
  void people(String lines) {
    err.print(lines);
    err.flush();
  }

  /**
   * A file to read as it comes, or standard input for {@code -}.
   *
   * @throws Stop when there is no such file
   */
  InputStream open(String file) throws IOException {
    if (file.equals("-")) {
      return in;
    }
    if (!Files.isRegularFile(Path.of(file))) {
      read(file); // says what is wrong with it
    }
    return Files.newInputStream(Path.of(file));
  }

  /** Where help that was asked for goes. */
  PrintWriter answers() {
    return writer(out);
  }

  /** Where usage that was not asked for goes. */
  PrintWriter people() {
    return writer(err);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** A fault of ours: named, never shown as a stack trace unless it is asked for. */
  int fault(Throwable e) {
    if (Boolean.getBoolean("lanterne.trace")) {
      e.printStackTrace(err);
    }
    return stop(
        Stop.because(
            Exit.NOTHING_DONE,
            "fault",
            Message.of("cli.fault"),
            "",
            e.toString(),
            Message.of("cli.fault.report")));
  }

  /** What was found, in words, to standard error. */
  void say(List<Finding> findings) {
    findings.forEach(finding -> err.print(words().finding(finding) + "\n"));
  }

  /** What was found, as other programs read it. */
  List<Map<String, @Nullable Object>> tree(List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                Json.object(
                    "code", f.code(),
                    "severity", f.severity().name(),
                    "file", f.place().source(),
                    "line", f.place().line(),
                    "column", f.place().column(),
                    "seen", f.seen(),
                    "why", words().say(f.why()),
                    "maybe", words().say(f.maybe())))
        .toList();
  }

  /** An explanation as other programs read it: its shape and parts, and the same in words. */
  Map<String, @Nullable Object> tree(Explanation explanation) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    if (explanation.canonical() instanceof Value.Rec(var fields)) {
      fields.forEach((name, value) -> tree.put(name, Json.tree(value)));
    }
    tree.put("words", words().explain(explanation));
    return tree;
  }

  /** Ends a command that could do nothing: words, and the Findings as JSON where JSON is asked. */
  int stop(Stop stop) {
    say(stop.findings());
    if (json()) {
      json(Json.object("findings", tree(stop.findings())));
    }
    return stop.exit();
  }

  /**
   * The bytes of a file, or of standard input for {@code -}.
   *
   * @throws Stop when there is no such file
   */
  byte[] read(String file) throws IOException {
    if (file.equals("-")) {
      return in.readAllBytes();
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw Stop.because(
          "is-a-folder",
          Message.of("cli.file.is_folder"),
          file,
          file,
          Message.of("cli.file.name_one"));
    }
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException _) {
      throw Stop.because(
          "missing-file", Message.of("cli.file.missing"), file, file, lookInThisFolder());
    }
  }

  /** Where a path that names no folder is looked for. */
  static Message lookInThisFolder() {
    return Message.of("cli.file.look_in").with("folder", Path.of("").toAbsolutePath().toString());
  }

  /**
   * Writes a file whole or not at all; {@code -} is standard output.
   *
   * @throws Stop when its folder is missing, or a folder bears its name
   * @throws IOException when the disk is full; the old file then stays
   */
  void write(String file, String text) throws IOException {
    if (file.equals("-")) {
      out.print(text);
      return;
    }
    Path target = target(file);
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.writeString(target, text); // a device or a pipe
      return;
    }
    Path whole = Files.createTempFile(target.getParent(), ".lanterne", ".part");
    try {
      Files.writeString(whole, text);
      Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static Path target(String file) {
    Path target = Path.of(file).toAbsolutePath();
    boolean folder = Files.isDirectory(target);
    if (folder || !Files.isDirectory(target.resolveSibling("."))) {
      throw Stop.because(
          Exit.ENVIRONMENT,
          folder ? "is-a-folder" : "missing-folder",
          Message.of(folder ? "cli.file.is_folder" : "cli.file.no_folder"),
          file,
          file,
          Message.of("cli.file.name_in_folder"));
    }
    return target;
  }
}
