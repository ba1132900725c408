package exercises;

import gradus.inspect.GradientCheck;
import gradus.layers.Dense;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 15, name = "a layer: scale and shift", lesson = 10)
class Task15ScaleShiftTest {
  Task15ScaleShift yours = new Task15ScaleShift(2);

  private final Matrix input = new Matrix(new double[][] {{1, 2}, {3, -4}});
  private final Matrix outputGradient = new Matrix(new double[][] {{1, 2}, {3, 4}});

  /** Gives scale and shift these values, and no gradients. */
  private void prepare() {
    yours.scale.gradient.zero();
    yours.shift.gradient.zero();
    yours.scale.value.setTo(new Matrix(new double[][] {{2, -1}}));
    yours.shift.value.setTo(new Matrix(new double[][] {{0.5, 1}}));
  }

  @Test
  @Order(1)
  void forwardScalesAndShiftsEachColumn() {
    prepare();
    Answer.to("forward([[1, 2], [3, -4]]) with s = [2, -1] and t = [0.5, 1]", yours.forward(input))
        .mistake("The shift is missing.", new double[][] {{2, -2}, {6, 4}})
        .mistake(
            "First scale, then shift: x * s + t, not (x + t) * s.",
            new double[][] {{3, -3}, {7, 3}})
        .mistake(
            "Each column has its own s and t, not each row: s[j], not s[i].",
            new double[][] {{2.5, 4.5}, {-2, 5}})
        .expect(
            "1 * 2 + 0.5 = 2.5, 2 * (-1) + 1 = -1, 6 + 0.5 = 6.5, 4 + 1 = 5 (lesson 10).",
            new double[][] {{2.5, -1}, {6.5, 5}});
    Answer.to("The input after forward(input)", input)
        .expect(
            "a layer never changes its input: write into a matrix of your own (lesson 10).",
            new double[][] {{1, 2}, {3, -4}});
  }

  @Test
  @Order(2)
  void parametersAreWhatIsLearned() {
    Answer.to("parameters().size()", yours.parameters().size())
        .mistake("An optimizer changes only what is in this list.", 0)
        .expect("the list holds scale and shift: List.of(scale, shift) (lesson 10).", 2);
  }

  @Test
  @Order(3)
  void backwardFillsTheGradients() {
    prepare();
    yours.forward(input);
    Matrix inputGradient = yours.backward(outputGradient);
    Answer.to("scale.gradient after backward([[1, 2], [3, 4]])", yours.scale.gradient)
        .mistake("Nothing was written there.", 0, 0)
        .mistake("dY alone isn't enough: multiply it by X before you sum.", 4, 6)
        .mistake("That is the last row only: add the rows.", 9, -16)
        .mistake(
            "Sum over the rows, don't take their mean: dY already holds the 1/n of the loss.",
            5,
            -6)
        .expect("1 * 1 + 3 * 3 = 10 and 2 * 2 - 4 * 4 = -12 (lesson 10).", 10, -12);
    Answer.to("shift.gradient after backward([[1, 2], [3, 4]])", yours.shift.gradient)
        .mistake("Nothing was written there.", 0, 0)
        .mistake("That is the last row only: add the rows.", 3, 4)
        .mistake(
            "Sum over the rows, don't take their mean: dY already holds the 1/n of the loss.", 2, 3)
        .expect("1 + 3 = 4 and 2 + 4 = 6 (lesson 10).", 4, 6);
    Answer.to("backward([[1, 2], [3, 4]])", inputGradient)
        .mistake("That is dY: what goes back is multiplied by s.", new double[][] {{1, 2}, {3, 4}})
        .expect(
            "1 * 2 = 2, 2 * (-1) = -2, 3 * 2 = 6, 4 * (-1) = -4 (lesson 10).",
            new double[][] {{2, -2}, {6, -4}});
  }

  @Test
  @Order(4)
  void aSecondBackwardOverwritesTheGradients() {
    prepare();
    for (int i = 0; i < 2; i++) {
      yours.forward(input);
      yours.backward(outputGradient);
    }
    Answer.to("scale.gradient after forward and backward, twice,", yours.scale.gradient)
        .mistake("It was added to the first gradient: set it to 0 before you sum.", 20, -24)
        .expect("backward overwrites what was there (lesson 10).", 10, -12);
  }

  @Test
  @Order(5)
  void nudgingFindsTheSameGradients() {
    prepare();
    GradientCheck.of(yours, new Matrix(new double[][] {{1, 2}, {3, -4}, {0.5, 0}}))
        .requireBelow(1e-8);
  }

  @Test
  @Order(6)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double[][] x = random.rows(3, 2, -2, 2);
    double[] s = random.row(2, -2, 2);
    double[] t = random.row(2, -2, 2);
    yours.scale.value.setTo(new Matrix(new double[][] {s}));
    yours.shift.value.setTo(new Matrix(new double[][] {t}));
    // Columns that don't mix are a Dense layer whose other weights are 0.
    Dense dense = new Dense(new double[][] {{s[0], 0}, {0, s[1]}}, t);
    double[][] right = RandomInputs.rows(dense.forward(new Matrix(x)));
    Answer.to(
            "forward(%s) with s = %s and t = %s"
                .formatted(RandomInputs.text(x), RandomInputs.text(s), RandomInputs.text(t)),
            yours.forward(new Matrix(x)))
        .expect(random.note("each column is x * s + t", "lesson 10"), right);
  }
}
