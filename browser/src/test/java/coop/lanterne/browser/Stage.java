// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import coop.lanterne.node.Node;
import coop.lanterne.node.NodeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node of the demonstration at a time of one's own, and a browser that looks at it. */
final class Stage implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;
  private final Node node;
  private final List<String> elsewhere = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private Stage(Playwright playwright, Browser browser, Node node) {
    this.playwright = playwright;
    this.browser = browser;
    this.node = node;
  }

  /** The demonstration. */
  static Stage open(Path folder, Clock clock) {
    return open(Node.start(NodeOptions.local(true, folder, 0), clock));
  }

  /** A node of one's own, which nobody has founded yet. */
  static Stage own(Path folder, Clock clock) {
    return open(Node.start(NodeOptions.local(false, folder, 0), clock));
  }

  private static Stage open(Node node) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setHeadless(true)
                    .setArgs(FLAGS));
    return new Stage(playwright, browser, node);
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
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(node.url())
                .setLocale(language.equals("fr") ? "fr-FR" : "en-GB")
                .setColorScheme(colours)
                .setJavaScriptEnabled(script)
                .setAcceptDownloads(true)
                .setViewportSize(width, 900));
    context.onRequest(
        request -> {
          if (!request.url().startsWith(node.url()) && !request.url().startsWith("data:")) {
            elsewhere.add(request.url());
          }
        });
    Page page = context.newPage();
    page.setDefaultTimeout(15_000);
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
    page.locator("button", new Page.LocatorOptions().setHasText(name)).first().click();
    page.waitForLoadState();
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
    browser.close();
    playwright.close();
    node.close();
  }
}
