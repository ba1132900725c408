package exercises;

import gradus.layers.Softmax;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 3, name = "softmax", lesson = 4)
class Task03SoftmaxTest {
  Task03Softmax yours = new Task03Softmax();

  private static final double[] PROBABILITIES = {0.0900, 0.2447, 0.6652};

  @Test
  @Order(1)
  void threeScoresBecomeProbabilities() {
    Answer.to("softmax([1, 2, 3])", yours.softmax(new double[] {1, 2, 3}))
        .mistake("That is exp(z); divide each by the sum of all.", 2.7183, 7.3891, 20.0855)
        .mistake("That is z / sum: the exponential function is missing.", 0.1667, 0.3333, 0.5)
        .mistake("Divide by the sum, not by the largest.", 0.1353, 0.3679, 1)
        .mistake("Divide by the sum, not by the number of classes.", 0.9061, 2.4630, 6.6952)
        .mistake(
            "That is 2 to the power of z: take e, in Java StrictMath.exp.", 0.1429, 0.2857, 0.5714)
        .mistake(
            "The sign is wrong: exp(z), so that the largest score gets the largest probability.",
            0.6652,
            0.2447,
            0.0900)
        .mistake("The sum must be complete before the first division.", 1, 0.7311, 0.6652)
        .expect(
            "the sum is 2.7183 + 7.3891 + 20.0855 = 30.1929, and 2.7183 / 30.1929 = 0.0900 (lesson"
                + " 04).",
            PROBABILITIES);
  }

  @Test
  @Order(2)
  void equalScoresAreEquallyLikely() {
    Answer.to("softmax([0, 0])", yours.softmax(new double[] {0, 0}))
        .notFinite("exp(0) is 1, not 0: take the exponential function before you divide.")
        .expect("exp(0) = 1, and 1 / (1 + 1) = 0.5 (lesson 04).", 0.5, 0.5);
  }

  @Test
  @Order(3)
  void negativeScoresAreScores() {
    Answer.to("softmax([-1, 0, 1])", yours.softmax(new double[] {-1, 0, 1}))
        .expect("only the gaps count, and they are those of [1, 2, 3] (lesson 04).", PROBABILITIES);
  }

  @Test
  @Order(4)
  void theScoresAreNotChanged() {
    double[] z = {1, 2, 3};
    yours.softmax(z);
    Answer.to("z after softmax(z)", z)
        .expect(
            "write the probabilities into a new array: the caller still needs z (lesson 04).",
            1,
            2,
            3);
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double[] z = random.row(random.whole(2, 5), -2, 3);
    double[][] right = RandomInputs.rows(new Softmax().forward(new Matrix(new double[][] {z})));
    Answer.to("softmax(" + RandomInputs.text(z) + ")", yours.softmax(z.clone()))
        .expect(random.note("exp(z) is divided by the sum of all", "lesson 04"), right[0]);
  }
}
