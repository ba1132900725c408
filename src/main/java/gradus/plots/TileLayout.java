package gradus.plots;

import java.awt.Rectangle;

/** Places for many small pictures of one shape, in rows, as large as the page allows. */
final class TileLayout {
  private static final int GAP = 12;

  /** How far apart two pictures may be, in their size: further, and the row falls apart. */
  private static final double LOOSEST = 1.5;

  private final Rectangle area;
  private final int count;
  private final int captionHeight;
  private int columns = 1;
  private double width;
  private double height;

  /**
   * Finds the number of columns that makes them largest.
   *
   * @param aspect width by height of a picture
   * @param captionHeight how much is left free under each
   */
  TileLayout(Rectangle area, int count, double aspect, int captionHeight) {
    this.area = area;
    this.count = count;
    this.captionHeight = captionHeight;
    for (int candidate = 1; candidate <= count; candidate++) {
      int rows = (count + candidate - 1) / candidate;
      double widest = (area.width + GAP) / (double) candidate - GAP;
      double highest = (area.height + GAP) / (double) rows - GAP - captionHeight;
      double candidateHeight = Math.min(highest, widest / aspect);
      if (candidateHeight > height) {
        columns = candidate;
        height = candidateHeight;
        width = height * aspect;
      }
    }
  }

  /** The same, with so few pictures that a caption of this width has room under each. */
  static TileLayout captioned(
      Rectangle area, int most, double aspect, int captionHeight, double captionWidth) {
    int count = most;
    TileLayout tiles = new TileLayout(area, count, aspect, captionHeight);
    while (count > 1 && tiles.step() < captionWidth) {
      count--;
      tiles = new TileLayout(area, count, aspect, captionHeight);
    }
    return tiles;
  }

  /** How many pictures there are. */
  int count() {
    return count;
  }

  /** The place of picture {@code i}, counted row by row. */
  Rectangle tile(int i) {
    int row = i / columns;
    int column = i % columns;
    double x = area.x + column * step();
    double y = area.y + row * rowStep();
    // Rounded down, so that nothing leaves the page.
    return new Rectangle((int) x, (int) y, Math.max(1, (int) width), Math.max(1, (int) height));
  }

  /** From one row to the next. */
  private double rowStep() {
    int rows = (count + columns - 1) / columns;
    double high = height + captionHeight;
    double justified = rows == 1 ? 0 : (area.height - high) / (rows - 1);
    return Math.max(high + GAP, Math.min(justified, LOOSEST * high));
  }

  /** From one picture to the next in a row. */
  double step() {
    double justified = columns == 1 ? area.width : (area.width - width) / (columns - 1);
    return Math.max(width + 1, Math.min(justified, LOOSEST * width));
  }
}
