// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static coop.lanterne.browser.Reading.follow;

import module java.base;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import coop.lanterne.node.Node;
import coop.lanterne.node.NodeOptions;
import org.springframework.util.FileSystemUtils;

/** A node of the demonstration at a time of one's own, and a browser that looks at it. */
final class Stage implements AutoCloseable {
  /** How long a page may take, on a machine that does other things too. */
  private static final int PATIENCE_MS = 60_000;

  /** Of this process alone: tests run in several. */
  private static final Path OWN =
      Path.of("target", "founded-" + System.getProperty("lanterne.fork", "0"));

  /** Demonstrations that were founded and left, by the instant of their founding. */
  private static final Map<Instant, Path> FOUNDED = new HashMap<>();

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** The one browser of all tests; it ends with their process. */
  private static final Browser BROWSER = launch();

  private final Node node;
  private final List<BrowserContext> visits = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private Stage(Node node) {
    this.node = node;
  }

  /** The demonstration, in that folder, on a copy of one that was founded at that instant. */
  static Stage open(Path folder, Clock clock) {
    Path founded = FOUNDED.computeIfAbsent(clock.instant(), instant -> found(clock));
    try (Stream<Path> files = Files.walk(founded)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(founded.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Stage(Node.start(NodeOptions.local(true, folder, 0), clock));
  }

  private static Path found(Clock clock) {
    Path folder = OWN.resolve(clock.instant().toString().replace(":", ""));
    try {
      FileSystemUtils.deleteRecursively(folder); // of an earlier run
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Node.start(NodeOptions.local(true, folder, 0), clock).close();
    return folder;
  }

  /** A node of one's own, which nobody has founded yet. */
  static Stage own(Path folder, Clock clock) {
    return new Stage(Node.start(NodeOptions.local(false, folder, 0), clock));
  }

  private static Browser launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    return Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(chromium())
                .setHeadless(true)
                .setArgs(FLAGS));
  }

  private static Path chromium() {
    String named = System.getenv("LANTERNE_CHROMIUM");
    Path path = Path.of(named == null || named.isEmpty() ? "/usr/bin/chromium" : named);
    if (!Files.isExecutable(path)) {
      throw new IllegalStateException(
          "no chromium at " + path + ". Maybe run ./lanterne test, which installs it");
    }
    return path;
  }

  Node node() {
    return node;
  }

  /** A fresh visitor: their language, colours and screen. */
  Page visitor(String language, ColorScheme colours, int width) {
    return visitor(language, colours, width, true);
  }

  Page visitor(String language, ColorScheme colours, int width, boolean script) {
    BrowserContext context =
        BROWSER.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(node.url())
                .setLocale(language.equals("fr") ? "fr-FR" : "en-GB")
                .setColorScheme(colours)
                .setJavaScriptEnabled(script)
                .setAcceptDownloads(true)
                .setViewportSize(width, 900));
    visits.add(context);
    context.onRequest(
        request -> {
          if (!request.url().startsWith(node.url()) && !request.url().startsWith("data:")) {
            elsewhere.add(request.url());
          }
        });
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    return page;
  }

  /** A person of the demonstration, on a wide screen, in French. */
  Page as(String name) {
    return as(name, "fr", ColorScheme.LIGHT, 1200);
  }

  Page as(String name, String language, ColorScheme colours, int width) {
    Page page = visitor(language, colours, width);
    page.navigate("/personas");
    follow(page.locator("button", new Page.LocatorOptions().setHasText(name)).first());
    return page;
  }

  /** Every request that left for elsewhere. */
  List<String> elsewhere() {
    return List.copyOf(elsewhere);
  }

  /** What the browser complained of: policy broken, script failed. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    visits.forEach(BrowserContext::close);
    node.close();
  }
}
