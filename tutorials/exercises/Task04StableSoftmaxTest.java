package exercises;

import gradus.layers.Softmax;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 4, name = "stable softmax", lesson = 6)
class Task04StableSoftmaxTest {
  Task04StableSoftmax yours = new Task04StableSoftmax();

  private static final double[] PROBABILITIES = {0.0900, 0.2447, 0.6652};

  @Test
  @Order(1)
  void largeScoresDoNotOverflow() {
    Answer.to("softmax([1000, 1001, 1002])", yours.softmax(new double[] {1000, 1001, 1002}))
        .notFinite("exp(1000) overflows. Subtract the largest score first.")
        .mistake(
            "Subtract the largest score; dividing by it changes the gaps.", 0.3330, 0.3333, 0.3337)
        .mistake("That is exp(z - max); divide each by the sum of all.", 0.1353, 0.3679, 1)
        .expect(
            "z - 1002 is [-2, -1, 0], and exp(-2) / (exp(-2) + exp(-1) + 1) = 0.0900 (lesson 06).",
            PROBABILITIES);
  }

  @Test
  @Order(2)
  void smallScoresDoNotVanish() {
    Answer.to("softmax([-1002, -1001, -1000])", yours.softmax(new double[] {-1002, -1001, -1000}))
        .notFinite(
            "exp(-1000) is 0, and 0 / 0 is NaN. The largest score here is -1000: does your maximum"
                + " begin at 0?")
        .expect("z - (-1000) is [-2, -1, 0], as before (lesson 06).", PROBABILITIES);
  }

  @Test
  @Order(3)
  void aWideGapIsNotAnError() {
    Answer.to("softmax([0, 0, 1200])", yours.softmax(new double[] {0, 0, 1200}))
        .notFinite("Subtract the largest score, not the smallest or the mean.")
        .expect("exp(0 - 1200) is rounded to 0, and that is fine (lesson 06).", 0, 0, 1);
  }

  @Test
  @Order(4)
  void logSumExpOfLargeScores() {
    Answer.to("logSumExp([1000, 1001, 1002])", yours.logSumExp(new double[] {1000, 1001, 1002}))
        .notFinite("exp(1000) overflows. Subtract the largest score first.")
        .mistake("The largest score was subtracted; add it again at the end.", 0.4076)
        .mistake("That is the sum; take its logarithm, and add the largest score.", 1.5032)
        .mistake(
            "That takes the logarithm to base 10 (log10); take ln, in Java StrictMath.log.",
            1002.17705)
        .mistake("The largest score plus the logarithm: yours subtracts it.", 1001.5924)
        .mistake("That is max + sum: the logarithm is missing.", 1003.5032)
        .expect("1002 + ln(0.1353 + 0.3679 + 1) = 1002 + 0.4076 (lesson 06).", 1002.4076);
  }

  @Test
  @Order(5)
  void logSumExpOfSmallScores() {
    Answer.to("logSumExp([-1000, -1000])", yours.logSumExp(new double[] {-1000, -1000}))
        .notFinite("exp(-1000) is 0, and ln 0 is -Infinity. Does your maximum begin at 0?")
        .expect("-1000 + ln(1 + 1) = -999.3069 (lesson 06).", -999.3069);
  }

  @Test
  @Order(6)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double[] z = random.row(random.whole(2, 5), -800, -790);
    double[][] right = RandomInputs.rows(new Softmax().forward(new Matrix(new double[][] {z})));
    Answer.to("softmax(" + RandomInputs.text(z) + ")", yours.softmax(z.clone()))
        .expect(random.note("the largest score is subtracted from each", "lesson 06"), right[0]);
    double logSumExp = z[0] - StrictMath.log(right[0][0]); // since ln p = z - logSumExp
    Answer.to("logSumExp(" + RandomInputs.text(z) + ")", yours.logSumExp(z.clone()))
        .expect(random.note("the largest score is added at the end", "lesson 06"), logSumExp);
  }
}
