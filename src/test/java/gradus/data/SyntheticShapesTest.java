package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Without noise every point lies exactly where the formula says. */
class SyntheticShapesTest {
  private static final Offset<Double> ROUNDING = within(1e-15);

  @Test
  void fourRowsOfXorWithoutNoiseAreTheTruthTable() {
    Dataset xor = Synthetic.xor(4, 0, 1);
    assertThat(xor.inputs().data).containsExactly(0, 0, 0, 1, 1, 0, 1, 1);
    assertThat(xor.targets().data).containsExactly(1, 0, 0, 1, 0, 1, 1, 0);
  }

  @Test
  void blobsStandEvenlyOnACircle() {
    // A quarter turn from center to center, then from the start again
    assertThat(Synthetic.blobs(8, 4, 0, 1).inputs().data)
        .containsExactly(
            new double[] {1, 0, 0, 1, -1, 0, 0, -1, 1, 0, 0, 1, -1, 0, 0, -1}, ROUNDING);
    // Of three classes: 2·sin(π/3) = √3 = 1.73 apart
    Matrix three = Synthetic.blobs(6, 3, 0, 1).inputs();
    double across = three.get(1, 0) - three.get(0, 0);
    double up = three.get(1, 1) - three.get(0, 1);
    assertThat(Math.sqrt(across * across + up * up)).isEqualTo(Math.sqrt(3), within(1e-15));
  }

  @Test
  void moonsAreTwoHalfCircles() {
    // 3 rows each, at the angles 0, π/2 and π; one class in the even rows, the other in the odd
    assertThat(Synthetic.moons(6, 0, 1).inputs().data)
        .containsExactly(new double[] {1, 0, 0, 0.5, 0, 1, 1, -0.5, -1, 0, 2, 0.5}, ROUNDING);
    Dataset moons = Synthetic.moons(101, 0, 1);
    for (int row = 0; row < 101; row++) {
      boolean upper = moons.classOf(row) == 0;
      double x = moons.inputs().get(row, 0) - (upper ? 0 : 1);
      double y = moons.inputs().get(row, 1) - (upper ? 0 : 0.5);
      assertThat(x * x + y * y).isEqualTo(1, ROUNDING);
      assertThat(upper ? y : -y).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void noLineSeparatesTheMoons() {
    // The tip of the upper moon lies in a triangle of points of the lower: whatever is linear and
    // positive at the three is positive at the tip too. (1, 0) = ½·(1, −½) + ¼·(0, ½) + ¼·(2, ½)
    Matrix moons = Synthetic.moons(6, 0, 1).inputs();
    for (int column = 0; column < 2; column++) {
      double mixed =
          0.25 * moons.get(1, column) + 0.5 * moons.get(3, column) + 0.25 * moons.get(5, column);
      assertThat(mixed).isEqualTo(moons.get(0, column), ROUNDING);
    }
  }

  @Test
  void circlesHaveTheRadiiOneHalfAndOne() {
    // 4 rows each, a quarter turn apart
    assertThat(Synthetic.circles(8, 0, 1).inputs().data)
        .containsExactly(
            new double[] {0.5, 0, 1, 0, 0, 0.5, 0, 1, -0.5, 0, -1, 0, 0, -0.5, 0, -1}, ROUNDING);
    Dataset circles = Synthetic.circles(101, 0, 1);
    for (int row = 0; row < 101; row++) {
      double x = circles.inputs().get(row, 0);
      double y = circles.inputs().get(row, 1);
      double radius = circles.classOf(row) == 0 ? 0.5 : 1;
      assertThat(x * x + y * y).isEqualTo(radius * radius, ROUNDING);
    }
  }

  @Test
  void spiralsGrowByAQuarterWithEachQuarterTurn() {
    // 4 rows each. Arm 0: radius ¼ at 90°, ½ at 180°, ¾ at 270°, 1 at 360°; arm 1: opposite
    assertThat(Synthetic.spirals(8, 2, 0, 1).inputs().data)
        .containsExactly(
            new double[] {0, 0.25, 0, -0.25, -0.5, 0, 0.5, 0, 0, -0.75, 0, 0.75, 1, 0, -1, 0},
            ROUNDING);
    // Of three arms, every point lies on its own: the turns it has made are its radius.
    Dataset spirals = Synthetic.spirals(100, 3, 0, 1);
    for (int row = 0; row < 100; row++) {
      double x = spirals.inputs().get(row, 0);
      double y = spirals.inputs().get(row, 1);
      double turns = StrictMath.atan2(y, x) / (2 * Math.PI) - spirals.classOf(row) / 3.0;
      double radius = Math.sqrt(x * x + y * y);
      assertThat(radius - turns).isEqualTo(Math.rint(radius - turns), within(1e-14));
      assertThat(radius).isBetween(1 / 34.0, 1 + 1e-15);
    }
  }

  @Test
  void everySquareOfTheCheckerboardIsFilledInItsColor() {
    for (int cells = 2; cells <= 5; cells++) {
      Dataset board = Synthetic.checkerboard(1000, cells, 0, 1);
      Set<Integer> filled = new HashSet<>();
      for (int row = 0; row < 1000; row++) {
        int across = (int) ((board.inputs().get(row, 0) + 1) / 2 * cells);
        int up = (int) ((board.inputs().get(row, 1) + 1) / 2 * cells);
        assertThat(across).isBetween(0, cells - 1);
        assertThat(up).isBetween(0, cells - 1);
        assertThat((across + up) % 2).isEqualTo(board.classOf(row));
        filled.add(across * cells + up);
      }
      assertThat(filled).hasSize(cells * cells);
    }
  }

  @Test
  void lineAndSineLieOnTheirCurves() {
    // 2·x − 1 at −1, −½, 0, ½, 1
    Dataset line = Synthetic.line(5, 2, -1, 0, 1);
    assertThat(line.inputs().data).containsExactly(-1, -0.5, 0, 0.5, 1);
    assertThat(line.targets().data).containsExactly(-3, -2, -1, 0, 1);
    // The sine at −π, −π/2, 0, π/2, π
    Dataset sine = Synthetic.sine(5, 0, 1);
    assertThat(sine.inputs().data).containsExactly(-Math.PI, -Math.PI / 2, 0, Math.PI / 2, Math.PI);
    assertThat(sine.targets().data).containsExactly(new double[] {0, -1, 0, 1, 0}, within(2e-16));
  }

  @Test
  void thePlaneIsHalfOfXPlusY() {
    Dataset plane = Synthetic.plane(50, 0, 1);
    for (int row = 0; row < plane.rows(); row++) {
      double x = plane.inputs().get(row, 0);
      double y = plane.inputs().get(row, 1);
      assertThat(x).isBetween(-1.0, 1.0);
      assertThat(y).isBetween(-1.0, 1.0);
      assertThat(plane.targets().get(row, 0)).isEqualTo((x + y) / 2, ROUNDING);
    }
    assertThat(plane.featureNames()).containsExactly("x", "y");
  }

  @Test
  void theHillsHaveTheSignsOfXor() {
    Dataset hills = Synthetic.hills(4000, 0, 1);
    double squares = 0;
    for (int row = 0; row < hills.rows(); row++) {
      double product = hills.inputs().get(row, 0) * hills.inputs().get(row, 1);
      double target = hills.targets().get(row, 0);
      assertThat(Math.signum(target)).isEqualTo(Math.signum(product));
      squares += target * target;
    }
    // the mean of sin² is ½ in each direction
    assertThat(squares / hills.rows()).isEqualTo(0.25, within(0.01));
  }
}
