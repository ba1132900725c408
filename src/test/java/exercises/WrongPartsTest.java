package exercises;

import static exercises.WrongAnswers.messageOf;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Typical wrong answers to tasks 13 to 15, and what is said about them. */
class WrongPartsTest {
  @Test
  void aCountNotAShare() {
    Task13Metrics wrong =
        new solutions.Task13Metrics() {
          @Override
          public double accuracy(double[][] p, double[][] y) {
            return super.accuracy(p, y) * p.length;
          }
        };
    assertThat(messageOf(Task13MetricsTest.class, wrong))
        .isEqualTo(
            "accuracy of six rows, four of them right, is 4.0000. That is their number; divide it"
                + " by the number of rows. Expected 0.6667: 4 / 6, since rows 1 and 5 are wrong"
                + " (lesson 12).");
  }

  @Test
  void divisionOfIntegers() {
    Task13Metrics wrong =
        new solutions.Task13Metrics() {
          @Override
          public double accuracy(double[][] p, double[][] y) {
            int right = (int) Math.rint(super.accuracy(p, y) * p.length);
            int share = right / p.length;
            return share;
          }
        };
    assertThat(messageOf(Task13MetricsTest.class, wrong))
        .isEqualTo(
            "accuracy of six rows, four of them right, is 0.0000. In Java 4 / 6 is 0: one of the"
                + " two must be a double. Expected 0.6667: 4 / 6, since rows 1 and 5 are wrong"
                + " (lesson 12).");
  }

  @Test
  void aThresholdOfOneHalf() {
    Task13Metrics wrong =
        new solutions.Task13Metrics() {
          @Override
          public double accuracy(double[][] p, double[][] y) {
            int right = 0;
            for (int i = 0; i < p.length; i++) {
              for (int j = 0; j < p[i].length; j++) {
                right += y[i][j] == 1 && p[i][j] > 0.5 ? 1 : 0;
              }
            }
            return (double) right / p.length;
          }
        };
    assertThat(messageOf(Task13MetricsTest.class, wrong))
        .isEqualTo(
            "accuracy of six rows, four of them right, is 0.5000. The largest probability wins, even if it is below 0.5: row 2 is right with 0.4. Expected 0.6667: 4 / 6,"
                + " since rows 1 and 5 are wrong (lesson 12).");
  }

  @Test
  void aTransposedConfusionMatrix() {
    Task13Metrics wrong =
        new solutions.Task13Metrics() {
          @Override
          public int[][] confusionMatrix(double[][] p, double[][] y) {
            return super.confusionMatrix(y, p);
          }
        };
    assertThat(messageOf(Task13MetricsTest.class, wrong))
        .isEqualTo(
            "confusionMatrix of the six rows is [[1, 0, 1], [1, 2, 0], [0, 0, 1]]. It is"
                + " transposed: the true class says which row, the predicted one which column."
                + " Expected [[1, 1, 0], [0, 2, 0], [1, 0, 1]]: of class 0, one row was taken for 0"
                + " and one for 1; of class 2, one for 0 and one for 2 (lesson 12).");
  }

  @Test
  void noAbsoluteValue() {
    Task14Softsign wrong =
        new solutions.Task14Softsign() {
          @Override
          public double value(double x) {
            return x / (1 + x);
          }
        };
    assertThat(messageOf(Task14SoftsignTest.class, wrong))
        .isEqualTo(
            "[value(0), value(3), value(-3), value(-0.5)] is [0.0000, 0.7500, 1.5000, -1.0000]."
                + " That is x / (1 + x); the denominator is 1 + |x|, in Java Math.abs(x). Expected"
                + " [0.0000, 0.7500, -0.7500, -0.3333]: 3 / (1 + 3) = 0.75 and -0.5 / (1 + 0.5) ="
                + " -0.3333 (lesson 10).");
  }

  @Test
  void aSlopeThatIsNotSquared() {
    Task14Softsign wrong =
        new solutions.Task14Softsign() {
          @Override
          public double derivative(double x) {
            return 1 / (1 + Math.abs(x));
          }
        };
    assertThat(messageOf(Task14SoftsignTest.class, wrong))
        .isEqualTo(
            "[derivative(0), derivative(3), derivative(-3), derivative(-0.5)] is [1.0000, 0.2500, 0.2500, 0.6667]. That is 1 / (1 + |x|): the denominator is squared. Expected [1.0000, 0.0625, 0.0625,"
                + " 0.4444]: 1 / (1 + 3)^2 = 0.0625 and 1 / 1.5^2 = 0.4444 (lesson 10).");
  }

  @Test
  void theSlopeOfTanh() {
    Task14Softsign wrong =
        new solutions.Task14Softsign() {
          @Override
          public double derivative(double x) {
            return 1 - value(x) * value(x);
          }
        };
    assertThat(messageOf(Task14SoftsignTest.class, wrong))
        .isEqualTo(
            "[derivative(0), derivative(3), derivative(-3), derivative(-0.5)] is [1.0000, 0.4375, 0.4375, 0.8889]. That"
                + " is 1 - f(x)^2, the slope of tanh. Expected [1.0000, 0.0625, 0.0625, 0.4444]: 1"
                + " / (1 + 3)^2 = 0.0625 and 1 / 1.5^2 = 0.4444 (lesson 10).");
  }

  @Test
  void aSlopeThatIsRightOnlyAtTheFourPlaces() {
    Task14Softsign wrong =
        new solutions.Task14Softsign() {
          @Override
          public double derivative(double x) {
            return x == -4 ? 0.05 : super.derivative(x);
          }
        };
    assertThat(messageOf(Task14SoftsignTest.class, wrong))
        .isEqualTo(
            "The gradient check failed: relative error 1.51e-02, but at most 1e-08 is expected (6"
                + " entries compared, 0 left out at kinks). Worst: inputs (2 x 3), row 0, column 0:"
                + " backward says 0.07807905201, the finite difference says 0.06246324161.");
  }

  @Test
  void aShiftThatIsScaled() {
    Task15ScaleShift wrong =
        new solutions.Task15ScaleShift(2) {
          @Override
          public Matrix forward(DMatrixRMaj input) {
            Matrix output = super.forward(input);
            for (int i = 0; i < output.getNumElements(); i++) {
              int j = i % 2;
              double t = shift.value.data[j];
              output.data[i] += t * scale.value.data[j] - t;
            }
            return output;
          }
        };
    assertThat(messageOf(Task15ScaleShiftTest.class, wrong))
        .isEqualTo(
            "forward([[1, 2], [3, -4]]) with s = [2, -1] and t = [0.5, 1] is [[3.0000, -3.0000],"
                + " [7.0000, 3.0000]]. First scale, then shift: x * s + t, not (x + t) * s."
                + " Expected [[2.5000, -1.0000], [6.5000, 5.0000]]: 1 * 2 + 0.5 = 2.5, 2 * (-1) + 1"
                + " = -1, 6 + 0.5 = 6.5, 4 + 1 = 5 (lesson 10).");
  }

  @Test
  void nothingToLearn() {
    Task15ScaleShift wrong =
        new solutions.Task15ScaleShift(2) {
          @Override
          public List<Parameter> parameters() {
            return List.of();
          }
        };
    assertThat(messageOf(Task15ScaleShiftTest.class, wrong))
        .isEqualTo(
            "parameters().size() is 0. An optimizer changes only what is in this list. Expected 2:"
                + " the list holds scale and shift: List.of(scale, shift) (lesson 10).");
  }

  @Test
  void meansNotSums() {
    Task15ScaleShift wrong =
        new solutions.Task15ScaleShift(2) {
          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            Matrix inputGradient = super.backward(outputGradient);
            for (int j = 0; j < 2; j++) {
              scale.gradient.data[j] /= outputGradient.numRows;
              shift.gradient.data[j] /= outputGradient.numRows;
            }
            return inputGradient;
          }
        };
    assertThat(messageOf(Task15ScaleShiftTest.class, wrong))
        .isEqualTo(
            "scale.gradient after backward([[1, 2], [3, 4]]) is [[5, -6]]. Sum over the rows, don't"
                + " take their mean: dY already holds the 1/n of the loss. Expected [[10, -12]]: 1"
                + " * 1 + 3 * 3 = 10 and 2 * 2 - 4 * 4 = -12 (lesson 10).");
  }

  @Test
  void anInputGradientWithoutScale() {
    Task15ScaleShift wrong =
        new solutions.Task15ScaleShift(2) {
          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            super.backward(outputGradient);
            return new Matrix(outputGradient);
          }
        };
    assertThat(messageOf(Task15ScaleShiftTest.class, wrong))
        .isEqualTo(
            "backward([[1, 2], [3, 4]]) is [[1, 2], [3, 4]]. That is dY: what goes back is"
                + " multiplied by s. Expected [[2, -2], [6, -4]]: 1 * 2 = 2, 2 * (-1) = -2, 3 * 2 ="
                + " 6, 4 * (-1) = -4 (lesson 10).");
  }

  @Test
  void gradientsThatAddUp() {
    Task15ScaleShift wrong =
        new solutions.Task15ScaleShift(2) {
          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            Matrix before = new Matrix(scale.gradient);
            Matrix inputGradient = super.backward(outputGradient);
            for (int j = 0; j < 2; j++) {
              scale.gradient.data[j] += before.data[j];
            }
            return inputGradient;
          }
        };
    assertThat(messageOf(Task15ScaleShiftTest.class, wrong))
        .isEqualTo(
            "scale.gradient after forward and backward, twice, is [[20, -24]]. It was added to the first gradient: set it to 0 before you sum. Expected [[10,"
                + " -12]]: backward overwrites what was there (lesson 10).");
  }
}
