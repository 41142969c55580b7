// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import coop.lanterne.node.storage.Trouble;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a node: {@code demo} on invented data, {@code serve} on a folder of one's own. */
@Command(
    name = "lanterne",
    subcommands = {Main.Demo.class, Main.Serve.class},
    description = "Lanterne éclaire, l’assemblée décide.")
public final class Main {
  private Main() {}

  /** Runs a command and stays until it is stopped. */
  public static void main(String[] args) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (Boolean.getBoolean("lanterne.trace")) {
            failure.printStackTrace(err);
          }
          Trouble trouble = Node.troubleOf(failure, Path.of("lanterne"));
          err.println(Prose.in(language()).finding(trouble.finding()));
          return trouble.kind().exit();
        });
    int exit = line.execute(args);
    if (exit != 0) {
      System.exit(exit);
    }
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
    @Option(names = "--port", defaultValue = "8080", description = "port; 0 takes any free one")
    int port;

    @Option(
        names = "--headless",
        hidden = true,
        description = "serves one command of the launcher, then ends with it")
    boolean headless;
  }

  @Command(name = "demo", description = "the sample co-op, on this machine alone")
  static final class Demo implements Callable<Integer> {
    @Mixin Place place = new Place();

    @Option(names = "--data", description = "where the sample is kept; made anew when missing")
    Path data = Path.of(".lanterne", "demo");

    @Option(
        names = "--at",
        hidden = true,
        description = "the instant at which it begins, for tests")
    @Nullable Instant at;

    @Override
    public Integer call() {
      Clock now = Clock.systemUTC();
      Clock clock = at == null ? now : Clock.offset(now, Duration.between(now.instant(), at));
      announce(Node.start(NodeOptions.local(true, data, place.port), clock), place.headless);
      return 0;
    }
  }

  @Command(name = "serve", description = "a node on a data folder")
  static final class Serve implements Callable<Integer> {
    @Mixin Place place = new Place();

    @Option(names = "--data", required = true, description = "the data folder")
    @Nullable Path data;

    @Option(names = "--listen", defaultValue = "127.0.0.1", description = "address to listen on")
    String listen = "127.0.0.1";

    @Option(names = "--tls", arity = "2", description = "certificate and key, PEM files")
    Path @Nullable [] tls;

    @Option(names = "--behind-proxy", description = "a proxy in front speaks TLS")
    boolean behindProxy;

    @Option(names = "--public-url", description = "what every link begins with")
    @Nullable String publicUrl;

    @Override
    public Integer call() throws UnknownHostException {
      Optional<NodeOptions.Tls> files =
          Optional.ofNullable(tls).map(t -> new NodeOptions.Tls(t[0], t[1]));
      if (!InetAddress.getByName(listen).isLoopbackAddress() && files.isEmpty() && !behindProxy) {
        throw Trouble.of(Trouble.Cause.USE, "listen-without-tls", "--listen", listen);
      }
      announce(
          Node.start(
              new NodeOptions(
                  false,
                  java.util.Objects.requireNonNull(data),
                  listen,
                  place.port,
                  Optional.ofNullable(publicUrl),
                  files,
                  behindProxy,
                  NodeOptions.PARIS)),
          place.headless);
      return 0;
    }
  }
}
