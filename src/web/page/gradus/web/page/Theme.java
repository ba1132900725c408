package gradus.web.page;

import org.teavm.jso.dom.html.HTMLElement;

/** Light or dark, and the size for a projector. */
final class Theme {
  private Theme() {}

  static void start(App app) {
    set(Dom.prefersDark());
    Dom.on(
        Dom.byId("theme"),
        "click",
        event -> {
          set(!Colors.isDark());
          app.repaint();
        });
    HTMLElement large = Dom.byId("large");
    Dom.on(
        large,
        "click",
        event -> {
          boolean on = !"true".equals(large.getAttribute("aria-pressed"));
          large.setAttribute("aria-pressed", on ? "true" : "false");
          Dom.toggleClass(Dom.root(), "large", on);
          app.restructured();
        });
  }

  private static void set(boolean dark) {
    Colors.setDark(dark);
    Dom.forgetColors();
    Dom.root().setAttribute("data-theme", dark ? "dark" : "light");
  }
}
