package exercises;

import static exercises.WrongAnswers.messageOf;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Typical wrong answers to tasks 05 and 06, and what is said about them. */
class WrongLossesTest {
  /** The mean over the rows of a sum over the classes. */
  private static Task05CrossEntropy loss(DoubleBinaryOperator termOfPAndY) {
    return new Task05CrossEntropy() {
      @Override
      public double crossEntropy(double[][] p, double[][] y) {
        double sum = 0;
        for (int row = 0; row < p.length; row++) {
          for (int j = 0; j < p[row].length; j++) {
            sum += termOfPAndY.applyAsDouble(p[row][j], y[row][j]);
          }
        }
        return sum / p.length;
      }
    };
  }

  @Test
  void aLogarithmWithoutMinus() {
    Task05CrossEntropy wrong = loss((p, y) -> y * StrictMath.log(p));
    assertThat(messageOf(Task05CrossEntropyTest.class, wrong))
        .isEqualTo(
            "crossEntropy([[0.1, 0.4, 0.5]], [[0, 0, 1]]) is -0.6931. The sign is wrong: ln p is negative, so there is a minus before the sum. Expected 0.6931: -ln 0.5 = 0.6931 (lesson 05).");
  }

  @Test
  void theLogarithmToBaseTen() {
    Task05CrossEntropy wrong = loss((p, y) -> -y * StrictMath.log10(p));
    assertThat(messageOf(Task05CrossEntropyTest.class, wrong))
        .isEqualTo(
            "crossEntropy([[0.1, 0.4, 0.5]], [[0, 0, 1]]) is 0.3010. That is the logarithm to base 10 (log10); take ln, in Java StrictMath.log. Expected 0.6931: -ln 0.5 = 0.6931 (lesson 05).");
  }

  @Test
  void allClassesNotTheTrueOne() {
    Task05CrossEntropy wrong = loss((p, y) -> -StrictMath.log(p));
    assertThat(messageOf(Task05CrossEntropyTest.class, wrong))
        .isEqualTo(
            "crossEntropy([[0.1, 0.4, 0.5]], [[0, 0, 1]]) is 3.9120. That is -ln p of all classes. Multiply each by its y: only the true class counts. Expected 0.6931: -ln 0.5 = 0.6931 (lesson 05).");
  }

  @Test
  void zeroTimesInfinity() {
    Task05CrossEntropy wrong = loss((p, y) -> -y * StrictMath.log(p));
    assertThat(messageOf(Task05CrossEntropyTest.class, wrong))
        .isEqualTo(
            "crossEntropy([[1, 0, 0]], [[1, 0, 0]]) is NaN. 0 * ln 0 is NaN in Java. Leave out the classes with y = 0. Expected 0.0000: -ln 1 = 0, and a class with y = 0 costs nothing (lesson 05).");
  }

  @Test
  void anEpsilonInTheLogarithm() {
    Task05CrossEntropy wrong = loss((p, y) -> -y * StrictMath.log(p + 1e-7));
    assertThat(messageOf(Task05CrossEntropyTest.class, wrong))
        .isEqualTo(
            "crossEntropy([[0.999999, 0.000001]], [[0, 1]]) is 13.7202. Expected 13.8155: -ln 0.000001 = 6 * ln 10 = 13.8155; no epsilon, no clipping (lesson 05).");
  }

  @Test
  void aSpreadTargetThatIsNotMultiplied() {
    Task05CrossEntropy wrong = loss((p, y) -> y > 0 ? -StrictMath.log(p) : 0);
    assertThat(messageOf(Task05CrossEntropyTest.class, wrong))
        .isEqualTo(
            "crossEntropy([[0.125, 0.5, 0.375]], [[0.5, 0.5, 0]]) is 2.7726. Each ln p is multiplied by its y, even where y isn't 1. Expected 1.3863: -(0.5 * ln 0.125 + 0.5 * ln 0.5) = 1.0397 + 0.3466 = 1.3863 (lesson 05).");
  }

  @Test
  void onlyTheLargestTarget() {
    Task05CrossEntropy wrong =
        new Task05CrossEntropy() {
          @Override
          public double crossEntropy(double[][] p, double[][] y) {
            double sum = 0;
            for (int row = 0; row < p.length; row++) {
              int largest = Rows.argMax(new Matrix(y), row);
              sum -= StrictMath.log(p[row][largest]);
            }
            return sum / p.length;
          }
        };
    assertThat(messageOf(Task05CrossEntropyTest.class, wrong))
        .contains(" is 2.0794. That is the first of the two classes only; add the other's part. ");
  }

  @Test
  void aSumOverTheRows() {
    Task05CrossEntropy wrong =
        new solutions.Task05CrossEntropy() {
          @Override
          public double crossEntropy(double[][] p, double[][] y) {
            return super.crossEntropy(p, y) * p.length;
          }
        };
    assertThat(messageOf(Task05CrossEntropyTest.class, wrong))
        .isEqualTo(
            "crossEntropy of two rows that cost 0.6931 and 0.2231 is 0.9163. That is their sum; divide it by the number of rows. Expected 0.4581: (0.6931 + 0.2231) / 2 = 0.4581 (lesson 05).");
  }

  private static Task06FusedGradient gradient(DoubleBinaryOperator entryOfPAndY) {
    return new Task06FusedGradient() {
      @Override
      public double[][] gradient(double[][] p, double[][] y) {
        double[][] gradient = new double[p.length][p[0].length];
        for (int row = 0; row < p.length; row++) {
          for (int j = 0; j < p[row].length; j++) {
            gradient[row][j] = entryOfPAndY.applyAsDouble(p[row][j], y[row][j]);
          }
        }
        return gradient;
      }
    };
  }

  @Test
  void targetMinusProbability() {
    Task06FusedGradient wrong = gradient((p, y) -> y - p);
    assertThat(messageOf(Task06FusedGradientTest.class, wrong))
        .isEqualTo(
            "gradient([[0.1, 0.4, 0.5]], [[0, 0, 1]]) is [[-0.1000, -0.4000, 0.5000]]. The sign is wrong: that is y - p, and a step along it would raise the loss. Expected [[0.1000, 0.4000, -0.5000]]: 0.1 - 0 = 0.1, 0.4 - 0 = 0.4 and 0.5 - 1 = -0.5 (lesson 08).");
  }

  @Test
  void theDiagonalOfTheJacobianOnly() {
    Task06FusedGradient wrong = gradient((p, y) -> -y / p * p * (1 - p));
    assertThat(messageOf(Task06FusedGradientTest.class, wrong))
        .isEqualTo(
            "gradient([[0.1, 0.4, 0.5]], [[0, 0, 1]]) is [[0.0000, 0.0000, -0.5000]]. That takes p(1 - p) for the slope of the softmax, but a score also changes the probabilities of all other classes. Expected [[0.1000, 0.4000, -0.5000]]: 0.1 - 0 = 0.1, 0.4 - 0 = 0.4 and 0.5 - 1 = -0.5 (lesson 08).");
  }

  @Test
  void theSlopeByTheProbabilities() {
    Task06FusedGradient wrong = gradient((p, y) -> -y / p);
    assertThat(messageOf(Task06FusedGradientTest.class, wrong))
        .isEqualTo(
            "gradient([[0.1, 0.4, 0.5]], [[0, 0, 1]]) is [[0.0000, 0.0000, -2.0000]]. That is -y/p, the derivative with respect to p; with those of the softmax it becomes p - y. Expected [[0.1000, 0.4000, -0.5000]]: 0.1 - 0 = 0.1, 0.4 - 0 = 0.4 and 0.5 - 1 = -0.5 (lesson 08).");
  }

  @Test
  void aGradientOfTheSumNotTheMean() {
    Task06FusedGradient wrong = gradient((p, y) -> p - y);
    assertThat(messageOf(Task06FusedGradientTest.class, wrong))
        .isEqualTo(
            "gradient of two rows is [[0.1000, 0.4000, -0.5000], [-0.2000, 0.1000, 0.1000]]. That is p - y. The loss is the mean of the rows, so divide by their number, 2. Expected [[0.0500, 0.2000, -0.2500], [-0.1000, 0.0500, 0.0500]]: 0.1 / 2 = 0.05, and (0.8 - 1) / 2 = -0.1 (lesson 09 explains the n).");
  }

  @Test
  void probabilitiesThatAreOverwritten() {
    Task06FusedGradient wrong =
        new Task06FusedGradient() {
          @Override
          public double[][] gradient(double[][] p, double[][] y) {
            for (int i = 0; i < p.length; i++) {
              for (int j = 0; j < p[i].length; j++) {
                p[i][j] = (p[i][j] - y[i][j]) / p.length;
              }
            }
            return p;
          }
        };
    assertThat(messageOf(Task06FusedGradientTest.class, wrong))
        .isEqualTo(
            "p after gradient(p, y) is [[0.1000, 0.4000, -0.5000]]. Expected [[0.1000, 0.4000, 0.5000]]: write the gradient into new rows: the caller still needs p, and p.clone() copies only the outer array (lesson 08).");
  }
}
