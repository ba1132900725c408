package exercises;

import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.math.Matrix;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 30, name = "first weights", lesson = 20)
class Task30FirstWeightsTest {
  Task30FirstWeights yours = new Task30FirstWeights();

  @Test
  @Order(1)
  void aSumOfManyInputsIsLarger() {
    double[] factors = {yours.factor(64, 1), yours.factor(100, 0.05)};
    Answer.to("[factor(64, 1), factor(100, 0.05)]", factors)
        .mistake("That is n * s: random signs cancel in part, so it is the root of n.", 64, 5)
        .mistake("That is the factor of the mean square; take its root.", 64, 0.25)
        .mistake("That is the root of n; multiply it by s.", 8, 10)
        .mistake("That is the factor with ReLU; here nothing is set to 0.", 5.6569, 0.3536)
        .expect("8 * 1 = 8 and 10 * 0.05 = 0.5 (lesson 20).", 8, 0.5);
  }

  @Test
  @Order(2)
  void reluHalvesTheMeanSquare() {
    double[] factors = {yours.factorWithRelu(64, 1), yours.factorWithRelu(9, 0.5)};
    Answer.to("[factorWithRelu(64, 1), factorWithRelu(9, 0.5)]", factors)
        .mistake("That is the factor without ReLU.", 8, 1.5)
        .mistake("ReLU halves the mean square, so the factor is divided by the root of 2.", 4, 0.75)
        .mistake("That is the factor of the mean square; take its root.", 32, 1.125)
        .mistake("In Java 9 / 2 is 4: write 2.0.", 5.6569, 1)
        .mistake("ReLU takes away, it adds nothing: n / 2, not 2n.", 11.3137, 2.1213)
        .expect(
            "the roots of 32 and 4.5, times s; measured on the digits, a layer of 64 with N(0, 1) has %s (lesson 20)."
                .formatted(measured()),
            5.6569,
            1.0607);
  }

  /** The quotient of the sizes after the second layer and after the first. */
  private static String measured() {
    Dataset digits = Datasets.digits();
    Matrix inputs = Standardizer.fit(digits).apply(digits).inputs();
    Random random = new Random(1);
    Matrix first = new ReLU().forward(layer(random).forward(inputs));
    double before = size(first);
    double after = size(new ReLU().forward(layer(random).forward(first)));
    return String.format(Locale.ROOT, "%.2f", after / before);
  }

  private static Dense layer(Random random) {
    return new Dense(
        64,
        64,
        weights -> {
          for (int i = 0; i < weights.getNumElements(); i++) {
            weights.data[i] = random.nextGaussian();
          }
        });
  }

  private static double size(Matrix matrix) {
    double squares = 0;
    for (int i = 0; i < matrix.getNumElements(); i++) {
      squares += matrix.data[i] * matrix.data[i];
    }
    return Math.sqrt(squares / matrix.getNumElements());
  }

  @Test
  @Order(3)
  void layersMultiply() {
    double[] sizes = {yours.sizeAfter(5, 2, 1), yours.sizeAfter(3, 0.5, 4)};
    Answer.to("[sizeAfter(5, 2, 1), sizeAfter(3, 0.5, 4)]", sizes)
        .mistake("That is layers * factor: each layer multiplies what the last one gave.", 10, 6)
        .mistake("That is layers * factor: each layer multiplies what the last one gave.", 10, 1.5)
        .mistake(
            "That adds the factor in each layer; each multiplies what the last one gave.", 11, 5.5)
        .mistake("That is one layer more.", 64, 0.25)
        .mistake("That is one layer less.", 16, 1)
        .mistake("That begins with 1; begin with start.", 32, 0.125)
        .mistake("That is one layer only.", 2, 2)
        .expect("2^5 = 32, and 4 * 0.5^3 = 0.5 (lesson 20).", 32, 0.5);
  }

  @Test
  @Order(4)
  void heMakesUpForRelu() {
    double[] deviations = {yours.he(64), yours.he(50)};
    Answer.to("[he(64), he(50)]", deviations)
        .mistake("That is the variance; the standard deviation is its root.", 0.03125, 0.04)
        .mistake("The 2 is missing: it makes up for ReLU.", 0.125, 0.1414)
        .mistake("In Java 2 / 64 is 0: write 2.0.", 0, 0)
        .mistake("It is the root of 2 / n, not of n / 2.", 5.6569, 5)
        .expect("the roots of 2 / 64 and 2 / 50 (lesson 20).", 0.1768, 0.2);
  }

  @Test
  @Order(5)
  void glorotLooksBothWays() {
    double[] deviations = {yours.glorot(64, 64), yours.glorot(30, 20)};
    Answer.to("[glorot(64, 64), glorot(30, 20)]", deviations)
        .mistake("That is the variance; the standard deviation is its root.", 0.0156, 0.04)
        .mistake("That is He's, by the inputs alone.", 0.1768, 0.2582)
        .mistake(
            "The mean of both is (inputs + outputs) / 2, so there is a 2 above.", 0.0884, 0.1414)
        .mistake("In Java 2 / 128 is 0: write 2.0.", 0, 0)
        .mistake("Add inputs and outputs, don't multiply them.", 0.0221, 0.0577)
        .expect("the roots of 2 / 128 and 2 / 50 (lesson 20).", 0.125, 0.2);
  }

  @Test
  @Order(6)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    int inputs = random.whole(10, 90);
    int outputs = random.whole(10, 90);
    double s = random.number(0.1, 0.9);
    double[] all = {
      yours.factor(inputs, s),
      yours.factorWithRelu(inputs, s),
      yours.he(inputs),
      yours.glorot(inputs, outputs),
      yours.sizeAfter(3, s, inputs)
    };
    Answer.to(
            "The list of factor, factorWithRelu, he, glorot and sizeAfter(3, s, n) for n = %d, %d outputs and s = %s"
                .formatted(inputs, outputs, s),
            all)
        .expect(
            random.note("the formulas are those of the task", "lesson 20"),
            Math.sqrt(inputs) * s,
            Math.sqrt(inputs / 2.0) * s,
            Math.sqrt(2.0 / inputs),
            Math.sqrt(2.0 / (inputs + outputs)),
            s * s * s * inputs);
  }
}
