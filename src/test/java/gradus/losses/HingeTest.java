package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HingeTest {
  private final Hinge loss = new Hinge();

  private static Matrix column(double... entries) {
    Matrix matrix = new Matrix(entries.length, 1);
    System.arraycopy(entries, 0, matrix.data, 0, entries.length);
    return matrix;
  }

  @Test
  void oneColumnByHand() {
    // Yes by 3: 0. Yes, but by 0.5 only: 0.5. No wanted at 2: 3. No by 1, the margin: 0.
    Matrix scores = column(3, 0.5, 2, -1);
    Matrix answers = column(1, 1, 0, 0);
    assertThat(loss.value(scores, answers)).isEqualTo((0 + 0.5 + 3 + 0) / 4);
    // −s/n where something is missing; 0 at the kink, in the last row
    assertThat(loss.gradient(scores, answers).data).containsExactly(0, -0.25, 0.25, 0);
  }

  @Test
  void severalColumnsByHand() {
    Matrix scores = new Matrix(new double[][] {{2, 1.5, 4}, {0, 3, 2}});
    Matrix targets = new Matrix(new double[][] {{1, 0, 0}, {0, 1, 0}});
    // Row 0: 1 − (2 − 1.5) = 0.5 and 1 − (2 − 4) = 3. Row 1: 1 − 3 < 0, and 1 − 1 = 0, the kink.
    // Divided by 3 classes and 2 rows.
    assertThat(loss.value(scores, targets)).isEqualTo(3.5 / 6, within(1e-15));
    assertThat(loss.gradient(scores, targets).data)
        .containsExactly(new double[] {-2 / 6.0, 1 / 6.0, 1 / 6.0, 0, 0, 0}, within(1e-16));
  }

  @Test
  void aMarginThatIsKeptCostsNothingAndTeachesNothing() {
    Matrix scores = new Matrix(new double[][] {{-5, 2, 1e300}});
    Matrix targets = new Matrix(new double[][] {{0, 0, 1}});
    assertThat(loss.value(scores, targets)).isEqualTo(0);
    assertThat(loss.gradient(scores, targets).data).containsExactly(0, 0, 0);
  }

  @Test
  void onlyDifferencesOfScoresCount() {
    // Exact also where 1 − z + zⱼ, taken from the left, would lose the 1.
    Matrix scores = new Matrix(new double[][] {{1e17, 1e17}});
    assertThat(loss.value(scores, new Matrix(new double[][] {{1, 0}}))).isEqualTo(0.5);
  }

  @Test
  void saysYesAboveAScoreOfZero() {
    assertThat(loss.decisionThreshold()).isEqualTo(0);
  }

  @Test
  void aNaNIsNotHidden() {
    assertThat(loss.value(column(Double.NaN), column(1))).isNaN();
    assertThat(loss.gradient(column(Double.NaN), column(0)).get(0, 0)).isNaN();
    Matrix scores = new Matrix(new double[][] {{3, Double.NaN}});
    Matrix targets = new Matrix(new double[][] {{1, 0}});
    assertThat(loss.value(scores, targets)).isNaN();
    assertThat(loss.gradient(scores, targets).data).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void refusesTargetsBetweenZeroAndOneAndMinusOne() {
    for (double target : new double[] {-1, 0.5, Double.NaN}) {
      assertThatThrownBy(() -> loss.value(column(0, 0), column(1, target)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Hinge got targets whose row 1 is ["
                  + target
                  + "], but expects 1 for yes or 0 for no (which it takes as +1 and -1). If the"
                  + " targets are probabilities, use SigmoidCrossEntropy.");
    }
    double[][] refused = {{0.5, 0.5}, {1, 1}, {0, 0}, {2, -1}, {1, 1e-9}, {Double.NaN, 1}};
    for (double[] target : refused) {
      assertThatThrownBy(() -> loss.gradient(new Matrix(1, 2), new Matrix(new double[][] {target})))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Hinge got targets whose row 0 is "
                  + Arrays.toString(target)
                  + ", but expects a one-hot row: 1 for the true class, 0 elsewhere. If the"
                  + " targets are probabilities, use SoftmaxCrossEntropy.");
    }
  }
}
