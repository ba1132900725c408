package exercises;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 10, name = "step of SGD", lesson = 12)
class Task10SgdTest {
  Task10Sgd yours = new Task10Sgd();

  private final Parameter weights =
      new Parameter("weights", new Matrix(new double[][] {{1, 2}, {3, 4}}));
  private final Parameter biases = new Parameter("biases", new Matrix(new double[][] {{5, 6}}));

  Task10SgdTest() {
    weights.gradient.setTo(new Matrix(new double[][] {{10, 0}, {-10, 5}}));
    biases.gradient.setTo(new Matrix(new double[][] {{20, -20}}));
  }

  @Test
  @Order(1)
  void everyNumberGoesAgainstItsGradient() {
    yours.step(List.of(weights), 0.1);
    Answer.to(
            "After a step from [[1, 2], [3, 4]] with the gradient [[10, 0], [-10, 5]], value",
            weights.value)
        .mistake(
            "Nothing has changed: write the result into value.data.",
            new double[][] {{1, 2}, {3, 4}})
        .mistake(
            "That is uphill: subtract learning rate times gradient.",
            new double[][] {{2, 2}, {2, 4.5}})
        .mistake(
            "The gradient is not yet multiplied by the learning rate.",
            new double[][] {{-9, 2}, {13, -1}})
        .mistake(
            "That is the change only; subtract it from the value.",
            new double[][] {{1, 0}, {-1, 0.5}})
        .mistake(
            "Only the first row was changed: the loop goes to getNumElements().",
            new double[][] {{0, 2}, {3, 4}})
        .expect(
            "1 - 0.1 * 10 = 0, 2 - 0 = 2, 3 + 1 = 4, 4 - 0.5 = 3.5 (lesson 12).",
            new double[][] {{0, 2}, {4, 3.5}});
  }

  @Test
  @Order(2)
  void everyParameterIsChanged() {
    yours.step(List.of(weights, biases), 0.1);
    Answer.to(
            "After a step from the biases [[5, 6]] with the gradient [[20, -20]], value",
            biases.value)
        .mistake("Nothing has changed: only the first parameter of the list was.", 5, 6)
        .expect("5 - 0.1 * 20 = 3 and 6 + 0.1 * 20 = 8 (lesson 12).", 3, 8);
  }

  @Test
  @Order(3)
  void theGradientStays() {
    yours.step(List.of(weights), 0.1);
    Answer.to("The gradient after a step", weights.gradient)
        .mistake(
            "There is no need to set it to 0: backward overwrites it.",
            new double[][] {{0, 0}, {0, 0}})
        .expect(
            "a step reads the gradient and changes the value (lesson 12).",
            new double[][] {{10, 0}, {-10, 5}});
  }

  @Test
  @Order(4)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    Parameter drawn = new Parameter("weights", new Matrix(random.rows(2, 3, -2, 2)));
    drawn.gradient.setTo(new Matrix(random.rows(2, 3, -2, 2)));
    double rate = random.number(0.01, 0.5);
    Parameter right = new Parameter("weights", new Matrix(drawn.value));
    right.gradient.setTo(drawn.gradient);
    new SGD(List.of(right), rate).step();
    yours.step(List.of(drawn), rate);
    Answer.to("After a step with the rate " + rate + ", value", drawn.value)
        .expect(
            random.note("value - learning rate * gradient", "lesson 12"),
            RandomInputs.rows(right.value));
  }
}
