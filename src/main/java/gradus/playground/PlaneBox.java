package gradus.playground;

import gradus.data.Dataset;

/**
 * The part of the plane of x1 and x2 that is shown, in the units of the data.
 *
 * @param minX the left border
 * @param maxX the right border
 * @param minY the lower border
 * @param maxY the upper border
 */
public record PlaneBox(double minX, double maxX, double minY, double maxY) {
  private static final double MARGIN = 0.1;

  /** Checks that it has an inside. */
  public PlaneBox {
    if (!(maxX > minX && maxY > minY)) {
      throw new IllegalArgumentException(
          "A part of the plane got the borders %s, %s, %s and %s, but expects the larger second."
              .formatted(minX, maxX, minY, maxY));
    }
  }

  /**
   * With all points of a session inside, and a margin of a tenth. For data with one column, the
   * targets are y.
   */
  public static PlaneBox around(Session session) {
    int x = session.setup().data().xColumn();
    int y = session.setup().data().yColumn();
    double[] box = {
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    include(box, session.trainingPoints(), x, y);
    if (session.testPoints() != null) {
      include(box, session.testPoints(), x, y);
    }
    widen(box, 0);
    widen(box, 2);
    return new PlaneBox(box[0], box[1], box[2], box[3]);
  }

  private static void include(double[] box, Dataset points, int xColumn, int yColumn) {
    boolean hasX2 = points.inputs().numCols > 1;
    for (int row = 0; row < points.rows(); row++) {
      double x = points.inputs().get(row, xColumn);
      double y = hasX2 ? points.inputs().get(row, yColumn) : points.targets().get(row, 0);
      box[0] = Math.min(box[0], x);
      box[1] = Math.max(box[1], x);
      box[2] = Math.min(box[2], y);
      box[3] = Math.max(box[3], y);
    }
  }

  private static void widen(double[] box, int at) {
    double size = box[at + 1] - box[at];
    double margin = size > 0 ? MARGIN * size : 1;
    box[at] -= margin;
    box[at + 1] += margin;
  }
}
