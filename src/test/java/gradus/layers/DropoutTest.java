package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DropoutTest {
  private static final Matrix ONES = ones(100, 100);

  private final Dropout dropout = training(new Dropout(0.5, 42));

  private static Matrix ones(int rows, int columns) {
    Matrix ones = new Matrix(rows, columns);
    ones.fill(1);
    return ones;
  }

  private static Dropout training(Dropout dropout) {
    dropout.setTraining(true);
    return dropout;
  }

  /** What a training step makes of ones: the mask. */
  private static double[] step(Dropout dropout) {
    Matrix mask = new Matrix(dropout.forward(ONES));
    dropout.backward(ONES);
    return mask.data;
  }

  @Test
  void inTrainingHalfIsDroppedAndTheRestDoubled() {
    // Worked out with Python's integers, so that a change of the masks cannot pass unseen.
    Matrix input = new Matrix(new double[][] {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}});
    assertThat(dropout.forward(input).data).containsExactly(2, 0, 6, 8, 0, 12, 14, 0, 18, 0);
    dropout.backward(input);
    assertThat(dropout.forward(input).data).containsExactly(2, 0, 0, 0, 0, 0, 0, 16, 0, 0);
  }

  @Test
  void inInferenceNothingHappens() {
    dropout.setTraining(false);
    Matrix input = RandomMatrices.gaussian(new Random(1), 4, 3);
    assertThat(dropout.forward(input).data).containsExactly(input.data);
    assertThat(dropout.backward(input).data).containsExactly(input.data);
    assertThat(dropout.step()).isZero();
    assertThat(new Dropout(0.5, 42).forward(input).data).containsExactly(input.data);
  }

  @Test
  void theShareThatIsDroppedIsTheRateAndTheMeanIsKept() {
    for (double rate : new double[] {0, 0.1, 0.5, 0.8, 0.99}) {
      double[] mask = step(training(new Dropout(rate, 7)));
      int dropped = 0;
      for (double entry : mask) {
        if (entry == 0) {
          dropped++;
        } else {
          assertThat(entry).isEqualTo(1 / (1 - rate));
        }
      }
      // Binomial with 10,000 trials: within four standard deviations √(10,000 · rate · (1 − rate)).
      double deviation = 100 * Math.sqrt(rate * (1 - rate));
      assertThat((double) dropped).isEqualTo(10_000 * rate, within(4 * deviation));
    }
  }

  @Test
  void backwardUsesTheMaskOfItsForward() {
    Matrix output = new Matrix(dropout.forward(ONES));
    Matrix inputGradient = dropout.backward(ONES);
    assertThat(inputGradient.data).containsExactly(output.data).contains(0, 2);
  }

  @Test
  void theMaskStaysUntilBackwardEndsTheStep() {
    Matrix first = new Matrix(dropout.forward(ONES));
    assertThat(dropout.forward(ONES).data).containsExactly(first.data);
    dropout.setTraining(false);
    dropout.forward(ONES);
    dropout.setTraining(true);
    assertThat(dropout.forward(ONES).data).containsExactly(first.data);
    assertThat(dropout.step()).isZero();
    dropout.backward(ONES);
    assertThat(dropout.step()).isEqualTo(1);
    assertThat(dropout.forward(ONES).data).isNotEqualTo(first.data);
  }

  @Test
  void asTheFirstLayerOfANetworkToo() {
    dropout.forward(ONES);
    dropout.backwardParameters(ONES);
    assertThat(dropout.step()).isEqualTo(1);
  }

  @Test
  void theSameSeedGivesTheSameMasksAndAnotherSeedOthers() {
    Dropout same = training(new Dropout(0.5, 42));
    Dropout other = training(new Dropout(0.5, 43));
    for (int i = 0; i < 3; i++) {
      double[] mask = step(dropout);
      assertThat(step(same)).containsExactly(mask);
      assertThat(step(other)).isNotEqualTo(mask);
    }
  }

  @Test
  void aRandomGeneratorGivesEveryLayerItsOwnSeed() {
    Random random = new Random(1);
    double[] first = step(training(new Dropout(0.5, random)));
    double[] second = step(training(new Dropout(0.5, random)));
    assertThat(second).isNotEqualTo(first);
    assertThat(step(training(new Dropout(0.5, new Random(1))))).containsExactly(first);
  }

  @Test
  void trainingCanResumeAtAnyStep() {
    step(dropout);
    step(dropout);
    double[] third = step(dropout);
    Dropout resumed = training(new Dropout(0.5, 42));
    resumed.setStep(2);
    assertThat(step(resumed)).containsExactly(third);
    assertThat(resumed.step()).isEqualTo(3);
  }

  @Test
  void theMaskDoesNotDependOnTheBatchesBefore() {
    step(dropout);
    Dropout smallBefore = training(new Dropout(0.5, 42));
    smallBefore.forward(ones(1, 3));
    smallBefore.backward(ones(1, 3));
    assertThat(step(smallBefore)).containsExactly(step(dropout));
  }

  @Test
  void inputAndOutputGradientAreNotModified() {
    Matrix input = new Matrix(new double[][] {{1, 2, 3}});
    Matrix outputGradient = new Matrix(new double[][] {{4, 5, 6}});
    dropout.forward(input);
    dropout.backward(outputGradient);
    assertThat(input.data).containsExactly(1, 2, 3);
    assertThat(outputGradient.data).containsExactly(4, 5, 6);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> dropout.forward(new Matrix(0, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dropout(0.5) got a 0 x 3 input: a batch needs at least one row and one column.");
    assertThatThrownBy(() -> dropout.backward(new Matrix(2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dropout(0.5) got a 2 x 2 output gradient, but there was no forward pass yet: call"
                + " forward first.");
    dropout.forward(ONES);
    assertThatThrownBy(() -> dropout.backward(new Matrix(2, 2)))
        .hasMessage("Dropout(0.5) got a 2 x 2 output gradient, but its last output was 100 x 100.");
    assertThat(dropout.step()).isZero();
  }

  @Test
  void refusesRatesGeneratorsAndStepsThatAreNone() {
    for (double rate : new double[] {-0.1, 1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> new Dropout(rate, 42))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Dropout got a rate of "
                  + rate
                  + ", but expects the share to drop: at least 0 and below 1, such as 0.5.");
    }
    assertThatThrownBy(() -> new Dropout(0.5, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dropout got no random generator: pass one with a seed of your own, such as new"
                + " Random(42), so that the run can be repeated.");
    assertThatThrownBy(() -> dropout.setStep(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dropout got step -1, but steps start at 0.");
  }
}
