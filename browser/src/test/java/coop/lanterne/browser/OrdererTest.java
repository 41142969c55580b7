// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static coop.lanterne.browser.Reading.READ;
import static coop.lanterne.browser.Reading.assertSays;
import static coop.lanterne.browser.Reading.follow;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A morning of Mireille, who orders the vegetables, and of Jeanne, who doubts. */
final class OrdererTest {
  @TempDir Path folder;

  @Test
  void theOrdererChangesAnOrderAndItsReceiptVerifiesWithTheNodeStopped() throws Exception {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    String receipt;
    String key;
    try (Stage stage = Stage.open(folder, clock)) {
      Page page = stage.as("Mireille");
      page.navigate("/");
      Locator first = page.locator("a[href^='/grocery/orders/']").first();
      follow(first);

      // what she reads: each line with its quantity and its reason
      assertThat(page.locator(".lines li").first()).isAttached();
      Locator quantities = page.locator("input[name^='quantity.']");
      assertThat(quantities).hasCount(page.locator(".lines li").count());

      // she looks at the lines to look at, halves one quantity and says why
      for (Locator looked : page.locator("input[name='opened']").all()) {
        looked.check();
      }
      Locator changed = quantities.first();
      String before = changed.inputValue();
      changed.fill(before.equals("0") ? "1" : "0");
      page.locator("#reason").fill("Le marché est annulé.");
      follow(page.locator("button[name='step'][value='order']"));
      assertThat(page.locator(".receipt").first()).isAttached();

      // the order for the supplier
      Download csv = page.waitForDownload(() -> page.locator("a[href$='/order.csv']").click());
      assertThat(Files.readAllLines(csv.path())).hasSizeGreaterThan(1);
      Download pdf = page.waitForDownload(() -> page.locator("a[href$='/order.pdf']").click());
      assertThat(
              new String(
                  Files.readAllBytes(pdf.path()),
                  0,
                  5,
                  java.nio.charset.StandardCharsets.ISO_8859_1))
          .isEqualTo("%PDF-");

      Download proof =
          page.waitForDownload(() -> page.locator(".receipt a[href$='/receipt']").first().click());
      receipt = Files.readString(proof.path());
      key = page.request().get("/journal/key").text().strip();
      assertThat(stage.elsewhere()).as("requests to anyone else").isEmpty();
      assertThat(stage.complaints()).isEmpty();
    }
    Report report = Verifier.receipt(receipt, key);
    assertThat(report.holds()).as(report.text(Locale.FRENCH)).isTrue();
    Report tampered = Verifier.receipt(receipt.replaceFirst("index \\d+", "index 0"), key);
    assertThat(tampered.holds()).isFalse();
  }

  @Test
  void aDoubtingMemberRecomputesYesterdaysAdvice() {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Page orderer = stage.as("Mireille");
      orderer.navigate("/grocery");
      String order = orderer.locator("a[href^='/grocery/orders/']").first().getAttribute("href");
      orderer.navigate(order);
      String advice = orderer.locator("a[href^='/advice/']").first().getAttribute("href");
      clock.forward(Duration.ofDays(1));
      Page jeanne = stage.as("Jeanne");
      jeanne.navigate(advice);
      // the four items of article R. 311-3-1-2 of the CRPA, under its own words
      assertThat(jeanne.locator("dl.law dt")).hasCount(4);
      follow(jeanne.locator("form[action$='/replay'] button").first());
      assertSays(jeanne.locator("main"), "à l’octet près");
    }
  }

  @Test
  void anOrderAboveTheMandateIsRefusedWithTheArticle() {
    TestClock clock = new TestClock("2026-11-24T05:12:00Z");
    try (Stage stage = Stage.open(folder, clock)) {
      Page page = stage.as("Mireille");
      page.navigate("/");
      follow(page.locator("a[href^='/grocery/orders/']").first());
      for (Locator looked : page.locator("input[name='opened']").all()) {
        looked.check();
      }
      page.locator("input[name^='quantity.']").first().fill("60000");
      page.locator("#reason").fill("Pour voir.");
      follow(page.locator("button[name='step'][value='order']"));
      assertSays(page.locator("main"), "16");
      assertThat(page.locator("a[href='/charter#A16']").first()).isAttached();
      page.navigate("/journal");
      assertThat(page.locator("main"))
          .hasText(Pattern.compile("refus", Pattern.CASE_INSENSITIVE), READ);
    }
  }
}
