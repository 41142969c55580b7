// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.journal.Receipts;
import coop.lanterne.kernel.Receipt;
import coop.lanterne.node.Sample.Browser;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The grocery's pages and interface on a demonstration, as a browser without script meets them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GroceryPagesTest {
  @TempDir static Path folder;
  private static Node node;
  private static final TestClock CLOCK = new TestClock("2026-11-24T05:12:00Z");

  @BeforeAll
  static void open() {
    node = Founded.demo(folder, CLOCK);
  }

  @AfterAll
  static void close() {
    node.close();
  }

  private static List<SupplierOrder> today() {
    return node.part(Grocery.class).orders().ofToday();
  }

  private static Browser mireille(String language) {
    return new Browser(node, language).as("Mireille");
  }

  /** A page that is well made, whatever it says. */
  static Document ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    Document page = parser.parseInput(response.body(), "");
    assertThat(parser.getErrors()).isEmpty();
    assertThat(page.select("style, [style], script:not([src])")).isEmpty();
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    for (Element field : page.select("input:not([type=hidden]), textarea, select")) {
      assertThat(
              field.closest("label") != null
                  || !page.select("label[for=" + field.id() + "]").isEmpty())
          .as(field.outerHtml())
          .isTrue();
    }
    for (String reference : List.of("aria-labelledby", "aria-describedby", "for", "form")) {
      for (Element element : page.select("[" + reference + "]")) {
        for (String id : element.attr(reference).split(" ")) {
          assertThat(page.getElementById(id)).as(element.outerHtml()).isNotNull();
        }
      }
    }
    assertThat(page.text()).doesNotContain("grocery.", "logistics.", "debates.");
    return page;
  }

  @Test
  @Order(1)
  void everyPageReadsInBothLanguages() {
    SupplierOrder order = today().getFirst();
    String line = order.lines().getFirst().line().product();
    String here = "/grocery/orders/" + order.supplier() + "/" + order.day();
    for (String language : List.of("fr", "en")) {
      Browser browser = mireille(language);
      for (String path :
          List.of(
              "/grocery",
              here,
              here + "/" + line,
              here + "/" + line + "?quantity=36",
              "/grocery/products",
              "/grocery/products?from=50&name=pain",
              "/grocery/products/" + line,
              "/grocery/decisions",
              "/grocery/corrections",
              "/grocery/corrections?about=product%3A" + line,
              "/grocery/needs",
              "/grocery/asked",
              "/grocery/months",
              "/grocery/count",
              "/grocery/count?moment=evening&family=pain",
              "/grocery/count/differences",
              "/grocery/count/places",
              "/grocery/losses",
              "/grocery/losses?month=2026-10",
              "/grocery/losses?month=never",
              "/grocery/imports")) {
        ok(browser.get(path));
      }
    }
    assertThat(new Browser(node, "fr").get("/grocery").statusCode()).isEqualTo(303);
  }

  @Test
  @Order(1)
  void aCorrectionThatLacksSomethingKeepsWhatWasWrittenAndSaysWhatLacks() {
    Browser browser = mireille("fr");
    Map<String, String> form = fields(ok(browser.get("/grocery/corrections")));
    form.put("about", "shop");
    form.put("from", "2026-11-28");
    form.put("to", "2026-11-27");
    form.put("factor", "0");
    form.put("reason", "");
    HttpResponse<String> answer = browser.post("/grocery/corrections", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("main .why").eachText())
        .anyMatch(w -> w.contains("avant le premier"))
        .anyMatch(w -> w.contains("de 0,01 à 20"))
        .anyMatch(w -> w.contains("pourquoi"));
    assertThat(page.select("#to").val()).isEqualTo("2026-11-27");
    form.put("reason", "annulée");
    HttpResponse<String> none = browser.post("/grocery/corrections/rien/withdraw", form);
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(none.body()).select("main").text()).contains("n’existe pas");
    Browser karim = new Browser(node, "fr").as("Karim");
    Map<String, String> his = fields(ok(karim.get("/grocery/asked")));
    his.put("about", "shop");
    his.put("from", "2026-11-28");
    his.put("to", "2026-11-28");
    his.put("factor", "2");
    his.put("reason", "fête");
    assertThat(karim.post("/grocery/corrections", his).statusCode()).isEqualTo(403);
    assertThat(ok(browser.get("/grocery/corrections")).select("ol.lines")).isEmpty();
  }

  @Test
  @Order(1)
  void theMonthsThatAreOverHaveTheirPictureTheirTableAndTheirFamilies() {
    node.part(Grocery.class).months().prepare();
    for (String language : List.of("fr", "en")) {
      Browser browser = mireille(language);
      Document page = ok(browser.get("/grocery/months"));
      assertThat(page.select("figure.bars svg title")).hasSize(2);
      assertThat(page.select("section[aria-labelledby=shop] tbody tr")).hasSizeGreaterThan(10);
      assertThat(page.select("section[aria-labelledby=accuracy] tbody th").eachText())
          .anyMatch(t -> t.startsWith("pain"));
      String october = page.select("a[href^=/grocery/months?month=2026-10]").attr("href");
      Document month = ok(browser.get(october.replaceFirst("#.*", "")));
      assertThat(month.select("section[aria-labelledby=family] tbody tr").size()).isGreaterThan(3);
      ok(browser.get("/grocery/months?month=1999-01"));
      ok(browser.get("/grocery/months?month=octobre"));
    }
  }

  @Test
  @Order(2)
  void anOrderIsChangedDecidedAndItsReceiptVerifies() {
    Browser browser = mireille("fr");
    SupplierOrder order = today().getFirst();
    String here = "/grocery/orders/" + order.supplier() + "/" + order.day();
    Document page = ok(browser.get(here));
    Map<String, String> fields = fields(page);
    String first =
        fields.keySet().stream().filter(f -> f.startsWith("quantity.")).findFirst().orElseThrow();
    String decision = page.select("#order-form").attr("action");
    assertThat(decision).isEqualTo("/advices/" + order.given().id() + "/decision");
    fields.put(first, "1000000");
    fields.put("step", "check");
    Document checked = ok(browser.post(decision, fields));
    assertThat(checked.select("[role=status]").text()).contains("1 ligne changée");
    fields.put("step", "order");
    HttpResponse<String> noReason = browser.post(decision, fields);
    assertThat(noReason.statusCode()).isEqualTo(422);
    fields.put("reason", "Une fête.");
    HttpResponse<String> tooMuch = browser.post(decision, fields);
    assertThat(tooMuch.statusCode()).isEqualTo(403);
    assertThat(Jsoup.parse(tooMuch.body()).text()).contains("article 16");
    fields.put(first, "abc");
    assertThat(browser.post(decision, fields).statusCode()).isEqualTo(422);
    fields.put(first, "12");
    HttpResponse<String> done = browser.post(decision, fields);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    Document after = ok(browser.get(here + "?done"));
    String receipt = after.select("a[href$=/receipt]").attr("href");
    Receipt read = Receipts.parse(new String(browser.bytes(receipt), StandardCharsets.UTF_8));
    assertThat(Receipts.flaw(read, node.part(Journal.class).key())).isEmpty();
    assertThat(new String(browser.bytes(here + "/order.csv"), StandardCharsets.UTF_8))
        .startsWith("product;name;quantity;unit;packs;price;total\n");
    assertThat(new String(browser.bytes(here + "/order.pdf"), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    ok(browser.get("/grocery"));
    ok(browser.get("/grocery/decisions"));
    HttpResponse<String> before =
        browser.post(
            here + "/reverse",
            Map.of("advice", order.given().id().toString(), "reason", "Finalement non."));
    assertThat(before.statusCode()).as("the address of the release before").isEqualTo(308);
    assertThat(before.headers().firstValue("Location"))
        .contains(decision.replace("@", "%40") + "?choice=reverse");
    HttpResponse<String> back =
        browser.post(decision + "?choice=reverse", Map.of("reason", "Finalement non."));
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(ok(browser.get(here)).select("#order-form")).hasSize(1);
  }

  /** What a browser would send: every field, the marked lines being looked at. */
  private static Map<String, String> fields(Document page) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element field : page.select("#order-form input[type=hidden], input[form=order-form]")) {
      if (!field.attr("name").equals("_csrf")) {
        fields.merge(field.attr("name"), field.attr("value"), (a, b) -> a + "," + b);
      }
    }
    fields.put("reason", "");
    return fields;
  }

  @Test
  @Order(3)
  void aFileIsSentShownImportedAndTakenBack() {
    Browser browser = mireille("fr");
    ok(browser.get("/grocery/imports"));
    HttpResponse<String> sent =
        browser.upload(
            "/grocery/imports",
            "file",
            "ventes.csv",
            "date;product;quantity\n2026-11-21;" + product() + ";3\n2026-11-21;inconnu;1\n");
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    String pending = sent.headers().firstValue("Location").orElseThrow();
    Document preview = ok(browser.get(pending));
    assertThat(preview.select(".finding")).hasSize(1);
    HttpResponse<String> kept = browser.post(pending, Map.of("choice", "keep"));
    HttpResponse<String> job = browser.get(kept.headers().firstValue("Location").orElseThrow());
    String batch = job.headers().firstValue("Location").orElseThrow().replace("?done", "");
    assertThat(ok(browser.get(batch)).select(".finding")).hasSize(1);
    assertThat(browser.post(batch + "/undo", Map.of()).statusCode()).isEqualTo(303);
    assertThat(ok(browser.get(batch)).select("form[action$=undo]")).isEmpty();
  }

  private static String product() {
    return today().getLast().lines().getFirst().line().product();
  }

  @Test
  @Order(4)
  void aMemberColumnIsRefusedOnThePageAndByTheInterface() {
    Browser browser = mireille("fr");
    ok(browser.get("/grocery/imports"));
    String file = "date;product;quantity;member\n2026-11-21;" + product() + ";3;m7\n";
    HttpResponse<String> sent = browser.upload("/grocery/imports", "file", "ventes.csv", file);
    HttpResponse<String> refused = browser.get(sent.headers().firstValue("Location").orElseThrow());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Jsoup.parse(refused.body()).text()).contains("article 11");
    HttpResponse<String> answer =
        browser.api("POST", "/api/v1/imports?name=ventes.csv", "Mireille", "", "text/csv", file);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"article\":\"A11\"");
  }

  @Test
  @Order(5)
  void theInterfaceImportsAdvisesAndDecides() {
    Browser program = new Browser(node, "en");
    HttpResponse<String> taken =
        program.api(
            "POST",
            "/api/v1/imports?name=sales.csv&commit=false",
            "Mireille",
            "",
            "text/csv",
            "date;product;quantity\n2026-11-21;" + product() + ";3\n");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(taken.body()).contains("\"kept\":1").contains("\"batch\":null");
    HttpResponse<String> advices =
        program.api("GET", "/api/v1/advices?act=order.adopt", "Mireille", "", "", "");
    assertThat(advices.statusCode()).as(advices.body()).isEqualTo(200);
    assertThat(program.api("GET", "/api/v1/advices", "Mireille", "", "", "").body())
        .isEqualTo(advices.body());
    assertThat(program.api("GET", "/api/v1/advices?act=x.y", "Mireille", "", "", "").body())
        .isEqualTo("[]");
    SupplierOrder order =
        today().stream().filter(SupplierOrder::isOpen).reduce((a, b) -> b).orElseThrow();
    StringBuilder lines = new StringBuilder();
    StringBuilder opened = new StringBuilder();
    order
        .lines()
        .forEach(
            l -> {
              lines.append(lines.isEmpty() ? "" : ",");
              lines.append("{\"product\":\"").append(l.line().product()).append("\"}");
              if (!l.look().isEmpty()) {
                opened.append(opened.isEmpty() ? "" : ",");
                opened.append('"').append(l.line().product()).append('"');
              }
            });
    String path = "/api/v1/advices/" + order.given().id() + "/decision";
    for (String none : List.of("", "{", "[]", "\"adopt\"", "{\"choice\":", "{\"lines\":1}", "\0")) {
      HttpResponse<String> answer =
          program.api("POST", path, "Mireille", "", "application/json", none);
      assertThat(answer.statusCode()).as(none).isEqualTo(400);
      assertThat(answer.body()).contains("request-not-understood");
    }
    HttpResponse<String> without =
        program.api("POST", path, "Mireille", "", "application/json", "{\"choice\":\"adopt\"}");
    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(without.body()).contains("\"article\":\"A17\"");
    HttpResponse<String> decided =
        program.api(
            "POST",
            path,
            "Mireille",
            "",
            "application/json",
            "{\"choice\":\"adopt\",\"lines\":[" + lines + "],\"opened\":[" + opened + "]}");
    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    String id =
        Objects.requireNonNull(decided.body()).replaceAll(".*\"order\":\"([^\"]+)\".*", "$1");
    assertThat(program.api("GET", "/api/v1/orders/" + id, "Mireille", "", "", "").body())
        .contains("\"supplier\":\"" + order.supplier() + "\"");
    assertThat(program.api("GET", "/api/v1/orders/" + id + ".csv", "Mireille", "", "", "").body())
        .startsWith("product;name");
  }

  @Test
  @Order(6)
  void aCountIsSentByAPlainFormExplainedConfirmedAndTakenBack() {
    Browser browser = mireille("fr");
    Document list = ok(browser.get("/grocery/count"));
    Element first = list.select("li[data-unit=piece][data-expected~=^[1-9]\\d{3,}$]").first();
    String code = Objects.requireNonNull(first).attr("data-code");
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element field : list.select("#count-form input[type=hidden]:not([name=_csrf])")) {
      fields.put(field.attr("name"), field.attr("value"));
    }
    fields.put("expected." + code, first.attr("data-expected"));
    for (String bad : List.of("-1", "2,5", "NaN", "1e99")) {
      fields.put("count." + code, bad);
      HttpResponse<String> wrong = browser.post("/grocery/count", fields);
      assertThat(wrong.statusCode()).as(bad).isEqualTo(422);
      assertThat(Jsoup.parse(wrong.body()).select("input[name=\"count." + code + "\"]").val())
          .as("what was written stays")
          .isEqualTo(bad);
    }
    assertThat(node.part(Grocery.class).counts().waiting()).isEmpty();
    fields.put("count." + code, "0");
    for (int twice = 0; twice < 2; twice++) {
      HttpResponse<String> sent = browser.post("/grocery/count", fields);
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }
    ok(browser.get("/grocery/count?sent"));
    Document page = ok(browser.get("/grocery/count/differences"));
    assertThat(page.select("fieldset.apart")).hasSize(1);
    Map<String, String> answer = new LinkedHashMap<>();
    for (Element field : page.select("form.decide input[type=hidden]:not([name=_csrf])")) {
      answer.put(field.attr("name"), field.attr("value"));
    }
    assertThat(browser.post("/grocery/count/differences", answer).statusCode()).isEqualTo(422);
    answer.put("cause." + code, "theft");
    answer.put("reason", "Le rayon est vide, rien n’a été jeté.");
    HttpResponse<String> confirmed = browser.post("/grocery/count/differences", answer);
    assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(303);
    Document done = ok(browser.get(confirmed.headers().firstValue("Location").orElseThrow()));
    assertThat(done.text())
        .contains("vol supposé", "Le rayon est vide")
        .doesNotContain("Mireille a");
    assertThat(ok(browser.get("/journal")).text()).contains("Inventaire confirmé");
    String count = done.select("input[name=count]").val();
    assertThat(browser.post("/grocery/count/undo", Map.of("count", count)).statusCode())
        .isEqualTo(303);
    assertThat(browser.post("/grocery/count/undo", Map.of("count", count)).statusCode())
        .isEqualTo(422);
    assertThat(ok(browser.get("/grocery/count/differences")).select("fieldset.apart")).hasSize(1);
    assertThat(ok(mireille("en").get("/grocery/count/differences")).select("fieldset.apart"))
        .hasSize(1);
  }

  @Test
  @Order(7)
  void aPageWithAScriptIsToldWhatCameOfEachLine() {
    Browser browser = mireille("fr");
    Document list = ok(browser.get("/grocery/count"));
    Element first = Objects.requireNonNull(list.select("li[data-unit=piece][data-open]").first());
    Map<String, String> line = new LinkedHashMap<>();
    line.put("day", list.select("#count-form").attr("data-day"));
    line.put("sheet", "00112233445566778899aabbccddeeff");
    line.put("number", "1");
    line.put("product", first.attr("data-code"));
    line.put("quantity", "1");
    line.put("expected", first.attr("data-expected"));
    for (int again = 0; again < 2; again++) {
      HttpResponse<String> answer = browser.post("/grocery/count/lines", line);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"kept\":true").contains("Compté deux fois");
    }
    line.put("quantity", "deux");
    assertThat(browser.post("/grocery/count/lines", line).body())
        .contains("\"kept\":false")
        .contains("Ceci n’est pas une quantité");
    line.remove("sheet");
    assertThat(browser.post("/grocery/count/lines", line).statusCode()).isEqualTo(422);
    Document page = ok(browser.get("/grocery/count/differences"));
    assertThat(page.select("fieldset.apart input[type=radio]")).hasSize(3);
  }

  @Test
  @Order(8)
  void aLossAndAMarkdownAreNotedMendedAndNobodyIsNamed() {
    Browser browser = mireille("fr");
    Document page = ok(browser.get("/grocery/losses"));
    Map<String, String> loss = new LinkedHashMap<>();
    loss.put(
        "product", page.select("#product option:not([value=''])").eachAttr("value").getFirst());
    loss.put("quantity", "-2");
    loss.put("cause", "error");
    loss.put("day", "2026-11-25");
    loss.put("best_before", "demain");
    HttpResponse<String> wrong = browser.post("/grocery/losses", loss);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(wrong.body()).select(".field.wrong .why")).hasSize(5);
    loss.put("quantity", "2");
    loss.put("cause", "broken");
    loss.put("day", "2026-11-24");
    loss.put("best_before", "");
    assertThat(browser.post("/grocery/losses", loss).statusCode()).isEqualTo(303);
    Document noted = ok(browser.get("/grocery/losses"));
    assertThat(noted.select("section[aria-labelledby=note] .diary").text()).contains("cassé", "2");
    String id = noted.select("form[action='/grocery/losses/undo'] input[name=id]").val();
    assertThat(browser.post("/grocery/losses/undo", Map.of("id", id)).statusCode()).isEqualTo(303);
    assertThat(browser.post("/grocery/losses/undo", Map.of("id", id)).statusCode()).isEqualTo(422);

    Element form =
        Objects.requireNonNull(page.select("form[action$=markdowns]").first(), "a short date");
    Map<String, String> cut = new LinkedHashMap<>();
    for (Element field : form.select("input:not([name=_csrf])")) {
      cut.put(field.attr("name"), field.val());
    }
    cut.put("percent", "130");
    HttpResponse<String> refused = browser.post("/grocery/losses/markdowns", cut);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.body()).select(".field.wrong .why")).hasSize(2);
    cut.put("percent", "30");
    cut.put("reason", "Trop reçu vendredi.");
    assertThat(browser.post("/grocery/losses/markdowns", cut).statusCode()).isEqualTo(303);
    Document after = ok(browser.get("/grocery/losses"));
    assertThat(after.select("section[aria-labelledby=markdowns]").text())
        .contains("Trop reçu vendredi.", "pas encore connues")
        .doesNotContain("Mireille");
    ok(mireille("en").get("/grocery/losses"));
    String markdown =
        after.select("form[action='/grocery/losses/markdowns/undo'] input[name=id]").val();
    assertThat(browser.post("/grocery/losses/markdowns/undo", Map.of("id", markdown)).statusCode())
        .isEqualTo(303);
    assertThat(ok(browser.get("/grocery/losses")).select("section[aria-labelledby=markdowns]"))
        .isEmpty();
  }
}
