package gradus.plots;

import gradus.data.Dataset;
import gradus.layers.ImageShape;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;

/** The first images of a data set, each with its class: what there is to learn. */
public final class ImageGrid extends Plot {
  private static final int MOST = 40;

  /** Longer names are cut: images are what is to be seen. */
  private static final double WIDEST = 110;

  private static final Font FONT = Theme.regular(12);

  private final Dataset dataset;
  private final int width;
  private final int height;

  private ImageGrid(Dataset dataset, int width, int height) {
    super("Images of " + dataset.name());
    PixelImage.requirePixels("ImageGrid", "rows", dataset.inputs().numCols, width, height);
    this.dataset = dataset;
    this.width = width;
    this.height = height;
  }

  /**
   * The first images, at most 40; of {@code dataset.shuffled(seed)}, a random choice.
   *
   * @param dataset a row an image: its pixels, line by line
   * @param width how many pixels a line has
   * @param height how many lines
   * @throws IllegalArgumentException if a row has another number of pixels
   */
  public static ImageGrid of(Dataset dataset, int width, int height) {
    return new ImageGrid(dataset, width, height);
  }

  /**
   * The same of a data set that knows the shape of its images, as the bundled ones do.
   *
   * @throws IllegalArgumentException if it doesn't, or the images have several channels
   */
  public static ImageGrid of(Dataset dataset) {
    ImageShape shape = dataset.imageShape();
    if (shape == null || shape.channels() > 1) {
      throw new IllegalArgumentException(
          "ImageGrid got %s, which has no gray images of a known shape: pass width and height, or give it withImageShape(new ImageShape(1, height, width))."
              .formatted(dataset));
    }
    return of(dataset, shape.width(), shape.height());
  }

  @Override
  String subtitle() {
    return "the first of %s images of %s×%s pixels%s"
        .formatted(
            dataset.rows(),
            width,
            height,
            dataset.isClassification() ? "; " + dataset.classNames().size() + " classes" : "");
  }

  private double captionWidth() {
    boolean named = dataset.isClassification();
    return named ? Math.min(WIDEST, Pen.widest(dataset.classNames(), FONT) + 8) : 0;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    Rectangle page = new Rectangle(area.x + 24, area.y + 8, area.width - 48, area.height - 28);
    int captionHeight = dataset.isClassification() ? 20 : 0;
    int most = Math.min(MOST, dataset.rows());
    TileLayout tiles =
        TileLayout.captioned(page, most, (double) width / height, captionHeight, captionWidth());
    AxisRange range = AxisRange.of(dataset.inputs().data, false);
    ColorMap ink = PixelImage.ink(theme());
    for (int row = 0; row < tiles.count(); row++) {
      Rectangle tile = tiles.tile(row);
      int[] colors = PixelImage.colors(dataset.inputs(), row, range, ink);
      PixelImage.paint(graphics, colors, width, tile);
      PixelImage.frame(graphics, theme().grid, tile);
      if (dataset.isClassification()) {
        String name = dataset.classNames().get(dataset.classOf(row));
        double y = tile.getMaxY() + 16;
        Color color = theme().text;
        Pen.centeredText(graphics, name, tile.getCenterX(), y, tiles.step() - 4, FONT, color);
      }
    }
  }
}
