// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Trouble;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
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
    if (options.behindProxy()) {
      settings.put("server.forward-headers-strategy", "native");
    }
    try {
      ConfigurableApplicationContext context =
          new SpringApplicationBuilder(Wiring.class)
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
      if (options.demo()) {
        context
            .getBean(DemoData.class)
            .fill(
                options, Map.of(), context.getBeanProvider(DemoData.Seed.class).stream().toList());
      }
      return new Node(context, options);
    } catch (RuntimeException failure) {
      throw troubleOf(failure);
    }
  }

  /** The trouble behind a failure; a failure that has none is thrown as it is. */
  static Trouble troubleOf(Exception failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      switch (t) {
        case Trouble trouble -> {
          return trouble;
        }
        case PortInUseException port -> {
          return Trouble.of(
              Trouble.Cause.ENVIRONMENT, "port-taken", "--port", Integer.toString(port.getPort()));
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
    throw failure instanceof RuntimeException r ? r : new IllegalStateException(failure);
  }

  /** The address of its first page. */
  public String url() {
    return options
        .publicUrl()
        .orElseGet(
            () ->
                (options.tls().isPresent() ? "https" : "http")
                    + "://"
                    + (options.address().equals("127.0.0.1") ? "localhost" : options.address())
                    + ":"
                    + context.getEnvironment().getProperty("local.server.port"));
  }

  /** That part of it, for tests and for whoever embeds a node. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Says where it is, once it answers. */
  void announce(PrintStream out) {
    out.println(url());
    out.flush();
  }

  @Override
  public void close() {
    Store store = context.getBean(Store.class);
    context.close();
    store.close();
  }
}
