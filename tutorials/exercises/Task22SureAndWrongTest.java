package exercises;

import gradus.layers.Sigmoid;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 22, name = "sigmoid and two slopes", lesson = 13)
class Task22SureAndWrongTest {
  Task22SureAndWrong yours = new Task22SureAndWrong();

  @Test
  @Order(1)
  void theSigmoidOfThreeScores() {
    double[] p = {yours.sigmoid(0), yours.sigmoid(2), yours.sigmoid(-5)};
    Answer.to("[sigmoid(0), sigmoid(2), sigmoid(-5)]", p)
        .mistake("The sign is wrong: 1 / (1 + exp(-z)), with a minus.", 0.5, 0.1192, 0.9933)
        .mistake("That is tanh; the sigmoid goes from 0 to 1.", 0, 0.9640, -0.9999)
        .mistake("That is exp(z) / 2: below the line stands 1 + exp(-z).", 0.5, 3.6945, 0.0034)
        .mistake("That is 1 + exp(-z); divide 1 by it.", 2, 1.1353, 149.4132)
        .mistake("That is rounded to a class; a probability is wanted.", 1, 1, 0)
        .expect(
            "1 / (1 + 1) = 0.5 and 1 / (1 + 0.1353) = 0.8808 (lesson 13).", 0.5, 0.8808, 0.0067);
  }

  @Test
  @Order(2)
  void theDerivativeIsSmallWhereTheNeuronIsSure() {
    double[] slopes = {yours.derivative(0), yours.derivative(2), yours.derivative(-5)};
    Answer.to("[derivative(0), derivative(2), derivative(-5)]", slopes)
        .mistake("That is z * (1 - z): put p = sigmoid(z) into p * (1 - p), not z.", 0, -2, -30)
        .mistake(
            "That takes the sigmoid twice: p * (1 - p) with p = sigmoid(z), once.",
            0.2350,
            0.2072,
            0.2500)
        .mistake("That is 1 - p; multiply it by p.", 0.5, 0.1192, 0.9933)
        .mistake("That is p; multiply it by 1 - p.", 0.5, 0.8808, 0.0067)
        .mistake("That is 1 - p^2, the rule of tanh.", 0.75, 0.2242, 0.99996)
        .expect("0.5 * 0.5 = 0.25 and 0.8808 * 0.1192 = 0.1050 (lesson 13).", 0.25, 0.1050, 0.0066);
  }

  @Test
  @Order(3)
  void theSquaredErrorHasNearlyNoSlopeWhereItIsSureAndWrong() {
    Answer.to("squaredErrorSlope(-5, 1)", yours.squaredErrorSlope(-5, 1))
        .mistake("The factor p * (1 - p) is missing: the loss changes with z by way of p.", -0.9933)
        .mistake("The sign is wrong: it is p - y.", 0.0066)
        .mistake("Here the loss is half of the square, so there is no 2.", -0.0132)
        .mistake("That is the loss; its slope is wanted.", 0.4933)
        .expect("(0.0067 - 1) * 0.0067 * 0.9933 = -0.0066: it hardly learns (lesson 13).", -0.0066);
  }

  @Test
  @Order(4)
  void theCrossEntropyHasItsFullSlopeThere() {
    double[] slopes = {yours.crossEntropySlope(-5, 1), yours.crossEntropySlope(0, 0)};
    Answer.to("[crossEntropySlope(-5, 1), crossEntropySlope(0, 0)]", slopes)
        .mistake("The sign is wrong: it is p - y.", 0.9933, -0.5)
        .mistake(
            "That is -y/p + (1 - y)/(1 - p), the slope by p; multiplied by p * (1 - p) it becomes p - y.",
            -149.4132,
            2)
        .mistake(
            "That is the slope of the squared error; here p * (1 - p) cancels.", -0.0066, 0.125)
        .mistake("That is z - y: turn the score into p first.", -6, 0)
        .mistake("That is p: subtract y.", 0.0067, 0.5)
        .expect("0.0067 - 1 = -0.9933 and 0.5 - 0 = 0.5 (lesson 13).", -0.9933, 0.5);
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double z = random.number(-4, 4);
    double y = random.whole(0, 1);
    double p = new Sigmoid().value(z);
    double slope = new Sigmoid().derivative(z);
    double[] all = {
      yours.sigmoid(z),
      yours.derivative(z),
      yours.squaredErrorSlope(z, y),
      yours.crossEntropySlope(z, y)
    };
    Answer.to(
            "The list of sigmoid, derivative and both slopes at z = %s, y = %s".formatted(z, y),
            all)
        .expect(
            random.note("the formulas are those of the task", "lesson 13"),
            p,
            slope,
            (p - y) * slope,
            p - y);
  }
}
