// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/** The command line of the jar. Exit code: 0 everything holds, 1 a difference, 2 wrong use. */
public final class Main {
  // No receipt and no checkpoint comes near this.
  private static final int LARGEST = 1 << 24;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    int code = run(args, System.in, out, utf8(FileDescriptor.err));
    out.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor fd) {
    return new PrintStream(new FileOutputStream(fd), true, StandardCharsets.UTF_8);
  }

  /** Wrong use: what to say before the usage. */
  private static final class WrongUse extends Exception {
    private final transient Statement why;

    WrongUse(String code, Object... namesAndValues) {
      super(code, null, false, false);
      this.why = Statement.of(code, namesAndValues);
    }
  }

  private record Command(
      String what, List<String> files, List<String> receipts, Optional<String> key, boolean json) {}

  /**
   * Runs one command: {@code receipt FILE --key K}, {@code log FILE [--receipt R]… [--key K]},
   * {@code consistency OLD NEW PROOF --key K}, with {@code --json} and {@code --lang fr|en}. The
   * answer goes to {@code out}; warnings and usage to {@code err}.
   *
   * @return 0 everything holds, 1 a difference or an unreadable file, 2 wrong use
   */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    List<String> words = List.of(args);
    Locale locale = locale(words);
    if (words.contains("--help") || words.contains("-h")) {
      out.println(Words.of(locale).say(Statement.of("usage")));
      return 0;
    }
    try {
      Command command = parse(words);
      return answer(check(command, in), command.json(), locale, out, err);
    } catch (WrongUse e) {
      err.println(Words.of(locale).say(e.why));
      err.println(Words.of(locale).say(Statement.of("usage")));
      err.flush();
      return 2;
    }
  }

  private static int answer(
      Report report, boolean json, Locale locale, PrintStream out, PrintStream err) {
    if (json) {
      out.println(report.json(locale));
    } else {
      err.print(report.caution(locale));
      err.flush();
      out.print(report.text(locale));
    }
    out.flush();
    return report.exitCode();
  }

  private static Locale locale(List<String> words) {
    int lang = words.lastIndexOf("--lang");
    String wanted =
        lang >= 0 && lang + 1 < words.size()
            ? words.get(lang + 1)
            : Locale.getDefault().getLanguage();
    return wanted.equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
  }

  private static Command parse(List<String> words) throws WrongUse {
    List<String> plain = new ArrayList<>();
    List<String> receipts = new ArrayList<>();
    Optional<String> key = Optional.empty();
    boolean json = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "--json" -> json = true;
        case "--key", "--receipt", "--lang" -> {
          if (++i == words.size()) {
            throw new WrongUse("use.value", "option", word);
          }
          String value = words.get(i);
          switch (word) {
            case "--receipt" -> receipts.add(value);
            case "--key" -> key = Optional.of(value);
            default -> {
              if (!value.equals("fr") && !value.equals("en")) {
                throw new WrongUse("use.lang", "seen", value);
              }
            }
          }
        }
        default -> {
          if (word.startsWith("--")) {
            throw new WrongUse("use.option", "option", word);
          }
          plain.add(word);
        }
      }
    }
    if (plain.isEmpty()) {
      throw new WrongUse("use.command");
    }
    return command(new Command(plain.removeFirst(), plain, receipts, key, json));
  }

  /** The same, when its words go together. */
  private static Command command(Command command) throws WrongUse {
    String what = command.what();
    int files =
        switch (what) {
          case "receipt", "log" -> 1;
          case "consistency" -> 3;
          default -> throw new WrongUse("use.unknown", "seen", what);
        };
    int seen = command.files().size();
    if (seen != files) {
      throw new WrongUse("use.files", "command", what, "expected", files, "seen", seen);
    }
    if (!what.equals("log") && !command.receipts().isEmpty()) {
      throw new WrongUse("use.option", "option", "--receipt");
    }
    if (!what.equals("log") && command.key().isEmpty()) {
      throw new WrongUse("use.key");
    }
    return command;
  }

  private static Report check(Command command, InputStream in) throws WrongUse {
    Optional<String> key =
        command.key().isPresent() ? Optional.of(key(command.key().get())) : Optional.empty();
    String reading = command.files().getFirst();
    try {
      if (command.what().equals("log")) {
        List<Verifier.Given> receipts = new ArrayList<>();
        for (String file : command.receipts()) {
          reading = file;
          receipts.add(new Verifier.Given(file, text(file, in)));
        }
        reading = command.files().getFirst();
        return reading.equals("-")
            ? Verifier.log(in, receipts, key)
            : Verifier.log(Path.of(reading), receipts, key);
      }
      List<String> texts = new ArrayList<>();
      for (String file : command.files()) {
        reading = file;
        texts.add(text(file, in));
      }
      return command.what().equals("receipt")
          ? Verifier.receipt(texts.get(0), key.orElseThrow())
          : Verifier.consistency(texts.get(0), texts.get(1), texts.get(2), key.orElseThrow());
    } catch (IOException | InvalidPathException e) {
      return Verifier.unreadable(command.what(), "file.unreadable", reading);
    } catch (OutOfMemoryError e) { // 32 bytes an entry did not fit: say so, without a stack trace
      return Verifier.unreadable(command.what(), "file.memory", reading);
    }
  }

  private static String key(String keyOrFile) throws WrongUse {
    try {
      String key = Verifier.readKey(keyOrFile);
      if (Verifier.isKey(key)) {
        return key;
      }
    } catch (IOException e) {
      // said below
    }
    throw new WrongUse("use.key.bad", "seen", keyOrFile);
  }

  private static String text(String file, InputStream in) throws IOException {
    try (InputStream opened = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = opened.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException(file);
      }
      return Strict.utf8(bytes);
    } catch (Malformed e) {
      throw new IOException(file, e);
    }
  }
}
