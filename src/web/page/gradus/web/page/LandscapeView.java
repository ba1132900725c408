package gradus.web.page;

import gradus.playground.Landscape;
import java.util.List;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLElement;

/** The loss over a plane through the space of the weights, dark where it is low, with the path. */
final class LandscapeView {
  private static final int CELLS = 44;

  private final App app;
  private final HTMLElement box = Dom.byId("landscape-box");
  private final HTMLElement canvas = Dom.byId("landscape");

  LandscapeView(App app) {
    this.app = app;
    Dom.on(box, "toggle", event -> show());
  }

  /** Where it is open and the training stands still: it takes a while. */
  void show() {
    if (!Dom.isOpen(box) || app.clock.isPlaying()) {
      return;
    }
    if (app.session.step() == 0) {
      Dom.setText("landscape-text", "Train first: the plane goes through the training's path.");
      return;
    }
    Landscape landscape = Landscape.of(app.session, CELLS);
    Dom.fit(canvas);
    CanvasRenderingContext2D context = Dom.context(canvas);
    Dom.scaleToScreen(context);
    paintCells(context, landscape);
    paintPath(context, landscape);
    Dom.setText(
        "landscape-text",
        "Dark is a low loss. Across: the line from the initial weights (ring) to the current ones"
            + " (dot); up: the direction in which the path bends most.");
  }

  private void paintCells(CanvasRenderingContext2D context, Landscape landscape) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int i = 0; i < CELLS * CELLS; i++) {
      double loss = landscape.loss(i % CELLS, i / CELLS);
      if (Double.isFinite(loss)) {
        low = Math.min(low, loss);
        high = Math.max(high, loss);
      }
    }
    double width = Dom.width(canvas) / CELLS;
    double height = Dom.height(canvas) / CELLS;
    double range = Math.log((high + 1e-9) / (low + 1e-9));
    for (int i = 0; i < CELLS * CELLS; i++) {
      double loss = landscape.loss(i % CELLS, i / CELLS);
      double share = range > 0 ? Math.log((loss + 1e-9) / (low + 1e-9)) / range : 0;
      int level = (int) Math.round(12 * Math.max(0, Math.min(1, share))); // steps, as contours
      context.setFillStyle(Colors.css(Colors.mixed(0x0B3C5D, 0xF4E9CD, level / 12.0)));
      double y = Dom.height(canvas) - (i / CELLS + 1) * height;
      context.fillRect((i % CELLS) * width, y, width + 1, height + 1);
    }
  }

  private void paintPath(CanvasRenderingContext2D context, Landscape landscape) {
    List<double[]> path = landscape.path();
    context.setStrokeStyle("#d55e00");
    context.setLineWidth(2.5);
    context.beginPath();
    double x = 0;
    double y = 0;
    for (int i = 0; i < path.size(); i++) {
      double u = path.get(i)[0];
      double v = path.get(i)[1];
      x = (u - landscape.minU()) / (landscape.maxU() - landscape.minU()) * Dom.width(canvas);
      y = (landscape.maxV() - v) / (landscape.maxV() - landscape.minV()) * Dom.height(canvas);
      context.lineTo(x, y);
      if (i == 0) {
        context.arc(x, y, 5, 0, 2 * Math.PI);
        context.moveTo(x, y);
      }
    }
    context.stroke();
    context.setFillStyle("#d55e00");
    context.beginPath();
    context.arc(x, y, 5, 0, 2 * Math.PI);
    context.fill();
  }
}
