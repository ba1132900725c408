package gradus.web.page;

import gradus.playground.Maps;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.typedarrays.Int32Array;

/** Paints maps pixel by pixel: each cell of a map is a pixel of the canvas. */
final class Raster {
  private static final double PALE = 0.72; // how much of a class's color a certain cell has

  private final int columns;
  private final int rows;
  private final JSObject image;
  private final Int32Array pixels;

  Raster(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    image = image(columns, rows);
    pixels = pixels(image);
  }

  @JSBody(
      params = {"columns", "rows"},
      script = "return new ImageData(columns, rows);")
  private static native JSObject image(int columns, int rows);

  @JSBody(params = "image", script = "return new Int32Array(image.data.buffer);")
  private static native Int32Array pixels(JSObject image);

  @JSBody(
      params = {"context", "image"},
      script = "context.putImageData(image, 0, 0);")
  private static native void put(CanvasRenderingContext2D context, JSObject image);

  private void putInto(HTMLElement canvas) {
    Dom.setSize(canvas, columns, rows);
    put(Dom.context(canvas), image);
  }

  /** Signed values: from −scale, orange, to scale, blue. */
  void values(HTMLElement canvas, double[] map, double scale, boolean discrete) {
    for (int i = 0; i < map.length; i++) {
      double value = scale > 0 ? map[i] / scale : 0;
      pixels.set(i, Colors.valuePixel(discrete ? Math.signum(value) : value));
    }
    putInto(canvas);
  }

  /** Probabilities of classes: their colors, mixed. */
  void classes(HTMLElement canvas, Maps maps, int classes, boolean discrete) {
    if (discrete) {
      int[] labels = maps.classes();
      for (int i = 0; i < labels.length; i++) {
        pixels.set(i, pixel(Colors.ofClass(labels[i]), 1));
      }
    } else {
      mix(maps, classes);
    }
    putInto(canvas);
  }

  private void mix(Maps maps, int classes) {
    int cells = columns * rows;
    double[] red = new double[cells];
    double[] green = new double[cells];
    double[] blue = new double[cells];
    double[] largest = new double[cells];
    for (int label = 0; label < classes; label++) {
      double[] share = maps.output(label);
      int color = Colors.ofClass(label);
      for (int i = 0; i < cells; i++) {
        red[i] += share[i] * (color >> 16);
        green[i] += share[i] * (color >> 8 & 0xff);
        blue[i] += share[i] * (color & 0xff);
        largest[i] = Math.max(largest[i], share[i]);
      }
    }
    for (int i = 0; i < cells; i++) {
      int color = (int) red[i] << 16 | (int) green[i] << 8 | (int) blue[i];
      // 0 where all classes are equally likely, 1 where one is certain
      pixels.set(i, pixel(color, (largest[i] - 1.0 / classes) / (1 - 1.0 / classes)));
    }
  }

  /** The probability of one class: none of its color at 0, all of it at 1. */
  void probabilities(HTMLElement canvas, double[] map, int label) {
    for (int i = 0; i < map.length; i++) {
      int color = Colors.mixed(Colors.neutral(), Colors.ofClass(label), 0.9 * map[i]);
      pixels.set(i, Colors.pixel(color));
    }
    putInto(canvas);
  }

  private static int pixel(int color, double certainty) {
    return Colors.pixel(
        Colors.mixed(Colors.neutral(), color, PALE * (0.12 + 0.88 * Math.max(0, certainty))));
  }
}
