package gradus.inspect;

import static gradus.math.RandomMatrices.gaussian;
import static gradus.math.RandomMatrices.probabilities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The gradient check of losses with class weights and smoothing, and of those with kinks. */
class LossGradientsTest {
  private static final double TOLERANCE = 1e-8;

  private final Random random = new Random(42);

  @Test
  void crossEntropiesWithClassWeightsAndLabelSmoothing() {
    CrossEntropy weighted = new CrossEntropy().withClassWeights(0.5, 3, 0);
    CrossEntropy smoothed = new CrossEntropy().withLabelSmoothing(0.1);
    for (CrossEntropy loss : List.of(weighted, smoothed, weighted.withLabelSmoothing(0.1))) {
      for (int rows = 2; rows < 8; rows++) {
        for (Matrix targets : List.of(probabilities(random, rows, 3), oneHot(rows, 3))) {
          Matrix mild = gaussian(random, rows, 3);
          for (int i = 0; i < mild.data.length; i++) {
            mild.data[i] *= 0.3;
          }
          mild.setTo(new Softmax().forward(mild));
          GradientCheck.of(loss, mild, targets).requireBelow(TOLERANCE);
          GradientCheck.of(loss.onLogits(), gaussian(random, rows, 3), targets)
              .requireBelow(TOLERANCE);
        }
      }
    }
  }

  @Test
  void yesOrNoWithClassWeights() {
    Loss loss = new SigmoidCrossEntropy().withClassWeights(0.5, 3);
    for (int rows = 1; rows < 8; rows++) {
      Matrix targets = new Matrix(rows, 1);
      for (int row = 0; row < rows; row++) {
        targets.data[row] = random.nextDouble();
      }
      GradientCheck.of(loss, gaussian(random, rows, 1), targets).requireBelow(TOLERANCE);
    }
  }

  @Test
  void huberOnBothSidesOfDelta() {
    Matrix output = new Matrix(new double[][] {{0.3, -0.9, 1.2}, {-7, 40, 0}});
    GradientCheck.of(new Huber(1), output, new Matrix(2, 3)).requireBelow(TOLERANCE);
  }

  @Test
  void absoluteErrorAndHingeAwayFromTheirKinks() {
    Matrix output = new Matrix(new double[][] {{0.3, -0.9, 2.2}, {-7, 40, 0}});
    Matrix oneHot = oneHot(2, 3);
    GradientCheck.of(
            new MeanAbsoluteError(), output, new Matrix(new double[][] {{1, 2, 3}, {4, 5, 6}}))
        .requireBelow(TOLERANCE);
    GradientCheck.of(new Hinge(), output, oneHot).requireBelow(TOLERANCE);
    Matrix scores = new Matrix(new double[][] {{0.3}, {-0.9}, {2.2}, {-7}});
    Matrix answers = new Matrix(new double[][] {{1}, {1}, {0}, {0}});
    GradientCheck.of(new Hinge(), scores, answers).requireBelow(TOLERANCE);
  }

  @Test
  void aGradientDividedByTheRowsInsteadOfTheirWeightsFails() {
    SoftmaxCrossEntropy right =
        new SoftmaxCrossEntropy().withClassWeights(1, 3, 2).withLabelSmoothing(0.1);
    Loss dividedByRows =
        new Loss() {
          @Override
          public double value(DMatrixRMaj output, DMatrixRMaj targets) {
            return right.value(output, targets);
          }

          @Override
          public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
            Matrix result = new Matrix(right.gradient(output, targets));
            for (int i = 0; i < result.data.length; i++) {
              result.data[i] *= right.weight(targets) / output.numRows;
            }
            return result;
          }
        };
    // The weights of the classes 0, 1, 2, 0 sum to 7, which is 7/4 of the rows: off by 3/7.
    GradientCheck check = GradientCheck.of(dividedByRows, gaussian(random, 4, 3), oneHot(4, 3));
    assertThat(check.relativeError).isBetween(0.42, 0.44);
    assertThatThrownBy(() -> check.requireBelow(TOLERANCE)).isInstanceOf(AssertionError.class);
  }

  /** The classes 0, 1, 2, 0, 1 and so on. */
  private static Matrix oneHot(int rows, int classes) {
    Matrix targets = new Matrix(rows, classes);
    for (int row = 0; row < rows; row++) {
      targets.set(row, row % classes, 1);
    }
    return targets;
  }
}
