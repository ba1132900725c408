package gradus.plots.live;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.metrics.ConfusionMatrix;
import gradus.plots.ConfusionMatrixPlot;
import gradus.plots.Plot;
import gradus.plots.RasterField;
import gradus.plots.RegressionSketch;
import gradus.plots.Theme;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;

/**
 * The picture of a network beside its loss. {@link #ask} asks the network, on the thread that
 * trains; what it gives back can be painted by any other. A plot of a user's own asks the network
 * while it is painted, so {@link #paint} has to do that on the thread that trains.
 */
final class LivePicture {
  /** In this time, in nanoseconds, the network should answer while training goes on. */
  private static final double AFFORDABLE = 2e6;

  private static final int FEWEST = 12; // places on each side

  /** Gives a plot of what a network says now, asked at so many places on each side. */
  private interface Question {
    Plot ask(int side);
  }

  private final Question question; // null for a plot of a user's own
  private final Supplier<? extends Plot> plots; // makes null where there is nothing to draw
  private final RasterField field; // null for other pictures
  private volatile String shown = "";
  private int running = RasterField.RUNNING; // places on each side while training goes on

  /** Where a picture is shown: its size in units, and how many pixels a unit has. */
  record Place(int width, int height, double scale) {
    /** The same with twice the pixels. */
    Place twice() {
      return new Place(width, height, 2 * scale);
    }
  }

  /** Of plots of a user's own. */
  LivePicture(Supplier<? extends Plot> plots) {
    this(null, plots, null);
  }

  private LivePicture(Question question, Supplier<? extends Plot> plots, RasterField field) {
    this.question = question;
    this.plots = plots;
    this.field = field;
  }

  /** What says most about this network and this data; null if there is nothing. */
  static LivePicture of(Trainer trainer, Dataset dataset) {
    Network network = trainer.network();
    int features = dataset.inputs().numCols;
    if (dataset.isClassification() && features == 2) {
      RasterField field = RasterField.of(network, dataset);
      return new LivePicture(side -> ask(field, side), null, field);
    }
    if (dataset.isClassification()) {
      return new LivePicture(side -> confusion(trainer, dataset), null, null);
    }
    if (features == 1 && dataset.targets().numCols == 1) {
      RegressionSketch sketch = RegressionSketch.of(network, dataset);
      return new LivePicture(side -> ask(sketch, 5 * side), null, null);
    }
    return null;
  }

  private static Plot ask(RasterField field, int side) {
    field.ask(side);
    return field;
  }

  private static Plot ask(RegressionSketch sketch, int places) {
    sketch.ask(places);
    return sketch;
  }

  private static Plot confusion(Trainer trainer, Dataset dataset) {
    Matrix outputs = trainer.network().predict(dataset.inputs());
    if (Rows.firstNotFinite(outputs) >= 0) {
      return null; // the next step will say what is wrong
    }
    double threshold = trainer.loss().decisionThreshold();
    return ConfusionMatrixPlot.of(
        ConfusionMatrix.of(outputs, dataset.targets(), dataset.classNames(), threshold));
  }

  /** Whether the plot asks the network only while it is painted. */
  boolean isOwnPlot() {
    return question == null;
  }

  /** What can be shown instead of the classes; empty for other pictures. */
  List<RasterField.Unit> units() {
    return field == null ? List.of() : field.units();
  }

  /** From the next picture on, shows this unit; null for the classes. */
  void show(RasterField.Unit unit) {
    field.show(unit);
    shown = unit == null ? "" : unit.toString();
  }

  /** The unit that was chosen, as text; empty for none. */
  String shown() {
    return shown;
  }

  /** On how many places on each side the network is asked while training goes on. */
  int places() {
    return running;
  }

  /**
   * Asks the network, at as many places as the time allows while training goes on.
   *
   * @return null where there is nothing to draw
   */
  Plot ask(Theme theme, boolean atRest) {
    long start = System.nanoTime();
    int side = atRest ? RasterField.AT_REST : running;
    Plot plot = question.ask(side);
    if (!atRest) {
      double share = AFFORDABLE / Math.max(1, System.nanoTime() - start);
      int next = (int) (side * Math.sqrt(share));
      // Halfway, since one answer may have taken long by chance.
      running = Math.max(FEWEST, Math.min(RasterField.RUNNING, (side + next + 1) / 2));
    }
    return plot == null ? null : plot.theme(theme);
  }

  /** A picture of a user's own plot; empty where there is nothing to draw. */
  BufferedImage paint(Theme theme, Place place) {
    int pixelWidth = (int) Math.ceil(place.width * place.scale);
    int pixelHeight = (int) Math.ceil(place.height * place.scale);
    BufferedImage image = new BufferedImage(pixelWidth, pixelHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(place.scale, place.scale);
    Plot plot = plots.get();
    if (plot == null) {
      graphics.setColor(theme.background);
      graphics.fillRect(0, 0, place.width, place.height);
    } else {
      plot.theme(theme).paint(graphics, place.width, place.height);
    }
    graphics.dispose();
    return image;
  }
}
