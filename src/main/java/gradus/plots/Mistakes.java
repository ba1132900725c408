package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Scaler;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The images that a network takes for something else, the surest mistakes first.
 *
 * <p>Under each image is what the network says, with its probability, and below that what is true.
 * Look at each and decide who is right: some labels are wrong, some images could be either, and
 * what remains is what the network hasn't learned.
 */
public final class Mistakes extends Plot {
  private static final int MOST = 24;

  /** Captions with longer names are cut: images are what is to be seen. */
  private static final double WIDEST = 140;

  private static final Font PREDICTION = Theme.semiBold(12);
  private static final Font TRUTH = Theme.regular(11);

  private final Dataset dataset;
  private final WrongRows wrong;
  private final int width;
  private final int height;
  private Matrix pixels;

  private Mistakes(Network network, Dataset dataset, int width, int height) {
    super("Mistakes on " + dataset.name());
    PixelImage.requirePixels("Mistakes", "rows", dataset.inputs().numCols, width, height);
    this.dataset = dataset;
    this.width = width;
    this.height = height;
    wrong = new WrongRows("Mistakes", network, dataset);
    pixels = dataset.inputs();
  }

  /**
   * The mistakes of a network, as it is now.
   *
   * @param dataset a row an image, its pixels line by line, scaled like those it was trained on
   * @param width how many pixels a line has
   * @param height how many lines
   * @throws IllegalArgumentException if a row has another number of pixels, or the network another
   *     number of classes
   * @throws IllegalStateException if the targets are numbers
   */
  public static Mistakes of(Network network, Dataset dataset, int width, int height) {
    return new Mistakes(network, dataset, width, height);
  }

  /**
   * Shows the pixels as they were before they were scaled.
   *
   * @param scaler the one that scaled the data set
   * @throws IllegalArgumentException if it was fitted to another number of columns
   */
  public Mistakes inOriginalUnits(Scaler scaler) {
    pixels = scaler.invert(dataset.inputs());
    return this;
  }

  /** The rows of the data set that are wrong, the surest first. */
  List<Integer> wrong() {
    return wrong.rows;
  }

  @Override
  String subtitle() {
    if (wrong.rows.isEmpty()) {
      return "all " + dataset.rows() + " are right";
    }
    int worst = wrong.rows.get(0);
    return "%s of %s are wrong, the surest first: %s taken for %s with %s"
        .formatted(
            wrong.rows.size(),
            dataset.rows(),
            wrong.trueName(worst),
            wrong.predictedName(worst),
            NumberFormats.measured(wrong.sureness(worst)));
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    int most = Math.min(MOST, wrong.rows.size());
    Rectangle page = new Rectangle(area.x + 24, area.y + 8, area.width - 48, area.height - 20);
    TileLayout tiles =
        TileLayout.captioned(page, most, (double) width / height, 38, captionWidth(most));
    AxisRange range = AxisRange.of(pixels.data, false);
    ColorMap ink = PixelImage.ink(theme());
    for (int i = 0; i < tiles.count(); i++) {
      int row = wrong.rows.get(i);
      Rectangle tile = tiles.tile(i);
      int[] colors = PixelImage.colors(pixels, row, range, ink);
      PixelImage.paint(graphics, colors, width, tile);
      PixelImage.frame(graphics, theme().grid, tile);
      paintCaption(graphics, row, tile, tiles.step() - 2);
    }
  }

  private double captionWidth(int most) {
    double widest = 0;
    for (int i = 0; i < most; i++) {
      int row = wrong.rows.get(i);
      widest = Math.max(widest, Pen.width(prediction(row, WIDEST), PREDICTION) + 8);
      widest = Math.max(widest, Pen.width(truth(row, WIDEST), TRUTH) + 8);
    }
    return Math.min(WIDEST, widest);
  }

  private void paintCaption(Graphics2D graphics, int row, Rectangle tile, double widest) {
    double x = tile.getCenterX();
    double y = tile.getMaxY();
    String prediction = prediction(row, widest);
    Pen.centeredText(graphics, prediction, x, y + 16, widest, PREDICTION, theme().color(1));
    Pen.centeredText(graphics, truth(row, widest), x, y + 31, widest, TRUTH, theme().mutedText);
  }

  private String prediction(int row, double widest) {
    return said("", wrong.predicted(row), wrong.sureness(row), PREDICTION, widest);
  }

  private String truth(int row, double widest) {
    int trueClass = dataset.classOf(row);
    return said("true ", trueClass, wrong.probabilities.get(row, trueClass), TRUTH, widest);
  }

  /** A long name is cut, the number isn't. */
  private String said(String before, int c, double probability, Font font, double widest) {
    String number = "  " + NumberFormats.fixed(probability, 2);
    double room = widest - Pen.width(number, font) - 2;
    return Pen.cut(before + dataset.classNames().get(c), font, room) + number;
  }

  /** The rows of a data set that a network takes for another class, the surest mistakes first. */
  static final class WrongRows {
    final List<Integer> rows = new ArrayList<>();

    /** Of all rows of the data set, not only the wrong ones. */
    final Matrix probabilities;

    private final Dataset dataset;

    /**
     * Asks the network.
     *
     * @param who wants to know, for the message
     * @throws IllegalArgumentException if the network tells another number of classes apart
     */
    WrongRows(String who, Network network, Dataset dataset) {
      this.dataset = dataset;
      this.probabilities = ClassProbabilities.of(network, dataset.inputs());
      requireAColumnAClass(who);
      for (int row = 0; row < dataset.rows(); row++) {
        // Where the network says NaN, it is wrong.
        if (ClassProbabilities.classOf(probabilities, row) != dataset.classOf(row)) {
          rows.add(row);
        }
      }
      rows.sort(Comparator.comparingDouble(row -> -sureness(row)));
    }

    private void requireAColumnAClass(String who) {
      int classes = dataset.classNames().size();
      if (dataset.isClassification() && probabilities.numCols != classes) {
        throw new IllegalArgumentException(
            ("%s got a network that tells %s classes apart and a data set of %s classes, but"
                    + " expects the same number.")
                .formatted(who, probabilities.numCols, classes));
      }
    }

    /** The class with the largest probability. */
    int predicted(int row) {
      return Rows.argMax(probabilities, row);
    }

    /** The probability of that class. */
    double sureness(int row) {
      return probabilities.get(row, predicted(row));
    }

    String predictedName(int row) {
      return dataset.classNames().get(predicted(row));
    }

    String trueName(int row) {
      return dataset.classNames().get(dataset.classOf(row));
    }
  }
}
