// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.prose.Language;
import picocli.CommandLine;

/** The command line. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with one of the codes of {@link Exit}. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(
        run(List.of(args), System.in, out, err, Locale.getDefault(Locale.Category.DISPLAY)));
  }

  /** One command, with nothing but what it is given. */
  static int run(
      List<String> args, InputStream in, PrintStream out, PrintStream err, Locale machine) {
    Settings settings = new Settings(machine);
    Output output = new Output(in, out, err, settings);
    int exit =
        args.equals(List.of("version"))
            ? version(output)
            : commandLine(settings, output, help(args, settings))
                .execute(args.toArray(String[]::new));
    if (out.checkError() && exit == Exit.DONE) { // the disk is full, or whoever read us has gone
      exit = output.stop(machine("standard output"));
    }
    err.flush();
    return exit;
  }

  /**
   * What scripts ask most, without the tree of all commands: making that takes three times as long.
   */
  private static int version(Output output) {
    try {
      return new NodeCommands.Version(output).call();
    } catch (Exception e) {
      return failed(e, () -> {}, output);
    }
  }

  /** Every command there is: a new group adds one line here. */
  static CommandLine commandLine(Settings settings, Output output, PropertyResourceBundle help) {
    CommandLine line = new CommandLine(settings);
    line.addSubcommand(new ForecastCommands(output));
    line.addSubcommand(new OrderCommands(output));
    line.addSubcommand(new PolisCommands(output));
    line.addSubcommand(new DebateCommands(output));
    line.addSubcommand(new TextCommands(output));
    line.addSubcommand(new LogCommands(output));
    line.addSubcommand(new ReceiptCommands(output));
    NodeCommands.addTo(line, output);
    line.registerConverter(Language.class, Main::language);
    line.registerConverter(BigDecimal.class, Main::number);
    line.setResourceBundle(help);
    line.setOut(output.answers());
    line.setErr(output.people());
    line.setExpandAtFiles(false); // a reason may begin with a name
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpLongOptionsMaxWidth(30);
    line.setParameterExceptionHandler((e, _) -> wrongUse(e, output));
    line.setExecutionExceptionHandler(
        (e, command, _) -> failed(e, () -> command.usage(output.people()), output));
    line.setExecutionStrategy(Main::execute);
    return line;
  }

  /** The two letters alone: {@code --lang french} is wrong use. */
  private static Language language(String tag) {
    return Arrays.stream(Language.values())
        .filter(l -> l.tag().equals(tag))
        .findAny()
        .orElseThrow(() -> new CommandLine.TypeConversionException("fr, en"));
  }

  /** A number with a point, or with a comma before one or two decimals: more could be thousands. */
  private static BigDecimal number(String text) {
    return new BigDecimal(text.matches("[0-9]+,[0-9]{1,2}") ? text.replace(',', '.') : text);
  }

  private static int execute(CommandLine.ParseResult parsed) {
    CommandLine last = parsed.asCommandLineList().getLast();
    boolean group = !last.getSubcommands().isEmpty();
    if (group && !last.isUsageHelpRequested()) {
      throw new CommandLine.ParameterException(last, "");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int wrongUse(CommandLine.ParameterException e, Output output) {
    why(e).ifPresent(output::say);
    e.getCommandLine().usage(output.people());
    return Exit.WRONG_USE;
  }

  private static Optional<Message> why(CommandLine.ParameterException e) {
    return switch (e) {
      case CommandLine.MissingParameterException m -> {
        String what = m.getMissing().stream().map(Main::label).collect(Collectors.joining(", "));
        yield Optional.of(Message.of("cli.use.missing").with("what", what));
      }
      case CommandLine.UnmatchedArgumentException u ->
          Optional.of(
              Message.of("cli.use.unknown").with("what", String.join(" ", u.getUnmatched())));
      case CommandLine.ParameterException p when p.getArgSpec() != null && p.getValue() != null ->
          Optional.of(WrongUse.value(label(p.getArgSpec()), p.getValue()).why());
      default ->
          Optional.ofNullable(e.getMessage())
              .filter(what -> !what.isEmpty())
              .map(what -> Message.of("cli.use.wrong").with("what", what));
    };
  }

  private static String label(CommandLine.Model.ArgSpec arg) {
    return arg instanceof CommandLine.Model.OptionSpec o ? o.longestName() : arg.paramLabel();
  }

  private static int failed(Exception thrown, Runnable usage, Output output) {
    Throwable e = // what is no exception comes wrapped
        thrown instanceof CommandLine.ExecutionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return switch (e) {
      case WrongUse wrong -> {
        output.say(wrong.why());
        usage.run();
        yield Exit.WRONG_USE;
      }
      case Stop stop -> {
        int exit = output.stop(stop);
        if (exit == Exit.WRONG_USE) {
          usage.run();
        }
        yield exit;
      }
      case UncheckedIOException _, IOException _ ->
          output.stop(machine(String.valueOf(e.getMessage())));
      case OutOfMemoryError _ -> output.stop(memory());
      default -> output.fault(e);
    };
  }

  private static Stop memory() {
    return Stop.because(
        Exit.ENVIRONMENT,
        "no-memory",
        Message.of("cli.memory"),
        "",
        (Runtime.getRuntime().maxMemory() >> 20) + " MB",
        Message.of("cli.memory.less"));
  }

  private static Stop machine(String seen) {
    return Stop.because(
        Exit.ENVIRONMENT,
        seen.contains("No space left") ? "disk-full" : "environment",
        Message.of("cli.machine"),
        "",
        seen,
        Message.of("cli.machine.look"));
  }

  /** Help is read before the command is: in the language that the command asks for. */
  private static PropertyResourceBundle help(List<String> args, Settings settings) {
    Language asked = settings.lang();
    for (int i = 0; i < args.size(); i++) {
      String said = args.get(i);
      if (said.equals("--lang") && i + 1 < args.size()) {
        said = "--lang=" + args.get(i + 1);
      }
      for (Language language : Language.values()) {
        asked = said.equals("--lang=" + language.tag()) ? language : asked;
      }
    }
    return help(asked);
  }

  static PropertyResourceBundle help(Language lang) {
    try (InputStream words = Main.class.getResourceAsStream("help." + lang.tag() + ".properties")) {
      if (words == null) {
        throw new IllegalStateException("no help in " + lang);
      }
      return new PropertyResourceBundle(new InputStreamReader(words, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
