package gradus.plots.live;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.metrics.ConfusionMatrix;
import gradus.plots.ConfusionMatrixPlot;
import gradus.plots.DecisionBoundary;
import gradus.plots.Plot;
import gradus.plots.RegressionFit;
import gradus.plots.Theme;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/** The picture of a network beside its loss: which plot, and how it is painted. */
final class LivePicture {
  private final Supplier<? extends Plot> plots; // makes null where there is nothing to draw

  /** Where a picture is shown: its size in units, and how many pixels a unit has. */
  record Place(int width, int height, double scale) {
    /** The same with twice the pixels. */
    Place twice() {
      return new Place(width, height, 2 * scale);
    }
  }

  LivePicture(Supplier<? extends Plot> plots) {
    this.plots = plots;
  }

  /** What says most about this network and this data; null if there is nothing. */
  static LivePicture of(Trainer trainer, Dataset dataset) {
    Network network = trainer.network();
    int features = dataset.inputs().numCols;
    if (dataset.isClassification()) {
      return features == 2
          ? of(DecisionBoundary.of(network, dataset))
          : new LivePicture(() -> confusion(trainer, dataset));
    }
    boolean isCurve = features == 1 && dataset.targets().numCols == 1;
    return isCurve ? of(RegressionFit.of(network, dataset)) : null;
  }

  /** Of a plot that asks the network whenever it is painted. */
  private static LivePicture of(Plot plot) {
    return new LivePicture(() -> plot);
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
