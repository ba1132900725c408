package exercises;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.losses.CrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.Arrays;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 24, name = "baselines of four data sets", lesson = 9)
class Task24BaselinesTest {
  Task24Baselines yours = new Task24Baselines();

  /** How many rows each class has. */
  private static int[] counts(Dataset data) {
    int[] counts = new int[data.targets().numCols];
    for (int row = 0; row < data.targets().numRows; row++) {
      counts[Rows.argMax(data.targets(), row)]++;
    }
    return counts;
  }

  @Test
  @Order(1)
  void weightsOfZeroGiveEveryClassTheSame() {
    Dataset digits = Datasets.digits();
    Network network = new Network(new Dense(64, 10, weights -> {}));
    double measured =
        new SoftmaxCrossEntropy().value(network.predict(digits.inputs()), digits.targets());
    Answer.to("lossOfZeroWeights(10)", yours.lossOfZeroWeights(10))
        .mistake("That is the logarithm to base 10; take ln, in Java StrictMath.log.", 1)
        .mistake("That is the logarithm to base 2; take ln, in Java StrictMath.log.", 3.3219)
        .mistake("That is 1/K, the probability; its cost is -ln of it.", 0.1)
        .mistake("The sign is wrong: -ln(1/K) is ln K.", -2.3026)
        .mistake("That is the share that is wrong; the loss isn't a share.", 0.9)
        .mistake("That is ln 3, the case of Iris; these are K classes.", 1.0986)
        .expect(
            "ln 10; such a network on the digits has the loss %.4f (lesson 05)."
                .formatted(measured),
            measured);
  }

  @Test
  @Order(2)
  void theCommonestClassIsRightInItsShare() {
    Answer.to(
            "accuracyOfTheCommonest of the satellite's soils",
            yours.accuracyOfTheCommonest(counts(Datasets.satelliteSoil())))
        .mistake("That is the rarest class; take the largest count.", 0.0970)
        .mistake(
            "In Java a quotient of whole numbers is whole: one of the two must be a double.", 0)
        .mistake("That is 1/K: the classes aren't equally common.", 0.5)
        .mistake("That is its number of rows; divide it by the number of all.", 5809)
        .expect("most pixels are of the common soil (lesson 18).", share(Datasets.satelliteSoil()));
  }

  @Test
  @Order(3)
  void theSharesCostTheirEntropy() {
    Answer.to("lossOfTheShares([75, 25])", yours.lossOfTheShares(new int[] {75, 25}))
        .mistake("Each -ln s is multiplied by its share s.", 1.6740)
        .mistake("That is the logarithm to base 2; take ln, in Java StrictMath.log.", 0.8113)
        .mistake("That is the logarithm to base 10; take ln, in Java StrictMath.log.", 0.2442)
        .mistake("The sign is wrong: there is a minus before the sum.", -0.5623)
        .mistake("That is ln 2, for equal shares.", 0.6931)
        .mistake(
            "That is the last class's part only: add to the sum, rather than overwrite it.", 0.3466)
        .notFinite("In Java 25 / 100 is 0: one of the two must be a double.")
        .expect("0.75 * 0.2877 + 0.25 * 1.3863 = 0.5623 (lesson 05).", 0.5623);
  }

  @Test
  @Order(4)
  void theMeanOfTheConcretesStrengths() {
    Dataset concrete = Datasets.concrete();
    double[] targets = new double[concrete.targets().numRows];
    System.arraycopy(concrete.targets().data, 0, targets, 0, targets.length);
    double mean = Arrays.stream(targets).average().orElseThrow();
    double squares = Arrays.stream(targets).map(target -> (target - mean) * (target - mean)).sum();
    double right = Math.sqrt(squares / targets.length);
    Answer.to("errorOfTheMean of the strengths of concrete", yours.errorOfTheMean(targets))
        .mistake("That is the mean of the squares; take its root.", right * right)
        .mistake("That is the mean of the targets; find how far they are from it.", mean)
        .mistake(
            "Subtract the mean from each target before you square.",
            Math.sqrt(right * right + mean * mean))
        .mistake(
            "Divide the sum of the squares by the number of targets.",
            right * Math.sqrt(targets.length))
        .mistake(
            "That is the mean of the absolute distances; square each, and take the root at the end.",
            Arrays.stream(targets).map(target -> Math.abs(target - mean)).average().orElseThrow())
        .expect(
            "if you answer %.2f MPa for every mixture, you are off by %.2f (lesson 21)."
                .formatted(mean, right),
            right);
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    int[] counts = {random.whole(20, 60), random.whole(1, 19), random.whole(1, 19)};
    double sum = counts[0] + counts[1] + counts[2];
    Answer.to(
            "accuracyOfTheCommonest(%s)".formatted(Arrays.toString(counts)),
            yours.accuracyOfTheCommonest(counts))
        .expect(random.note("it is the largest share", "lesson 09"), counts[0] / sum);
    Matrix shares =
        new Matrix(new double[][] {{counts[0] / sum, counts[1] / sum, counts[2] / sum}});
    Answer.to(
            "lossOfTheShares(%s)".formatted(Arrays.toString(counts)), yours.lossOfTheShares(counts))
        .expect(
            random.note("it is the entropy of the shares", "lesson 05"),
            new CrossEntropy().value(shares, shares));
    int classes = random.whole(4, 40);
    Answer.to("lossOfZeroWeights(%d)".formatted(classes), yours.lossOfZeroWeights(classes))
        .expect(random.note("it is ln K", "lesson 05"), StrictMath.log(classes));
  }

  private static double share(Dataset data) {
    return (double) Arrays.stream(counts(data)).max().orElseThrow() / data.targets().numRows;
  }
}
