package gradus.plots;

import gradus.math.Matrix;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The plane in the colors of the classes, pale where the network is undecided, with a line where
 * the two most probable classes are equally so.
 *
 * <p>How strong the color is follows from the lead: the largest probability minus the second.
 */
final class DecisionRegions {
  /** The share of the class's color: undecided, and what certainty adds. */
  private static final double PALE = 0.10;

  private static final double CERTAIN = 0.40;
  private static final BasicStroke LINE = Theme.round(2.2f);

  private final Theme theme;
  private final SampleGrid grid;
  private final Matrix probabilities; // a row for each place
  private final int[] winner; // the most probable class, −1 where the network says NaN
  private final double[] lead;

  DecisionRegions(Theme theme, SampleGrid grid, Matrix probabilities) {
    this.theme = theme;
    this.grid = grid;
    this.probabilities = probabilities;
    winner = new int[grid.size()];
    lead = new double[grid.size()];
    for (int place = 0; place < grid.size(); place++) {
      winner[place] = ClassProbabilities.classOf(probabilities, place);
      lead[place] = winner[place] < 0 ? Double.NaN : lead(place);
    }
  }

  private double lead(int place) {
    double second = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < probabilities.numCols; c++) {
      second = c == winner[place] ? second : Math.max(second, probabilities.get(place, c));
    }
    return probabilities.get(place, winner[place]) - second;
  }

  void paint(Graphics2D graphics, Rectangle2D plotArea) {
    ColorMap[] maps = new ColorMap[probabilities.numCols];
    for (int c = 0; c < maps.length; c++) {
      maps[c] = new ColorMap(theme.background.getRGB(), theme.color(c).getRGB());
    }
    int[] rgb = new int[grid.size()];
    for (int place = 0; place < rgb.length; place++) {
      rgb[place] =
          winner[place] < 0
              ? theme.grid.getRGB()
              : maps[winner[place]].rgbAt(PALE + CERTAIN * lead[place]);
    }
    grid.paintColors(graphics, plotArea, rgb);
    Shape clip = graphics.getClip();
    graphics.clip(plotArea);
    graphics.setColor(theme.text);
    graphics.setStroke(LINE);
    boolean[] wins = wins();
    for (int c = 0; c < wins.length; c++) {
      if (wins[c]) {
        List<Line2D.Double> border = ContourLine.of(grid, leadOf(c), plotArea);
        graphics.draw(ContourLine.joined(border));
      }
    }
    graphics.setClip(clip);
  }

  /**
   * The most probable class at a place and its probability, as in "class setosa, 0.870"; between
   * the places that were asked for, what lies between their probabilities.
   *
   * @param x in the units of the grid
   */
  String at(double x, double y, List<String> classNames) {
    double right = Math.max(0, Math.min(1, grid.x().share(x))) * (grid.columns() - 1);
    double up = Math.max(0, Math.min(1, grid.y().share(y))) * (grid.rows() - 1);
    int column = Math.min((int) right, grid.columns() - 2);
    int row = Math.min((int) up, grid.rows() - 2);
    int place = row * grid.columns() + column;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < probabilities.numCols; c++) {
      double below = between(place, c, right - column);
      double above = between(place + grid.columns(), c, right - column);
      double probability = below + (up - row) * (above - below);
      if (Double.isNaN(probability)) {
        return "the network says NaN";
      }
      best = probability > most ? c : best;
      most = Math.max(most, probability);
    }
    return "class " + classNames.get(best) + ", " + NumberFormats.fixed(most, 3);
  }

  private double between(int place, int c, double share) {
    double left = probabilities.get(place, c);
    return left + share * (probabilities.get(place + 1, c) - left);
  }

  /** Which classes are anywhere the most probable. */
  private boolean[] wins() {
    boolean[] wins = new boolean[probabilities.numCols];
    for (int place = 0; place < winner.length; place++) {
      if (winner[place] >= 0) {
        wins[winner[place]] = true;
      }
    }
    return wins;
  }

  /** By how much a class leads the best other one; below 0 where another one leads. */
  private double[] leadOf(int c) {
    double[] leadOf = new double[grid.size()];
    for (int place = 0; place < leadOf.length; place++) {
      if (winner[place] < 0 || winner[place] == c) {
        leadOf[place] = lead[place];
      } else {
        leadOf[place] = probabilities.get(place, c) - probabilities.get(place, winner[place]);
      }
    }
    return leadOf;
  }
}
