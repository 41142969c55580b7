// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import coop.lanterne.node.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * A walk through pages, on a telephone, in both languages, light and dark: WCAG 2.2 AA as far as a
 * machine can tell, nothing to scroll sideways, nothing asked of anyone else. Two walks share the
 * addresses of Lanterne between them, so that they go side by side.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccessibilityWalk {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /**
   * The rules about colours. Another choice of colours can break them, another language cannot:
   * they are looked at in one language, in both choices; the others in both languages, in one
   * choice.
   */
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

  static final List<String> LANGUAGES = List.of("fr", "en");

  /** The narrowest screen that WCAG 1.4.10 asks for, in CSS pixels. */
  private static final int WIDTH = 320;

  static final LocatorAssertions.HasCountOptions LONG_WORK =
      new LocatorAssertions.HasCountOptions().setTimeout(120_000);

  /** Nobody: a visitor who has not signed in. */
  static final String VISITOR = "";

  /** The addresses that answer GET with something else than a page of ours, and why. */
  private static final Map<String, String> NO_PAGES = noPages();

  private static final Pattern OF_THE_SHOP =
      Pattern.compile(
          "/|/(accessibility|advices?|error|grocery|grower|journal|no-such-page|personas|source)([/?].*)?");

  private final List<String> violations = new ArrayList<>();
  private final List<String> wide = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private final Set<String> elsewhere = new TreeSet<>();
  private final Set<String> complaints = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();
  final List<String> heads = new ArrayList<>();
  final List<String> pictures = new ArrayList<>();
  private final Set<String> left = new TreeSet<>();
  private final Map<String, Page> browsers = new HashMap<>();
  private final Map<Page, Response> last = new HashMap<>();
  private Stage stage;

  private static Map<String, String> noPages() {
    Map<String, String> none = new TreeMap<>();
    List.of(
            "/assembly/{number}/{paper:convocation|minutes}.md",
            "/assembly/{number}/{paper:convocation|minutes}.pdf",
            "/charter/texts/{digest}/charter.yaml",
            "/debates/{number:[0-9]+}/opinions/{file:comments|comment-groups|summary}.csv",
            "/debates/{number:[0-9]+}/booklet.pdf",
            "/debates/{number:[0-9]+}/contributions.csv",
            "/debates/{number:[0-9]+}/drafts/{draft:[0-9]+}.{file:odt|docx|md}",
            "/grocery/orders/{supplier}/{day}/order.csv",
            "/grocery/orders/{supplier}/{day}/order.pdf",
            "/grocery/orders/{supplier}/{day}/order.txt",
            "/journal/checkpoint",
            "/journal/consistency",
            "/journal/export",
            "/journal/key",
            "/journal/tile/**",
            "/journal/{number:\\d+}/receipt",
            "/source/{name:lanterne-.*\\.zip}")
        .forEach(file -> none.put(file, "a file to take away"));
    none.put("/error", "what the server refused: shown below by a form without its hidden field");
    none.put(
        "/debates/{number:[0-9]+}/live",
        "nothing, or one block that pages of debates hold from the start");
    none.put(
        "/debates/{number:[0-9]+}/opinions/fresh",
        "nothing, or the page of opinions, which is looked at");
    none.put(
        "/grocery/imports/jobs/{token}",
        "stands only while an import runs: its one block is in the gallery of the shell’s tests");
    return none;
  }

  // --- the walk

  /** Looks at every page of this walk. */
  abstract void walk(Path folder);

  /** Whether an address belongs to this walk; to the other one otherwise. */
  abstract boolean isOurs(String address);

  /** The addresses of the shop and of the house; the others are of debates and of assemblies. */
  static boolean isOfTheShop(String address) {
    return OF_THE_SHOP.matcher(address).matches();
  }

  @BeforeAll
  void lookAtEveryPage(@TempDir Path folder) {
    walk(folder);
  }

  final void enter(Stage entered) {
    stage = entered;
    browsers.clear();
  }

  /** What must be looked at: every address of this walk that answers GET. */
  final void expectEveryPage() {
    getRoutes(stage.node())
        .map(PathPattern::getPatternString)
        .filter(this::isOurs)
        .forEach(left::add);
  }

  /** The node that is being looked at. */
  final Node node() {
    return stage.node();
  }

  final void leave() {
    elsewhere.addAll(stage.elsewhere());
    complaints.addAll(stage.complaints());
  }

  /** What anyone reads. */
  final void visit() {
    for (String path :
        List.of(
            "/",
            "/personas",
            "/accessibility",
            "/source",
            "/register",
            "/assembly",
            "/assembly/1",
            "/charter",
            "/charter/history",
            "/mandates",
            "/journal",
            "/journal/0",
            "/journal/verify",
            "/no-such-page",
            "/charter/texts/" + "0".repeat(64))) {
      if (isOurs(path)) {
        look(VISITOR, path);
      }
    }
  }

  // --- looking

  /** That person's browser in that language, kept from one page to the next. */
  final Page in(String person, String language) {
    return browsers.computeIfAbsent(
        person + " " + language,
        key -> {
          Page page =
              person.equals(VISITOR)
                  ? stage.visitor(language, ColorScheme.LIGHT, WIDTH)
                  : stage.as(person, language, ColorScheme.LIGHT, WIDTH);
          page.onResponse(
              response -> {
                if (response.request().isNavigationRequest()) {
                  last.put(page, response);
                }
              });
          return page;
        });
  }

  final void look(String person, String path) {
    look(person, page -> page.navigate(path));
  }

  /** Goes there in both languages and examines what is shown. */
  final void look(String person, Consumer<Page> way) {
    LANGUAGES.forEach(language -> look(person, language, way));
  }

  final void look(String person, String language, Consumer<Page> way) {
    Page page = in(person, language);
    way.accept(page);
    String asked = last.get(page).request().method() + " " + path(page);
    int status = last.get(page).status();
    String where = language + " " + asked + " " + status;
    seen.add(where);
    if (asked.startsWith("GET") && status != 404 && status != 422) {
      route(path(page)).ifPresent(left::remove);
    }
    if (!language.equals(page.locator("html").getAttribute("lang"))) {
      foreign.add(where);
    }
    page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
    int width = (Integer) page.evaluate("() => document.scrollingElement.scrollWidth");
    if (width > WIDTH) {
      wide.add(where + ": " + width + " px");
    }
    page.evaluate(AxeBuilder.getAxeScript());
    boolean first = language.equals(LANGUAGES.getFirst());
    if (first) {
      examine(page, where, ColorScheme.DARK, "rule", COLOURS, true);
    }
    examine(page, where, ColorScheme.LIGHT, "tag", WCAG, first);
  }

  private void examine(
      Page page, String where, ColorScheme scheme, String by, List<String> rules, boolean colours) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    broken(page, by, rules, colours).forEach(b -> violations.add(where + " " + scheme + ": " + b));
  }

  /** Which rules, by name or by tag, with or without those about colours, a page breaks. */
  private static List<?> broken(Page page, String by, List<String> rules, boolean colours) {
    return (List<?>)
        page.evaluate(
            """
            async ([by, values, without]) => {
              const runOnly = { type: by, values };
              const rules = Object.fromEntries(without.map(rule => [rule, { enabled: false }]));
              const found = await axe.run(document, { runOnly, rules, resultTypes: ['violations'] });
              return found.violations.map(v => `${v.id} ${v.nodes[0].target} ${v.help}`);
            }""",
            List.of(by, rules, colours ? List.of() : COLOURS));
  }

  /** The route that answers an address: of those that match it, the most specific. */
  private Optional<String> route(String address) {
    PathContainer path = PathContainer.parsePath(address);
    return getRoutes(stage.node())
        .filter(route -> route.matches(path))
        .min(PathPattern.SPECIFICITY_COMPARATOR)
        .map(PathPattern::getPatternString);
  }

  /** The addresses that answer GET, the interface for programs left out. */
  static Stream<PathPattern> getRoutes(Node node) {
    return node.part(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
        .filter(AccessibilityWalk::answersGet)
        .flatMap(route -> route.getPathPatternsCondition().getPatterns().stream())
        .filter(route -> !route.getPatternString().startsWith("/api/"));
  }

  private static boolean answersGet(RequestMappingInfo route) {
    Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
    return methods.isEmpty() || methods.contains(RequestMethod.GET);
  }

  static String path(Page page) {
    return URI.create(page.url()).getPath();
  }

  /** The first link of the page to an address of that form. */
  static String link(Page page, String form) {
    return page.locator("main a").all().stream()
        .map(a -> String.valueOf(a.getAttribute("href")))
        .filter(href -> href.matches(form))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no link to " + form + " on " + page.url()));
  }

  // --- what must hold

  @Test
  void aPageThatBreaksRulesIsFound(@TempDir Path folder) {
    try (Stage any = Stage.own(folder, new TestClock("2026-11-24T05:12:00Z"))) {
      Page page = any.visitor("fr", ColorScheme.LIGHT, WIDTH);
      page.setContent(
          "<title>x</title><img src='x'><p style='color:#aaa;background:#fff'>pâle</p>");
      page.evaluate(AxeBuilder.getAxeScript());
      assertThat(broken(page, "rule", COLOURS, true).toString()).contains("color-contrast");
      assertThat(broken(page, "tag", WCAG, true).toString())
          .contains("color-contrast", "image-alt", "html-has-lang");
      assertThat(broken(page, "tag", WCAG, false).toString())
          .contains("image-alt", "html-has-lang")
          .doesNotContain("color-contrast");
    }
  }

  @Test
  void axeFindsNothing() {
    assertThat(violations).isEmpty();
  }

  @Test
  void nothingScrollsSideways() {
    assertThat(wide).isEmpty();
  }

  @Test
  void eachPageSaysItsLanguage() {
    assertThat(foreign).isEmpty();
  }

  @Test
  void nobodyElseIsAskedForAnything() {
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void theBrowserComplainsOfNothingButTheRefusalsMeantHere() {
    assertThat(complaints).allMatch(c -> c.matches(".*status of (400|403|404|410|422|503) .*"));
  }

  @Test
  void noPageIsLeftOut() {
    assertThat(seen).isNotEmpty();
    assertThat(left)
        .as("addresses that no look reached, among %s", seen)
        .containsExactlyInAnyOrderElementsOf(
            NO_PAGES.keySet().stream().filter(this::isOurs).toList());
  }
}
