package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContourLineTest {
  /** From −2 to 2 in both directions, 0.1 apart; on the screen 100 pixels a unit. */
  private static final SampleGrid GRID =
      new SampleGrid(new AxisRange(-2, 2), new AxisRange(-2, 2), 41, 41);

  private static final Rectangle2D SCREEN = new Rectangle2D.Double(0, 0, 400, 400);

  private static double[] values(SampleGrid grid, DoubleBinaryOperator function) {
    double[] values = new double[grid.size()];
    for (int i = 0; i < values.length; i++) {
      double x = grid.x(i % grid.columns());
      values[i] = function.applyAsDouble(x, grid.y(i / grid.columns()));
    }
    return values;
  }

  private static List<Line2D.Double> line(DoubleBinaryOperator function) {
    return ContourLine.of(GRID, values(GRID, function), SCREEN);
  }

  private static double length(List<Line2D.Double> pieces) {
    double length = 0;
    for (Line2D.Double piece : pieces) {
      length += Math.hypot(piece.x2 - piece.x1, piece.y2 - piece.y1);
    }
    return length;
  }

  @Test
  void theContoursOfAStretchedBowlAreEllipses() {
    // x² + 4y² = 2.25 is the ellipse with the half axes 1.5 and 0.75.
    List<Line2D.Double> pieces = line((x, y) -> x * x + 4 * y * y - 2.25);
    assertThat(pieces).hasSizeGreaterThan(60);
    for (Line2D.Double piece : pieces) {
      double x = piece.x1 / 100 - 2;
      double y = 2 - piece.y1 / 100;
      // Between two places 0.1 apart a parabola is at most 0.05²·4 = 0.01 from its chord.
      assertThat(x * x + 4 * y * y).isCloseTo(2.25, within(0.0101));
    }
    // Ramanujan: π(3(a + b) − √((3a + b)(a + 3b))) = 7.27 for the whole ellipse.
    assertThat(length(pieces)).isCloseTo(727, within(2.0));
  }

  @Test
  void aStraightLineIsExact() {
    // x + y = 0.05 goes from (−1.95, 2) to (2, −1.95): √2·3.95 long.
    List<Line2D.Double> pieces = line((x, y) -> x + y - 0.05);
    assertThat(length(pieces)).isCloseTo(Math.sqrt(2) * 395, within(1e-6));
    for (Line2D.Double piece : pieces) {
      assertThat(piece.x1 - piece.y1).isCloseTo(5, within(1e-9));
    }
  }

  @Test
  void inASaddleTheMiddleDecides() {
    // Corners +1 −1 / −1 +1 around a middle above or below 0: one pair of corners is cut off.
    SampleGrid cell = new SampleGrid(new AxisRange(0, 1), new AxisRange(0, 1), 2, 2);
    Rectangle2D screen = new Rectangle2D.Double(0, 0, 1, 1);
    List<Line2D.Double> high = ContourLine.of(cell, new double[] {3, -1, -1, 3}, screen);
    List<Line2D.Double> low = ContourLine.of(cell, new double[] {1, -3, -3, 1}, screen);
    assertThat(high).hasSize(2);
    assertThat(low).hasSize(2);
    // The lower right corner on the screen is (1, 1), where the value is −1 or −3.
    assertThat(high.get(0).ptLineDist(1, 1)).isCloseTo(Math.sqrt(0.125) / 2 * 1, within(1e-9));
    assertThat(low.get(0).ptLineDist(0, 1)).isCloseTo(Math.sqrt(0.125) / 2 * 1, within(1e-9));
  }

  @Test
  void besideNaNThereIsNoLine() {
    List<Line2D.Double> pieces = line((x, y) -> x < 0 ? Double.NaN : y - 0.05);
    assertThat(length(pieces)).isCloseTo(200, within(1e-6));
  }

  @Test
  void aFunctionOfOneSignHasNoLine() {
    assertThat(line((x, y) -> 1)).isEmpty();
    assertThat(line((x, y) -> -1)).isEmpty();
    assertThat(line((x, y) -> 0)).isEmpty();
  }
}
