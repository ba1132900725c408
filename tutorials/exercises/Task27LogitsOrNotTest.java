package exercises;

import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 27, name = "logits or probabilities", lesson = 7)
class Task27LogitsOrNotTest {
  Task27LogitsOrNot yours = new Task27LogitsOrNot();

  private final double[] even = {0.1, 0.4, 0.5};
  private final double[] sure = {0.8, 0.1, 0.1};

  @Test
  @Order(1)
  void probabilitiesCostTheirLogarithm() {
    double[] losses = {yours.lossOnProbabilities(even, 2), yours.lossOnProbabilities(sure, 0)};
    Answer.to("lossOnProbabilities of [0.1, 0.4, 0.5] and [0.8, 0.1, 0.1]", losses)
        .mistake(
            "That is the loss on logits, so they went through a second softmax: here it is -ln p.",
            0.9459,
            0.6897)
        .mistake("That is the probability of the true class; its cost is -ln of it.", 0.5, 0.8)
        .mistake("That is 1 - p; the cost is -ln p.", 0.5, 0.2)
        .mistake("That is for class 0 in both rows; take p[trueClass].", 2.3026, 0.2231)
        .expect("-ln 0.5 = 0.6931 and -ln 0.8 = 0.2231 (lesson 07).", 0.6931, 0.2231);
  }

  @Test
  @Order(2)
  void logitsCostTheirLogarithmOfASum() {
    double[] logits = {2, 0, 0};
    Answer.to("lossOnLogits([2, 0, 0], 0)", yours.lossOnLogits(logits, 0))
        .mistake("That is -ln of the logit: a logit isn't a probability.", -0.6931)
        .mistake("Subtract the logit of the true class.", 2.2395)
        .mistake("That is the probability of the true class; its cost is -ln of it.", 0.7870)
        .mistake(
            "Under the logarithm is the sum of e^z over all classes, the true one too.", -1.3069)
        .expect("ln(7.3891 + 1 + 1) - 2 = 0.2395 (lesson 07).", 0.2395);
  }

  @Test
  @Order(3)
  void largeLogitsDontOverflow() {
    double[] losses = {
      yours.lossOnLogits(new double[] {1000, 999, 0}, 0),
      yours.lossOnLogits(new double[] {-1000, 0}, 0)
    };
    Answer.to("lossOnLogits of [1000, 999, 0] and [-1000, 0], class 0", losses)
        .notFinite(
            "e^1000 is infinite: subtract the largest logit from all, and add it at the end.")
        .mistake(
            "The largest was subtracted under the logarithm; add it again after it.",
            -999.6867,
            1000)
        .expect("ln(1 + e^-1 + e^-1000) = 0.3133, and 1000 (lesson 06).", 0.3133, 1000);
  }

  @Test
  @Order(4)
  void aPerfectPredictionStillCosts() {
    double[] floors = {yours.floor(2), yours.floor(3), yours.floor(10)};
    Answer.to("[floor(2), floor(3), floor(10)]", floors)
        .mistake(
            "A perfect prediction costs 0 as probabilities. As logits, 1 is only e times as much as 0.",
            0,
            0,
            0)
        .mistake("That is ln K, the cost of guessing evenly.", 0.6931, 1.0986, 2.3026)
        .mistake(
            "That is the largest probability that the second softmax gives; its cost is -ln of it.",
            0.7311,
            0.5761,
            0.2320)
        .mistake(
            "That is the cost of a prediction that is all wrong, the highest; subtract 1.",
            1.3133,
            1.5514,
            2.4612)
        .mistake("That is the floor for three classes; it depends on K.", 0.5514, 0.5514, 0.5514)
        .expect(
            "the logits 1, 0, 0 cost ln(e + 2) - 1 = 0.5514, and K classes ln(e + K - 1) - 1 (lesson 07).",
            0.3133,
            0.5514,
            1.4612);
  }

  @Test
  @Order(5)
  void aTestThatNoticesTheMistake() {
    double[] seen = {
      number(yours.areProbabilities(even)),
      number(yours.areProbabilities(new double[] {0.7, 0.1, 0.1, 0.1})),
      number(yours.areProbabilities(new double[] {2, 0, -1})),
      number(yours.areProbabilities(new double[] {0.2, 0.3, 0.4}))
    };
    String rows =
        "areProbabilities of [0.1, 0.4, 0.5], [0.7, 0.1, 0.1, 0.1], [2, 0, -1] and [0.2, 0.3, 0.4]"
            + " (1 for true)";
    Answer.to(rows, seen)
        .mistake(
            "In doubles the second sum is 0.9999999999999999: don't ask for exactly 1.", 1, 0, 0, 0)
        .mistake(
            "Ask for less: a sum within 0.000001 of 1. And for more: no number below 0.",
            1,
            0,
            1,
            0)
        .mistake("The third sum is 1, but a probability is never below 0.", 1, 1, 1, 0)
        .mistake("The last row's sum is 0.9: look at the sum, too.", 1, 1, 0, 1)
        .mistake("It is the other way round: true for probabilities.", 0, 0, 1, 1)
        .expect("two rows are probabilities, two aren't (lesson 07).", 1, 1, 0, 0);
  }

  @Test
  @Order(6)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double[] z = random.row(4, -3, 3);
    int trueClass = random.whole(0, 3);
    Matrix target = new Matrix(1, 4);
    target.set(0, trueClass, 1);
    double right = new SoftmaxCrossEntropy().value(new Matrix(new double[][] {z}), target);
    Answer.to(
            "lossOnLogits(%s, %d)".formatted(RandomInputs.text(z), trueClass),
            yours.lossOnLogits(z, trueClass))
        .expect(random.note("it is log-sum-exp less the true logit", "lesson 07"), right);
    int classes = random.whole(4, 50);
    Answer.to("floor(%d)".formatted(classes), yours.floor(classes))
        .expect(
            random.note("it is ln(e + K - 1) - 1", "lesson 07"),
            StrictMath.log(StrictMath.E + classes - 1) - 1);
  }

  private static double number(boolean isTrue) {
    return isTrue ? 1 : 0;
  }
}
