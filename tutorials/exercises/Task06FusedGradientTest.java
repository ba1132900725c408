package exercises;

import gradus.layers.Softmax;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 6, name = "fused gradient", lesson = 8)
class Task06FusedGradientTest {
  Task06FusedGradient yours = new Task06FusedGradient();

  private final double[][] row = {{0.1, 0.4, 0.5}};
  private final double[][] target = {{0, 0, 1}};

  @Test
  @Order(1)
  void oneRowIsProbabilityMinusTarget() {
    Answer.to("gradient([[0.1, 0.4, 0.5]], [[0, 0, 1]])", yours.gradient(row, target))
        .mistake(
            "The sign is wrong: that is y - p, and a step along it would raise the loss.",
            -0.1,
            -0.4,
            0.5)
        .mistake(
            "That is -y/p, the derivative with respect to p; with those of the softmax it becomes p - y.",
            0,
            0,
            -2)
        .mistake(
            "That takes p(1 - p) for the slope of the softmax, but a score also changes the"
                + " probabilities of all other classes.",
            0,
            0,
            -0.5)
        .mistake("That is p(1 - p), the diagonal of the softmax's Jacobian.", 0.09, 0.24, 0.25)
        .mistake("That is p: subtract y.", 0.1, 0.4, 0.5)
        .mistake(
            "Divide by the number of rows, 1, not by the number of classes.",
            0.0333,
            0.1333,
            -0.1667)
        .expect("0.1 - 0 = 0.1, 0.4 - 0 = 0.4 and 0.5 - 1 = -0.5 (lesson 08).", 0.1, 0.4, -0.5);
  }

  @Test
  @Order(2)
  void theMeanDividesByTheNumberOfRows() {
    double[][] p = {{0.1, 0.4, 0.5}, {0.8, 0.1, 0.1}};
    double[][] y = {{0, 0, 1}, {1, 0, 0}};
    Answer.to("gradient of two rows", yours.gradient(p, y))
        .mistake(
            "That is p - y. The loss is the mean of the rows, so divide by their number, 2.",
            new double[][] {{0.1, 0.4, -0.5}, {-0.2, 0.1, 0.1}})
        .mistake(
            "Divide by the number of rows, 2, not by the number of all entries, 6.",
            new double[][] {{0.0167, 0.0667, -0.0833}, {-0.0333, 0.0167, 0.0167}})
        .expect(
            "0.1 / 2 = 0.05, and (0.8 - 1) / 2 = -0.1 (lesson 09 explains the n).",
            new double[][] {{0.05, 0.2, -0.25}, {-0.1, 0.05, 0.05}});
  }

  @Test
  @Order(3)
  void theProbabilitiesAreNotChanged() {
    yours.gradient(row, target);
    Answer.to("p after gradient(p, y)", row)
        .expect(
            "write the gradient into new rows: the caller still needs p, and p.clone()"
                + " copies only the outer array (lesson 08).",
            0.1,
            0.4,
            0.5);
  }

  @Test
  @Order(4)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    int rows = random.whole(2, 5);
    Matrix z = new Matrix(random.rows(rows, 4, -2, 2));
    double[][] p = RandomInputs.rows(new Softmax().forward(z));
    double[][] y = random.oneHot(rows, 4);
    Matrix right = new SoftmaxCrossEntropy().gradient(z, new Matrix(y));
    Answer.to(
            "gradient(%s, %s)".formatted(RandomInputs.text(p), RandomInputs.text(y)),
            yours.gradient(p, y))
        .expect(random.note("it is (p - y) / n", "lessons 08 and 09"), RandomInputs.rows(right));
  }
}
