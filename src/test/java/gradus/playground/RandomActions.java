package gradus.playground;

import gradus.browser.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a user might do with the page, by chance: every control, any value. */
final class RandomActions {
  private static final String[] BUTTONS = {
    "#step",
    "#step",
    "#back",
    "#one-epoch",
    "#reset",
    "#new-weights",
    "#undo",
    "#redo",
    "#large",
    "#theme"
  };
  private static final String[] SELECTS = {
    "#activation",
    "#loss",
    "#optimizer",
    "#penalty",
    "#strength",
    "#start",
    "#bug",
    "#speed",
    "#tool",
    "#x-column",
    "#y-column",
    ".head select",
    ".more select"
  };
  private static final String[] SLIDERS = {"#noise", "#share", "#batch", "#past"};
  private static final String[] CHECKS = {
    "#show-test", "#discrete", "#wrong", "#gradients", "#log", "#all-columns", ".more input"
  };
  private static final String[] NUMBERS = {
    "#rate", "#rows", "#classes", "#data-seed", "#weight-0", "#weight-1"
  };
  private static final String[] KEYS = {" ", "ArrowLeft", "ArrowRight", "Enter", "z", "y"};
  private static final String[] VALUES = {
    "0", "1", "2", "3", "0.03", "10", "-1", "5", "99", "1e9", "", "NaN", "rubbish", "0.5"
  };

  private final Chromium browser;
  private final Random random;

  RandomActions(Chromium browser, long seed) {
    this.browser = browser;
    random = new Random(seed);
  }

  /** Does so many actions, ends a training that runs, and tells what was done. */
  List<String> some(int count) {
    List<String> done = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String script = script();
      done.add(script);
      browser.evaluate("(() => { " + script + " })()");
    }
    browser.evaluate(
        "document.getElementById('play').getAttribute('aria-label') === 'Pause'"
            + " && document.getElementById('play').click()");
    return done;
  }

  private String any(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String script() {
    return switch (random.nextInt(14)) {
      case 0 -> "document.getElementById('play').click();";
      case 1 -> clickAny("#thumbs button");
      case 2 -> clickAny(".head button");
      case 3 -> clickAny("[data-unit], [data-feature]");
      case 4 -> choose(any(SELECTS));
      case 5 -> set(any(SLIDERS), Integer.toString(random.nextInt(100)));
      case 6 -> element(any(CHECKS)) + " if (e) e.click();";
      case 7 -> set(any(NUMBERS), any(VALUES));
      case 8 -> clickAny("summary");
      case 9 -> clickAny("#presets button, #ask-doctor:not([hidden])");
      case 10 -> drag("#points");
      case 11 -> drag("#network");
      case 12 -> key(any(KEYS));
      case 13 -> dialog();
      default -> element(any(BUTTONS)) + " if (e && !e.disabled) e.click();";
    };
  }

  private static String element(String selector) {
    return "const e = document.querySelector('" + selector + "');";
  }

  private String clickAny(String selector) {
    return "const all = document.querySelectorAll('%s'); all[Math.floor(%s * all.length)].click();"
        .formatted(selector, random.nextDouble());
  }

  private String choose(String selector) {
    return element(selector)
        + (" if (e && e.options.length) { e.selectedIndex = Math.floor(%s * e.options.length);"
                + " e.dispatchEvent(new Event('change', {bubbles: true})); }")
            .formatted(random.nextDouble());
  }

  /** The pointer goes down, moves and comes up again, as it does for a click or to move a point. */
  private String drag(String selector) {
    return element(selector)
        + (" const r = e.getBoundingClientRect(); const at = (type, x, y) => e.dispatchEvent("
                + "new PointerEvent(type, {clientX: r.left + x * r.width, clientY: r.top + y * r.height,"
                + " buttons: 1, bubbles: true}));"
                + " at('pointermove', %1$s, %2$s); at('pointerdown', %1$s, %2$s);"
                + " at('pointermove', %3$s, %4$s); at('pointerup', %3$s, %4$s); at('click', %1$s, %2$s);")
            .formatted(
                random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble());
  }

  /** A key for the page, or with Ctrl, or for the cursor in the output. */
  private String key(String key) {
    return "document.%s.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', ctrlKey: %s, bubbles: true}));"
        .formatted(
            random.nextBoolean() ? "body" : "getElementById('points')", key, random.nextBoolean());
  }

  private String dialog() {
    String button = random.nextBoolean() ? "code" : "worked";
    return "document.getElementById('%s').click(); document.querySelector('dialog').close();"
        .formatted(button);
  }

  private static String set(String selector, String value) {
    return element(selector)
        + (" if (e && !e.disabled) { e.value = '%s';"
                + " e.dispatchEvent(new Event('input', {bubbles: true}));"
                + " e.dispatchEvent(new Event('change', {bubbles: true})); }")
            .formatted(value);
  }
}
