// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.node.shell.Page.Theme;
import coop.lanterne.prose.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseErrorList;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every partial in both languages: well formed, without inline code, and readable by all. (jsoup
 * reads a no-break space as a space.)
 */
class ShellTest {
  private static final Path OUT = Path.of("target", "gallery");

  private static Document whole(Language language) {
    return Jsoup.parse(Gallery.whole(Gallery.page(language, Theme.DEVICE)));
  }

  @Test
  void theGalleryIsPrinted() throws IOException {
    Files.createDirectories(OUT);
    Files.copy(
        Path.of("src/main/resources/static/look.css"),
        OUT.resolve("look.css"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    for (Language language : Language.values()) {
      for (Theme theme : Theme.values()) {
        String html =
            Gallery.whole(Gallery.page(language, theme))
                .replace("href=\"/look.css\"", "href=\"look.css\"");
        Path file = OUT.resolve(language.tag() + "-" + theme.value() + ".html");
        Files.writeString(file, html);
        assertThat(file).isNotEmptyFile();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePageParsesWithoutAnError(Language language) {
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    parser.parseInput(Gallery.whole(Gallery.page(language, Theme.DARK)), "");
    ParseErrorList errors = parser.getErrors();
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void nothingIsInline(Language language) {
    Document page = whole(language);
    assertThat(page.select("style, [style], script:not([src])")).isEmpty();
    assertThat(page.select("script[src]").eachAttr("src")).allMatch(src -> src.startsWith("/"));
    List<String> handlers = new ArrayList<>();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        if (attribute.getKey().startsWith("on") || attribute.getValue().startsWith("javascript:")) {
          handlers.add(element.cssSelector() + " " + attribute);
        }
      }
    }
    assertThat(handlers).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void nothingIsFetchedFromElsewhere(Language language) {
    Document page = whole(language);
    for (String attribute : List.of("src", "href", "action", "hx-get", "hx-post")) {
      assertThat(page.select("[" + attribute + "]").eachAttr(attribute))
          .allMatch(address -> address.matches("/(?!/).*|/|#[a-z].*"));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFieldHasItsLabelAndEveryReferenceItsTarget(Language language) {
    Document page = whole(language);
    for (Element field : page.select("input:not([type=hidden]), textarea, select")) {
      assertThat(
              field.closest("label") != null
                  || !page.select("label[for=" + field.id() + "]").isEmpty())
          .as(field.outerHtml())
          .isTrue();
    }
    for (String reference : List.of("aria-labelledby", "aria-describedby", "for")) {
      for (Element element : page.select("[" + reference + "]")) {
        for (String id : element.attr(reference).split(" ")) {
          assertThat(page.getElementById(id)).as(element.outerHtml()).isNotNull();
        }
      }
    }
    assertThat(page.select("button, a, summary, caption, th, legend, h1, h2, h3"))
        .allMatch(element -> !element.text().isBlank());
    assertThat(page.select("svg:not([aria-hidden=true])"))
        .allMatch(svg -> svg.attr("role").equals("img") && !svg.select("title").isEmpty());
    assertThat(page.select("table")).allMatch(table -> !table.select("> caption").isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void headingsAreInOrderAndIdsUnique(Language language) {
    Document page = whole(language);
    int before = 0;
    for (Element heading : page.select("h1, h2, h3, h4")) {
      int level = heading.tagName().charAt(1) - '0';
      assertThat(level).as(heading.outerHtml()).isLessThanOrEqualTo(before + 1);
      before = level;
    }
    assertThat(page.select("h1")).hasSize(1);
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.select("main, header.top, footer")).hasSize(3);
    assertThat(page.select("html").attr("lang")).isEqualTo(language.tag());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFormThatChangesSomethingCarriesItsToken(Language language) {
    Document page = whole(language);
    assertThat(page.select("form[method=post]")).isNotEmpty();
    assertThat(page.select("form[method=post]"))
        .allMatch(
            form ->
                form.select("input[type=hidden][name=_csrf]").attr("value").equals("token\"<>&"));
  }

  @Test
  void whatWasReadIsShownAndNeverRun() {
    Document page = whole(Language.ENGLISH);
    assertThat(page.select(".finding .seen").eachText()).contains("<b>12/01/2027</b>");
    assertThat(page.select(".finding .seen b")).isEmpty();
  }

  @Test
  void everyShapeOfExplanationIsDrawn() {
    Set<Class<?>> drawn =
        Gallery.explanations().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(drawn)
        .isEqualTo(new HashSet<>(Arrays.asList(Explanation.class.getPermittedSubclasses())));
    Page page = Gallery.page(Language.FRENCH, Theme.DEVICE);
    for (Explanation explanation : Gallery.explanations()) {
      assertThat(Gallery.block(page, "explanation", "explanation", explanation))
          .as(explanation.getClass().getSimpleName())
          .isNotBlank();
    }
  }

  @Test
  void aSumIsWrittenWithItsSignsAndWhatExplainsItsParts() {
    Document page =
        Jsoup.parse(
            Gallery.block(
                Gallery.page(Language.FRENCH, Theme.DEVICE), "sum", "sum", Gallery.sum()));
    Element sum = page.expectFirst("table.sum");
    assertThat(sum.select("> tbody > tr:not(.within)").eachText())
        .containsExactly(
            "ventes attendues de mardi à jeudi 32 pièces",
            "−moins en rayon 14 pièces",
            "+plus pertes attendues 2 pièces",
            "+plus réserve, pour servir neuf fois sur dix 7 pièces",
            "+plus pour finir le colis de 6 3 pièces");
    assertThat(sum.select("> tfoot").text()).isEqualTo("=égale total 30 pièces");
    assertThat(sum.select("> tbody > .within table.sum tfoot").text())
        .isEqualTo("=égale arrondi à l’unité 12 pièces");
  }

  @Test
  void theFourItemsOfTheLawStandUnderTheDecreesWords() {
    Document page = whole(Language.FRENCH);
    assertThat(page.select(".law > dt").eachText())
        .containsExactly(
            "Le degré et le mode de contribution du traitement algorithmique à la prise de"
                + " décision",
            "Les données traitées et leurs sources",
            "Les paramètres de traitement et, le cas échéant, leur pondération, appliqués à la"
                + " situation de l’intéressé",
            "Les opérations effectuées par le traitement");
    assertThat(page.select(".law > dd").eachText()).hasSize(4).noneMatch(String::isBlank);
  }

  @Test
  void theForecastAndItsTableSayTheSame() {
    Document page = whole(Language.ENGLISH);
    Element chart = page.expectFirst("figure.forecast");
    assertThat(chart.select("> svg .dot")).hasSize(9);
    assertThat(chart.select("> svg .least")).hasSize(1);
    assertThat(chart.select("> svg .shut")).hasSize(5);
    assertThat(chart.select("> svg .b80")).hasSize(3);
    assertThat(chart.select("tbody tr")).hasSize(18);
    assertThat(chart.select("tbody tr[data-mid]").eachText())
        .containsExactly(
            "Tuesday 24 9 6 to 12 19 in 20: 4 to 15",
            "Wednesday 25 12 8 to 16 19 in 20: 6 to 19",
            "Thursday 26 11 7 to 15 19 in 20: 5 to 18");
    assertThat(chart.select("tbody tr[data-ran-out]").text()).isEqualTo("Thursday 19 9 ran out –");
  }

  @Test
  void theForecastIsDrawnToScale() {
    ForecastChart chart = Gallery.chart("a");
    assertThat(chart.ticks())
        .containsExactly(
            BigDecimal.ZERO,
            new BigDecimal("5"),
            new BigDecimal("10"),
            new BigDecimal("15"),
            new BigDecimal("20"));
    assertThat(chart.y(BigDecimal.ZERO)).isEqualTo("216.0");
    assertThat(chart.y(new BigDecimal("20"))).isEqualTo("26.0");
    assertThat(chart.y(new BigDecimal("9"))).isEqualTo("130.5");
    assertThat(chart.height(new BigDecimal("4"), new BigDecimal("15"))).isEqualTo("104.5");
    assertThat(chart.at(LocalDate.of(2026, 11, 9), 0)).isEqualTo("8.00%");
    assertThat(chart.at(LocalDate.of(2026, 11, 26), 1)).isEqualTo("100.00%");
    assertThatThrownBy(
            () ->
                new ForecastChart.Expected(
                    LocalDate.of(2026, 11, 24),
                    BigDecimal.TEN,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMenuSaysWhereOneIs() {
    Document page = whole(Language.FRENCH);
    assertThat(page.select(".rooms [aria-current=page]").eachText()).containsExactly("Commandes");
    assertThat(page.select(".notices p")).hasSize(4);
    assertThat(page.select(".prefs input[name=back]").attr("value"))
        .isEqualTo("/orders/2026-11-24/batavia?line=7");
    assertThat(
            Jsoup.parse(Gallery.whole(Gallery.page(Language.FRENCH, Theme.DARK)))
                .select("html")
                .attr("data-theme"))
        .isEqualTo("dark");
    assertThat(page.select("html[data-theme]")).isEmpty();
  }

  @Test
  void oneGoesBackToThisNodeOnly() {
    assertThat(Page.safeBack("/orders?line=7#decide")).isEqualTo("/orders?line=7#decide");
    for (String trap :
        List.of(
            "//evil.example", "/\\evil.example", "https://evil.example", "", "/a\r\nb", "/a\\b")) {
      assertThat(Page.safeBack(trap)).as(trap).isEqualTo("/");
    }
    assertThat(Theme.parse("dark")).isEqualTo(Theme.DARK);
    assertThat(Theme.parse("pink")).isEqualTo(Theme.DEVICE);
  }

  @Test
  void aJobThatIsDoneAsksNoMore() {
    Page page = Gallery.page(Language.FRENCH, Theme.DEVICE);
    Document running = Jsoup.parse(Gallery.block(page, "job", "job", Gallery.job("a", 412_000)));
    assertThat(running.expectFirst(".job[hx-get][hx-trigger='every 2s'] > p").text())
        .isEqualTo(
            "ventes-2025.csv : 412\u202f000 lignes lues sur 1\u202f000\u202f000, encore environ"
                + " 18 s.");
    Document done = Jsoup.parse(Gallery.block(page, "job", "job", Gallery.job("a", 1_000_000)));
    assertThat(done.select("[hx-get], form")).isEmpty();
    assertThat(Map.of("percent", done.select("progress").text())).containsEntry("percent", "100 %");
  }

  @Test
  void partsOfAWholeAreDrawnToScale() {
    assertThat(Bar.percent(59, 71)).isEqualTo("83.0986%");
    assertThat(Bar.percent(1, 2)).isEqualTo("50%");
    assertThat(Bar.percent(0, 0)).isEqualTo("0%");
  }

  @Test
  void aPdfLeavesOutControlSignsAndReplacesThoseThatItsFontsLack() {
    assertThat(Pdf.drawable("a\u000bb\u0000\tc\n 🪑 \u22125\u202f€"))
        .isEqualTo("ab\tc\n ? -5\u00a0€");
  }
}
