// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.browser;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The READMEs show today’s page, and say in words what it shows. With {@code
 * -Dlanterne.pictures=true} the pictures are taken again.
 */
final class PicturesTest {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 1080;
  private static final int MOST_BYTES = 200_000;
  private static final Path ROOT = Path.of(System.getProperty("lanterne.root", ".."));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "fr, LISEZMOI.md, docs/pictures/aujourdhui.png",
    "en, README.md, docs/pictures/today.png"
  })
  void theReadmeShowsTodaysPage(String language, String readme, String picture) throws IOException {
    byte[] taken;
    String heading;
    try (Stage stage = Stage.open(folder, new TestClock("2026-11-24T05:12:00Z"))) {
      Page page = stage.as("Mireille", language, ColorScheme.LIGHT, WIDTH);
      page.navigate("/");
      heading = page.locator("h1").innerText();
      taken =
          page.screenshot(
              new Page.ScreenshotOptions().setFullPage(true).setClip(0, 0, WIDTH, HEIGHT));
    }
    assertThat(taken).hasSizeLessThan(MOST_BYTES);
    Path shown = ROOT.resolve(picture);
    if (Boolean.getBoolean("lanterne.pictures")) {
      Files.createDirectories(shown.getParent());
      Files.write(shown, taken);
    }
    assertThat(Files.readAllBytes(shown)).hasSizeLessThan(MOST_BYTES);
    assertThat(ImageIO.read(shown.toFile()).getHeight())
        .isEqualTo(ImageIO.read(new ByteArrayInputStream(taken)).getHeight());
    Matcher words =
        Pattern.compile("!\\[(.*)]\\(" + Pattern.quote(picture) + "\\)")
            .matcher(Files.readString(ROOT.resolve(readme)));
    assertThat(words.find()).as("%s shows %s", readme, picture).isTrue();
    assertThat(words.group(1) + ".")
        .as("the text for whoever does not see it, against the heading of the page")
        .endsWith(heading.replaceFirst("^[^,:]*[,:]\\s*", ""));
  }
}
