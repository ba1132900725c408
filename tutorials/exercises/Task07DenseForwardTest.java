package exercises;

import gradus.layers.Dense;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 7, name = "Dense, forward", lesson = 10)
class Task07DenseForwardTest {
  Task07DenseForward yours = new Task07DenseForward();

  private final double[][] w = {{0.5, -0.2}, {0.1, 0.3}};
  private final double[] b = {0.1, -0.5};

  @Test
  @Order(1)
  void oneRowThroughTwoUnits() {
    double[][] x = {{1, 2}};
    Answer.to("forward([[1, 2]], [[0.5, -0.2], [0.1, 0.3]], [0.1, -0.5])", yours.forward(x, w, b))
        .mistake("That is ReLU of it: a Dense layer keeps what is negative.", 0.8, 0)
        .mistake("The biases are missing.", 0.7, 0.4)
        .mistake(
            "Each bias is added once, not once for each input: add it outside the sum.", 0.9, -0.6)
        .mistake(
            "Weights have a row for each input and a column for each output: W[a][j], not W[j][a].",
            0.2,
            0.2)
        .mistake("Only the last input counts: add to the sum, rather than overwrite it.", 0.3, 0.1)
        .expect(
            "1 * 0.5 + 2 * 0.1 + 0.1 = 0.8, and 1 * (-0.2) + 2 * 0.3 - 0.5 = -0.1 (lesson 10).",
            0.8,
            -0.1);
  }

  @Test
  @Order(2)
  void asManyOutputsAsColumnsOfTheWeights() {
    double[][] x = {{0.8, 0}};
    double[][] wide = {{1, -1, 0.5}, {0.2, 0.4, -0.3}};
    double[] three = {0, 0.1, 0.2};
    Answer.to(
            "forward([[0.8, 0]], [[1, -1, 0.5], [0.2, 0.4, -0.3]], [0, 0.1, 0.2])",
            yours.forward(x, wide, three))
        .mistake(
            "W has a row for each input, w.length, and a column for each output, b.length.",
            0.8,
            -0.7)
        .expect(
            "0.8 * 1 + 0 * 0.2 + 0 = 0.8, then -0.8 + 0.1 = -0.7, and 0.4 + 0.2 = 0.6 (lesson 10).",
            0.8,
            -0.7,
            0.6);
  }

  @Test
  @Order(3)
  void everyRowByItself() {
    double[][] x = {{1, 2}, {0, 0}, {-1, 1}};
    Answer.to("forward of the rows [1, 2], [0, 0], [-1, 1]", yours.forward(x, w, b))
        .mistake(
            "Each row has a sum of its own: start again from the bias.",
            new double[][] {{0.8, -0.1}, {0.9, -0.6}, {0.6, -0.6}})
        .expect(
            "of [0, 0] only the biases are left; -0.5 + 0.1 + 0.1 = -0.3 (lesson 10).",
            new double[][] {{0.8, -0.1}, {0.1, -0.5}, {-0.3, 0}});
  }

  @Test
  @Order(4)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double[][] x = random.rows(random.whole(2, 4), 3, -2, 2);
    double[][] weights = random.rows(3, 4, -1, 1);
    double[] biases = random.row(4, -1, 1);
    Matrix right = new Dense(weights, biases).forward(new Matrix(x));
    Answer.to(
            "forward(%s, %s, %s)"
                .formatted(
                    RandomInputs.text(x), RandomInputs.text(weights), RandomInputs.text(biases)),
            yours.forward(x, weights, biases))
        .expect(
            random.note("each output is its weighted sum plus its bias", "lesson 10"),
            RandomInputs.rows(right));
  }
}
