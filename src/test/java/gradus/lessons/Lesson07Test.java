package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import gradus.Network;
import gradus.Trainer;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.optimizers.SGD;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the page of lesson 7 says beside its program's output. */
class Lesson07Test {
  private static final Matrix LOGITS =
      logarithms(new double[][] {{0.1, 0.4, 0.5}, {0.8, 0.1, 0.1}, {0.98, 0.01, 0.01}});
  private static final Matrix TARGETS =
      new Matrix(new double[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}});

  private final Page page = Page.of("lesson07");
  private final CrossEntropy onProbabilities = new CrossEntropy();
  private final SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();

  @Test
  void theFloorIsWhatTheFrameworkSays() {
    for (int classes : new int[] {2, 3, 10, 1000}) {
      Matrix perfect = new Matrix(1, classes);
      perfect.set(0, classes - 1, 1);
      double floor = onLogits.value(perfect, perfect);
      double top = softmax(perfect).get(0, classes - 1);
      page.says("| %d | %.4f | %.4f | %.4f |", classes, floor, top, Math.log(classes));
    }
    Matrix wrong = row(1, 0, 0);
    page.says("costs $\\ln (e + 2) = %.4f$", onLogits.value(wrong, row(0, 1, 0)));
    page.says("costs $\\ln 3 = %.4f$", onLogits.value(row(1 / 3.0, 1 / 3.0, 1 / 3.0), wrong));
  }

  /** By the framework's formulas, where the lesson nudges. */
  @Test
  void theGradientsAreTrue() {
    Matrix z = rowOf(LOGITS, 2);
    Matrix target = rowOf(TARGETS, 2);
    Matrix slopes = onLogits.gradient(z, target); // p − y
    page.says(
        "the right gradient first, %.2f, −%.2f, %.2f.",
        slopes.get(0, 0), -slopes.get(0, 1), slopes.get(0, 2));
    double right = norm(slopes);
    double mistaken = norm(gradientThroughTwo(z, target));
    page.says("has the length %.4f (", right);
    page.says("Much shorter: %.4f, which is %.0f times less.", mistaken, right / mistaken);
    page.says("$p_1$ rises by %.4f times that step", 0.01 * (1 - 0.01));
    page.says("falls by %.2f times the step", 0.01 * (1 - 0.01) / 0.01);
  }

  @Test
  void theFiguresAtTheBreakpointAreTrue() {
    Matrix z = rowOf(LOGITS, 2);
    page.says("`z` is −%.4f, −%.4f, −%.4f:", -z.get(0, 0), -z.get(0, 1), -z.get(0, 2));
    Matrix target = rowOf(TARGETS, 2);
    Matrix up = new Matrix(z);
    Matrix down = new Matrix(z);
    up.add(0, 0, 1e-4);
    down.add(0, 0, -1e-4);
    double above = onLogits.value(up, target);
    double below = onLogits.value(down, target);
    page.says("`above` is %.6f and `below` %.6f,", above, below);
    page.says("a difference of %.6f.", above - below);
    double aboveTwice = onLogits.value(softmax(up), target);
    double belowTwice = onLogits.value(softmax(down), target);
    page.says("`above` is %.6f and `below` %.6f:", aboveTwice, belowTwice);
    double times = (above - below) / (aboveTwice - belowTwice);
    page.says("a difference %.0f times as small.", times);
  }

  @Test
  void theMistakenLossFallsInEveryStepAndEveryRowIsRightInTheEnd() {
    Matrix once = new Matrix(LOGITS);
    Matrix twice = new Matrix(LOGITS);
    double last = Double.POSITIVE_INFINITY;
    for (int step = 0; step <= 200; step++) {
      if (step == 50) {
        page.says("have %.4f and %.4f instead", p(twice, 0, 2), p(twice, 1, 0));
        page.says("instead of %.4f and %.4f.", p(once, 0, 2), p(once, 1, 0));
        page.says("the wrong row has %.4f then, instead of %.4f.", p(twice, 2, 1), p(once, 2, 1));
      }
      double loss = onLogits.value(softmax(twice), TARGETS);
      assertThat(loss).isLessThan(last);
      last = loss;
      // Each row's own gradient: the framework's is that of the mean over three.
      if (step < 200) {
        descend(twice, gradientThroughTwo(twice, TARGETS));
        descend(once, onLogits.gradient(once, TARGETS));
      }
    }
    page.says("the loss comes down to %.4f, not to 0.", last);
    for (int row = 0; row < 3; row++) {
      assertThat(Rows.argMax(twice, row)).isEqualTo(Rows.argMax(TARGETS, row));
    }
  }

  @Test
  void theFrameworkRefusesTheMistake() {
    Matrix target = row(0, 0, 1);
    Throwable logits = catchThrowable(() -> onProbabilities.value(row(1, 2, 3), target));
    page.says("%s", logits.getMessage());
    Network network = new Network(new Dense(4, 3, new Random(1)), new Softmax());
    SGD sgd = new SGD(network.parameters(), 0.1);
    Throwable twice = catchThrowable(() -> new Trainer(network, onLogits, sgd));
    page.says("%s", twice.getMessage());
    assertThat(onLogits.value(row(0.1, 0.4, 0.5), target)).isFinite();
  }

  private Matrix gradientThroughTwo(Matrix z, Matrix targets) {
    Softmax first = new Softmax();
    return first.backward(onLogits.gradient(first.forward(z), targets));
  }

  private static void descend(Matrix z, Matrix gradient) {
    for (int i = 0; i < z.getNumElements(); i++) {
      z.data[i] -= 0.5 * z.numRows * gradient.data[i];
    }
  }

  private static double p(Matrix z, int row, int column) {
    return softmax(z).get(row, column);
  }

  private static Matrix softmax(Matrix z) {
    return new Softmax().forward(z);
  }

  private static double norm(Matrix gradient) {
    double squares = 0;
    for (double slope : gradient.data) {
      squares += slope * slope;
    }
    return Math.sqrt(squares);
  }

  private static Matrix logarithms(double[][] probabilities) {
    Matrix z = new Matrix(probabilities);
    for (int i = 0; i < z.getNumElements(); i++) {
      z.data[i] = StrictMath.log(z.data[i]);
    }
    return z;
  }

  private static Matrix row(double... entries) {
    return new Matrix(new double[][] {entries});
  }

  private static Matrix rowOf(Matrix matrix, int row) {
    return row(matrix.get(row, 0), matrix.get(row, 1), matrix.get(row, 2));
  }
}
