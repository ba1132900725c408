package exercises;

import static exercises.WrongAnswers.divided;
import static exercises.WrongAnswers.messageOf;
import static exercises.WrongAnswers.sum;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Typical wrong answers to tasks 07 to 09, and what is said about them. */
class WrongLayersTest {
  /** A sum over the inputs, with terms and weights as given. */
  private static Task07DenseForward dense(boolean transposed, int biasesBefore, int biasesInside) {
    return new Task07DenseForward() {
      @Override
      public double[][] forward(double[][] x, double[][] w, double[] b) {
        double[][] y = new double[x.length][b.length];
        for (int i = 0; i < x.length; i++) {
          for (int j = 0; j < b.length; j++) {
            y[i][j] = biasesBefore * b[j];
            for (int a = 0; a < w.length; a++) {
              y[i][j] += x[i][a] * (transposed ? w[j][a] : w[a][j]) + biasesInside * b[j];
            }
          }
        }
        return y;
      }
    };
  }

  @Test
  void noBias() {
    Task07DenseForward wrong = dense(false, 0, 0);
    assertThat(messageOf(Task07DenseForwardTest.class, wrong))
        .isEqualTo(
            "forward([[1, 2]], [[0.5, -0.2], [0.1, 0.3]], [0.1, -0.5]) is [[0.7000, 0.4000]]. The biases are missing. Expected [[0.8000, -0.1000]]: 1 * 0.5 + 2 * 0.1 + 0.1 = 0.8, and 1 * (-0.2) + 2 * 0.3 - 0.5 = -0.1 (lesson 10).");
  }

  @Test
  void aBiasForEachInput() {
    Task07DenseForward wrong = dense(false, 0, 1);
    assertThat(messageOf(Task07DenseForwardTest.class, wrong))
        .isEqualTo(
            "forward([[1, 2]], [[0.5, -0.2], [0.1, 0.3]], [0.1, -0.5]) is [[0.9000, -0.6000]]. Each bias is added once, not once for each input: add it outside the sum. Expected [[0.8000, -0.1000]]: 1 * 0.5 + 2 * 0.1 + 0.1 = 0.8, and 1 * (-0.2) + 2 * 0.3 - 0.5 = -0.1 (lesson 10).");
  }

  @Test
  void transposedWeights() {
    Task07DenseForward wrong = dense(true, 1, 0);
    assertThat(messageOf(Task07DenseForwardTest.class, wrong))
        .isEqualTo(
            "forward([[1, 2]], [[0.5, -0.2], [0.1, 0.3]], [0.1, -0.5]) is [[0.2000, 0.2000]]. Weights have a row for each input and a column for each output: W[a][j], not W[j][a]. Expected [[0.8000, -0.1000]]: 1 * 0.5 + 2 * 0.1 + 0.1 = 0.8, and 1 * (-0.2) + 2 * 0.3 - 0.5 = -0.1 (lesson 10).");
  }

  @Test
  void theLastRowOnly() {
    Task08DenseBackward wrong =
        new Task08DenseBackward() {
          @Override
          public double[][] weightsGradient(double[][] x, double[][] dY) {
            double[][] dW = new double[x[0].length][dY[0].length];
            for (int i = 0; i < x.length; i++) {
              for (int a = 0; a < dW.length; a++) {
                for (int j = 0; j < dW[a].length; j++) {
                  dW[a][j] = x[i][a] * dY[i][j];
                }
              }
            }
            return dW;
          }
        };
    assertThat(messageOf(Task08DenseBackwardTest.class, wrong))
        .isEqualTo(
            "weightsGradient([[1, 2], [3, -1]], [[0.5, -1, 0.5], [1, 2, -3]]) is [[3.0000, 6.0000, -9.0000], [-1.0000, -2.0000, 3.0000]]. That is the last row's part only: add the parts of all rows. Expected [[3.5000, 5.0000, -8.5000], [0.0000, -4.0000, 4.0000]]: dW[0][0] = 1 * 0.5 + 3 * 1 = 3.5, dW[1][0] = 2 * 0.5 - 1 * 1 = 0 (lesson 09 explains the sum over rows).");
  }

  @Test
  void aMeanOfTheColumns() {
    Task08DenseBackward wrong =
        new solutions.Task08DenseBackward() {
          @Override
          public double[] biasesGradient(double[][] dY) {
            return divided(super.biasesGradient(dY), dY.length);
          }
        };
    assertThat(messageOf(Task08DenseBackwardTest.class, wrong))
        .isEqualTo(
            "biasesGradient([[0.5, -1, 0.5], [1, 2, -3]]) is [0.7500, 0.5000, -1.2500]. That is the mean of each column. Take the sum: dY already holds the 1/n of the loss. Expected [1.5000, 1.0000, -2.5000]: 0.5 + 1 = 1.5, -1 + 2 = 1 and 0.5 - 3 = -2.5 (lesson 09 explains the sum over rows).");
  }

  @Test
  void sumsOfRowsNotColumns() {
    Task08DenseBackward wrong =
        new solutions.Task08DenseBackward() {
          @Override
          public double[] biasesGradient(double[][] dY) {
            double[] sums = new double[dY.length];
            for (int i = 0; i < dY.length; i++) {
              sums[i] = sum(dY[i]);
            }
            return sums;
          }
        };
    assertThat(messageOf(Task08DenseBackwardTest.class, wrong))
        .isEqualTo(
            "biasesGradient([[0.5, -1, 0.5], [1, 2, -3]]) is [0.0000, 0.0000]. That is the sum of each row. A bias belongs to an output, so sum each column. Expected [1.5000, 1.0000, -2.5000]: 0.5 + 1 = 1.5, -1 + 2 = 1 and 0.5 - 3 = -2.5 (lesson 09 explains the sum over rows).");
  }

  @Test
  void weightsNotTransposed() {
    Task08DenseBackward wrong =
        new solutions.Task08DenseBackward() {
          @Override
          public double[][] inputGradient(double[][] dY, double[][] w) {
            double[][] dX = new double[dY.length][w.length];
            for (int i = 0; i < dY.length; i++) {
              for (int a = 0; a < w.length; a++) {
                for (int j = 0; j < dY[i].length; j++) {
                  boolean square = w.length == w[0].length;
                  dX[i][a] += dY[i][j] * (square ? w[j][a] : w[a][j]);
                }
              }
            }
            return dX;
          }
        };
    assertThat(messageOf(Task08DenseBackwardTest.class, wrong))
        .isEqualTo(
            "inputGradient([[1, 2]], [[1, 3], [0, 5]]) is [[1, 13]]. That is dY*W. In the backward pass, rows and columns of W are swapped: W[a][j], not W[j][a]. Expected [[7, 10]]: 1 * 1 + 2 * 3 = 7 and 1 * 0 + 2 * 5 = 10 (lesson 10).");
  }

  @Test
  void theAbsoluteValue() {
    Task09Relu wrong =
        new Task09Relu() {
          @Override
          public double[] forward(double[] x) {
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
              y[i] = Math.abs(x[i]);
            }
            return y;
          }
        };
    assertThat(messageOf(Task09ReluTest.class, wrong))
        .isEqualTo(
            "forward([3, -1, 0.5]) is [3.0000, 1.0000, 0.5000]. That is |x|: a negative number becomes 0. Expected [3.0000, 0.0000, 0.5000]: max(0, 3) = 3, max(0, -1) = 0, max(0, 0.5) = 0.5 (lesson 10).");
  }

  @Test
  void theSignOfTheGradientNotOfTheInput() {
    Task09Relu wrong =
        new solutions.Task09Relu() {
          @Override
          public double[] backward(double[] x, double[] dy) {
            return forward(dy);
          }
        };
    assertThat(messageOf(Task09ReluTest.class, wrong))
        .isEqualTo(
            "backward([3, -1, 0.5, -2], [-5, 7, 2, -4]) is [0, 7, 2, 0]. That is max(0, dy). What counts is the sign of x: a gradient may be negative. Expected [-5, 0, 2, 0]: where x > 0 it is dy, otherwise 0 (lesson 10).");
  }

  @Test
  void aSlopeThatIsNotMultiplied() {
    Task09Relu wrong =
        new solutions.Task09Relu() {
          @Override
          public double[] backward(double[] x, double[] dy) {
            double[] dx = new double[x.length];
            for (int i = 0; i < x.length; i++) {
              dx[i] = x[i] > 0 ? 1 : 0;
            }
            return dx;
          }
        };
    assertThat(messageOf(Task09ReluTest.class, wrong))
        .isEqualTo(
            "backward([3, -1, 0.5, -2], [-5, 7, 2, -4]) is [1, 0, 1, 0]. That is the slope; multiply it by dy (the chain rule). Expected [-5, 0, 2, 0]: where x > 0 it is dy, otherwise 0 (lesson 10).");
  }

  @Test
  void aSlopeOfOneAtTheKink() {
    Task09Relu wrong =
        new solutions.Task09Relu() {
          @Override
          public double[] backward(double[] x, double[] dy) {
            double[] dx = new double[x.length];
            for (int i = 0; i < x.length; i++) {
              dx[i] = x[i] >= 0 ? dy[i] : 0;
            }
            return dx;
          }
        };
    assertThat(messageOf(Task09ReluTest.class, wrong))
        .isEqualTo(
            "backward([0], [3]) is [3]. At x = 0 there is no slope; as most programs do, take 0: x > 0, not x >= 0. Expected [0]: x > 0 is false for 0 (lesson 10).");
  }

  @Test
  void aGradientThatIsOverwritten() {
    Task09Relu wrong =
        new solutions.Task09Relu() {
          @Override
          public double[] backward(double[] x, double[] dy) {
            for (int i = 0; i < x.length; i++) {
              dy[i] = x[i] > 0 ? dy[i] : 0;
            }
            return dy;
          }
        };
    assertThat(messageOf(Task09ReluTest.class, wrong))
        .isEqualTo(
            "dy after backward(x, dy) is [-5, 0]. Expected [-5, 7]: write into a new array: dy belongs to the next layer (lesson 10).");
  }
}
