package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CubicInterpolationTest {
  private static final SampleGrid COARSE =
      new SampleGrid(new AxisRange(-3, 3), new AxisRange(-2, 2), 7, 5);
  private static final SampleGrid FINE = CubicInterpolation.finer(COARSE);

  /** Of x² + 4y² + x·y, without the outermost cells. */
  @Test
  void aParabolaStaysAParabola() {
    double[] values = new double[COARSE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = function(COARSE.x(i % 7), COARSE.y(i / 7));
    }
    double[] fine = CubicInterpolation.values(COARSE, values, FINE);
    for (int i = 0; i < fine.length; i++) {
      double x = FINE.x(i % FINE.columns());
      double y = FINE.y(i / FINE.columns());
      if (Math.abs(x) <= 2 && Math.abs(y) <= 1) {
        assertThat(fine[i]).isCloseTo(function(x, y), within(1e-12));
      }
    }
  }

  private static double function(double x, double y) {
    return x * x + 4 * y * y + x * y;
  }

  @Test
  void theGivenPlacesKeepTheirValues() {
    double[] values = new double[COARSE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(100 * i);
    }
    double[] fine = CubicInterpolation.values(COARSE, values, FINE);
    // 240 cells for 6 and for 4.
    assertThat(FINE.columns()).isEqualTo(241);
    assertThat(FINE.rows()).isEqualTo(241);
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 7; column++) {
        double value = fine[60 * row * 241 + 40 * column];
        assertThat(value).isCloseTo(values[7 * row + column], within(1e-12));
      }
    }
  }

  @Test
  void aFineGridStaysAsItIs() {
    SampleGrid fine = new SampleGrid(new AxisRange(0, 1), new AxisRange(0, 1), 300, 241);
    assertThat(CubicInterpolation.finer(fine)).isEqualTo(fine);
  }
}
