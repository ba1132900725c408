package gradus.web.page;

import gradus.data.Dataset;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.playground.DataSetup;
import gradus.playground.PlaneBox;
import org.teavm.jso.JSObject;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The large picture: what the network says at each place, with the points on it, which can be
 * chosen, added, moved and deleted.
 */
final class OutputView {
  private static final double NEAR = 12; // pixels from the pointer
  private static final double POINT = 0.32; // of the letters' size

  private final App app;
  private final MapPictures maps;
  private final HTMLElement map = Dom.byId("map");
  private final HTMLElement points = Dom.byId("points");
  private final HTMLElement tool = Dom.byId("tool");
  private int dragged = -1;
  private double cursorX = 0.5;
  private double cursorY = 0.5;
  private boolean hasCursor = false;
  private double width = 1; // of the picture, in pixels of the page
  private double height = 1;

  OutputView(App app, MapPictures maps) {
    this.app = app;
    this.maps = maps;
    for (String id : new String[] {"show-test", "discrete", "wrong"}) {
      Dom.on(Dom.byId(id), "change", event -> app.changed());
    }
    Dom.on(points, "pointerdown", this::press);
    Dom.on(points, "pointermove", this::move);
    Dom.on(points, "pointerup", event -> dragged = -1);
    Dom.on(points, "keydown", this::key);
    Dom.on(points, "blur", event -> showCursor(false));
  }

  /** For other data. */
  void rebuild() {
    String chosen = Dom.value(tool);
    Dom.clear(tool);
    Dom.addOption(tool, "choose", "choose a point");
    if (app.isClassification()) {
      for (int label = 0; label < Math.min(app.classes() + 1, 10); label++) {
        String name =
            label < app.classes()
                ? app.session.trainingPoints().classNames().get(label)
                : "a new class";
        Dom.addOption(tool, "add" + label, "add: " + name);
      }
      for (int label = 0; label < app.classes(); label++) {
        String name = app.session.trainingPoints().classNames().get(label);
        Dom.addOption(tool, "label" + label, "make it: " + name);
      }
    } else {
      Dom.addOption(tool, "add0", "add a point");
    }
    Dom.addOption(tool, "move", "move a point");
    Dom.addOption(tool, "delete", "delete a point");
    Dom.setValue(tool, chosen);
    if (Dom.value(tool).isEmpty()) {
      Dom.setValue(tool, "choose");
    }
    showLegend();
  }

  private void showLegend() {
    HTMLElement legend = Dom.byId("legend");
    Dom.clear(legend);
    for (int label = 0; label < app.classes(); label++) {
      HTMLElement entry = Dom.add(legend, "span", "");
      paintMark(Dom.add(entry, "canvas", ""), label);
      Dom.add(entry, "span", "", app.session.trainingPoints().classNames().get(label));
    }
    if (app.session.testPoints() != null) {
      Dom.add(
          legend,
          "span",
          "",
          app.isClassification() || !app.isPlane()
              ? "filled: to learn from, hollow: test"
              : "color: the target; dashed border: test");
    }
    if (!app.session.setup().data().otherColumns().isEmpty()) {
      Dom.add(
          legend, "span", "", "The plane through x1 and x2; all other columns are at their mean.");
    }
  }

  /** A class's mark on a small canvas of its own. */
  static void paintMark(HTMLElement canvas, int label) {
    Dom.setSize(canvas, 28, 28);
    Dom.context(canvas).clearRect(0, 0, 28, 28);
    Marks.draw(Dom.context(canvas), label, 14, 14, 9, false);
  }

  /** With the weights as they are now. */
  void paint() {
    boolean discrete = Dom.isChecked(Dom.byId("discrete"));
    int layer = app.selection.shownLayer;
    boolean unit = layer >= 0 && app.isPlane();
    int last = app.session.setup().layers().size();
    Dom.setText(
        "output-title",
        !unit
            ? "Output"
            : layer == last
                ? "Output " + (app.selection.shownUnit + 1)
                : "Layer " + (layer + 1) + ", unit " + (app.selection.shownUnit + 1));
    if (!app.isPlane()) {
      new LinePicture(app, maps.maps()).paint(map);
    } else if (unit) {
      maps.paintUnit(map, layer, app.selection.shownUnit);
    } else {
      maps.paintOutput(map, discrete);
    }
  }

  /** The points again, if what is marked among them depends on the weights. */
  void paintMistakes() {
    if (Dom.isChecked(Dom.byId("wrong")) || !app.isClassification() && app.isPlane()) {
      paintPoints();
    }
  }

  /** The points above the map. */
  void paintPoints() {
    Dom.fit(points);
    width = Dom.width(points);
    height = Dom.height(points);
    CanvasRenderingContext2D context = Dom.context(points);
    Dom.scaleToScreen(context);
    context.clearRect(0, 0, width, height);
    boolean wrong = Dom.isChecked(Dom.byId("wrong"));
    if (app.session.testPoints() != null && Dom.isChecked(Dom.byId("show-test"))) {
      paintPoints(context, app.session.testPoints(), true, wrong);
    }
    paintPoints(context, app.session.trainingPoints(), false, wrong);
    if (hasCursor) {
      context.setStrokeStyle(Dom.color("--ink"));
      context.setLineWidth(2);
      double x = cursorX * width;
      double y = cursorY * height;
      context.strokeRect(x - 8, y - 8, 16, 16);
    }
  }

  private void paintPoints(
      CanvasRenderingContext2D context, Dataset rows, boolean test, boolean wrong) {
    boolean[] mistakes = wrong && app.isClassification() ? app.session.mistakes(test) : null;
    for (int row = 0; row < rows.rows(); row++) {
      double x = toScreenX(rows, row);
      double y = toScreenY(rows, row);
      if (app.isClassification()) {
        Marks.draw(context, Rows.argMax(rows.targets(), row), x, y, point(), test);
      } else {
        paintTarget(context, rows, row, x, y, test);
      }
      boolean chosen = app.selection.isPoint(test, row);
      if (chosen || mistakes != null && mistakes[row]) {
        context.setLineWidth(chosen ? 3 : 2);
        context.setStrokeStyle(Dom.color(chosen ? "--ink" : "--minus"));
        context.beginPath();
        context.arc(x, y, (chosen ? 2.2 : 1.8) * point(), 0, 2 * Math.PI);
        context.stroke();
      }
    }
  }

  /** A point of a regression: in a plane, its color is its target. */
  private void paintTarget(
      CanvasRenderingContext2D context, Dataset rows, int row, double x, double y, boolean test) {
    context.beginPath();
    context.arc(x, y, point(), 0, 2 * Math.PI);
    int layer = app.session.setup().layers().size();
    double scale = maps.maps().scale(layer, 0);
    double value = scale > 0 ? rows.targets().get(row, 0) / scale : 0;
    int color = app.isPlane() ? Colors.ofValue(value) : Colors.ofClass(1);
    context.setFillStyle(test && !app.isPlane() ? Colors.css(Colors.neutral()) : Colors.css(color));
    context.fill();
    context.setLineWidth(test ? 2 : 1);
    context.setStrokeStyle(app.isPlane() ? Dom.color("--ink") : Colors.css(color));
    Dom.dash(context, test && app.isPlane() ? 2 : 0, 2);
    context.stroke();
    Dom.dash(context, 0, 0);
  }

  private static double point() {
    return POINT * Dom.fontSize();
  }

  private double toScreenX(Dataset rows, int row) {
    double x = rows.inputs().get(row, app.session.setup().data().xColumn());
    return (x - app.box.minX()) / (app.box.maxX() - app.box.minX()) * width;
  }

  private double toScreenY(Dataset rows, int row) {
    Matrix values = app.isPlane() ? rows.inputs() : rows.targets();
    int column = app.isPlane() ? app.session.setup().data().yColumn() : 0;
    double y = values.get(row, column);
    return (app.box.maxY() - y) / (app.box.maxY() - app.box.minY()) * height;
  }

  // ---- The mouse and the keyboard ----

  private void press(JSObject event) {
    use(Dom.shareX(event, points), Dom.shareY(event, points));
  }

  /** Uses the tool at a place, given as shares of the picture. */
  private void use(double shareX, double shareY) {
    String what = Dom.value(tool);
    PlaneBox box = app.box;
    double x = rounded(box.minX() + shareX * (box.maxX() - box.minX()));
    double y = rounded(box.maxY() - shareY * (box.maxY() - box.minY()));
    if (what.startsWith("add")) {
      double label = Numbers.parse(what.substring(3));
      DataSetup data = app.session.setup().data();
      boolean line = !app.isPlane();
      changeData(data.withPoint(x, y, line ? y : label));
      return;
    }
    boolean found = choose(shareX, shareY);
    int row = found ? rowOfOwn() : -1;
    found = row >= 0;
    if (found && what.equals("delete")) {
      changeData(app.session.setup().data().withoutPoint(row));
    } else if (found && what.startsWith("label")) {
      changeData(app.session.setup().data().withLabel(row, Numbers.parse(what.substring(5))));
    } else if (found && what.equals("move")) {
      dragged = row;
    }
  }

  /** The chosen point's row among all own points: the first with its numbers. */
  private int rowOfOwn() {
    DataSetup data = app.session.setup().data();
    DataSetup own = data.asOwn();
    Dataset rows = app.selection.points();
    int row = app.selection.row;
    for (int i = 0; i < own.given().rows(); i++) {
      boolean same =
          own.given().inputs().get(i, own.xColumn()) == rows.inputs().get(row, data.xColumn())
              && own.given().inputs().get(i, own.yColumn())
                  == rows.inputs().get(row, data.yColumn())
              && Rows.argMax(own.given().targets(), i) == Rows.argMax(rows.targets(), row);
      if (same) {
        return i;
      }
    }
    return -1;
  }

  /** Three digits after the point are enough, and keep a link short. */
  private static double rounded(double x) {
    return Math.round(x * 1000) / 1000.0;
  }

  private void changeData(DataSetup data) {
    app.clock.pause();
    PlaneBox before = app.box;
    app.changeKeepingBox(app.session.setup().withData(data), before);
  }

  /** Chooses the point that is nearest; whether there is one near. */
  private boolean choose(double shareX, double shareY) {
    double nearest = Double.POSITIVE_INFINITY;
    boolean ofTest = false;
    int nearestRow = 0;
    for (boolean test : new boolean[] {false, true}) {
      Dataset rows = test ? app.session.testPoints() : app.session.trainingPoints();
      boolean shown = rows != null && (!test || Dom.isChecked(Dom.byId("show-test")));
      for (int row = 0; shown && row < rows.rows(); row++) {
        double dx = toScreenX(rows, row) - shareX * width;
        double dy = toScreenY(rows, row) - shareY * height;
        if (dx * dx + dy * dy < nearest) {
          nearest = dx * dx + dy * dy;
          ofTest = test;
          nearestRow = row;
        }
      }
    }
    boolean near = nearest < NEAR * NEAR * 4;
    if (near) {
      app.selection.choosePoint(ofTest, nearestRow);
    }
    return near;
  }

  private void move(JSObject event) {
    double shareX = Dom.shareX(event, points);
    double shareY = Dom.shareY(event, points);
    if (dragged >= 0 && Dom.buttons(event) == 1) {
      PlaneBox box = app.box;
      double x = rounded(box.minX() + shareX * (box.maxX() - box.minX()));
      double y = rounded(box.maxY() - shareY * (box.maxY() - box.minY()));
      DataSetup moved = app.session.setup().data().withPointAt(dragged, x, y);
      app.changeKeepingBox(app.session.setup().withData(moved), box);
    }
  }

  private void showCursor(boolean on) {
    hasCursor = on;
    paintPoints();
  }

  /** The arrows move a cursor; Enter uses the tool there. */
  private void key(JSObject event) {
    String key = Dom.key(event);
    double step = 0.03;
    switch (key) {
      case "ArrowLeft" -> cursorX = Math.max(0, cursorX - step);
      case "ArrowRight" -> cursorX = Math.min(1, cursorX + step);
      case "ArrowUp" -> cursorY = Math.max(0, cursorY - step);
      case "ArrowDown" -> cursorY = Math.min(1, cursorY + step);
      case "Enter", " " -> use(cursorX, cursorY);
      default -> {
        return;
      }
    }
    Dom.prevent(event);
    showCursor(true);
  }
}
