package gradus.plots;

import java.util.function.DoubleBinaryOperator;

/**
 * A function of two variables as contour lines, and how a descent moves on it.
 *
 * <pre>{@code
 * ContourPlot.of((x, y) -> x * x + 10 * y * y, -5, 5, -2, 2)
 *     .path("rate 0.09", xs, ys)
 *     .save(Path.of("target/bowl.png"));
 * }</pre>
 *
 * <p>What to look for: a step of gradient descent leaves its place at a right angle to the contour
 * line, so in a stretched bowl it doesn't point at the minimum. (It looks like a right angle where
 * both axes have the same scale.)
 */
public final class ContourPlot extends ContourMap {
  private static final int COLUMNS = 241;
  private static final int ROWS = 161;

  private final DoubleBinaryOperator function;
  private String xName = "x";
  private String yName = "y";

  private ContourPlot(SampleGrid grid, double[] values, DoubleBinaryOperator function) {
    super("Contour lines", grid, values);
    this.function = function;
  }

  /**
   * A function over a rectangle.
   *
   * @throws IllegalArgumentException if a limit isn't finite, or the lower isn't below the upper
   */
  public static ContourPlot of(
      DoubleBinaryOperator function, double xLow, double xHigh, double yLow, double yHigh) {
    requireRange("x", xLow, xHigh);
    requireRange("y", yLow, yHigh);
    SampleGrid grid =
        new SampleGrid(new AxisRange(xLow, xHigh), new AxisRange(yLow, yHigh), COLUMNS, ROWS);
    double[] values = new double[grid.size()];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        values[row * COLUMNS + column] = function.applyAsDouble(grid.x(column), grid.y(row));
      }
    }
    return new ContourPlot(grid, values, function);
  }

  private static void requireRange(String axis, double low, double high) {
    if (!(AxisRange.canShow(low, false) && AxisRange.canShow(high, false) && low < high)) {
      throw new IllegalArgumentException(
          "ContourPlot got an %s-axis from %s to %s, but expects two numbers, the lower one first."
              .formatted(axis, low, high));
    }
  }

  /** What the axes are called; x and y if nothing is said. */
  public ContourPlot axes(String xName, String yName) {
    this.xName = xName;
    this.yName = yName;
    return this;
  }

  /**
   * Draws the way of a descent, from the start on.
   *
   * @param xs where it was, at the start and after each step; copied
   * @throws IllegalArgumentException if there aren't as many x as y
   */
  public ContourPlot path(String name, double[] xs, double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          ("path got %s x and %s y, but expects as many of both: the start, and a pair for"
                  + " each step.")
              .formatted(xs.length, ys.length));
    }
    add(name, xs, ys);
    return this;
  }

  @Override
  String xName() {
    return xName;
  }

  @Override
  String yName() {
    return yName;
  }

  @Override
  String title() {
    return paths().isEmpty() ? super.title() : "Descent";
  }

  @Override
  String subtitle() {
    StringBuilder text = new StringBuilder();
    for (Path path : paths()) {
      int last = path.xs.length - 1;
      if (last >= 0) {
        double reached = function.applyAsDouble(path.xs[last], path.ys[last]);
        text.append(text.length() == 0 ? "" : "; ")
            .append(path.name)
            .append(": ")
            .append(NumberFormats.measured(reached))
            .append(" after ")
            .append(NumberFormats.count(last, "step"));
      }
    }
    return text.length() == 0 ? range() : text.toString();
  }
}
