package exercises;

import gradus.layers.Dense;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 8, name = "Dense, backward", lesson = 10)
class Task08DenseBackwardTest {
  Task08DenseBackward yours = new Task08DenseBackward();

  // Two examples, two inputs, three outputs.
  private final double[][] x = {{1, 2}, {3, -1}};
  private final double[][] w = {{1, -1, 0.5}, {0.2, 0.4, -0.3}};
  private final double[][] dY = {{0.5, -1, 0.5}, {1, 2, -3}};

  @Test
  @Order(1)
  void weightsGradientIsInputTimesOutputGradient() {
    Answer.to(
            "weightsGradient([[1, 2], [3, -1]], [[0.5, -1, 0.5], [1, 2, -3]])",
            yours.weightsGradient(x, dY))
        .mistake(
            "That is the last row's part only: add the parts of all rows.",
            new double[][] {{3, 6, -9}, {-1, -2, 3}})
        .mistake(
            "The sign is wrong: backward doesn't subtract, the optimizer does.",
            new double[][] {{-3.5, -5, 8.5}, {0, 4, -4}})
        .mistake(
            "Rows are inputs and columns are outputs, as in W: yours is transposed.",
            new double[][] {{3.5, 0}, {5, -4}, {-8.5, 4}})
        .mistake(
            "Sum over the rows, don't take their mean: dY already holds the 1/n of the loss.",
            new double[][] {{1.75, 2.5, -4.25}, {0, -2, 2}})
        .mistake(
            "That multiplies X by dY without transposing it: sum over the rows i, X[i][a] *"
                + " dY[i][j].",
            new double[][] {{2.5, 3, -5.5}, {0.5, -5, 4.5}})
        .expect(
            "dW[0][0] = 1 * 0.5 + 3 * 1 = 3.5, dW[1][0] = 2 * 0.5 - 1 * 1 = 0 (lesson 09 explains the sum over rows).",
            new double[][] {{3.5, 5, -8.5}, {0, -4, 4}});
  }

  @Test
  @Order(2)
  void biasesGradientIsTheSumOfEachColumn() {
    Answer.to("biasesGradient([[0.5, -1, 0.5], [1, 2, -3]])", yours.biasesGradient(dY))
        .mistake(
            "That is the mean of each column. Take the sum: dY already holds the 1/n of the loss.",
            0.75,
            0.5,
            -1.25)
        .mistake(
            "That is the sum of each row. A bias belongs to an output, so sum each column.", 0, 0)
        .mistake("That is the last row only: add the rows.", 1, 2, -3)
        .expect(
            "0.5 + 1 = 1.5, -1 + 2 = 1 and 0.5 - 3 = -2.5 (lesson 09 explains the sum over rows).",
            1.5,
            1,
            -2.5);
  }

  @Test
  @Order(3)
  void inputGradientGoesBackThroughTheWeights() {
    Answer.to(
            "inputGradient([[0.5, -1, 0.5], [1, 2, -3]], [[1, -1, 0.5], [0.2, 0.4, -0.3]])",
            yours.inputGradient(dY, w))
        .mistake(
            "Rows are examples and columns are inputs, as in X: yours is transposed.",
            new double[][] {{1.75, -2.5}, {-0.45, 1.9}})
        .mistake(
            "That is the last output's part only: add the parts of all outputs.",
            new double[][] {{0.25, -0.15}, {-1.5, 0.9}})
        .expect(
            "dX[0][0] = 0.5 * 1 + (-1) * (-1) + 0.5 * 0.5 = 1.75 (lesson 10).",
            new double[][] {{1.75, -0.45}, {-2.5, 1.9}});
  }

  @Test
  @Order(4)
  void aSquareOfWeightsIsTransposed() {
    double[][] gradient = {{1, 2}};
    double[][] square = {{1, 3}, {0, 5}};
    Answer.to("inputGradient([[1, 2]], [[1, 3], [0, 5]])", yours.inputGradient(gradient, square))
        .mistake(
            "That is dY*W. In the backward pass, rows and columns of W are swapped: W[a][j], not"
                + " W[j][a].",
            1,
            13)
        .expect("1 * 1 + 2 * 3 = 7 and 1 * 0 + 2 * 5 = 10 (lesson 10).", 7, 10);
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    int rows = random.whole(2, 4);
    double[][] input = random.rows(rows, 3, -2, 2);
    double[][] weights = random.rows(3, 2, -1, 1);
    double[][] gradient = random.rows(rows, 2, -1, 1);
    Dense dense = new Dense(weights, new double[2]);
    dense.forward(new Matrix(input));
    Matrix dX = dense.backward(new Matrix(gradient));
    Answer.to(
            "weightsGradient(%s, %s)"
                .formatted(RandomInputs.text(input), RandomInputs.text(gradient)),
            yours.weightsGradient(input, gradient))
        .expect(
            random.note("dW is the sum over the rows", "lessons 09 and 10"),
            RandomInputs.rows(dense.parameters().get(0).gradient));
    Answer.to(
            "biasesGradient(%s)".formatted(RandomInputs.text(gradient)),
            yours.biasesGradient(gradient))
        .expect(
            random.note("db is the sum over the rows", "lessons 09 and 10"),
            RandomInputs.rows(dense.parameters().get(1).gradient)[0]);
    Answer.to(
            "inputGradient(%s, %s)"
                .formatted(RandomInputs.text(gradient), RandomInputs.text(weights)),
            yours.inputGradient(gradient, weights))
        .expect(random.note("dX is the sum over the outputs", "lesson 10"), RandomInputs.rows(dX));
  }
}
