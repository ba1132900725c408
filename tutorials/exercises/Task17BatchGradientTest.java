package exercises;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 17, name = "gradient of a batch", lesson = 9)
class Task17BatchGradientTest {
  Task17BatchGradient yours = new Task17BatchGradient();

  private final double[] x = {1, 2, 3};
  private final double[] y = {2, 4, 5};

  @Test
  @Order(1)
  void theLossIsTheMeanOfTheSquaredErrors() {
    Answer.to("loss([1, 2, 3], [2, 4, 5], 0, 0)", yours.loss(x, y, 0, 0))
        .mistake("That is the sum of the squares; divide it by the number of points.", 45)
        .mistake("That is the mean error; square each error first.", -3.6667)
        .mistake("That is the mean of the absolute errors; square each error.", 3.6667)
        .mistake("That is half of the mean; here there is no factor 1/2.", 7.5)
        .mistake("That is the last point only: add to the sum, rather than overwrite it.", 8.3333)
        .mistake("That is the root of the loss; leave it squared.", 3.873)
        .expect("the errors are -2, -4, -5: (4 + 16 + 25) / 3 = 15 (lesson 09).", 15);
  }

  @Test
  @Order(2)
  void theGradientIsTheMeanOfTheRows() {
    Answer.to("gradient([1, 2, 3], [2, 4, 5], 0, 0)", yours.gradient(x, y, 0, 0))
        .mistake(
            "That is the sum; divide it by n, the number of points: the loss is a mean.", -50, -22)
        .mistake("The sign is wrong: the error is the prediction minus y.", 16.6667, 7.3333)
        .mistake("The 2 is missing: the slope of error^2 is 2 * error.", -8.3333, -3.6667)
        .mistake("dL/dw multiplies each error by its x.", -7.3333, -7.3333)
        .mistake(
            "That is the last point's share only: add to the sum, rather than overwrite it.",
            -10,
            -3.3333)
        .mistake("dL/dw comes first, then dL/db.", -7.3333, -16.6667)
        .mistake("Only dL/dw is divided by n; dL/db is a mean as well.", -16.6667, -22)
        .mistake("Only dL/db is divided by n; dL/dw is a mean as well.", -50, -7.3333)
        .expect(
            "dL/dw = (-4 - 16 - 30) / 3 = -16.6667 and dL/db = (-4 - 8 - 10) / 3 = -7.3333 (lesson 09).",
            -16.6667,
            -7.3333);
  }

  @Test
  @Order(3)
  void thePredictionHasABias() {
    Answer.to("gradient([1], [2], 3, 1)", yours.gradient(new double[] {1}, new double[] {2}, 3, 1))
        .mistake("The bias is missing: the prediction is w * x + b.", 2, 2)
        .expect("the error is 3 * 1 + 1 - 2 = 2, and 2 * 2 = 4 (lesson 09).", 4, 4);
  }

  @Test
  @Order(4)
  void twiceTheSamePointsAreTheSameGradient() {
    double[] xTwice = {1, 2, 3, 1, 2, 3};
    double[] yTwice = {2, 4, 5, 2, 4, 5};
    Answer.to("gradient of each point twice", yours.gradient(xTwice, yTwice, 0, 0))
        .mistake(
            "Divide by the number of points in this batch, x.length, not by 3.", -33.3333, -14.6667)
        .expect("a mean doesn't change if every row counts twice (lesson 09).", -16.6667, -7.3333);
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double[] inputs = random.row(random.whole(2, 5), -2, 2);
    double[] targets = random.row(inputs.length, -3, 3);
    double w = random.number(-1, 1);
    double b = random.number(-1, 1);
    double up = yours.loss(inputs, targets, w, b + 0.5);
    double down = yours.loss(inputs, targets, w, b - 0.5);
    double right = yours.loss(inputs, targets, w + 0.5, b);
    double left = yours.loss(inputs, targets, w - 0.5, b);
    double[] gradient = yours.gradient(inputs, targets, w, b);
    String call =
        "gradient(%s, %s, %s, %s)"
            .formatted(RandomInputs.text(inputs), RandomInputs.text(targets), w, b);
    Answer.to(call, gradient)
        .expect(
            random.note("it must agree with nudging your loss (lesson 03)", "lesson 09"),
            right - left,
            up - down);
  }
}
