/**
 * Pictures of training, of a network, and of what it predicts.
 *
 * <p>Every plot has the same verbs: {@code save(path)}, which needs no display, and {@code show()},
 * which opens a window that doesn't end the program when it is closed. Open {@link
 * gradus.plots.Plot} first, then {@link gradus.plots.LossCurve}, which is the shortest plot, and
 * {@code Axes} and {@code Pen}, with which most others are drawn.
 *
 * <p>It may use every package below it, but not {@code gradus.plots.live}; none of the packages
 * below depends on it. It is the only one that imports XChart, which draws what has two axes. These
 * are drawn by hand, with Java's {@code Graphics2D}:
 *
 * <ul>
 *   <li>tables of numbers ({@code CellGrid}), since XChart's heat maps have no numbers that fit
 *       their cells, and no slanted names;
 *   <li>fields of colors with contour lines and class borders ({@code ContourMap}, {@code
 *       DecisionBoundary}), which it doesn't have;
 *   <li>horizontal bars of both signs with a number at each end ({@code ProbabilityBars}), and
 *       small histograms below each other on one axis ({@code ActivationHistograms}): in XChart
 *       each would be a chart of its own;
 *   <li>networks, images of weights and of mistakes;
 *   <li>dashed curves, since XChart begins a new dash at every point;
 *   <li>pictures of a training that is still running ({@code RasterField}, {@code
 *       RegressionSketch}, {@code BatchLossCurve}, on {@code PaintedAxes}), since a chart takes
 *       twenty times as long;
 *   <li>names at the ends of curves ({@code EndLabels}) instead of a legend.
 * </ul>
 */
package gradus.plots;
