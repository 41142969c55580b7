// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static java.util.stream.Collectors.joining;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a node: {@code demo} on invented data, {@code serve} on a folder of one's own. */
@Command(
    name = "lanterne",
    subcommands = {Main.Demo.class, Main.Serve.class})
public final class Main {
  private Main() {}

  /** Runs a command and stays until it is stopped. */
  public static void main(String[] args) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    asked(args).ifPresent(lang -> Locale.setDefault(lang.locale()));
    CommandLine line = commandLine(err, language());
    int exit = line.execute(args);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /** Both commands; what is wrong is said on {@code err}, in that language. */
  static CommandLine commandLine(PrintStream err, Language language) {
    CommandLine line = new CommandLine(new Main());
    line.setResourceBundle(help(language));
    line.setParameterExceptionHandler(
        (e, _) -> {
          err.println(Prose.in(language).say(wrongUse(e)));
          e.getCommandLine().usage(err);
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (Boolean.getBoolean("lanterne.trace")) {
            failure.printStackTrace(err);
          }
          Trouble trouble = Node.troubleOf(failure, Path.of("lanterne"));
          err.println(Prose.in(language).finding(trouble.finding()));
          return trouble.kind().exit();
        });
    return line;
  }

  private static Message wrongUse(CommandLine.ParameterException e) {
    return switch (e) {
      case CommandLine.MissingParameterException m ->
          Message.of("cli.use.missing")
              .with("what", m.getMissing().stream().map(Main::label).collect(joining(", ")));
      case CommandLine.UnmatchedArgumentException u ->
          Message.of("cli.use.unknown").with("what", String.join(" ", u.getUnmatched()));
      case CommandLine.ParameterException p when p.getArgSpec() != null && p.getValue() != null ->
          Message.of("cli.use.value")
              .with("what", label(p.getArgSpec()))
              .with("value", p.getValue());
      default -> Message.of("cli.use.wrong").with("what", String.valueOf(e.getMessage()));
    };
  }

  private static String label(CommandLine.Model.ArgSpec arg) {
    return arg instanceof CommandLine.Model.OptionSpec o ? o.longestName() : arg.paramLabel();
  }

  static PropertyResourceBundle help(Language language) {
    try (InputStream words =
        Objects.requireNonNull(
            Main.class.getResourceAsStream("help." + language.tag() + ".properties"))) {
      return new PropertyResourceBundle(new InputStreamReader(words, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language that the command asks for, read before the command is. */
  private static Optional<Language> asked(String[] args) {
    String all = String.join(" ", args).replace("--lang=", "--lang ") + " ";
    return Arrays.stream(Language.values())
        .filter(l -> all.contains("--lang " + l.tag() + " "))
        .findFirst();
  }

  private static void announce(Node node, boolean headless) {
    node.announce(
        System.out,
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        Prose.in(language()));
    if (headless) {
      Thread.ofPlatform().start(() -> endWithItsCaller(node));
    }
  }

  /** Nobody speaks any more on standard input: the command that this node served is over. */
  private static void endWithItsCaller(Node node) {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the same: whoever called has gone
    }
    node.close();
    System.exit(0);
  }

  private static Language language() {
    return Language.preferred(Locale.getDefault().toLanguageTag());
  }

  /** Where and on which port. */
  static final class Place {
    @Option(names = "--port", defaultValue = "8080")
    int port;

    /** Serves one command of the launcher, then ends with it. */
    @Option(names = "--headless", hidden = true)
    boolean headless;

    /** Read already, see {@link #asked}; here so that it is known and checked. */
    @Option(names = "--lang", paramLabel = "fr|en", converter = TwoLetters.class)
    @Nullable Language lang;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true)
    boolean help;
  }

  /** The two letters alone. */
  static final class TwoLetters implements CommandLine.ITypeConverter<Language> {
    @Override
    public Language convert(String tag) {
      return Arrays.stream(Language.values())
          .filter(l -> l.tag().equals(tag))
          .findAny()
          .orElseThrow(() -> new CommandLine.TypeConversionException("fr, en"));
    }
  }

  @Command(name = "demo")
  static final class Demo implements Callable<Integer> {
    @Mixin Place place = new Place();

    @Option(names = "--data")
    Path data = Path.of(".lanterne", "demo");

    /** The instant at which it begins, for tests. */
    @Option(names = "--at", hidden = true)
    @Nullable Instant at;

    /** Reads these pages, then ends: the build keeps ready the classes that this took. */
    @Option(names = "--rehearse", paramLabel = "PATH", arity = "1..*", hidden = true)
    List<String> rehearsed = List.of();

    @Override
    public Integer call() throws IOException {
      Clock now = Clock.systemUTC();
      Clock clock = at == null ? now : Clock.offset(now, Duration.between(now.instant(), at));
      Node node = Node.start(NodeOptions.local(true, data, place.port), clock);
      if (rehearsed.isEmpty()) {
        announce(node, place.headless);
        return 0;
      }
      try (node) {
        for (String page : rehearsed) {
          try (InputStream answer = URI.create(node.url() + page).toURL().openStream()) {
            answer.transferTo(OutputStream.nullOutputStream());
          }
        }
      }
      return 0;
    }
  }

  @Command(name = "serve")
  static final class Serve implements Callable<Integer> {
    @Mixin Place place = new Place();

    @Option(names = "--data", required = true)
    @Nullable Path data;

    @Option(names = "--listen", defaultValue = "127.0.0.1")
    String listen = "127.0.0.1";

    @Option(names = "--tls", arity = "2")
    Path @Nullable [] tls;

    @Option(
        names = "--behind-proxy",
        paramLabel = "ADDRESS",
        arity = "0..1",
        fallbackValue = "localhost")
    @Nullable String proxy;

    @Option(names = "--public-url")
    @Nullable String publicUrl;

    @Override
    public Integer call() throws UnknownHostException {
      Optional<NodeOptions.Tls> files =
          Optional.ofNullable(tls).map(t -> new NodeOptions.Tls(t[0], t[1]));
      if (!InetAddress.getByName(listen).isLoopbackAddress() && files.isEmpty() && proxy == null) {
        throw Trouble.of(Trouble.Cause.USE, "listen-without-tls", "--listen", listen);
      }
      Path folder = Objects.requireNonNull(data);
      Optional.ofNullable(System.getProperty("lanterne.root"))
          .ifPresent(root -> Node.keepOutOf(Path.of(root), folder));
      announce(
          Node.start(
              new NodeOptions(
                  false,
                  folder,
                  listen,
                  place.port,
                  Optional.ofNullable(publicUrl),
                  files,
                  Optional.ofNullable(proxy),
                  NodeOptions.PARIS)),
          place.headless);
      return 0;
    }
  }
}
