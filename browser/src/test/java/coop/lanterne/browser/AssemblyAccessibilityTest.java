// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static coop.lanterne.browser.Reading.follow;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import coop.lanterne.node.access.FoundingLink;
import coop.lanterne.node.decision.ShippedRules;
import org.junit.jupiter.api.Test;

/** The pages of debates, of assemblies and of a founding. */
final class AssemblyAccessibilityTest extends AccessibilityWalk {
  @Override
  boolean isOurs(String address) {
    return !isOfTheShop(address);
  }

  @Override
  void walk(Path folder) {
    try (Stage demo = Stage.open(folder.resolve("demo"), new TestClock("2026-11-24T05:12:00Z"))) {
      enter(demo);
      expectEveryPage();
      visit();
      opinions();
      debate();
      synthesise();
      draft();
      leave();
    }
    TestClock clock = new TestClock("2026-11-24T13:40:00Z");
    try (Stage demo = Stage.open(folder.resolve("assembly"), clock)) {
      enter(demo);
      assemble(clock);
      propose();
      leave();
    }
    for (String language : LANGUAGES) {
      try (Stage own = Stage.own(folder.resolve(language), clock)) {
        enter(own);
        found(language);
        leave();
      }
    }
  }

  /** A form that another site could have sent: refused before any page. */
  private static void forge(Page page) {
    page.navigate("/charter/propose");
    page.locator("main input[name='_csrf']").evaluate("field => field.remove()");
    new Facilitator(page).submit("propose");
  }

  /** Votes on statements: what is shown, a voter with a link, one who signed in, a facilitator. */
  private void opinions() {
    String debate = "/debates/2";
    look(VISITOR, debate + "/opinions");
    hearTheMap(in(VISITOR, "fr"));
    look(VISITOR, debate + "/opinions/statements");
    look(VISITOR, page -> project(page, debate, 1));
    look(VISITOR, page -> project(page, debate, 2));
    look(VISITOR, page -> project(page, debate, 3));
    look(VISITOR, debate + "/booklet");
    look(VISITOR, debate + "/statements");
    look(VISITOR, debate + "/vote");
    look(VISITOR, page -> start(page, debate + "/vote", false));
    look(VISITOR, page -> start(page, debate + "/vote", true));
    String link = path(in(VISITOR, "fr"));
    look(VISITOR, page -> answer(page, link));
    look(VISITOR, link + "/mine");
    look(VISITOR, "/voice/0123");
    look("Karim", page -> start(page, debate + "/vote", true));
    look("Karim", page -> answer(page, debate + "/vote"));
    look("Karim", debate + "/vote/mine");
    look("Odile", debate + "/statements?from=1");
    look("Odile", page -> propose(page, debate, ""));
    look("Odile", debate + "/statements/1");
    look("Odile", debate + "/links");
    look("Odile", page -> handOut(page, debate, "0"));
    look("Odile", page -> handOut(page, debate, "2"));
    look("Odile", debate + "/opinions");
    look(VISITOR, debate + "/synthesis");
    look(VISITOR, debate + "/versions");
    Page karim = in("Karim", "fr");
    karim.navigate(debate + "/opinions");
    look("Karim", link(karim, "/advice/[^/]+"));
  }

  /** What a screen reader says of the map: one sentence, then a table with its heads. */
  private void hearTheMap(Page page) {
    Locator table = page.locator("#map-table");
    String heard = table.ariaSnapshot();
    heads.add(heard);
    pictures.add(page.locator(".opinion-map > svg").ariaSnapshot());
  }

  /** In the language of the hall, whatever that of the browser. */
  private static void project(Page page, String debate, int slide) {
    String language = String.valueOf(page.evaluate("() => navigator.language")).substring(0, 2);
    page.navigate(debate + "/screen?slide=" + slide + "&lang=" + language);
  }

  private static void start(Page page, String vote, boolean consent) {
    page.navigate(vote);
    if (page.locator("#consent").count() > 0) {
      page.locator("#consent").setChecked(consent);
      follow(page.locator("form[action$='/start'] button"));
    }
  }

  private static void answer(Page page, String vote) {
    page.navigate(vote);
    follow(page.locator("button[name='vote']").first());
  }

  private static void propose(Page page, String debate, String words) {
    page.navigate(debate + "/statements");
    page.locator("#words").fill(words);
    follow(page.locator("form[action$='/statements'] button"));
  }

  private static void handOut(Page page, String debate, String count) {
    page.navigate(debate + "/links");
    page.locator("#count").fill(count);
    follow(page.locator("form[action$='/links'] button"));
  }

  /** A debate: written in, moderated, followed by a secret link, opened and moved. */
  private void debate() {
    String debate = "/debates/1";
    for (String path :
        List.of(
            "",
            "/contributions",
            "/contributions?from=100",
            "/set-aside",
            "/say",
            "/poster",
            "/screen",
            "/booklet")) {
      look(VISITOR, debate + path);
    }
    look(VISITOR, "/debates");
    look(VISITOR, "/words/" + "0".repeat(48));
    look(VISITOR, page -> say(page, " ", false));
    look(VISITOR, page -> say(page, "Le maire ment. Appelez le 01 99 00 12 34.", false));
    look(
        VISITOR,
        page -> {
          say(page, "Le maire ment. Appelez le 01 99 00 12 34.", true);
        });
    String words =
        URI.create(in(VISITOR, "fr").locator("main .mono a").getAttribute("href")).getPath();
    look(VISITOR, words);
    for (String path : List.of("/moderate", "/moderate?show=published", "/notes", "/files")) {
      look("Odile", debate + path);
    }
    look("Karim", debate + "/moderate");
    Page odile = in("Odile", "fr");
    odile.navigate(debate + "/moderate");
    String one = link(odile, debate + "/moderate/[0-9]+");
    look("Odile", one);
    look("Odile", page -> decide(page, one, ""));
    String mine = mine(odile, debate, "Appelez le 01 99 00 12 34.");
    decide(odile, mine, "attack");
    look(VISITOR, words);
    look(VISITOR, debate + "/set-aside");
    Page visitor = in(VISITOR, "fr");
    visitor.navigate(words);
    visitor.locator("#words").fill("C’est un fait.");
    new Facilitator(visitor).submit("ask");
    look(VISITOR, words);
    look("Odile", mine);
    look("Jeanne", mine);
    look("Odile", page -> type(page, debate));
    look("Odile", page -> give(page, debate, "texte;nom\nDes bancs;x\n;y\n"));
    look("Odile", "/debates/new");
    look("Odile", page -> open(page, ""));
    look("Odile", page -> open(page, "Que faire du local\u202f?"));
    look(VISITOR, debate);
  }

  private static void say(Page page, String idea, boolean asItIs) {
    page.navigate("/debates/1/say");
    page.locator("#idea-1").fill(idea);
    page.locator("#consent").check();
    new Facilitator(page).submit("say");
    if (asItIs) {
      new Facilitator(page).submit("say");
    }
  }

  /** The page on which the contribution with those words is decided on. */
  private static String mine(Page page, String debate, String words) {
    page.navigate(debate + "/moderate");
    return String.valueOf(
        page.locator("main .texts > li:has-text('" + words + "') a").first().getAttribute("href"));
  }

  private static void decide(Page page, String one, String reason) {
    page.navigate(one);
    if (!reason.isEmpty()) {
      page.locator("input[name='reason'][value='" + reason + "']").check();
    }
    follow(page.locator("button[value='aside']"));
  }

  private static void type(Page page, String debate) {
    page.navigate(debate + "/notes");
    page.locator("#text").fill("plus de bancs");
    page.locator("#text").press("Enter");
    page.waitForURL("**typed=*");
  }

  private static void give(Page page, String debate, String table) {
    page.navigate(debate + "/files");
    page.locator("#file")
        .setInputFiles(
            new FilePayload("reunion.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
    new Facilitator(page).submit("files");
  }

  private static void open(Page page, String question) {
    page.navigate("/debates/new");
    page.locator("#question").fill(question);
    page.locator("#until").fill("2026-12-24");
    new Facilitator(page).submit("debates");
  }

  /** A debate in a few sentences, sorted by hand, then frozen. */
  private void synthesise() {
    look(VISITOR, "/debates/1/synthesis");
    look("Odile", "/debates/1/synthesis");
    Page odile = in("Odile", "fr");
    new Facilitator(odile).synthesise("/debates/1");
    look("Odile", "/debates/1/synthesis");
    look(VISITOR, "/debates/1/synthesis");
    odile.navigate("/debates/1/synthesis");
    look(VISITOR, link(odile, "/debates/1/synthesis/others.*"));
    look(VISITOR, link(odile, "/debates/1/synthesis/close.*"));
    look(VISITOR, link(odile, "/debates/1/synthesis/themes/.*"));
    look(VISITOR, link(odile, "/debates/1/contributions/\\d+.*"));
    look(VISITOR, link(odile, "/debates/1/versions.*"));
    look(VISITOR, "/debates/1/booklet");
    look("Karim", link(odile, "/advice/[^/]+"));
    look("Odile", "/debates/1/sorting/themes/1");
    odile.navigate("/debates/1/sorting/themes/1");
    odile.locator("#name").fill("Les premiers");
    odile.locator("#rename-reason").fill("Plus court.");
    follow(odile.locator("form[aria-labelledby='rename'] button"));
    look("Odile", "/debates/1/sorting");
    look(VISITOR, "/debates/1/sorting");
  }

  /** A version taken, edited, offered, put on an agenda. */
  private void draft() {
    look(VISITOR, "/debates/1/drafts");
    look("Odile", "/debates/1/versions");
    Page odile = in("Odile", "fr");
    Facilitator facilitator = new Facilitator(odile);
    odile.navigate("/debates/1/versions");
    facilitator.submit("drafts");
    String draft = path(odile);
    look("Odile", page -> rewrite(page, draft, ""));
    rewrite(odile, draft, "Plus clair.");
    look("Odile", draft);
    look(VISITOR, draft);
    look(VISITOR, draft + "/articles/1");
    look(VISITOR, "/debates/1/drafts");
    odile.navigate(draft);
    facilitator.submit("offer");
    String convene = link(odile, "/assembly/new\\?offered=.*");
    look("Odile", convene);
    odile.navigate(convene);
    odile.locator("#place").fill("Salle du Bief");
    facilitator.submit("assembly");
    String meeting = path(odile);
    look(VISITOR, meeting);
    look(VISITOR, meeting + "/items/1");
    look(VISITOR, meeting + "/convocation");
    look("Odile", draft);
  }

  private static void rewrite(Page page, String draft, String reason) {
    page.navigate(draft + "/articles/1");
    page.locator("#words").fill("Le magasin ouvre chaque soir, et chacun le sait.");
    page.locator("#reason").fill(reason);
    new Facilitator(page).submit("articles/1");
  }

  /** A meeting without its quorum, then the second call that adopts the charter. */
  private void assemble(TestClock clock) {
    Page page = in("Odile", "fr");
    Facilitator odile = new Facilitator(page);
    look("Odile", "/assembly/new");
    look("Karim", "/assembly/new");
    look(
        "Odile",
        each -> {
          each.navigate("/assembly/new");
          each.locator("#held").fill("2026-11-25");
          each.locator("#place").fill("Salle du Bief");
          new Facilitator(each).submit("assembly");
        });
    look("Odile", "/mandates");
    look("Karim", "/assembly/1");
    look("Odile", "/assembly/1/convocation");
    odile.present("/assembly/1", "Odile", "Karim", "Jeanne");
    look("Odile", "/assembly/1/attendance");
    odile.open();
    look("Odile", "/assembly/1");
    look("Odile", "/assembly/1/items/1");
    page.navigate("/assembly/1/items/1");
    odile.submit("count");
    look("Odile", "/assembly/1/items/1");
    odile.submit("proclaim");
    page.navigate("/assembly/1");
    odile.submit("close");
    look("Odile", "/assembly/1");
    look("Odile", "/assembly/1/minutes");
    look("Odile", "/assembly/1/second-call");
    page.navigate("/assembly/1/second-call");
    odile.submit("second-call");
    clock.forward(Duration.ofDays(7));
    odile.present("/assembly/2", "Odile", "Karim", "Jeanne", "Mireille", "Inès");
    odile.open();
    look("Odile", "/assembly/2/items/1");
    odile.vote("/assembly/2", "4", "1");
    look("Odile", "/assembly/2/items/1");
    odile.submit("proclaim");
    look("Odile", "/assembly/2/items/1");
    page.navigate("/assembly/2");
    odile.submit("close");
    look("Odile", "/assembly/2/minutes");
    look("Odile", "/assembly");
    look("Odile", "/charter");
  }

  /** A text of the charter that a member proposes, well and badly. */
  private void propose() {
    String yaml = new String(ShippedRules.charterYaml(), StandardCharsets.UTF_8);
    look("Karim", "/charter/propose");
    look("Karim", AssemblyAccessibilityTest::forge);
    look("Karim", page -> propose(page, yaml.replace("k: 11", "k: 3")));
    look("Karim", page -> propose(page, yaml.replace("k: 11", "k: 15")));
    look("Karim", "/charter/history");
    look(VISITOR, "/charter");
  }

  private static void propose(Page page, String yaml) {
    page.navigate("/charter/propose");
    page.locator("#yaml").fill(yaml.replace("version: \"1.0.0\"", "version: \"1.1.0\""));
    new Facilitator(page).submit("propose");
  }

  /** A node of one's own, from its first link to the first person who comes in. */
  private void found(String language) {
    String form = "/founding/" + node().part(FoundingLink.class).find().orElseThrow();
    look(VISITOR, language, page -> page.navigate("/founding"));
    look(VISITOR, language, page -> page.navigate("/founding/0123"));
    look(VISITOR, language, page -> page.navigate(form));
    look(VISITOR, language, page -> found(page, "court"));
    look(VISITOR, language, page -> found(page, "une phrase que je retiens"));
    String invitation =
        URI.create(in(VISITOR, language).locator("dd.mono").first().innerText()).getPath();
    look(VISITOR, language, page -> page.navigate(invitation));
    look(VISITOR, language, page -> signs(page, "#login", "soizic", "court"));
    look(VISITOR, language, page -> page.navigate("/login"));
    look(VISITOR, language, page -> signs(page, "#username", "omar", "ce n’est pas celui-ci"));
    look(VISITOR, language, page -> page.navigate("/"));
  }

  private static void signs(Page page, String field, String login, String password) {
    page.locator(field).fill(login);
    page.locator("#password").fill(password);
    follow(page.locator("main form button"));
  }

  private static void found(Page page, String password) {
    page.locator("#organisation").fill("Le Bief");
    page.locator("#keeper").fill("Omar");
    page.locator("#second").fill("Soizic");
    page.locator("#login").fill("omar");
    page.locator("#password").fill(password);
    follow(page.locator("main form button"));
  }

  @Test
  void theMapOfOpinionsIsHeardAsASentenceAndATable() {
    assertThat(pictures)
        .singleElement()
        .asString()
        .contains("img", "Carte des opinions", "groupes");
    assertThat(heads)
        .singleElement()
        .asString()
        .contains("La carte en mots", "columnheader \"Groupe\"", "columnheader \"Personnes\"")
        .containsPattern(
            "rowheader \"Groupe A\"[\\s\\S]*cell \"[0-9]{2,}\"[\\s\\S]*cell \"(en|à|au) ");
  }
}
