package gradus.web.page;

import org.teavm.jso.canvas.CanvasRenderingContext2D;

/** The mark of each class, so that color isn't the only sign of it. */
final class Marks {
  // Corners of each mark around 0, 0, in turns x, y; an empty one is a circle.
  private static final double[][] SHAPES = {
    {},
    {-0.88, -0.88, 0.88, -0.88, 0.88, 0.88, -0.88, 0.88},
    {0, -1.2, 1.1, 0.8, -1.1, 0.8},
    {0, -1.3, 1.1, 0, 0, 1.3, -1.1, 0},
    {
      -0.4, -1.2, 0.4, -1.2, 0.4, -0.4, 1.2, -0.4, 1.2, 0.4, 0.4, 0.4, 0.4, 1.2, -0.4, 1.2, -0.4,
      0.4, -1.2, 0.4, -1.2, -0.4, -0.4, -0.4
    },
    {0, 1.2, 1.1, -0.8, -1.1, -0.8},
    {0, -1.2, 1.15, -0.35, 0.7, 1, -0.7, 1, -1.15, -0.35},
    {-1.2, 0, -0.6, -1.05, 0.6, -1.05, 1.2, 0, 0.6, 1.05, -0.6, 1.05},
    {-1.2, 0, 0.8, -1.1, 0.8, 1.1},
    {1.2, 0, -0.8, -1.1, -0.8, 1.1}
  };

  private Marks() {}

  /** Draws the outline of a class's mark; the caller fills or strokes it. */
  static void path(CanvasRenderingContext2D context, int label, double x, double y, double size) {
    double[] shape = SHAPES[label % SHAPES.length];
    context.beginPath();
    if (shape.length == 0) {
      context.arc(x, y, size, 0, 2 * Math.PI);
      return;
    }
    for (int i = 0; i < shape.length; i += 2) {
      if (i == 0) {
        context.moveTo(x + size * shape[0], y + size * shape[1]);
      } else {
        context.lineTo(x + size * shape[i], y + size * shape[i + 1]);
      }
    }
    context.closePath();
  }

  /** A filled mark with a border: white for a training point, dark for one of the test. */
  static void draw(
      CanvasRenderingContext2D context, int label, double x, double y, double size, boolean test) {
    path(context, label, x, y, size);
    context.setFillStyle(test ? Colors.css(Colors.neutral()) : Colors.cssOfClass(label));
    context.fill();
    context.setLineWidth(test ? 2 : 1);
    context.setStrokeStyle(test ? Colors.cssOfClass(label) : Colors.isDark() ? "#000" : "#fff");
    context.stroke();
  }
}
