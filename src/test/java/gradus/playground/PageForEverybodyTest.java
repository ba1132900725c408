package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import gradus.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed page can be used by keyboard, with a screen reader, on a phone and in the dark. */
class PageForEverybodyTest {
  private static final Path PAGE = Path.of("docs", "playground.html");
  private static final String READY = "document.getElementById('hash')?.textContent.length === 16";

  @TempDir static Path folder;
  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Chromium.assumeInstalled();
    browser = new Chromium(folder, 1280, 900);
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void everythingIsReachedByKeyAndHasAName() {
    browser.open(PAGE.toUri().toString(), READY);
    List<String> nameless = new ArrayList<>();
    browser
        .evaluate(
            "[...document.querySelectorAll('button, input, select, canvas[tabindex]')]"
                + ".filter(e => e.offsetParent && !(e.textContent.trim() || e.getAttribute('aria-label')"
                + " || e.title || (e.labels && [...e.labels].some(l => l.textContent.trim()))))"
                + ".map(e => e.outerHTML)")
        .getAsJsonArray()
        .forEach(element -> nameless.add(element.getAsString()));
    assertThat(nameless).isEmpty();
    browser.evaluate("document.activeElement.blur()");
    browser.key("ArrowRight", 39);
    browser.key("ArrowRight", 39);
    browser.key("ArrowLeft", 37);
    assertThat(browser.text("document.getElementById('at-step').textContent")).isEqualTo("1");
  }

  /** {@code -Dgradus.axe=} says where axe.min.js is, of axe-core from npm. */
  @Test
  void theAccessibilityCheckerFindsNothingSerious() throws IOException {
    String axe = System.getProperty("gradus.axe");
    assumeTrue(axe != null, "no checker: npm install axe-core, and -Dgradus.axe=.../axe.min.js");
    String checker = Files.readString(Path.of(axe));
    try {
      for (String scheme : List.of("light", "dark")) {
        for (int width : new int[] {1280, 390}) {
          browser.preferScheme(scheme);
          browser.resize(width, 900, 1);
          browser.open(PAGE.toUri().toString(), READY);
          browser.evaluate(checker + "; 1");
          assertAccessible(scheme + " " + width);
          browser.evaluate("document.getElementById('large').click()");
          assertAccessible("large " + scheme + " " + width);
        }
      }
    } finally {
      browser.preferScheme("light");
      browser.resize(1280, 900, 1);
    }
  }

  /** With all that can be unfolded, a dead unit, a message, and in a dialog. */
  private static void assertAccessible(String state) {
    browser.evaluate("document.querySelector('[data-preset=bug-c]').click()");
    browser.evaluate(
        "for (let i = 0; i < 10; i++) document.getElementById('one-epoch').click();"
            + " document.getElementById('ask-doctor').click();"
            + " document.querySelector('[data-unit]').click();"
            + " document.querySelectorAll('details').forEach(d => d.open = true)");
    browser.set("#rate", "fast");
    assertThat(seriousFindings()).as(state).isEqualTo("[]");
    browser.evaluate("document.getElementById('code').click()");
    assertThat(seriousFindings()).as(state + ", dialog").isEqualTo("[]");
    browser.evaluate("document.querySelector('dialog').close()");
  }

  private static String seriousFindings() {
    JsonElement answer =
        browser.evaluate(
            "axe.run().then(r => JSON.stringify(r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.target))))");
    return answer.getAsString();
  }
}
