package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.layers.Softmax;
import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

/** What the page of lesson 4 says beside its program's output. */
class Lesson04Test {
  private final Page page = Page.of("lesson04");

  @Test
  void theFrameworkAgreesWithWhatWasDoneByHand() {
    page.says("give the probabilities %.4f, %.4f, %.4f.", softmax(1, 2, 3));
    page.says("A larger one: %.4f instead of %.4f.", softmax(2, 4, 6)[2], softmax(1, 2, 3)[2]);
    assertThat(softmax(101, 102, 103)).isEqualTo(softmax(1, 2, 3));
  }

  @Test
  void dividingTheScoresThemselvesFails() {
    page.says("for −1, 2, 3 the first class would get the probability −%.2f.", 1 / (-1.0 + 2 + 3));
  }

  @Test
  void theFiguresAtTheBreakpointAreTrue() {
    double sum = StrictMath.exp(1) + StrictMath.exp(2) + StrictMath.exp(3);
    page.says("`sum` is %s.", sum);
    page.says("`probabilities[0]` is now %s.", StrictMath.exp(1) / sum);
    double large = StrictMath.exp(101) + StrictMath.exp(102) + StrictMath.exp(103);
    page.says("`sum` is %s.", large);
    page.says("`probabilities[0]` is again %s.", StrictMath.exp(101) / large);
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    page.says("a factor of $e^{10} = %.0f$", StrictMath.exp(10));
    page.says("nearly everything: %.5f, printed as 1.0000.", softmax(10, 20, 30)[2]);
    page.says("a factor of $e^{0.1} = %.4f$", StrictMath.exp(0.1));
    Object[] nearlyEven = softmax(0.1, 0.2, 0.3);
    page.says("the largest is %.4f, the smallest %.4f.", nearlyEven[2], nearlyEven[0]);
    page.says("By the formula %.4f, as for 1, 2, 3.", softmax(1001, 1002, 1003)[2]);
    assertThat(StrictMath.exp(1001)).isInfinite();
  }

  /** By the framework; as objects, to be put into a sentence. */
  private static Object[] softmax(double... scores) {
    Matrix probabilities = new Matrix(0, 0);
    probabilities.setTo(new Softmax().forward(new Matrix(new double[][] {scores})));
    Object[] row = new Object[scores.length];
    for (int c = 0; c < row.length; c++) {
      row[c] = probabilities.get(0, c);
    }
    return row;
  }
}
