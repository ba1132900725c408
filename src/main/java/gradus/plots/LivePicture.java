package gradus.plots;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/** The picture of a network beside its loss: which plot, and how it is painted. */
final class LivePicture {
  private final Supplier<? extends Plot> plots;

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

  /** The most telling plot of this network and this data; null if there is none. */
  static LivePicture of(Trainer trainer, Dataset dataset) {
    Network network = trainer.network();
    if (!dataset.isClassification()) {
      return null;
    }
    if (dataset.inputs().numCols == 2) {
      Plot boundary = DecisionBoundary.of(network, dataset); // asks the network when painted
      return new LivePicture(() -> boundary);
    }
    return null;
  }

  BufferedImage paint(Theme theme, Place place) {
    int pixelWidth = (int) Math.ceil(place.width * place.scale);
    int pixelHeight = (int) Math.ceil(place.height * place.scale);
    BufferedImage image = new BufferedImage(pixelWidth, pixelHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(place.scale, place.scale);
    plots.get().theme(theme).paint(graphics, place.width, place.height);
    graphics.dispose();
    return image;
  }
}
