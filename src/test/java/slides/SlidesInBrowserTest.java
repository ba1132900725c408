package slides;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decks in a real Chromium, as a projector shows them. */
class SlidesInBrowserTest {
  @TempDir static Path folder;
  private static Chromium browser;

  @BeforeAll
  static void start() throws Exception {
    Chromium.assumeInstalled();
    Slides.main(new String[] {folder.toString()});
    browser = new Chromium(folder, 1280, 720);
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void open(Path deck) {
    browser.open(deck.toUri().toString(), "document.querySelectorAll('section').length > 1");
  }

  private static String place() {
    return browser.text("document.getElementById('place').textContent");
  }

  @Test
  void keysAndAClickTurnTheSlides() {
    open(folder.resolve("lesson05.html"));
    String all = browser.text("document.querySelectorAll('section').length");
    assertThat(place()).isEqualTo("1 / " + all);
    browser.key("ArrowRight", 39);
    browser.key(" ", 32);
    assertThat(place()).isEqualTo("3 / " + all);
    browser.key("ArrowLeft", 37);
    assertThat(place()).isEqualTo("2 / " + all);
    browser.mouse(640, 360);
    assertThat(place()).isEqualTo("3 / " + all);
    browser.key("End", 35);
    browser.key("ArrowRight", 39);
    assertThat(place()).isEqualTo(all + " / " + all);
    browser.key("Home", 36);
    assertThat(place()).isEqualTo("1 / " + all);
    assertThat(browser.problems()).isEmpty();
  }

  /** Nothing has to be scrolled, and every picture is there. */
  @Test
  void everySlideOfEveryDeckFits() throws IOException {
    List<Path> decks;
    try (Stream<Path> files = Files.list(folder)) {
      decks =
          files.filter(file -> file.toString().matches(".*lesson\\d\\d\\.html")).sorted().toList();
    }
    assertThat(decks).hasSize(24);
    for (Path deck : decks) {
      open(deck);
      String cut =
          browser.text(
              """
              [...document.querySelectorAll('section')].map((slide, i) => {
                show(i);
                const inside = slide.firstElementChild;
                const fits = inside.scrollHeight <= inside.clientHeight + 1
                  && inside.scrollWidth <= inside.clientWidth + 1
                  && [...slide.querySelectorAll('img')].every(image => image.naturalWidth > 0);
                return fits ? '' : `${i + 1} (${inside.scrollWidth} x ${inside.scrollHeight}) `;
              }).join('')""");
      assertThat(cut).as("slides of %s that don't fit", deck.getFileName()).isEmpty();
    }
  }
}
