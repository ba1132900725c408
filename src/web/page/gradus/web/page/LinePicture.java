package gradus.web.page;

import gradus.playground.Maps;
import gradus.playground.PlaneBox;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLElement;

/** The output over a single column: a curve for a number, one for each class's probability. */
final class LinePicture {
  private final App app;
  private final Maps maps;

  LinePicture(App app, Maps maps) {
    this.app = app;
    this.maps = maps;
  }

  void paint(HTMLElement canvas) {
    Dom.fit(canvas);
    CanvasRenderingContext2D context = Dom.context(canvas);
    Dom.scaleToScreen(context);
    double width = Dom.width(canvas);
    double height = Dom.height(canvas);
    context.clearRect(0, 0, width, height);
    context.setStrokeStyle(Dom.color("--line"));
    PlaneBox box = app.box;
    double zero = box.maxY() / (box.maxY() - box.minY()) * height;
    context.strokeRect(0, zero, width, 0);
    int outputs = app.session.setup().data().outputs();
    for (int output = 0; output < outputs; output++) {
      double[] values = maps.output(output);
      context.setStrokeStyle(Colors.css(Colors.ofClass(output)));
      context.setLineWidth(3);
      context.beginPath();
      for (int i = 0; i < values.length; i++) {
        double y = (box.maxY() - values[i]) / (box.maxY() - box.minY());
        context.lineTo(width * (i + 0.5) / values.length, height * Math.max(-1, Math.min(2, y)));
      }
      context.stroke();
    }
  }
}
