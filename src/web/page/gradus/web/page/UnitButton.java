package gradus.web.page;

import gradus.playground.UnitHealth;
import org.teavm.jso.dom.html.HTMLElement;

/** A unit: its map, its bias as a bar to the right (positive) or left, and a mark if it is dead. */
final class UnitButton {
  private static final double FULL_BAR = 2; // a bias of this size fills half of the bar
  private static final double BAR_STEP = 0.02; // a smaller change can't be seen

  private final App app;
  private final int layer;
  private final int unit;
  final HTMLElement button;
  private final HTMLElement canvas;
  private final HTMLElement bar;
  private final HTMLElement sick;
  private boolean wasChosen = false;
  private double shownBias = 0;

  UnitButton(App app, HTMLElement body, int layer, int unit) {
    this.app = app;
    this.layer = layer;
    this.unit = unit;
    HTMLElement row = Dom.add(body, "div", "unit-row");
    button = Dom.add(row, "button", "unit");
    boolean output = layer == app.session.setup().layers().size();
    String name = output ? "output " + (unit + 1) : "layer " + (layer + 1) + ", unit " + (unit + 1);
    if (output && app.isClassification()) {
      name = "output for class " + app.session.trainingPoints().classNames().get(unit);
      HTMLElement mark = Dom.add(row, "canvas", "");
      Dom.style(mark, "width", "16px");
      OutputView.paintMark(mark, unit);
    }
    button.setAttribute("aria-label", name);
    button.setAttribute("data-unit", layer + "." + unit);
    button.setAttribute("title", name + ": click for its numbers");
    canvas = Dom.add(button, "canvas", "");
    HTMLElement bias = Dom.add(button, "span", "bias");
    bar = Dom.add(bias, "i", "");
    sick = Dom.add(button, "span", "sick");
    Dom.on(button, "click", event -> app.selection.choose(layer, unit));
    Dom.on(button, "pointerenter", event -> app.selection.showLarge(layer, unit));
    Dom.on(button, "pointerleave", event -> app.selection.showLarge(-1, 0));
    Dom.on(button, "focus", event -> app.selection.showLarge(layer, unit));
    Dom.on(button, "blur", event -> app.selection.showLarge(-1, 0));
  }

  void paint(MapPictures maps) {
    maps.paintUnit(canvas, layer, unit);
    boolean chosen = app.selection.isChosen(layer, unit);
    if (chosen != wasChosen) {
      wasChosen = chosen;
      Dom.toggleClass(button, "chosen", chosen);
    }
    double bias = app.session.dense(layer).biases.value.data[unit];
    if (Math.abs(bias - shownBias) < BAR_STEP) {
      return;
    }
    shownBias = bias;
    double share = 50 * Math.min(1, Math.abs(bias) / FULL_BAR);
    Dom.style(bar, "left", (bias < 0 ? 50 - share : 50) + "%");
    Dom.style(bar, "width", share + "%");
    Dom.style(bar, "background", bias < 0 ? "var(--minus)" : "var(--plus)");
  }

  void showHealth(UnitHealth health) {
    Dom.setText(
        sick, health == UnitHealth.DEAD ? "dead" : health == UnitHealth.SATURATED ? "full" : "");
    sick.setAttribute(
        "title",
        health == UnitHealth.DEAD
            ? "Dead: its derivative is 0 for every training point, so it can't learn."
            : "Saturated: its derivative is nearly 0 for nine of ten training points.");
  }
}
