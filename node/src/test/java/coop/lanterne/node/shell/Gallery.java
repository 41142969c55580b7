// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import module java.base;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Amount;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.shell.Page.Link;
import coop.lanterne.node.shell.Page.Theme;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Every partial, filled with invented data. */
final class Gallery {
  static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);
  private static final Instant DAWN = Instant.parse("2026-11-24T04:52:07Z");

  private Gallery() {}

  static Page page(Language language, Theme theme) {
    Prose prose = Prose.in(language);
    Page.Who mireille = new Page.Who("Mireille T.", say("role"));
    return new Page(
        new Page.Site(
            "Épicerie du Canal",
            List.of(
                new Page.Room(say("today"), "/"),
                new Page.Room(say("orders"), "/orders"),
                new Page.Room(say("charter"), "/charter"),
                new Page.Room(say("assembly"), "/assembly"),
                new Page.Room(say("journal"), "/journal")),
            word -> Optional.empty(),
            new Page.Foot("/accessibility", "/source", "/journal/verify")),
        prose.say(say("h1")),
        theme,
        Optional.of(mireille),
        List.of(
            Notice.demo(mireille, "/personas"),
            Notice.provisionalCharter("/charter"),
            Notice.founding("/journal/0"),
            Notice.foundingWaits("Awa D.", "/journal/0")),
        new Page.Csrf("_csrf", "token\"<>&"),
        "/orders/2026-11-24/batavia?line=7",
        prose);
  }

  private static Message say(String key) {
    return Message.of("gallery." + key);
  }

  static Quantity pieces(long n) {
    return Quantity.of(n, Unit.PIECE);
  }

  private static BigDecimal dec(String text) {
    return new BigDecimal(text);
  }

  static String render(String template, Map<String, Object> params) {
    StringOutput output = new StringOutput();
    ENGINE.render("shell/" + template + ".jte", params, output);
    return output.toString();
  }

  /** Every explanation, by its shape, the first with others within it. */
  static List<Explanation> explanations() {
    return List.of(sum(), product(), count(), citation(), comparison(), trace());
  }

  static Explanation.Sum sum() {
    return new Explanation.Sum(
        say("sum").with("quantity", pieces(30)),
        List.of(
            new Explanation.Part(say("expected"), pieces(32), Optional.of(product())),
            part("on_hand", pieces(-14)),
            part("lost", pieces(2)),
            part("reserve", pieces(7)),
            part("crate", pieces(3))),
        pieces(30));
  }

  private static Explanation.Part part(String name, Amount amount) {
    return new Explanation.Part(say(name), amount);
  }

  static Explanation.Product product() {
    return new Explanation.Product(
        say("product"),
        List.of(
            new Explanation.Factor(say("level"), dec("10.2")),
            new Explanation.Factor(say("weekday"), dec("1.06")),
            new Explanation.Factor(say("season"), dec("0.94")),
            new Explanation.Factor(say("market"), dec("1.18"))),
        BigDecimal.ONE,
        pieces(12));
  }

  private static Explanation count() {
    return new Explanation.Count(say("count"), 38, 412);
  }

  private static Explanation citation() {
    String words = "Ma mère a 82 ans, elle habite aux Granges, le marché elle le voit en photo.";
    return new Explanation.Citation("contribution-118", 0, words.length(), words);
  }

  private static Explanation comparison() {
    return new Explanation.Comparison(
        say("compare"),
        List.of(
            option(24, "0.19", "0.8", false),
            option(30, "0.08", "1.9", true),
            option(36, "0.03", "4.6", false)));
  }

  private static Explanation.Option option(long pieces, String risk, String loss, boolean kept) {
    return new Explanation.Option(
        say("option").with("quantity", pieces(pieces)),
        List.of(
            say("risk").with("share", new Message.Share(dec(risk))),
            say("loss").with("quantity", Quantity.of(dec(loss), Unit.PIECE))),
        kept,
        say(kept ? "kept" : "set_aside"));
  }

  private static Explanation.Trace trace() {
    return new Explanation.Trace(
        say("trace"),
        List.of(
            new Explanation.Step(
                say("rule_days"),
                say("source_supplier").with("day", LocalDate.of(2026, 3, 3)),
                Optional.of(count())),
            new Explanation.Step(say("rule_crates"), say("source_policy").with("article", 7))));
  }

  /** An advice about a result that is only its quantity. */
  static Advice<Quantity> advice() {
    Digest digest = Digest.of("invented".getBytes(StandardCharsets.UTF_8));
    return new Advice<>(
        "order.adopt",
        Advice.Subject.THINGS,
        pieces(30),
        sum(),
        List.of(),
        unsure(),
        List.of(new Advice.Source(say("till"), digest), new Advice.Source(say("stock"), digest)),
        List.of(
            new Advice.Parameter(
                say("aim"), new Message.Share(dec("0.9")), say("source_policy").with("article", 4)),
            new Advice.Parameter(say("market"), new Message.Figure(dec("1.18")), say("till"))),
        trace(),
        new Advice.Provenance(
            digest,
            digest,
            digest,
            "commande-frais 1.2",
            MethodClass.STATISTICS,
            Optional.empty(),
            "0.1.0",
            20261124));
  }

  private static List<Advice.Uncertainty> unsure() {
    return List.of(
        new Advice.Uncertainty.Interval(say("sales"), dec("0.8"), pieces(25), pieces(39)),
        new Advice.Uncertainty.NotKnown(say("unsure")));
  }

  static Proposal proposal() {
    return new Proposal(
        say("figure").with("quantity", pieces(30)),
        Optional.of(say("detail").with("crates", 5).with("price", Money.eur(3150))),
        say("because"),
        unsure(),
        List.of(
            new Proposal.Fact(say("usual"), say("figure").with("quantity", pieces(24))),
            new Proposal.Fact(
                say("delivery"),
                say("exact").with("text", new Message.Day(LocalDate.of(2026, 11, 25))))));
  }

  static ForecastChart chart(String id) {
    int[] sold = {-1, 8, 6, 10, 13, 15, -1, -1, 9, 11, 9, 14, 16, -1, -1};
    List<ForecastChart.Day> days = new ArrayList<>();
    LocalDate date = LocalDate.of(2026, 11, 9);
    for (int n : sold) {
      days.add(
          n < 0
              ? new ForecastChart.Closed(date)
              : new ForecastChart.Past(date, BigDecimal.valueOf(n), date.getDayOfMonth() == 19));
      date = date.plusDays(1);
    }
    int[][] bands = {{4, 6, 9, 12, 15}, {6, 8, 12, 16, 19}, {5, 7, 11, 15, 18}};
    for (int[] b : bands) {
      days.add(
          new ForecastChart.Expected(
              date,
              BigDecimal.valueOf(b[0]),
              BigDecimal.valueOf(b[1]),
              BigDecimal.valueOf(b[2]),
              BigDecimal.valueOf(b[3]),
              BigDecimal.valueOf(b[4])));
      date = date.plusDays(1);
    }
    return new ForecastChart(id, say("chart"), say("chart_sub"), say("chart_summary"), days);
  }

  static Slip slip(Optional<Slip.Stage> stage) {
    return new Slip(
        say("receipt").with("number", 1482),
        DAWN,
        List.of(
            new Slip.Row(
                say("decision"), say("decision_text").with("price", Money.eur(8430)), false),
            new Slip.Row(
                say("digest"),
                say("exact").with("text", "b7d0 4e18 93aa 6f2c 0d55 e1c7 28fb 9046"),
                true)),
        stage,
        List.of(new Link(say("download"), "/journal/1482/receipt")));
  }

  static Finding finding(
      String code, Finding.Severity severity, long line, String column, String seen) {
    return new Finding(
        "gallery." + code,
        severity,
        new Finding.Place("livraisons-novembre.csv", line, column),
        seen,
        say(code),
        say(code + "_maybe"));
  }

  static CharterStop stop() {
    return new CharterStop(
        finding("over", Finding.Severity.STOPPED, 0, "", "1\u202f240,00\u00a0€"),
        new Link(say("article"), "/charter#A16"),
        say("norm").with("limit", Money.eur(80000)),
        Optional.of(new Link(say("receipt_link").with("number", 1478), "/journal/1478")));
  }

  static Job job(String id, long done) {
    return new Job(
        id,
        "ventes-2025.csv",
        say("rows").with("done", done).with("total", 1_000_000),
        done,
        1_000_000,
        Optional.of(Duration.ofSeconds(18)),
        "/imports/3/progress",
        "/imports/3/stop");
  }

  /** The whole gallery: section titles and their blocks. */
  static Map<String, List<String>> sections(Page page) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    sections.put(
        "proposal",
        List.of(block(page, "advice", "proposal", proposal()) + block(page, "sum", "sum", sum())));
    sections.put("forecast", List.of(block(page, "forecastChart", "chart", chart("batavia"))));
    List<String> reasons = new ArrayList<>();
    for (Explanation explanation : explanations()) {
      reasons.add(block(page, "explanation", "explanation", explanation));
    }
    sections.put("reasons", reasons);
    sections.put(
        "law",
        List.of(
            render(
                "law",
                Map.of("page", page, "advice", advice(), "contribution", say("contributes")))));
    sections.put(
        "proof",
        List.of(
            block(page, "receipt", "slip", slip(Optional.of(Slip.Stage.PUBLISHED))),
            block(page, "receipt", "slip", slip(Optional.of(Slip.Stage.RECORDED))),
            block(page, "receipt", "slip", slip(Optional.empty()))));
    sections.put(
        "problems",
        List.of(
            block(
                page,
                "finding",
                "finding",
                finding("negative", Finding.Severity.SET_ASIDE, 48, "quantité", "-12")),
            block(
                page,
                "finding",
                "finding",
                finding("future", Finding.Severity.WARNING, 1103, "reçu le", "<b>12/01/2027</b>")),
            block(
                page,
                "finding",
                "finding",
                finding("negative", Finding.Severity.STOPPED, 0, "", "")),
            block(page, "refusal", "stop", stop())));
    sections.put(
        "work",
        List.of(
            block(page, "job", "job", job("import", 412_000)),
            block(page, "job", "job", job("finished", 1_000_000)),
            render(
                "done",
                Map.of(
                    "page",
                    page,
                    "head",
                    say("noted"),
                    "text",
                    say("noted_text"),
                    "links",
                    List.of(new Link(say("receipt_link").with("number", 1482), "/journal/1482")))),
            render("empty", Map.of("page", page, "what", say("none"), "next", say("next")))));
    return sections;
  }

  static String block(Page page, String template, String name, Object value) {
    return render(template, Map.of("page", page, name, value));
  }

  static String whole(Page page) {
    StringBuilder main =
        new StringBuilder("<header><p class=\"kicker\">")
            .append(page.say("gallery.kicker"))
            .append("</p><h1>")
            .append(page.title())
            .append("</h1></header>");
    sections(page)
        .forEach(
            (key, blocks) ->
                main.append("<section aria-labelledby=\"s-")
                    .append(key)
                    .append("\"><h2 id=\"s-")
                    .append(key)
                    .append("\">")
                    .append(page.say("gallery." + key))
                    .append("</h2>")
                    .append(String.join("\n", blocks))
                    .append("</section>"));
    Content content = output -> output.writeContent(main.toString());
    return render("layout", Map.of("page", page, "content", content));
  }
}
