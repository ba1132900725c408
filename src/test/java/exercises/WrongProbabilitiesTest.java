package exercises;

import static exercises.WrongAnswers.divided;
import static exercises.WrongAnswers.max;
import static exercises.WrongAnswers.messageOf;
import static exercises.WrongAnswers.minus;
import static exercises.WrongAnswers.powers;
import static exercises.WrongAnswers.sum;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Typical wrong answers to tasks 03 and 04, and what is said about them. */
class WrongProbabilitiesTest {
  @Test
  void powersWithoutDivision() {
    Task03Softmax wrong =
        new Task03Softmax() {
          @Override
          public double[] softmax(double[] z) {
            return powers(z);
          }
        };
    assertThat(messageOf(Task03SoftmaxTest.class, wrong))
        .isEqualTo(
            "softmax([1, 2, 3]) is [2.7183, 7.3891, 20.0855]. That is exp(z); divide each by the"
                + " sum of all. Expected [0.0900, 0.2447, 0.6652]: the sum is 2.7183 + 7.3891 +"
                + " 20.0855 = 30.1929, and 2.7183 / 30.1929 = 0.0900 (lesson 04).");
  }

  @Test
  void aSumThatIsNotCompleteYet() {
    Task03Softmax wrong =
        new Task03Softmax() {
          @Override
          public double[] softmax(double[] z) {
            double[] p = new double[z.length];
            double sum = 0;
            for (int i = 0; i < z.length; i++) {
              sum += StrictMath.exp(z[i]);
              p[i] = StrictMath.exp(z[i]) / sum;
            }
            return p;
          }
        };
    assertThat(messageOf(Task03SoftmaxTest.class, wrong))
        .isEqualTo(
            "softmax([1, 2, 3]) is [1.0000, 0.7311, 0.6652]. The sum must be complete before the"
                + " first division. Expected [0.0900, 0.2447, 0.6652]: the sum is 2.7183 + 7.3891 +"
                + " 20.0855 = 30.1929, and 2.7183 / 30.1929 = 0.0900 (lesson 04).");
  }

  @Test
  void scoresThatAreOverwritten() {
    Task03Softmax wrong =
        new Task03Softmax() {
          @Override
          public double[] softmax(double[] z) {
            double[] p = divided(powers(z), sum(powers(z)));
            System.arraycopy(p, 0, z, 0, z.length);
            return p;
          }
        };
    assertThat(messageOf(Task03SoftmaxTest.class, wrong))
        .isEqualTo(
            "z after softmax(z) is [0.0900, 0.2447, 0.6652]. Expected [1.0000, 2.0000, 3.0000]:"
                + " write the probabilities into a new array: the caller still needs z (lesson 04).");
  }

  @Test
  void theSoftmaxOfTaskThree() {
    Task04StableSoftmax wrong =
        new Task04StableSoftmax() {
          @Override
          public double[] softmax(double[] z) {
            return divided(powers(z), sum(powers(z)));
          }
        };
    assertThat(messageOf(Task04StableSoftmaxTest.class, wrong))
        .isEqualTo(
            "softmax([1000, 1001, 1002]) is [NaN, NaN, NaN]. exp(1000) overflows. Subtract the"
                + " largest score first. Expected [0.0900, 0.2447, 0.6652]: z - 1002 is [-2, -1,"
                + " 0], and exp(-2) / (exp(-2) + exp(-1) + 1) = 0.0900 (lesson 06).");
  }

  @Test
  void divisionByTheLargest() {
    Task04StableSoftmax wrong =
        new Task04StableSoftmax() {
          @Override
          public double[] softmax(double[] z) {
            double[] q = powers(divided(z, max(z)));
            return divided(q, sum(q));
          }
        };
    assertThat(messageOf(Task04StableSoftmaxTest.class, wrong))
        .isEqualTo(
            "softmax([1000, 1001, 1002]) is [0.3330, 0.3333, 0.3337]. Subtract the largest score; dividing by it changes the gaps. Expected [0.0900, 0.2447, 0.6652]: z - 1002"
                + " is [-2, -1, 0], and exp(-2) / (exp(-2) + exp(-1) + 1) = 0.0900 (lesson 06).");
  }

  @Test
  void aMaximumThatBeginsAtZero() {
    Task04StableSoftmax wrong =
        new Task04StableSoftmax() {
          @Override
          public double[] softmax(double[] z) {
            double[] q = powers(minus(z, Math.max(0, max(z))));
            return divided(q, sum(q));
          }
        };
    assertThat(messageOf(Task04StableSoftmaxTest.class, wrong))
        .isEqualTo(
            "softmax([-1002, -1001, -1000]) is [NaN, NaN, NaN]. exp(-1000) is 0, and 0 / 0 is NaN."
                + " The largest score here is -1000: does your maximum begin at 0? Expected"
                + " [0.0900, 0.2447, 0.6652]: z - (-1000) is [-2, -1, 0], as before (lesson 06).");
  }

  @Test
  void aSubtractedMinimum() {
    Task04StableSoftmax wrong =
        new Task04StableSoftmax() {
          @Override
          public double[] softmax(double[] z) {
            double[] q = powers(minus(z, z[0]));
            return divided(q, sum(q));
          }
        };
    assertThat(messageOf(Task04StableSoftmaxTest.class, wrong))
        .isEqualTo(
            "softmax([0, 0, 1200]) is [0.0000, 0.0000, NaN]. Subtract the largest score, not the"
                + " smallest or the mean. Expected [0.0000, 0.0000, 1.0000]: exp(0 - 1200) is"
                + " rounded to 0, and that is fine (lesson 06).");
  }

  @Test
  void aSubtractedMean() {
    Task04StableSoftmax wrong =
        new Task04StableSoftmax() {
          @Override
          public double[] softmax(double[] z) {
            double[] q = powers(minus(z, sum(z) / z.length));
            return divided(q, sum(q));
          }
        };
    assertThat(messageOf(Task04StableSoftmaxTest.class, wrong))
        .startsWith(
            "softmax([0, 0, 1200]) is [0.0000, 0.0000, NaN]. Subtract the largest score, not the"
                + " smallest or the mean. ");
  }

  @Test
  void aLargestScoreThatIsNotAddedAgain() {
    Task04StableSoftmax wrong =
        new Task04StableSoftmax() {
          @Override
          public double[] softmax(double[] z) {
            double[] q = powers(minus(z, max(z)));
            return divided(q, sum(q));
          }

          @Override
          public double logSumExp(double[] z) {
            return StrictMath.log(sum(powers(minus(z, max(z)))));
          }
        };
    assertThat(messageOf(Task04StableSoftmaxTest.class, wrong))
        .isEqualTo(
            "logSumExp([1000, 1001, 1002]) is 0.4076. The largest score was subtracted; add it"
                + " again at the end. Expected 1002.4076: 1002 + ln(0.1353 + 0.3679 + 1) = 1002 +"
                + " 0.4076 (lesson 06).");
  }
}
