package gradus.web.page;

import gradus.layers.Dense;
import gradus.playground.EdgeGradients;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSObject;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The weights as curves between the units: the wider, the larger; blue and solid if positive,
 * orange and dashed if negative. On request, the gradients instead.
 */
final class EdgesView {
  private static final double WIDEST = 9;
  private static final double NEAR = 7; // pixels from the pointer

  private final App app;
  private final List<HTMLElement> inputs;
  private final List<List<UnitButton>> units;
  private final HTMLElement network = Dom.byId("network");
  private final HTMLElement canvas = Dom.byId("edges");
  private final List<double[]> ends = new ArrayList<>(); // layer, input, unit, x1, y1, x2, y2
  private boolean gradients = false;
  private double largestGradient = 0;
  private EdgeGradients measured;
  private double measuredAt = 0;
  private double width = 1; // of the canvas, in pixels of the page
  private double height = 1;
  private double[] hovered = null; // the edge whose numbers are shown at the pointer

  EdgesView(App app, List<HTMLElement> inputs, List<List<UnitButton>> units) {
    this.app = app;
    this.inputs = inputs;
    this.units = units;
    Dom.on(network, "pointermove", this::hover);
    Dom.on(network, "pointerleave", event -> Dom.setHidden(Dom.byId("tip"), true));
    Dom.on(network, "click", this::click);
  }

  void showGradients(boolean on) {
    gradients = on;
    measuredAt = 0;
    paint();
  }

  /** Finds where the curves begin and end. */
  void rebuild() {
    ends.clear();
    for (int layer = 0; layer < units.size(); layer++) {
      for (int unit = 0; unit < units.get(layer).size(); unit++) {
        HTMLElement to = units.get(layer).get(unit).button;
        int from = layer == 0 ? inputs.size() : units.get(layer - 1).size();
        for (int input = 0; input < from; input++) {
          HTMLElement start =
              layer == 0 ? inputs.get(input) : units.get(layer - 1).get(input).button;
          ends.add(
              new double[] {
                layer,
                input,
                unit,
                Dom.left(start, network) + Dom.width(start),
                Dom.top(start, network) + Dom.height(start) / 2,
                Dom.left(to, network),
                Dom.top(to, network) + Dom.height(to) / 2
              });
        }
      }
    }
    HTMLElement columns = Dom.byId("layers");
    Dom.style(canvas, "width", columns.getScrollWidth() + "px");
    Dom.style(canvas, "height", Dom.height(network) + "px");
    Dom.fit(canvas);
    Dom.scaleToScreen(Dom.context(canvas));
    width = Dom.width(canvas);
    height = Dom.height(canvas);
    measuredAt = 0;
  }

  void paint() {
    CanvasRenderingContext2D context = Dom.context(canvas);
    context.clearRect(0, 0, width, height);
    if (gradients) {
      measure();
    }
    String plus = Dom.color("--plus");
    String minus = Dom.color("--minus");
    boolean wasNegative = false;
    for (double[] edge : ends) {
      double value = value(edge);
      double size = Math.min(WIDEST, 0.6 + 2.2 * Math.abs(value));
      boolean ofChosen = app.selection.isChosen((int) edge[0], (int) edge[2]);
      context.setGlobalAlpha(ofChosen ? 1 : Math.min(0.85, 0.25 + Math.abs(value)));
      boolean negative = value < 0;
      if (negative != wasNegative || edge == ends.get(0)) {
        context.setStrokeStyle(negative ? minus : plus);
        Dom.dash(context, negative ? 7 : 0, 4);
        wasNegative = negative;
      }
      context.setLineWidth(ofChosen ? size + 1.5 : size);
      double bend = (edge[5] - edge[3]) / 2;
      context.beginPath();
      context.moveTo(edge[3], edge[4]);
      context.bezierCurveTo(edge[3] + bend, edge[4], edge[5] - bend, edge[6], edge[5], edge[6]);
      context.stroke();
    }
    context.setGlobalAlpha(1);
  }

  /** Gradients, at most a few times a second; they are shown relative to the largest. */
  private void measure() {
    if (Dom.now() - measuredAt < 200) {
      return;
    }
    measured = EdgeGradients.of(app.session);
    measuredAt = Dom.now();
    largestGradient = 1e-12;
    for (double[] edge : ends) {
      double size = Math.abs(measured.weight((int) edge[0], (int) edge[1], (int) edge[2]));
      largestGradient = Math.max(largestGradient, size);
    }
  }

  private double value(double[] edge) {
    int layer = (int) edge[0];
    int input = (int) edge[1];
    int unit = (int) edge[2];
    if (gradients) {
      return 2.5 * measured.weight(layer, input, unit) / largestGradient;
    }
    Dense dense = app.session.dense(layer);
    return dense.weights.value.get(input, unit);
  }

  private double[] near(JSObject event) {
    double x = Dom.shareX(event, network) * Dom.width(network) + network.getScrollLeft();
    double y = Dom.shareY(event, network) * Dom.height(network);
    double[] nearest = null;
    double smallest = NEAR;
    for (double[] edge : ends) {
      double t = (x - edge[3]) / (edge[5] - edge[3]);
      if (t > 0.02 && t < 0.98) {
        double s = curve(t);
        double distance = Math.abs(y - (edge[4] + s * (edge[6] - edge[4])));
        if (distance < smallest) {
          smallest = distance;
          nearest = edge;
        }
      }
    }
    return nearest;
  }

  /** How far up a curve is at a share of its way across: t(u) = 1.5u(1−u) + u³, y = 3u² − 2u³. */
  private static double curve(double t) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 12; i++) {
      double u = (low + high) / 2;
      if (1.5 * u * (1 - u) + u * u * u < t) {
        low = u;
      } else {
        high = u;
      }
    }
    return low * low * (3 - 2 * low);
  }

  private void hover(JSObject event) {
    double[] edge = isBackground(event) ? near(event) : null;
    boolean shown = edge != null && app.session.problem().isEmpty();
    HTMLElement tip = Dom.byId("tip");
    Dom.setHidden(tip, !shown);
    Dom.style(network, "cursor", shown ? "pointer" : "");
    if (!shown) {
      hovered = null;
      return;
    }
    Dom.placeAt(tip, event);
    if (hovered != edge) {
      hovered = edge;
      int layer = (int) edge[0];
      int input = (int) edge[1];
      int unit = (int) edge[2];
      Dom.setText(
          tip,
          app.selection.numbers().weightText(layer, input, unit)
              + "  (chosen point)\n"
              + EdgeGradients.of(app.session).weightText(layer, input, unit)
              + "\nClick to type another weight.");
    }
  }

  private void click(JSObject event) {
    double[] edge = near(event);
    if (edge != null && isBackground(event)) {
      app.selection.layer = (int) edge[0];
      app.selection.unit = (int) edge[2];
      app.changed();
      HTMLElement field = Dom.byId("weight-" + (int) edge[1]);
      if (field != null) {
        field.focus();
      }
    }
  }

  @org.teavm.jso.JSBody(
      params = "event",
      script = "return !event.target.closest('button, select, input');")
  private static native boolean isBackground(JSObject event);
}
