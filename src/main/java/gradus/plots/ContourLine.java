package gradus.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The line on which a function of two variables is 0, found by marching squares.
 *
 * <p>Of each cell between four places of a {@link SampleGrid} those sides are crossed whose ends
 * have different signs; where, follows from the two values, as if they changed evenly between them.
 * Two crossings make a piece of the line, four make two. Source: W. Lorensen, H. Cline, "Marching
 * cubes" (1987), in two dimensions.
 */
final class ContourLine {
  /** Where the corners of a cell are, counterclockwise from the lower left one. */
  private static final int[] CORNER_X = {0, 1, 1, 0};

  private static final int[] CORNER_Y = {0, 0, 1, 1};

  private final double[] corners = new double[4]; // the values there
  private final double[] crossingX = new double[4]; // from 0 to 1
  private final double[] crossingY = new double[4];

  private ContourLine() {}

  /** The pieces of the line, on the screen. Beside a place whose value is NaN there is none. */
  static List<Line2D.Double> of(SampleGrid grid, double[] values, Rectangle2D plotArea) {
    ContourLine line = new ContourLine();
    List<Line2D.Double> pieces = new ArrayList<>();
    double width = plotArea.getWidth() / (grid.columns() - 1);
    double height = plotArea.getHeight() / (grid.rows() - 1);
    for (int row = 0; row + 1 < grid.rows(); row++) {
      for (int column = 0; column + 1 < grid.columns(); column++) {
        int crossings = line.cross(values, row * grid.columns() + column, grid.columns());
        double left = plotArea.getMinX() + column * width;
        double bottom = plotArea.getMaxY() - row * height;
        for (int i = 0; i < crossings; i += 2) {
          double fromX = left + line.crossingX[i] * width;
          double fromY = bottom - line.crossingY[i] * height;
          double toX = left + line.crossingX[i + 1] * width;
          double toY = bottom - line.crossingY[i + 1] * height;
          pieces.add(new Line2D.Double(fromX, fromY, toX, toY));
        }
      }
    }
    return pieces;
  }

  /** All pieces as one shape. */
  static Path2D.Double joined(List<Line2D.Double> pieces) {
    Path2D.Double path = new Path2D.Double();
    for (Line2D.Double piece : pieces) {
      path.append(piece, false);
    }
    return path;
  }

  /** Finds the crossings of the cell with this lower left place; returns how many: 0, 2 or 4. */
  private int cross(double[] values, int place, int columns) {
    corners[0] = values[place];
    corners[1] = values[place + 1];
    corners[2] = values[place + columns + 1];
    corners[3] = values[place + columns];
    double middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
    if (Double.isNaN(middle)) {
      return 0;
    }
    // In a saddle the two pieces cut off the corners whose sign isn't that of the middle.
    int first = (corners[0] > 0) == (middle > 0) ? 0 : 3;
    int count = 0;
    for (int i = 0; i < 4; i++) {
      int from = (first + i) % 4;
      int to = (from + 1) % 4;
      if ((corners[from] > 0) != (corners[to] > 0)) {
        double share = corners[from] / (corners[from] - corners[to]);
        crossingX[count] = CORNER_X[from] + share * (CORNER_X[to] - CORNER_X[from]);
        crossingY[count] = CORNER_Y[from] + share * (CORNER_Y[to] - CORNER_Y[from]);
        count++;
      }
    }
    return count;
  }
}
