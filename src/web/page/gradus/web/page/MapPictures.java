package gradus.web.page;

import gradus.playground.Feature;
import gradus.playground.Maps;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLElement;

/** The maps of all units and their painting, in as many cells as this computer has time for. */
final class MapPictures {
  private static final int FINEST = 56;
  private static final int COARSEST = 16;
  private static final double SLOW = 10; // milliseconds
  private static final double QUICK = 3;
  private static final int ALONG_A_LINE = 120; // cells of data with a single column

  private final App app;
  private Maps maps;
  private Raster raster;
  private int cells = 48;
  private double takes = 8;

  MapPictures(App app) {
    this.app = app;
  }

  /** For other data or another network. */
  void rebuild() {
    boolean plane = app.isPlane();
    int columns = plane ? cells : ALONG_A_LINE;
    maps = new Maps(app.session, app.box, columns, plane ? cells : 1);
    raster = new Raster(columns, plane ? cells : 1);
  }

  /** For other weights. */
  void update() {
    double before = Dom.now();
    maps.update();
    takes = 0.8 * takes + 0.2 * (Dom.now() - before);
    boolean finer = takes < QUICK && cells < FINEST;
    boolean coarser = takes > SLOW && cells > COARSEST;
    if (app.isPlane() && app.clock.isPlaying() && (finer || coarser)) {
      cells = finer ? cells + 8 : cells - 8;
      takes = (SLOW + QUICK) / 2;
      rebuild();
    }
  }

  Maps maps() {
    return maps;
  }

  /** A unit's map; for the output of classes, of one class. */
  void paintUnit(HTMLElement canvas, int layer, int unit) {
    boolean output = layer == app.session.setup().layers().size();
    if (output && app.isClassification() && app.isPlane()) {
      double[] centered = maps.unit(layer, unit);
      raster.probabilities(canvas, centered, unit);
    } else {
      paint(canvas, maps.unit(layer, unit), maps.scale(layer, unit));
    }
  }

  /** A feature's map. */
  void paintInput(HTMLElement canvas, int input) {
    paint(canvas, maps.input(input), maps.inputScale(input));
  }

  /** How a feature would look that the network doesn't get. */
  void paintUnused(HTMLElement canvas, Feature feature) {
    int columns = maps.columns();
    int rows = maps.rows();
    double[] map = new double[columns * rows];
    for (int i = 0; i < map.length; i++) {
      double x = 2 * (i % columns + 0.5) / columns - 1;
      double y = 1 - 2 * (i / columns + 0.5) / rows;
      map[i] =
          switch (feature) {
            case X1 -> x;
            case X2 -> y;
            case X1_SQUARED -> x * x;
            case X2_SQUARED -> y * y;
            case PRODUCT -> x * y;
            case SIN_X1 -> Math.sin(3 * x);
            case SIN_X2 -> Math.sin(3 * y);
          };
    }
    paint(canvas, map, 1);
  }

  private void paint(HTMLElement canvas, double[] map, double scale) {
    if (app.isPlane()) {
      raster.values(canvas, map, scale, false);
    } else {
      paintLine(canvas, map, scale);
    }
  }

  private static void paintLine(HTMLElement canvas, double[] map, double scale) {
    int size = 64;
    Dom.setSize(canvas, size, size);
    CanvasRenderingContext2D context = Dom.context(canvas);
    context.setFillStyle(Colors.css(Colors.neutral()));
    context.fillRect(0, 0, size, size);
    context.setStrokeStyle(Dom.color("--line"));
    context.strokeRect(0, size / 2.0, size, 0);
    context.setStrokeStyle(Colors.css(Colors.ofClass(0)));
    context.setLineWidth(3);
    context.beginPath();
    for (int i = 0; i < map.length; i++) {
      double y = scale > 0 ? map[i] / scale : 0;
      context.lineTo(size * (i + 0.5) / map.length, size * (0.5 - 0.42 * y));
    }
    context.stroke();
  }

  /** The whole output in the large view: all classes, or the predicted number. */
  void paintOutput(HTMLElement canvas, boolean discrete) {
    if (app.isClassification()) {
      raster.classes(canvas, maps, app.classes(), discrete);
    } else {
      int layer = app.session.setup().layers().size();
      raster.values(canvas, maps.output(0), maps.scale(layer, 0), discrete);
    }
  }
}
