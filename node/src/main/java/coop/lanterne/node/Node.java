// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.access.FoundingLink;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.prose.Prose;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** A node that runs. */
public final class Node implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final NodeOptions options;

  private Node(ConfigurableApplicationContext context, NodeOptions options) {
    this.context = context;
    this.options = options;
  }

  /** Starts a node at the machine's time. */
  public static Node start(NodeOptions options) {
    return start(options, Clock.systemUTC());
  }

  /**
   * Starts a node at that clock's time.
   *
   * @throws Trouble when the folder is locked, the disk full, the port taken
   */
  public static Node start(NodeOptions options, Clock clock) {
    return start(options, clock, List.of());
  }

  /** Starts a node with a few parts more, for tests. */
  static Node start(NodeOptions options, Clock clock, List<Class<?>> more) {
    if (options.demo() && !isLoopback(options)) {
      throw Trouble.of(
          Trouble.Cause.USE, "demo-beyond-this-machine", "--listen", options.address());
    }
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.address", options.address());
    settings.put("server.port", options.port());
    options
        .tls()
        .ifPresent(
            tls -> {
              settings.put("server.ssl.certificate", "file:" + tls.certificate());
              settings.put("server.ssl.certificate-private-key", "file:" + tls.key());
            });
    settings.put("server.servlet.session.cookie.secure", options.secure());
    settings.put("server.servlet.session.cookie.http-only", true);
    settings.put("server.servlet.session.cookie.same-site", "lax");
    settings.put("server.servlet.session.tracking-modes", "cookie");
    settings.put("spring.servlet.multipart.max-file-size", "256MB");
    settings.put("spring.servlet.multipart.max-request-size", "256MB");
    settings.put("server.tomcat.max-keep-alive-requests", 10_000); // a hall reads for an hour
    settings.put("server.tomcat.max-parameter-count", 10_000); // an order has several a line
    options.tls().ifPresent(Node::check);
    options
        .proxy()
        .ifPresent(
            proxy -> {
              settings.put("server.forward-headers-strategy", "native");
              settings.put("server.tomcat.remoteip.internal-proxies", addresses(proxy));
            });
    try {
      SpringApplicationBuilder parts = new SpringApplicationBuilder(Wiring.class);
      // what is set is set above: no file that lies in the folder of the start is read for more
      parts
          .application()
          .setListeners(
              parts.application().getListeners().stream()
                  .filter(l -> !(l instanceof EnvironmentPostProcessorApplicationListener))
                  .toList());
      ConfigurableApplicationContext context =
          parts
              .sources(more.toArray(Class<?>[]::new))
              .bannerMode(Banner.Mode.OFF)
              .registerShutdownHook(true)
              .properties(settings)
              .initializers(
                  (ApplicationContextInitializer<GenericApplicationContext>)
                      c -> {
                        c.registerBean(NodeOptions.class, () -> options);
                        c.registerBean(Clock.class, () -> clock);
                      })
              .run();
      Node node = new Node(context, options);
      try {
        node.begin();
      } catch (RuntimeException failure) {
        node.close(); // what did not begin well does not run on
        throw failure;
      }
      return node;
    } catch (RuntimeException failure) {
      throw troubleOf(failure, options.data());
    }
  }

  private void begin() {
    if (options.demo()) {
      context.getBean(DemoData.class).fill(options);
    }
    sayWhere();
  }

  /**
   * Keeps data out of the source that anyone may download: a folder in the checkout is refused,
   * except below {@code .lanterne/}, which is never offered.
   *
   * @param root the checkout from which this node was built
   * @throws Trouble when the folder lies in it, by whatever link
   */
  static void keepOutOf(Path root, Path data) {
    try {
      Path top = root.toRealPath();
      Path existing = data.toAbsolutePath().normalize();
      Path rest = Path.of("");
      while (Files.notExists(existing) && existing.getParent() != null) {
        rest = existing.getFileName().resolve(rest);
        existing = existing.getParent();
      }
      Path real = existing.toRealPath().resolve(rest).normalize();
      if (real.startsWith(top) && !real.startsWith(top.resolve(".lanterne"))) {
        throw Trouble.of(Trouble.Cause.USE, "data-in-the-source", "--data", real.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A certificate or a key that cannot be used is said before anything starts. */
  private static void check(NodeOptions.Tls tls) {
    check("--tls CERT", tls.certificate(), pem -> !pem.getCertificates().isEmpty());
    check("--tls KEY", tls.key(), pem -> pem.getPrivateKey() != null);
  }

  private static void check(String option, Path file, Predicate<PemContent> usable) {
    if (!Files.isReadable(file)) {
      throw Trouble.of(Trouble.Cause.INPUT, "tls-file-missing", option, file.toString());
    }
    try {
      if (usable.test(PemContent.load(file))) {
        return;
      }
    } catch (IOException | RuntimeException e) {
      // said below: no such block, or one that nobody can read
    }
    throw Trouble.of(Trouble.Cause.INPUT, "tls-file-unusable", option, file.toString());
  }

  /** A pattern of the addresses of a proxy. */
  private static String addresses(String proxy) {
    try {
      return Arrays.stream(InetAddress.getAllByName(proxy))
          .map(address -> Pattern.quote(address.getHostAddress()))
          .collect(Collectors.joining("|"));
    } catch (UnknownHostException e) {
      throw Trouble.of(Trouble.Cause.USE, "proxy-unknown", "--behind-proxy", proxy);
    }
  }

  /** Nobody signs in with a password to the demo: it is for this machine alone. */
  private static boolean isLoopback(NodeOptions options) {
    try {
      return InetAddress.getByName(options.address()).isLoopbackAddress()
          && options.publicUrl().isEmpty()
          && options.proxy().isEmpty();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Tells commands on this machine where the node answers, as long as it does. */
  private void sayWhere() {
    Path file = options.data().resolve("node.json");
    try {
      Path draft = Files.createTempFile(options.data(), "node", ".json");
      Files.writeString(
          draft,
          "{\"url\":\"" + localUrl() + "\",\"pid\":" + ProcessHandle.current().pid() + "}\n");
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.addApplicationListener(
        (ContextClosedEvent closed) -> {
          try {
            Files.deleteIfExists(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The trouble behind a failure to start; a failure that has none is a fault of ours. */
  static Trouble troubleOf(Exception failure, Path data) {
    Optional<Trouble> known = Trouble.behind(failure, data);
    if (known.isPresent()) {
      return known.get();
    }
    for (Throwable t = failure; t != null; t = t.getCause()) {
      switch (t) {
        case PortInUseException port -> {
          return Trouble.of(
              Trouble.Cause.ENVIRONMENT, "port-taken", "--port", Integer.toString(port.getPort()));
        }
        case UnknownHostException unknown -> {
          return Trouble.of(
              Trouble.Cause.USE,
              "address-not-available",
              "--listen",
              String.valueOf(unknown.getMessage()));
        }
        case BindException bind -> {
          return Trouble.of(
              Trouble.Cause.ENVIRONMENT,
              "address-not-available",
              "--listen",
              String.valueOf(bind.getMessage()));
        }
        default -> {}
      }
    }
    Finding finding =
        Trouble.of(
                Trouble.Cause.ENVIRONMENT,
                "start-failed",
                data.toString(),
                String.valueOf(failure.getMessage()))
            .finding();
    return new Trouble(Trouble.Cause.ENVIRONMENT, finding, failure);
  }

  /** The address of its first page. */
  public String url() {
    return options.publicUrl().orElseGet(this::localUrl);
  }

  String localUrl() {
    return (options.tls().isPresent() ? "https" : "http")
        + "://"
        + (options.address().equals("127.0.0.1") ? "localhost" : options.address())
        + ":"
        + context.getEnvironment().getProperty("local.server.port");
  }

  /** That part of it, for tests and for whoever embeds a node. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Says where it is, once it answers, and how to found it where it is not founded yet. */
  void announce(PrintStream out, PrintStream people, Prose prose) {
    out.println(url());
    context
        .getBean(FoundingLink.class)
        .find()
        .filter(token -> !options.demo())
        .ifPresent(
            token -> {
              people.println(prose.say(Message.of("node.founding_link")));
              out.println(url() + "/founding/" + token);
            });
    out.flush();
  }

  @Override
  public void close() {
    Store store = context.getBean(Store.class);
    context.close();
    store.close();
  }
}
